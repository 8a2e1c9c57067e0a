# SPDX-License-Identifier: GPL-2.0-or-later
"""Where results may be written: never over what is being read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from layers import MAPPING, grid_layer, sentence_of
from qgis.core import QgsApplication, QgsProcessingContext, QgsProject, QgsVectorLayer

ALGORITHM = "sozialraum:prepareblocks"


@pytest.fixture
def county(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo / "demo_kreis.gpkg", tmp_path / "Kreis.gpkg"))


def test_the_file_of_an_input_is_not_replaced(qgis_app, county):
    before = county.read_bytes()
    parameters = {
        "INPUT": f"{county}|layername=bausteine",
        "KEY_FIELD": "bst_nr",
        "MUNICIPALITY_FIELD": "ags",
        "POPULATION_FIELD": "einwohner",
        "BLOCKS": str(county),
        "FINDINGS": "TEMPORARY_OUTPUT",
    }
    sentence = sentence_of(qgis_app, ALGORITHM, parameters)
    assert "Kreis.gpkg" in sentence and "another file name" in sentence
    assert county.read_bytes() == before


def test_barriers_in_a_list_of_layers_are_inputs_too(qgis_app, county):
    parameters = {
        "INPUT": grid_layer(),
        "BARRIERS": [f"{county}|layername=bahn"],
        "BLOCKS": str(county),
    }
    assert "another file name" in sentence_of(qgis_app, "sozialraum:connectblocks", parameters)


def test_the_file_of_a_layer_of_the_project_is_not_replaced(qgis_app, county):
    project = QgsProject()
    layer = QgsVectorLayer(f"{county}|layername=orte", "Orte", "ogr")
    project.addMapLayer(layer)
    context = QgsProcessingContext()
    context.setProject(project)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
    parameters = {"INPUT": grid_layer(), **MAPPING, "BLOCKS": str(county)}
    fits, sentence = algorithm.checkParameterValues(parameters, context)
    assert not fits and "“Orte”" in sentence
    fits, _ = algorithm.checkParameterValues(
        {**parameters, "BLOCKS": str(county.with_name("neu.gpkg"))}, context
    )
    assert fits


def test_two_results_need_two_files(qgis_app, tmp_path):
    parameters = {"INPUT": grid_layer(), **MAPPING}
    parameters["BLOCKS"] = parameters["FINDINGS"] = str(tmp_path / "alles.gpkg")
    assert "replace the first" in sentence_of(qgis_app, ALGORITHM, parameters)
    assert list(tmp_path.iterdir()) == []


def test_shapefiles_are_refused_before_they_cut_the_names(qgis_app, tmp_path):
    parameters = {"INPUT": grid_layer(), **MAPPING, "BLOCKS": str(tmp_path / "b.shp")}
    assert "GeoPackage" in sentence_of(qgis_app, ALGORITHM, parameters)
    assert list(tmp_path.iterdir()) == []
