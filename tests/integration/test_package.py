# SPDX-License-Identifier: GPL-2.0-or-later
"""The release zip: its content, that it is reproducible, that QGIS runs it in a fresh profile."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import package
import pytest

TOP = {
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "__init__.py",
    "metadata.txt",
    "plugin.py",
    "core",
    "docs",
    "extlibs",
    "gis",
    "i18n",
    "processing",
    "resources",
    "ui",
}


ALGORITHMS = (
    "mergeblocks",
    "prepareblocks",
    "connectblocks",
    "residentsfromgrid",
    "residentsfrompoints",
    "delineate",
    "alternatives",
    "adaptplan",
    "importplan",
    "editassignment",
    "compareplans",
    "exportplan",
    "assignfacilities",
    "linkblocks",
    "checkplan",
    "joinindicators",
    "aggregateindicators",
    "exportmap",
    "exportworkbook",
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, plugin_zip: Path) -> Path:
    """The plugin folder of a fresh profile, with the zip unpacked into it."""
    configuration = tmp_path_factory.mktemp("configuration")
    plugins = configuration / "profiles" / "default" / "python" / "plugins"
    with zipfile.ZipFile(plugin_zip) as archive:
        archive.extractall(plugins)
    return plugins


def change_list(county: Path, path: Path) -> Path:
    """One block of each municipality is wanted in its first Sozialraum."""
    from osgeo import ogr

    file = ogr.Open(str(county))
    first = {}
    for feature in file.GetLayerByName("bausteine"):
        first.setdefault(feature["ags"], feature["bst_nr"])
    lines = ["bausteine;nach_sr;begruendung"]
    lines += [f"{key};{ags}-01;Beschluss des Ausschusses" for ags, key in sorted(first.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def grid_around(county: Path, path: Path) -> Path:
    """A census grid of 1 km with seven residents a cell, around the blocks of the county."""
    from osgeo import ogr, osr

    # The layer lives as long as its file is held.
    file = ogr.Open(str(county))
    source = file.GetLayerByName("bausteine")
    target = osr.SpatialReference()
    target.ImportFromEPSG(3035)
    own = source.GetSpatialRef()
    for system in (target, own):
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    transform = osr.CoordinateTransformation(own, target)
    west, east, south, north = source.GetExtent()
    x, y, _ = transform.TransformPoint((west + east) / 2, (south + north) / 2)
    lines = ["GITTER_ID_1km;x_mp_1km;y_mp_1km;Einwohner"]
    for column in range(round(x / 1000) - 30, round(x / 1000) + 30):
        for row in range(round(y / 1000) - 30, round(y / 1000) + 30):
            east, north = column * 1000, row * 1000
            lines.append(f"CRS3035RES1000mN{north}E{east};{east + 500};{north + 500};7")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def qgis_process(plugins: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run QGIS's own command line in a profile; Debian 12 ships a broken wrapper around it."""
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    assert program
    environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(plugins.parents[3])}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    environment.setdefault("LC_ALL", "C.UTF-8")
    return subprocess.run(
        [program, *arguments], env=environment, capture_output=True, text=True, timeout=120
    )


def test_two_builds_are_the_same(plugin_zip: Path, tmp_path: Path) -> None:
    again = package.build(tmp_path / "again.zip")
    assert again.read_bytes() == plugin_zip.read_bytes()


def test_holds_what_users_need_and_nothing_else(plugin_zip: Path) -> None:
    with zipfile.ZipFile(plugin_zip) as archive:
        names = archive.namelist()
    parts = [name.split("/") for name in names]
    assert {part[0] for part in parts} == {"sozialraumplaner"}
    assert {part[1] for part in parts} == TOP
    assert "sozialraumplaner/i18n/sozialraum_de.qm" in names
    assert "sozialraumplaner/LICENSE" in names
    assert [name for name in names if name.endswith("openpyxl-3.1.5-py2.py3-none-any.whl")]
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".ts"))]
    assert not [part for part in parts if {"tests", "scripts", "benchmarks"} & set(part)]


def test_fits_the_plugin_repository(plugin_zip: Path) -> None:
    """plugins.qgis.org takes up to 20 MB and no compiled programs."""
    assert plugin_zip.stat().st_size < 20_000_000
    with zipfile.ZipFile(plugin_zip) as archive:
        endings = {Path(name).suffix for name in archive.namelist()}
    assert not endings & {".so", ".dll", ".exe", ".dylib", ".pyd"}


