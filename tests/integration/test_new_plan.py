# SPDX-License-Identifier: GPL-2.0-or-later
"""New plans from the start page: field, polygons, table, empty; what is missing is told."""

from __future__ import annotations

import pytest
from layers import make_layer, square_wkt
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QWidget
from sozialraumplaner.gis.plan_session import open_plan_file
from sozialraumplaner.ui.new_plan_dialog import (
    EMPTY,
    FIELD,
    POLYGONS,
    TABLE,
    NewPlanDialog,
    proposed_path,
)

BLOCKS = (
    "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
    "&field=ortsteil:string&field=sr_id:string"
)


@pytest.fixture
def blocks(qgis_app):
    """Six blocks in a row, three each in two regions."""
    rows = [
        (square_wkt(column, 0), f"B{column}", "05358028", "Kreuzau", 500, "Ort", key)
        for column, key in enumerate(["05358028-01"] * 3 + ["05358028-02"] * 3)
    ]
    layer = make_layer(rows, BLOCKS)
    layer.setName("Bausteine")
    QgsProject.instance().addMapLayer(layer)
    yield layer
    QgsProject.instance().clear()


def dialog_for(blocks, way: int, tmp_path) -> NewPlanDialog:
    parent = QWidget()
    dialog = NewPlanDialog(parent, way)
    dialog.keep = parent
    dialog.preset(blocks, "sr_id")
    dialog.title.setText("Probe")
    dialog.path.setFilePath(str(tmp_path / "Probe"))
    return dialog


def test_a_field_becomes_a_plan_file(blocks, tmp_path):
    dialog = dialog_for(blocks, FIELD, tmp_path)
    dialog.minimum.setValue(300)
    dialog.maximum.setValue(0)
    dialog._create()
    assert dialog.result() == dialog.DialogCode.Accepted, dialog.fault.text()
    info = dialog.session.info
    assert (info.title, info.minimum, info.maximum) == ("Probe", 300, None)
    assert dialog.session.plan.population.tolist() == [1500, 1500]
    dialog.session.close()
    again, _ = open_plan_file(tmp_path / "Probe.gpkg")
    assert again.info.title == "Probe" and again.plan.population.tolist() == [1500, 1500]
    again.close()


def test_polygons_show_a_report_before_the_file_is_made(blocks, tmp_path):
    # The second area covers two blocks and a part of the third only.
    areas = make_layer(
        [(square_wkt(0, 0, 300), "West", "W"), (square_wkt(3, 0, 240), "Ost", "O")],
        "field=schluessel:string&field=kurz:string",
    )
    areas.setName("Bestand")
    QgsProject.instance().addMapLayer(areas)
    dialog = dialog_for(blocks, POLYGONS, tmp_path)
    dialog.regions.setLayer(areas)
    dialog.key.setField("schluessel")
    dialog._create()
    assert dialog.session is None and dialog.pages.currentIndex() == 1
    assert not (tmp_path / "Probe.gpkg").exists()
    texts = [dialog.report.model.index(row).data() for row in range(dialog.report.model.rowCount())]
    assert any("B5" in text for text in texts), texts
    dialog._create()
    assert dialog.session.plan.block_count.tolist() == [3, 3]
    assert len(dialog.session.file.notes()) == 1, "the report is kept with the plan"
    dialog.session.close()


def test_a_table_with_one_unknown_key(blocks, tmp_path):
    table = tmp_path / "Zuordnung.csv"
    lines = [f"B{n};05358028-0{1 + n // 2}" for n in range(6)] + ["B99;05358028-01"]
    table.write_text("Baustein;SR\n" + "\n".join(lines) + "\n", encoding="cp1252")
    dialog = dialog_for(blocks, TABLE, tmp_path)
    dialog.table.setFilePath(str(table))
    dialog._create()
    assert dialog.pages.currentIndex() == 1 and "7 rows" in dialog.report.lines.text()
    dialog._create()
    assert dialog.session.plan.block_count.tolist() == [2, 2, 2]
    dialog.session.close()


def test_an_empty_plan_can_be_painted_at_once(blocks, tmp_path):
    dialog = dialog_for(blocks, EMPTY, tmp_path)
    dialog._create()
    session = dialog.session
    assert set(session.plan.region_of.tolist()) == {-1}
    assert [region.municipality for region in session.plan.regions] == ["05358028"]
    session.begin_gesture()
    session.stroke([0, 1], 0)
    session.end_gesture()
    assert session.plan.population.tolist() == [1000]
    session.close()


@pytest.mark.parametrize("way", [FIELD, POLYGONS, TABLE])
def test_what_is_missing_is_told_and_nothing_is_made(blocks, tmp_path, way):
    dialog = dialog_for(blocks, way, tmp_path)
    dialog.field.setField("")
    dialog._create()
    assert dialog.fault.text().startswith("Please choose")
    assert dialog.session is None and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "nur eine Spalte\n", "\x00\x01\x02"])
def test_a_table_that_is_none(blocks, tmp_path, content):
    table = tmp_path / "kaputt.csv"
    table.write_text(content, encoding="utf-8")
    dialog = dialog_for(blocks, TABLE, tmp_path)
    dialog.table.setFilePath(str(table))
    dialog._create()
    assert dialog.fault.text() and "Unexpected" not in dialog.fault.text()
    assert dialog.session is None


def test_a_folder_that_takes_no_file(blocks, closed_folder):
    dialog = dialog_for(blocks, FIELD, closed_folder)
    dialog._create()
    assert dialog.fault.text() and "Unexpected" not in dialog.fault.text()
    assert dialog.session is None


def test_proposed_names_are_free_and_allowed_everywhere(qgis_app, tmp_path, monkeypatch):
    project = QgsProject.instance()
    project.setFileName(str(tmp_path / "Kreis.qgz"))
    first = proposed_path('Entwurf "Mitte"/Nord: 1?')
    assert first.parent == tmp_path and not set(first.name) & set('\\/:*?"<>|')
    first.touch()
    assert proposed_path('Entwurf "Mitte"/Nord: 1?') != first
    project.setFileName("")
