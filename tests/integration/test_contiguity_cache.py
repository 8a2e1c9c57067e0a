# SPDX-License-Identifier: GPL-2.0-or-later
"""Neighbours that were found once are found again, and never belong to other outlines."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from layers import MAPPING, Log, grid_layer, make_layer, square_wkt
from osgeo import ogr
from qgis.core import QgsVectorLayer
from sozialraumplaner.core.contiguity import NeighbourRules
from sozialraumplaner.gis import contiguity_cache
from sozialraumplaner.gis.geometry import outlines
from sozialraumplaner.gis.layers import read_block_layer
from sozialraumplaner.gis.plan_session import open_session

TABLE = "gpkgext_sozialraum_nachbarschaft"


@pytest.fixture
def prepared(qgis_app, tmp_path: Path) -> Path:
    """Clean blocks in a GeoPackage, and a session that knows nothing of them."""
    path = tmp_path / "Bausteine Kreis Düren.gpkg"
    qgis_app.run(
        "sozialraum:prepareblocks",
        {"INPUT": grid_layer(), **MAPPING, "BLOCKS": str(path)},
        feedback=Log(),
    )
    contiguity_cache.forget()
    return path


def layer_of(path: Path) -> QgsVectorLayer:
    (name,) = table_names(path)
    return QgsVectorLayer(f"{path}|layername={name}", "Bausteine", "ogr")


def table_names(path: Path) -> list[str]:
    source = ogr.Open(str(path))
    return [source.GetLayer(index).GetName() for index in range(source.GetLayerCount())]


def stored(path: Path, layer: QgsVectorLayer):
    """What the file alone knows of a layer."""
    contiguity_cache.forget()
    geometries = [feature.geometry() for feature in layer.getFeatures()]
    mark = contiguity_cache.fingerprint(outlines(geometries), layer.crs())
    return contiguity_cache.recall(mark, geopackage=path)


def assert_same(one, other) -> None:
    for name in ("left", "right", "length", "perimeter", "bridge"):
        assert np.array_equal(getattr(one.borders, name), getattr(other.borders, name))
    for name in ("segments", "left", "right"):
        assert np.array_equal(getattr(one.lines, name), getattr(other.lines, name))


def test_prepared_blocks_carry_their_neighbours_and_nobody_sees_a_table_more(prepared):
    layer = layer_of(prepared)
    known = stored(prepared, layer)
    assert known is not None and known.rules == NeighbourRules()
    contiguity_cache.forget()
    computed = read_block_layer(layer)
    assert_same(computed, known)
    assert np.array_equal(computed.blocks.xy, known.xy)
    assert np.array_equal(computed.blocks.area, known.area)


def test_neighbours_are_read_from_the_file_not_computed(prepared):
    # A file that claims no neighbours at all shows whom the reader believes.
    layer = layer_of(prepared)
    known = stored(prepared, layer)
    geometries = [feature.geometry() for feature in layer.getFeatures()]
    mark = contiguity_cache.fingerprint(outlines(geometries), layer.crs())
    lonely = contiguity_cache.Derived(
        known.rules,
        known.xy,
        known.area,
        known.borders.without_short_borders(1e9),
        known.lines,
    )
    assert contiguity_cache.store(mark, lonely, prepared)
    contiguity_cache.forget()
    assert read_block_layer(layer, geopackage=prepared).contiguity.edge_count == 0
    contiguity_cache.forget()
    assert read_block_layer(layer).contiguity.edge_count == 38


def test_a_moved_block_gets_its_own_neighbours(prepared):
    layer = layer_of(prepared)
    before = read_block_layer(layer, geopackage=prepared)
    features = list(layer.getFeatures())
    geometry = features[0].geometry()
    geometry.translate(5_000, 0)
    layer.dataProvider().changeGeometryValues({features[0].id(): geometry})
    after = read_block_layer(layer, geopackage=prepared)
    assert after.contiguity.edge_count == before.contiguity.edge_count - 2
    assert len(after.contiguity.neighbours(0)) == 0


def test_the_dock_takes_the_rules_with_which_the_blocks_were_prepared(qgis_app, tmp_path):
    path = tmp_path / "bausteine.gpkg"
    apart = make_layer(
        [
            (square_wkt(0, 0), "1", "05358028", "Kreuzau", 500, ""),
            (square_wkt(1.02, 0), "2", "05358028", "Kreuzau", 500, ""),
        ]
    )
    parameters = {"INPUT": apart, **MAPPING, "TOLERANCE": 3, "BLOCKS": str(path)}
    qgis_app.run("sozialraum:prepareblocks", parameters, feedback=Log())
    result = qgis_app.run(
        "sozialraum:delineate",
        {
            "INPUT": str(path),
            "TOLERANCE": 3,
            "BLOCKS": str(tmp_path / "plan.gpkg"),
            "REGIONS": "TEMPORARY_OUTPUT",
        },
        feedback=Log(),
    )
    contiguity_cache.forget()
    session = open_session(layer_of(Path(result["BLOCKS"])), "sr_id")
    assert session.layer.rules.tolerance == 3
    assert session.plan.contiguity.edge_count == 1


def test_other_rules_than_those_stored_are_computed(prepared):
    layer = layer_of(prepared)
    queen = read_block_layer(layer, rules=NeighbourRules(queen=True), geopackage=prepared)
    assert queen.contiguity.edge_count == 38 + 2 * 5 * 3
    rook = read_block_layer(layer, rules=NeighbourRules(), geopackage=prepared)
    assert rook.contiguity.edge_count == 38


@pytest.mark.parametrize("fault", ["torn", "gone", "strange"])
def test_a_damaged_store_costs_time_and_nothing_else(prepared, fault):
    with sqlite3.connect(prepared) as connection:
        if fault == "torn":
            connection.execute(f"UPDATE {TABLE} SET daten = substr(daten, 1, 100)")
        elif fault == "strange":
            connection.execute(f"UPDATE {TABLE} SET daten = 'Text'")
        else:
            connection.execute(f"DROP TABLE {TABLE}")
    connection.close()
    layer = layer_of(prepared)
    assert stored(prepared, layer) is None
    assert read_block_layer(layer, geopackage=prepared).contiguity.edge_count == 38


def test_a_locked_file_is_no_reason_to_fail(prepared):
    layer = layer_of(prepared)
    known = stored(prepared, layer)
    holder = sqlite3.connect(prepared, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert contiguity_cache.store("mark", known, prepared) is False
    finally:
        holder.close()


def test_a_file_keeps_only_the_newest_layers(prepared):
    known = stored(prepared, layer_of(prepared))
    for number in range(5):
        assert contiguity_cache.store(f"mark {number}", known, prepared)
    with sqlite3.connect(prepared) as connection:
        rows = connection.execute(f"SELECT fingerabdruck FROM {TABLE} ORDER BY nr").fetchall()
        registered = connection.execute(
            "SELECT count(*) FROM gpkg_extensions WHERE table_name = ?", (TABLE,)
        ).fetchone()
    connection.close()
    assert rows == [("mark 2",), ("mark 3",), ("mark 4",)]
    assert registered == (1,)


def test_files_with_the_same_outlines_keep_their_own_rules(qgis_app, tmp_path):
    # The second run leaves its neighbours in memory; the first file must not pick them up.
    paths = {True: tmp_path / "ecken.gpkg", False: tmp_path / "kanten.gpkg"}
    for queen in (False, True, False):
        if not paths[queen].exists():
            parameters = {"INPUT": grid_layer(), **MAPPING, "QUEEN": int(queen)}
            qgis_app.run(
                "sozialraum:prepareblocks",
                {**parameters, "BLOCKS": str(paths[queen])},
                feedback=Log(),
            )
        for expected, path in paths.items():
            if path.exists():
                layer = read_block_layer(layer_of(path), geopackage=path)
                assert layer.rules.queen is expected, path.name
    assert not read_block_layer(grid_prepared(qgis_app)).rules.queen, "a layer without a file"


def grid_prepared(qgis_app) -> QgsVectorLayer:
    parameters = {"INPUT": grid_layer(), **MAPPING, "QUEEN": 1}
    return qgis_app.run("sozialraum:prepareblocks", parameters, feedback=Log())["BLOCKS"]


def test_rules_go_along_the_whole_chain(qgis_app, tmp_path):
    # The two blocks share eight metres: neighbours for this planner, not for others.
    layer = make_layer(
        [
            (square_wkt(0, 0), "1", "05358028", "Kreuzau", 900, ""),
            (square_wkt(1, 0.92), "2", "05358028", "Kreuzau", 900, ""),
        ]
    )
    paths = [str(tmp_path / f"{name}.gpkg") for name in ("a", "b", "c")]
    qgis_app.run(
        "sozialraum:prepareblocks",
        {"INPUT": layer, **MAPPING, "MIN_BORDER": 5, "BLOCKS": paths[0]},
        feedback=Log(),
    )
    point = make_layer([("Point(320050 5630050)",)], "field=art:string", kind="Point")
    qgis_app.run(
        "sozialraum:assignfacilities",
        {"INPUT": paths[0], "POINTS": point, "BLOCKS": paths[1], "REGIONS": "TEMPORARY_OUTPUT"},
        feedback=Log(),
    )
    contiguity_cache.forget()
    result = qgis_app.run(
        "sozialraum:delineate",
        {
            "INPUT": paths[1],
            "MIN_POPULATION": 1500,
            "TARGET_POPULATION": 1800,
            "BLOCKS": paths[2],
            "REGIONS": "TEMPORARY_OUTPUT",
        },
        feedback=Log(),
    )
    assert (result["REGION_COUNT"], result["BRIDGED"]) == (1, 0)
    contiguity_cache.forget()
    assert open_session(layer_of(Path(paths[2])), "sr_id").layer.rules.minimum_border == 5
