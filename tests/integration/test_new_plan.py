# SPDX-License-Identifier: GPL-2.0-or-later
"""New plans from the start page: field, polygons, table, empty; what is missing is told."""

from __future__ import annotations

import pytest
from layers import make_layer, square_wkt
from qgis.core import QgsField, QgsProject
from qgis.PyQt.QtCore import QVariant
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


def test_existing_regions_keep_their_labels_and_names(blocks, tmp_path):
    areas = make_layer(
        [
            (square_wkt(0, 0, 300), "05358028-07", "K 7", "Drove"),
            (square_wkt(3, 0, 300), "05358028-02", None, None),
        ],
        "field=sr_id:string&field=KUERZEL:string&field=Bezeichnung:string",
    )
    areas.setName("Bestand")
    QgsProject.instance().addMapLayer(areas)
    dialog = dialog_for(blocks, POLYGONS, tmp_path)
    # Nothing needs to be chosen: the one layer that holds regions, and its fields.
    assert dialog.regions.currentLayer() is areas
    boxes = dialog.region_fields
    chosen = [box.currentField() for box in (boxes.key, boxes.short, boxes.name)]
    assert chosen == ["sr_id", "KUERZEL", "Bezeichnung"]
    dialog._create()
    entries = {entry.key: entry for entry in dialog.session.plan.regions}
    assert (entries["05358028-07"].short, entries["05358028-07"].name) == ("K 7", "Drove")
    # What has no label takes the letters of the others and the number of its key.
    assert entries["05358028-02"].short == "K 2"
    dialog.session.close()


def test_blocks_offer_no_layer_of_regions_and_no_names_of_blocks(blocks, tmp_path):
    blocks.dataProvider().addAttributes([QgsField("name", QVariant.String)])
    blocks.updateFields()
    dialog = dialog_for(blocks, FIELD, tmp_path)
    assert [box.currentField() for box in (dialog.field, dialog.fields.name)] == ["sr_id", ""]
    assert dialog.regions.currentLayer() is None


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (lambda dialog: dialog.minimum.setValue(20_000), "lower limit of 20,000"),
        (lambda dialog: dialog.title.setText("  "), "enter a title"),
    ],
)
def test_entries_that_cannot_be_meant(blocks, tmp_path, change, part):
    dialog = dialog_for(blocks, FIELD, tmp_path)
    change(dialog)
    dialog._create()
    assert part in dialog.fault.text() and not dialog.fault.isHidden()
    assert dialog.session is None and list(tmp_path.iterdir()) == []


def test_regions_across_municipalities_are_told_before_the_plan_begins(blocks, tmp_path):
    blocks.dataProvider().changeAttributeValues(
        {
            feature.id(): {1: "05358032"}
            for feature in blocks.getFeatures()
            if feature["baustein_id"] == "B2"
        }
    )
    dialog = dialog_for(blocks, FIELD, tmp_path)
    dialog._create()
    assert dialog.session is None and dialog.pages.currentIndex() == 1
    texts = [dialog.report.model.index(row).data() for row in range(dialog.report.model.rowCount())]
    assert any("across municipal borders: 1 of 2" in text for text in texts), texts
    dialog.back.click()
    dialog.hard.setChecked(False)
    dialog._create()
    assert dialog.session is not None, "allowed to cross, nothing is left to be said"
    dialog.session.close()


@pytest.mark.parametrize(
    ("typed", "written"),
    [("x.shp", "x.gpkg"), ("Stand 1.2", "Stand 1.2.gpkg"), ("Y.GPKG", "Y.GPKG")],
)
def test_a_plan_file_ends_like_one(blocks, tmp_path, typed, written):
    dialog = dialog_for(blocks, FIELD, tmp_path)
    dialog.path.setFilePath(str(tmp_path / typed))
    dialog._create()
    assert dialog.session.file.path.name == written
    dialog.session.close()


def test_the_title_follows_the_source_until_it_is_typed(blocks, tmp_path):
    parent = QWidget()
    dialog = NewPlanDialog(parent, TABLE)
    dialog.preset(blocks, "sr_id")
    assert dialog.title.text() == "Bausteine"
    dialog.table.setFilePath(str(tmp_path / "Vorschlag 3.xlsx"))
    assert dialog.title.text() == "Vorschlag 3" and "Vorschlag 3" in dialog.path.filePath()
    dialog.title.setText("Mein Titel")
    dialog.table.setFilePath(str(tmp_path / "anders.xlsx"))
    assert dialog.title.text() == "Mein Titel"