def test_qgis_process_enables_lists_and_runs(installed: Path, demo: Path, tmp_path: Path) -> None:
    enabled = qgis_process(installed, "plugins", "enable", "sozialraumplaner")
    assert enabled.returncode == 0, enabled.stderr
    listing = qgis_process(installed, "--json", "list")
    assert listing.returncode == 0, listing.stderr
    provider = json.loads(listing.stdout)["providers"]["sozialraum"]
    assert {f"sozialraum:{name}" for name in ALGORITHMS} <= set(provider["algorithms"])

    # The whole chain, each step on the files of the one before.
    county = demo / "demo_kreis.gpkg"
    plan_file, changed = tmp_path / "entwurf.gpkg", tmp_path / "geaendert.gpkg"
    blocks, connected, plan, regions = (
        tmp_path / f"{name}.gpkg" for name in ("bausteine", "verbunden", "plan", "regionen")
    )
    values, result, table = (tmp_path / f"{name}.gpkg" for name in ("werte", "ergebnis", "def"))
    rate = (
        "Einpersonenhaushalte",
        "hh_1pers",
        "hh",
        "100",
        "%",
        "je 100 Haushalte",
        "Demo",
        "2024",
    )
    steps = {
        "mergeblocks": {
            "LAYERS": (f"{county}|layername=bausteine", f"{county}|layername=gemeinden"),
            "KEY_FIELDS": "bst_nr; ags",
            "BLOCKS": tmp_path / "gemischt.gpkg",
            "FINDINGS": tmp_path / "gemischt_befunde.gpkg",
        },
        "prepareblocks": {
            "INPUT": f"{county}|layername=bausteine",
            "KEY_FIELD": "bst_nr",
            "MUNICIPALITY_FIELD": "ags",
            "MUNICIPALITY_NAME_FIELD": "gemeinde",
            "POPULATION_FIELD": "einwohner",
            "BLOCKS": blocks,
            "FINDINGS": tmp_path / "befunde.gpkg",
        },
        "connectblocks": {
            "INPUT": blocks,
            "BARRIERS": f"{county}|layername=gewaesser",
            "CROSSINGS": f"{county}|layername=strassen",
            "BRIDGE_ISLANDS": "true",
            "BLOCKS": connected,
            "NEIGHBOURS": tmp_path / "nachbarschaft.gpkg",
            "REPORT": tmp_path / "barrieren.html",
        },
        "residentsfromgrid": {
            "INPUT": blocks,
            "GRID": grid_around(county, tmp_path / "gitter.csv"),
            "BLOCKS": tmp_path / "aus_gitter.gpkg",
            "FINDINGS": tmp_path / "gitter_befunde.gpkg",
        },
        "residentsfrompoints": {
            "INPUT": blocks,
            "POINTS": f"{county}|layername=orte",
            "ONE_EACH": "true",
            "BLOCKS": tmp_path / "aus_punkten.gpkg",
            "FINDINGS": tmp_path / "punkte_befunde.gpkg",
        },
        "delineate": {"INPUT": connected, "BLOCKS": plan, "REGIONS": regions},
        "alternatives": {
            "INPUT": connected,
            "NUMBER": "2",
            "TIME_LIMIT": "4",
            "BLOCKS": tmp_path / "alternativen.gpkg",
            "REGIONS": tmp_path / "alternativen_regionen.gpkg",
        },
        "adaptplan": {
            "INPUT": plan,
            "EXISTING_FIELD": "sr_id",
            "BLOCKS": tmp_path / "fortgeschrieben.gpkg",
            "REGIONS": tmp_path / "fortgeschrieben_regionen.gpkg",
        },
        "importplan": {
            "INPUT": blocks,
            "POLYGONS": regions,
            "POLYGONS_KEY": "sr_id",
            "PLAN_FILE": plan_file,
            "BLOCKS": tmp_path / "uebernommen.gpkg",
            "FINDINGS": tmp_path / "uebernommen_befunde.gpkg",
        },
        "editassignment": {
            "INPUT": plan,
            "CHANGES": change_list(county, tmp_path / "aenderungen.csv"),
            "BLOCKS": changed,
            "FINDINGS": tmp_path / "aenderungen_befunde.gpkg",
        },
        "compareplans": {
            "INPUT": changed,
            "OLD_BLOCKS": plan,
            "MOVED": tmp_path / "verschoben.gpkg",
            "CROSS": tmp_path / "kreuztabelle.gpkg",
            "REGIONS": tmp_path / "vergleich.gpkg",
        },
        "exportplan": {
            "PLAN_FILE": plan_file,
            "ASSIGNMENT": tmp_path / "zuordnung.csv",
            "ANNEX": tmp_path / "anlage.html",
            "LOG": tmp_path / "protokoll.csv",
            "REGIONS": tmp_path / "beschlossen.gpkg",
        },
        "assignfacilities": {
            "INPUT": plan,
            "POINTS": f"{county}|layername=orte",
            "FILTER_FIELD": "art",
            "FILTER_VALUES": "Grundschule",
            "PREFIX": "gs",
            "BLOCKS": tmp_path / "schulen.gpkg",
            "REGIONS": tmp_path / "schulen_regionen.gpkg",
        },
        "linkblocks": {
            "INPUT": blocks,
            "SHOULD_FIELDS": "ortsteil: 2",
            "LINKS": tmp_path / "zusammen.gpkg",
            "FINDINGS": tmp_path / "zusammen_befunde.gpkg",
        },
        "checkplan": {
            "INPUT": plan,
            "FINDINGS": tmp_path / "pruefung.gpkg",
            "POINTS": tmp_path / "punkte.gpkg",
        },
        "joinindicators": {
            "INPUT": plan,
            "TABLE": demo / "haushalte_kommunen.csv",
            "OUTPUT": values,
        },
        "aggregateindicators": {
            "INPUT": values,
            "REGIONS": regions,
            "RATES": rate,
            "OUTPUT": result,
            "INDICATORS": table,
        },
        "exportmap": {
            "INPUT": result,
            "VALUE": "einpersonenhaushalte",
            "INDICATORS": table,
            "OUTPUT": tmp_path / "karte.pdf",
        },
        "exportworkbook": {
            "INPUT": result,
            "INDICATORS": table,
            "OUTPUT": tmp_path / "werte.xlsx",
        },
    }
    assert set(steps) == set(ALGORITHMS)
    for name, parameters in steps.items():
        arguments = [
            f"{key}={value}"
            for key, entry in parameters.items()
            for value in (entry if isinstance(entry, tuple) else (entry,))
        ]
        run = qgis_process(installed, "run", f"sozialraum:{name}", "--", *arguments)
        assert run.returncode == 0, run.stdout + run.stderr
        assert "Results" in run.stdout
        for value in parameters.values():
            if isinstance(value, Path):
                assert value.stat().st_size > (50 if value.suffix == ".csv" else 1000), value


