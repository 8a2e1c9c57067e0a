# SPDX-License-Identifier: GPL-2.0-or-later
"""``linkblocks``: links from layers and files as people have them, and back from the table."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layers import Log, make_layer, rows_of, sentence_of, square_wkt
from qgis.core import NULL, QgsVectorLayer
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.links import (
    Kind,
    LinkTable,
    block_mass,
    field_groups,
    read_link_table,
)
from sozialraumplaner.gis.layers import BlockFields, read_block_layer
from sozialraumplaner.gis.links.tables import all_links, link_features, link_fields, read_links

ALGORITHM = "sozialraum:linkblocks"
TABLE = ("art", "quelle", "gruppe", "von", "nach", "staerke", "gewicht", "grund")
KEY_OF_FLENSBURG, KEY_OF_BERLIN = "AREA_ID", "plr_id"
FIELDS = (
    "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
    "&field=ortsteil:string&field=name:string&field=schule:string"
)


def blocks_layer(columns: int = 6, rows: int = 4, residents: int | None = 250) -> QgsVectorLayer:
    """Prepared blocks; the left half is Kreuzau, the right half Nideggen, Ortsteile are rows."""
    return make_layer(
        [
            (
                square_wkt(column, row),
                f"{row:02d}{column:02d}",
                "05358028" if column < columns // 2 else "05358044",
                "Kreuzau" if column < columns // 2 else "Nideggen",
                residents,
                f"Ort {row}",
                "",
                "GS Nord" if row > 1 else "GS Süd",
            )
            for row in range(rows)
            for column in range(columns)
        ],
        FIELDS,
    )


def pair_table(rows, fields="field=von:string&field=nach:string&field=gewicht:string"):
    layer = make_layer([(None, *row) for row in rows], fields, crs="EPSG:25832", kind="NoGeometry")
    layer.setName("Pendler")
    return layer


def link(qgis_app, layer=None, log=None, **parameters):
    return qgis_app.run(
        ALGORITHM,
        {
            "INPUT": layer or blocks_layer(),
            "LINKS": "TEMPORARY_OUTPUT",
            "FINDINGS": "TEMPORARY_OUTPUT",
            **parameters,
        },
        feedback=log or Log(),
    )


def rules(result) -> list[str]:
    return sorted(row["regel"] for row in rows_of(result["FINDINGS"]))


def texts(result) -> str:
    return " ".join(row["meldung"] for row in rows_of(result["FINDINGS"]))


def test_fields_keep_together_within_the_municipality(qgis_app):
    result = link(qgis_app, MUST_FIELDS=["ortsteil"], SHOULD_FIELDS="schule: 0,5; ortsteil")
    assert (result["MUST_GROUPS"], result["MUST_BLOCKS"]) == (8, 24)
    assert (result["AFFINITY_SOURCES"], result["AFFINITY_GROUPS"]) == (2, 12)
    assert result["ERRORS"] == 0 and set(rules(result)) == {"L04"}
    rows = rows_of(result["LINKS"])
    assert {row["art"] for row in rows} == {"muss", "soll"}
    weights = {(row["art"], row["quelle"], row["gewicht"]) for row in rows}
    assert weights == {("muss", "ortsteil", NULL), ("soll", "ortsteil", 1), ("soll", "schule", 0.5)}
    anywhere = link(qgis_app, MUST_FIELDS=["ortsteil"], WITHIN_MUNICIPALITY=False)
    assert anywhere["MUST_GROUPS"] == 4 and rules(anywhere) == []


def test_links_come_back_from_their_table(qgis_app, tmp_path):
    layer = blocks_layer()
    table = pair_table(
        [
            ("0000", "0001", "1,5", "soll", ""),
            ("0001", "0000", "2", "", "beide Richtungen"),
            ("0002", "0203", "0,123456789", "soll", ""),
            ("0000", "0100", "", "muss", "Workshop"),
            ("0300", "0001", "", "darf nicht", "Bahn"),
        ],
        "field=von:string&field=nach:string&field=gewicht:string&field=art:string"
        "&field=grund:string",
    )
    for target in ("TEMPORARY_OUTPUT", str(tmp_path / "verknüpfungen.gpkg")):
        result = link(
            qgis_app,
            layer,
            SHOULD_FIELDS="ortsteil: 2",
            MUST_FIELDS=["schule"],
            PAIRS=table,
            PAIRS_WEIGHT=0.7,
            LINKS=target,
        )
        written = result["LINKS"]
        if isinstance(written, str):
            written = QgsVectorLayer(written, "Verknüpfungen")
        blocks = read_block_layer(layer, BlockFields()).blocks
        links, findings = read_links(written, blocks)
        assert findings == []
        assert len(links.cannot) == result["CANNOT_PAIRS"] == 1
        assert links.must_count == result["MUST_GROUPS"]
        ties = {tuple(row) for row in links.cannot.tolist()}
        assert [{str(blocks.keys[b]) for b in tie} for tie in ties] == [{"0300", "0001"}]
        pair = next(pair for pair in links.pairs if pair.kind is Kind.SHOULD)
        assert sorted(pair.strength) == [0.123456789, 3.5] and pair.weight == 0.7
        assert "beide Richtungen" in pair.reason.tolist()
        assert {group.source: group.weight for group in links.affinity_groups} == {"ortsteil": 2}
        # The table as an input gives itself.
        again = link(qgis_app, layer, PAIRS=written)
        assert contents(again["LINKS"]) == contents(written)


def contents(layer) -> list[list[str]]:
    rows = [[str(row[name]) for name in TABLE] for row in rows_of(layer)]
    return sorted(rows)


@given(
    st.lists(st.sampled_from(["", "a", "b", "c"]), min_size=24, max_size=24),
    st.lists(
        st.tuples(
            st.sampled_from(list(Kind)),
            st.integers(0, 23),
            st.integers(0, 23),
            st.floats(1e-6, 1e6),
        ),
        max_size=12,
    ),
    st.floats(0, 100),
)
@settings(max_examples=25)
def test_any_links_come_back_from_their_table(qgis_app, names, entries, weight):
    blocks = read_block_layer(blocks_layer(), BlockFields()).blocks
    table = LinkTable(
        *([blocks.keys[entry[at]] for entry in entries] for at in (1, 2)),
        [entry[3] for entry in entries],
        [entry[0].value for entry in entries],
    )
    mass = block_mass(blocks)
    keys = [str(key) for key in blocks.keys]
    groups, pairs, _ = read_link_table(table, keys, mass, source="Liste", weight=weight)
    field, _ = field_groups("Feld", Kind.SHOULD, names, blocks, weight=weight)
    links = all_links(blocks, [([field], []), (groups, pairs)])
    layer = QgsVectorLayer("NoGeometry", "Verknüpfungen", "memory")
    layer.dataProvider().addAttributes(list(link_fields()))
    layer.updateFields()
    rows = link_features(links, blocks)
    layer.dataProvider().addFeatures(rows)
    if not rows:
        with pytest.raises(UserError, match="link_table_empty"):
            read_links(layer, blocks)
        return
    back, findings = read_links(layer, blocks)
    assert findings == []
    assert np.array_equal(back.must, links.must) and np.array_equal(back.cannot, links.cannot)
    assert len(back.groups) == len(links.groups) and len(back.pairs) == len(links.pairs)
    for one, other in zip((*back.groups, *back.pairs), (*links.groups, *links.pairs)):
        assert one.source == other.source and one.kind is other.kind and one.total == other.total
        if one.kind is Kind.SHOULD:
            assert one.weight == other.weight
    assert (back.features != links.features).nnz == 0
    for one, other in zip(back.edges, links.edges):
        assert np.array_equal(one, other)


def test_a_list_of_groups_and_a_contradiction(qgis_app):
    table = pair_table(
        [
            ("0000", "", "muss", "Birk"),
            ("0001", "", "muss", "Birk"),
            ("0002", "", "muss", "Birk"),
            ("0000", "0002", "darf nicht", ""),
            ("0002", "0003", "muss", ""),
        ],
        "field=von:string&field=nach:string&field=art:string&field=gruppe:string",
    )
    log = Log()
    result = link(qgis_app, log=log, PAIRS=table)
    assert (result["MUST_GROUPS"], result["MUST_BLOCKS"], result["ERRORS"]) == (1, 4, 2)
    assert rules(result) == ["L05", "L06"]
    assert "Kreuzau, Nideggen" in texts(result) and "Birk" in texts(result)
    assert any("must not lie together" in text for text in log.warnings)


def test_faulty_rows_are_listed_and_the_others_used(qgis_app):
    table = pair_table(
        [
            ("0000", "0001", "1,5"),
            ("1", "2", "2"),
            ("9999", "0001", "3"),
            ("0003", "0004", "-1"),
            ("0003", "0004", "viel"),
            ("0003", None, "1"),
            ("0005", "0005", "8"),
        ]
    )
    result = link(qgis_app, PAIRS=table)
    assert rules(result) == ["L01", "L02", "L09", "L12", "L14"]
    rows = {(row["von"], row["nach"]): row["staerke"] for row in rows_of(result["LINKS"])}
    assert rows == {("0000", "0001"): 1.5, ("0001", "0002"): 2.0}
    assert "9999" in texts(result) and "1 → 0001" in texts(result) and "viel" in texts(result)


def test_csv_and_matrix_files(qgis_app, tmp_path):
    folder = tmp_path / "Zähler & Pendler"
    folder.mkdir()
    long = folder / "pendler.csv"
    long.write_text("von;nach;gewicht\n0000;0001;1,5\n0001;0000;0,5\n", encoding="utf-8")
    square = folder / "matrix.csv"
    square.write_text("Pendler 2025;;\n;0000;0001\n0000;7;1,5\n0001;0,5;–\n", encoding="utf-8-sig")
    for parameters in ({"PAIRS": str(long)}, {"MATRIX": str(square)}):
        (row,) = rows_of(link(qgis_app, **parameters)["LINKS"])
        assert (row["von"], row["nach"], row["staerke"]) == ("0000", "0001", 2.0)
    lost = folder / "schief.csv"
    lost.write_text("x;0;1;2\n0;1;2;3\n1;4;5;6\n", encoding="utf-8")
    result = link(qgis_app, MATRIX=str(lost))
    assert rules(result) == ["L02", "L10", "L12"] and "not square" in texts(result)
    assert result["AFFINITY_PAIRS"] == 3


def test_a_table_may_name_ortsteile_instead_of_blocks(qgis_app):
    layer = blocks_layer(columns=3)
    table = pair_table([("Ort 0", "Ort 1", "90")])
    result = link(qgis_app, layer, PAIRS=table, TABLE_KEY="ortsteil")
    rows = rows_of(result["LINKS"])
    assert len(rows) == 9 and sum(row["staerke"] for row in rows) == pytest.approx(90)


def test_catchments_in_another_system_and_blocks_half_outside(qgis_app):
    layer = blocks_layer(columns=4, rows=1)
    # Two catchments meet inside the third block; the fourth lies outside, save for a third.
    west = make_layer(
        [
            ("Polygon((319900 5629900, 320240 5629900, 320240 5630200, 319900 5630200))", "GS A"),
            ("Polygon((320240 5629900, 320330 5629900, 320330 5630200, 320240 5630200))", "GS B"),
        ],
        "field=schule:string",
    )
    west.setName("Einzug")
    degrees = qgis_app.run(
        "native:reprojectlayer",
        {"INPUT": west, "TARGET_CRS": "EPSG:4326", "OUTPUT": "TEMPORARY_OUTPUT"},
    )["OUTPUT"]
    for catchments in (west, degrees):
        result = link(qgis_app, layer, CATCHMENTS=catchments, CATCHMENT_NAME="schule")
        groups = {row["von"]: row["gruppe"] for row in rows_of(result["LINKS"])}
        assert groups == {"0000": "GS A", "0001": "GS A", "0002": "GS B", "0003": "GS B"}
        assert rules(result) == ["L15"] and "0003" in texts(result) and "30.0 %" in texts(result)
    point = link(qgis_app, layer, CATCHMENTS=west, CATCHMENT_NAME="schule", CATCHMENT_RULE=1)
    assert rules(point) == ["L16"], "the point of the last block lies in no catchment"
    assert {row["von"] for row in rows_of(point["LINKS"])} == {"0000", "0001"}


def test_lines_report_and_what_an_existing_division_keeps(qgis_app, tmp_path):
    report = tmp_path / "bericht.html"
    table = pair_table([(f"0{row}00", f"0{row}01", str(row + 1)) for row in range(4)])
    result = link(
        qgis_app,
        SHOULD_FIELDS="schule: 2",
        PAIRS=table,
        REGION_FIELD="ortsteil",
        LINES="TEMPORARY_OUTPUT",
        MAX_LINES=3,
        REPORT=str(report),
    )
    lines = rows_of(result["LINES"])
    drawn = [row for row in lines if row["quelle"] == "Pendler"]
    assert sorted(row["anteil"] for row in drawn) == [20, 30, 40], "the strongest three of four"
    stars = [row for row in lines if row["quelle"] == "schule"]
    assert len(stars) == 24 - 4, "a star for each of four groups"
    text = report.read_text(encoding="utf-8")
    # Two rows of three blocks each in a municipality: halves; pairs lie inside their row.
    assert "<td>50.0 %</td>" in text and "<td>100.0 %</td>" in text and "Pendler" in text


def test_without_residents_blocks_count_by_area(qgis_app):
    result = link(qgis_app, blocks_layer(residents=None), SHOULD_FIELDS="schule")
    assert "L20" in rules(result) and result["AFFINITY_GROUPS"] == 4


def test_groups_above_the_maximum_are_listed(qgis_app):
    result = link(qgis_app, MUST_FIELDS=["schule"], MAX_POPULATION=1000)
    assert rules(result).count("L08") == 4 and "1,500" in texts(result)


SENTENCES = {
    "nothing chosen": ({}, "Nothing says yet"),
    "a field that does not exist": ({"SHOULD_FIELDS": "ortstiel: 2"}, "ortstiel"),
    "a division that does not exist": (
        {"SHOULD_FIELDS": "ortsteil", "REGION_FIELD": "sr_id"},
        "has no field “sr_id”",
    ),
    "a key that the blocks do not have": (
        {"PAIRS": lambda: pair_table([("0000", "0001", "1")]), "TABLE_KEY": "bezirk"},
        "has no field “bezirk”",
    ),
    "weights that are none": ({"SHOULD_FIELDS": "ortsteil: viel"}, "ortsteil: viel"),
    "negative weights": ({"SHOULD_FIELDS": "ortsteil: -2"}, "ortsteil: -2"),
    "an empty table": ({"PAIRS": lambda: pair_table([])}, "holds no rows"),
    "a table without keys": (
        {"PAIRS": lambda: pair_table([("a", 1)], "field=x:string&field=y:integer")},
        "has no field “von”",
    ),
    "a dot that says nothing": (
        {"PAIRS": lambda: pair_table([("0000", "0001", "1.234")])},
        "decimal dot",
    ),
    "catchments without a CRS": (
        {"CATCHMENTS": lambda: make_layer([(square_wkt(0, 0), "A")], "field=n:string", crs="")},
        "no coordinate reference system",
    ),
    "catchments without names": (
        {
            "CATCHMENTS": lambda: make_layer([(square_wkt(0, 0), "")], "field=n:string"),
            "CATCHMENT_NAME": "n",
        },
        "no catchments",
    ),
    "blocks that are not prepared": (
        {
            "INPUT": lambda: make_layer([(square_wkt(0, 0), "1")], "field=nr:string"),
            "MUST_FIELDS": ["nr"],
        },
        "does not hold prepared blocks",
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_what_cannot_be_done_is_refused_in_one_sentence(qgis_app, case):
    changes, part = SENTENCES[case]
    made = {name: value() if callable(value) else value for name, value in changes.items()}
    parameters = {"LINKS": "TEMPORARY_OUTPUT", "FINDINGS": "TEMPORARY_OUTPUT", **made}
    sentence = sentence_of(qgis_app, ALGORITHM, {"INPUT": blocks_layer(), **parameters})
    assert part in sentence and "Traceback" not in sentence and "\n" not in sentence.strip()


def test_a_matrix_without_keys_and_a_missing_file(qgis_app, tmp_path):
    strange = tmp_path / "matrix.csv"
    strange.write_text("a;b;c\nd;1;2\n", encoding="utf-8")
    for path, part in ((strange, "No row and column"), (tmp_path / "fehlt.csv", "fehlt.csv")):
        sentence = sentence_of(
            qgis_app,
            ALGORITHM,
            {
                "INPUT": blocks_layer(),
                "MATRIX": str(path),
                "LINKS": "TEMPORARY_OUTPUT",
                "FINDINGS": "TEMPORARY_OUTPUT",
            },
        )
        assert part in sentence


def test_a_table_changed_by_hand_says_what_no_longer_fits(qgis_app):
    layer = blocks_layer()
    blocks = read_block_layer(layer, BlockFields()).blocks
    fields = "field=art:string&field=quelle:string&field=von:string&field=nach:string"
    table = pair_table([("muss", "Hand", "0000", "0001"), ("muss", "Hand", "0000", "weg")], fields)
    links, findings = read_links(table, blocks)
    assert links.must_count == 1 and [finding.rule for finding in findings] == ["L01"]


def test_cancelling_writes_nothing(qgis_app, tmp_path):
    log = Log()
    log.cancel()
    with pytest.raises(Exception, match="Cancelled"):
        link(qgis_app, log=log, MUST_FIELDS=["ortsteil"], LINKS=str(tmp_path / "links.gpkg"))
    assert list(tmp_path.iterdir()) == []


def real_blocks(qgis_app, path, key, values, crs):
    """Published areas as prepared blocks; values: municipality, residents, parent of a feature."""
    source = QgsVectorLayer(str(path), "Bausteine")
    assert source.isValid() and source.featureCount() > 0
    metric = qgis_app.run(
        "native:reprojectlayer",
        {"INPUT": source, "TARGET_CRS": crs, "OUTPUT": "TEMPORARY_OUTPUT"},
    )["OUTPUT"]
    rows = []
    for feature in metric.getFeatures():
        ags, people, parent = values(feature)
        geometry = feature.geometry().asWkt()
        rows.append((geometry, str(feature[key]), ags, "", people, "", "", parent))
    return make_layer(rows, FIELDS, crs=crs, kind="MultiPolygon")


def test_flensburg_districts_go_into_their_stadtteile(qgis_app, shared_data):
    path = f"/vsizip/{shared_data}/flensburg/flensburg_stadtbezirke.zip"
    source = QgsVectorLayer(path, "Bezirke")
    parents = [str(feature["PARENT_ARE"]) for feature in source.getFeatures()]
    assert (len(parents), len(set(parents))) == (41, 13)
    several = [parent for parent in set(parents) if parents.count(parent) > 1]
    layer = real_blocks(
        qgis_app,
        path,
        KEY_OF_FLENSBURG,
        lambda feature: ("01001000", None, str(feature["PARENT_ARE"])),
        "EPSG:25832",
    )
    result = link(qgis_app, layer, MUST_FIELDS=["schule"])
    assert result["MUST_GROUPS"] == len(several)
    assert result["MUST_BLOCKS"] == sum(parents.count(parent) for parent in several)
    groups: dict[str, int] = {}
    for row in rows_of(result["LINKS"]):
        groups[row["gruppe"]] = groups.get(row["gruppe"], 0) + 1
    assert groups == {parent: parents.count(parent) for parent in several}


def test_berlin_larger_areas_keep_the_smaller_ones_whole(qgis_app, shared_data, tmp_path):
    """542 Planungsräume, 143 Bezirksregionen, 58 Prognoseräume; the key holds the hierarchy."""
    folder = shared_data / "berlin"
    with (folder / "EWR_L21_202512E_Matrix.csv").open(encoding="utf-8-sig") as file:
        table = list(csv.DictReader(file, delimiter=";"))
    # "NA" is secret or missing: unknown, not 0.
    people = {row["RAUMID"]: int(row["E_E"]) for row in table if row["E_E"] != "NA"}

    def values(feature):
        key = str(feature[KEY_OF_BERLIN])
        return "11000000", people.get(key), key[:6]

    layer = real_blocks(qgis_app, folder / "kieze.geojson", KEY_OF_BERLIN, values, "EPSG:25833")
    result = link(qgis_app, layer, SHOULD_FIELDS="schule: 3")
    blocks = read_block_layer(layer, BlockFields()).blocks
    links, _ = read_links(result["LINKS"], blocks)
    keys = [str(key) for key in blocks.keys]
    assert len(keys) == 542 and len({key[:6] for key in keys}) == 143
    larger = np.unique([key[:4] for key in keys], return_inverse=True)[1]
    assert larger.max() + 1 == 58
    (kept,) = links.evaluate(larger).kept
    assert kept.share == pytest.approx(1) and kept.whole == kept.count and kept.weight == 3
    # Planungsräume by themselves: one minus the Gini-Simpson index, from the published residents.
    (kept,) = links.evaluate(np.arange(542)).kept
    of_region: dict[str, list[int]] = {}
    for key in keys:
        of_region.setdefault(key[:6], []).append(people.get(key, 0))
    several = [counts for counts in of_region.values() if len(counts) > 1]
    parts = sum(count**2 / sum(counts) for counts in several for count in counts)
    assert kept.share == pytest.approx(parts / sum(map(sum, several))) and kept.whole == 0
    assert kept.count == len(several)
