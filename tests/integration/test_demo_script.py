# SPDX-License-Identifier: GPL-2.0-or-later
"""The main job end to end, as ``scripts/demo`` runs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer

PACKAGE = "sozialraeume_INTERN_nicht_weitergeben.gpkg"


def command(root: Path, *arguments: str) -> list[str]:
    return [sys.executable, str(root / "scripts" / "python" / "demo.py"), *arguments]


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        command(root, *arguments), capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def result(root, qgis_app, tmp_path_factory):
    out = tmp_path_factory.mktemp("demo") / "Ergebnis Mustertal"
    return run(root, "--out", str(out), "--lang", "de"), out


def test_the_demo_county_goes_through_all_steps(result):
    process, out = result
    assert process.returncode == 0, process.stderr
    for step in range(1, 14):
        assert f"[{step}/13]" in process.stdout
    assert "Fertig nach" in process.stdout
    files = {path.name for path in out.iterdir()}
    assert {
        PACKAGE,
        "bausteinbericht.html",
        "nachbarschaftsbericht.html",
        "einrichtungen_gs.html",
        "pruefbericht.html",
        "indikatoren.xlsx",
        "karte_sgb_ii_quote.pdf",
        "entwurf_INTERN_nicht_weitergeben.gpkg",
        "zuordnung.csv",
        "anlage_beschluss.html",
    } <= files
    assert [path.name for path in out.parent.iterdir()] == [out.name], "no working folder is left"


def test_residents_are_the_same_in_every_layer_of_the_result(result, demo):
    _, out = result
    package = out / PACKAGE

    def total(path: Path, layer: str) -> int:
        source = QgsVectorLayer(f"{path}|layername={layer}", layer, "ogr")
        assert source.isValid(), layer
        return sum(int(feature["einwohner"]) for feature in source.getFeatures())

    expected = total(demo / "demo_kreis.gpkg", "gemeinden")
    assert total(demo / "demo_kreis.gpkg", "bausteine") == expected
    for layer in ("baustein", "baustein_verbunden", "zuordnung", "baustein_werte", "sozialraum"):
        assert total(package, layer) == expected


def test_no_sozialraum_reaches_over_the_river_where_nothing_crosses_it(result):
    _, out = result
    lines = QgsVectorLayer(f"{out / PACKAGE}|layername=nachbarschaft_verbunden", "n", "ogr")
    cut = [(f["von"], f["nach"]) for f in lines.getFeatures() if f["barriere"] == "getrennt"]
    assert cut
    blocks = QgsVectorLayer(f"{out / PACKAGE}|layername=zuordnung", "z", "ogr")
    separated = {f["baustein_id"]: f["getrennt"] for f in blocks.getFeatures()}
    for one, other in cut:
        assert other in separated[one].split("; ") and one in separated[other].split("; ")


def test_the_check_report_names_no_error(result):
    _, out = result
    report = (out / "pruefbericht.html").read_text(encoding="utf-8")
    assert "Fehler: 0" in report and "V11" in report


def test_kreis_dueren_goes_through_the_same_steps(root, qgis_app, shared_data, tmp_path):
    process = run(root, "--data", str(shared_data / "kreis_dueren"), "--out", str(tmp_path / "dn"))
    assert process.returncode == 0, process.stderr
    assert "258.824" in process.stdout
    assert (tmp_path / "dn" / "karte_bevoelkerungsdichte.pdf").stat().st_size > 10_000


def write_recipe(path: Path, root: Path, **changes) -> Path:
    recipe = json.loads((root / "resources" / "recipes" / "demo.json").read_text("utf-8"))
    for step, parameters in changes.items():
        recipe[step] = {**recipe[step], **parameters}
    path.write_text(json.dumps(recipe), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"prepareblocks": {"KEY_FIELD": "nummer"}}, "nummer"),
        ({"prepareblocks": {"INPUT": "{data}/fehlt.gpkg"}}, "fehlt.gpkg“ gibt es nicht"),
        ({"delineate": {"MIN_POPULATION": 5000}}, "5.000"),
    ],
)
def test_what_goes_wrong_on_the_way_is_one_sentence_and_leaves_nothing(
    root, qgis_app, tmp_path, changes, part
):
    recipe = write_recipe(tmp_path / "rezept.json", root, **changes)
    out = tmp_path / "out" / "ergebnis"
    process = run(root, "--recipe", str(recipe), "--out", str(out), "--lang", "de")
    assert process.returncode == 1
    assert part in process.stderr and "Traceback" not in process.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_missing_folders_and_recipes_are_one_sentence(root, tmp_path):
    process = run(root, "--data", str(tmp_path / "fehlt"), "--lang", "de")
    assert process.returncode == 1 and "gibt es nicht" in process.stderr
    process = run(root, "--data", str(tmp_path), "--lang", "en")
    assert process.returncode == 1 and "no recipe" in process.stderr
    broken = tmp_path / "r.json"
    broken.write_text("{", encoding="utf-8")
    process = run(root, "--recipe", str(broken), "--lang", "en")
    assert process.returncode == 1 and "cannot be read" in process.stderr


def test_cancelling_leaves_the_former_results_untouched(root, qgis_app, tmp_path):
    out = tmp_path / "ergebnis"
    out.mkdir()
    (out / PACKAGE).write_text("frühere Fassung", encoding="utf-8")
    process = subprocess.Popen(
        command(root, "--out", str(out), "--lang", "de"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    for line in process.stdout:
        if line.startswith("[2/"):
            break
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130 and "Abgebrochen" in errors
    assert [path.name for path in out.iterdir()] == [PACKAGE]
    assert (out / PACKAGE).read_text(encoding="utf-8") == "frühere Fassung"
    assert [path.name for path in tmp_path.iterdir()] == ["ergebnis"]