def test_qgis_process_says_what_is_wrong_and_fails(installed: Path, tmp_path: Path) -> None:
    qgis_process(installed, "plugins", "enable", "sozialraumplaner")
    run = qgis_process(
        installed,
        "run",
        "sozialraum:delineate",
        "--",
        f"INPUT={tmp_path / 'fehlt.gpkg'}",
        f"BLOCKS={tmp_path / 'b.gpkg'}",
        f"REGIONS={tmp_path / 'r.gpkg'}",
    )
    assert run.returncode != 0
    assert "fehlt.gpkg" in run.stdout + run.stderr
    assert list(tmp_path.iterdir()) == []


WITHOUT_OPENPYXL = """
import importlib.abc, sys, zipimport

class Missing(importlib.abc.MetaPathFinder):
    # Hides the installed library as if the system had none; the bundled wheels stay visible.
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in ("openpyxl", "et_xmlfile") or path is not None:
            return None
        for entry in sys.path:
            if entry.endswith(".whl"):
                spec = zipimport.zipimporter(entry).find_spec(name)
                if spec:
                    return spec
        raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, Missing())
sys.path.insert(0, sys.argv[1])
from sozialraumplaner.core.bundled import openpyxl
library = openpyxl()
assert ".whl" in library.__file__, library.__file__
import et_xmlfile
assert ".whl" in et_xmlfile.__file__
book = library.Workbook()
book.active["A1"] = "Größe"
book.active["B1"] = 1234.5
book.save(sys.argv[2])
sheet = library.load_workbook(sys.argv[2], read_only=True).active
assert [cell.value for cell in next(sheet.rows)] == ["Größe", 1234.5]
"""


def test_bundled_openpyxl_steps_in(installed: Path, tmp_path: Path) -> None:
    """On a QGIS without openpyxl workbooks are written and read all the same."""
    arguments = [str(installed), str(tmp_path / "x.xlsx")]
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_OPENPYXL, *arguments], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
