# SPDX-License-Identifier: GPL-2.0-or-later
"""The main job end to end: blocks, Sozialräume, checks, indicators, map, workbook.

Runs the algorithms that a planner runs from the toolbox, in the order of a recipe (JSON file with
the parameters of each step). Everything is written into a folder of its own, which takes its final
name only when the last step has succeeded.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Optional

from demo_texts import TEXTS
from load_plugin import ROOT

RECIPES = ROOT / "resources" / "recipes"


class Stopped(Exception):
    """One sentence that ends the run."""


class Demo:
    """Runs a recipe and prints what happens."""

    def __init__(self, recipe: dict[str, Any], data: Path, folder: Path, language: str) -> None:
        from headless import HeadlessQgis
        from qgis.core import QgsProcessingFeedback

        self.recipe = recipe
        self.data = data
        self.folder = folder
        self.texts = TEXTS[language]
        self.qgis = HeadlessQgis(language)
        self.cancelled = False
        self.step = 0
        several = ("assignfacilities", "joinindicators", "exportmap")
        self.steps = 7 + sum(len(recipe.get(name, [])) for name in several)
        self.steps += "connectblocks" in recipe
        demo = self

        class Feedback(QgsProcessingFeedback):
            """Prints what an algorithm says; a terminal also gets a moving percentage."""

            def __init__(self) -> None:
                super().__init__(False)
                self.progressChanged.connect(self.show_progress)

            def show_progress(self, percent: float) -> None:
                if sys.stdout.isatty():
                    print(f"\r      {percent:3.0f} %", end="\r", flush=True)

            def pushInfo(self, info: str) -> None:
                if not info.startswith("Results: "):
                    print(f"      {info}")

            def pushWarning(self, warning: str) -> None:
                print(f"    ! {warning}")

            def isCanceled(self) -> bool:
                return demo.cancelled or super().isCanceled()

        self.feedback_class = Feedback
        self.package = folder / "sozialraeume_INTERN_nicht_weitergeben.gpkg"

    def layer(self, name: str) -> str:
        """Destination of a layer in the GeoPackage of the run."""
        return f"{self.table(name)} (geom)"

    def table(self, name: str) -> str:
        """Destination of a table without geometry in the GeoPackage of the run."""
        path = str(self.package).replace("'", "''")
        return f"ogr:dbname='{path}' table=\"{name}\""

    def stored(self, name: str) -> str:
        """The same layer as an input."""
        return f"{self.package}|layername={name}"

    def run(self, algorithm: str, parameters: dict[str, Any], name: str = "") -> dict[str, Any]:
        """One step; its headline, what it says, and how long it took."""
        self.step += 1
        headline = self.texts[algorithm].format(name=name)
        print(f"[{self.step}/{self.steps}] {headline}", flush=True)
        begin = time.monotonic()
        result = self.qgis.run(f"sozialraum:{algorithm}", parameters, self.feedback_class())
        print(f"      {self._seconds(time.monotonic() - begin)}", flush=True)
        return result

    def parameters(self, step: str, index: Optional[int] = None) -> dict[str, Any]:
        """Parameters of a recipe step with the folder of the data filled in."""
        entry = self.recipe.get(step, {})
        entry = entry if index is None else entry[index]
        return {key: self._filled(value) for key, value in entry.items()}

    def chain(self) -> list[tuple[str, str]]:
        """All steps; returns what was written as (text, file name)."""
        print(self.texts["title"].format(title=self.recipe.get("title", self.data.name)))
        self.run(
            "prepareblocks",
            {
                **self.parameters("prepareblocks"),
                "BLOCKS": self.layer("baustein"),
                "NEIGHBOURS": self.layer("nachbarschaft"),
                "FINDINGS": self.layer("pruefung_bausteine"),
                "REPORT": str(self.folder / "bausteinbericht.html"),
            },
        )
        written = [
            ("geopackage", self.package.name),
            ("preparation", "bausteinbericht.html"),
        ]
        blocks: Any = self.stored("baustein")
        barriers: dict[str, Any] = {}
        if "connectblocks" in self.recipe:
            self.run(
                "connectblocks",
                {
                    **self.parameters("connectblocks"),
                    "INPUT": blocks,
                    "BLOCKS": self.layer("baustein_verbunden"),
                    "NEIGHBOURS": self.layer("nachbarschaft_verbunden"),
                    "FINDINGS": self.layer("pruefung_nachbarschaft"),
                    "REPORT": str(self.folder / "nachbarschaftsbericht.html"),
                },
            )
            blocks = self.stored("baustein_verbunden")
            barriers = {"NEIGHBOURS": self.stored("nachbarschaft_verbunden")}
            written.append(("connection", "nachbarschaftsbericht.html"))
        self.run(
            "delineate",
            {
                **barriers,
                **self.parameters("delineate"),
                "INPUT": blocks,
                "BLOCKS": self.layer("zuordnung"),
                "REGIONS": self.layer("sozialraum_entwurf"),
                "REPORT": str(self.folder / "vorschlagsbericht.html"),
            },
        )
        written.append(("proposal", "vorschlagsbericht.html"))
        self.run(
            "checkplan",
            {
                **self.parameters("checkplan"),
                "INPUT": self.stored("zuordnung"),
                "FINDINGS": self.table("pruefung"),
                "POINTS": self.layer("pruefung_punkte"),
                "REPORT": str(self.folder / "pruefbericht.html"),
            },
        )
        written.append(("report", "pruefbericht.html"))
        blocks = self.stored("zuordnung")
        for index in range(len(self.recipe.get("assignfacilities", []))):
            parameters = self.parameters("assignfacilities", index)
            prefix = parameters["PREFIX"]
            report = f"einrichtungen_{prefix}.html"
            self.run(
                "assignfacilities",
                {
                    **parameters,
                    "INPUT": blocks,
                    "BLOCKS": self.layer(f"zuordnung_{prefix}"),
                    "REGIONS": self.table(f"einrichtungen_{prefix}"),
                    "FACILITIES": self.layer(f"einrichtungen_{prefix}_punkte"),
                    "FINDINGS": self.layer(f"pruefung_{prefix}"),
                    "REPORT": str(self.folder / report),
                },
                prefix,
            )
            blocks = self.stored(f"zuordnung_{prefix}")
            written.append(("facilities", report))
        joins = self.recipe.get("joinindicators", [])
        for index in range(len(joins)):
            parameters = self.parameters("joinindicators", index)
            report = f"zuordnungsbericht_{index + 1}.html"
            last = index == len(joins) - 1
            result = self.run(
                "joinindicators",
                {
                    **parameters,
                    "INPUT": blocks,
                    "OUTPUT": self.layer("baustein_werte") if last else "TEMPORARY_OUTPUT",
                    "REPORT": str(self.folder / report),
                },
                Path(parameters["TABLE"]).name,
            )
            blocks = self.stored("baustein_werte") if last else result["OUTPUT"]
            written.append(("match", report))
        self.run(
            "aggregateindicators",
            {
                **self.parameters("aggregateindicators"),
                "INPUT": blocks,
                "REGIONS": self.stored("sozialraum_entwurf"),
                "OUTPUT": self.layer("sozialraum"),
                "INDICATORS": self.table("indikator_def"),
            },
        )
        for index in range(len(self.recipe.get("exportmap", []))):
            parameters = self.parameters("exportmap", index)
            name = f"karte_{parameters['VALUE']}.pdf"
            self.run(
                "exportmap",
                {
                    **parameters,
                    "INPUT": self.stored("sozialraum"),
                    "INDICATORS": self.stored("indikator_def"),
                    "OUTPUT": str(self.folder / name),
                },
                parameters["VALUE"],
            )
            written.append(("map", name))
        self.run(
            "exportworkbook",
            {
                **self.parameters("exportworkbook"),
                "INPUT": self.stored("sozialraum"),
                "INDICATORS": self.stored("indikator_def"),
                "OUTPUT": str(self.folder / "indikatoren.xlsx"),
            },
        )
        written.append(("workbook", "indikatoren.xlsx"))
        plan = self.folder / "entwurf_INTERN_nicht_weitergeben.gpkg"
        self.run(
            "importplan",
            {
                **self.parameters("importplan"),
                "INPUT": blocks,
                "FIELD": "sr_id",
                "PLAN_FILE": str(plan),
                "TITLE": self.recipe.get("title", self.data.name),
                "BLOCKS": "TEMPORARY_OUTPUT",
                "FINDINGS": "TEMPORARY_OUTPUT",
            },
        )
        self.run(
            "exportplan",
            {
                **self.parameters("exportplan"),
                "PLAN_FILE": str(plan),
                "ASSIGNMENT": str(self.folder / "zuordnung.csv"),
                "ANNEX": str(self.folder / "anlage_beschluss.html"),
            },
        )
        written += [
            ("plan", plan.name),
            ("assignment", "zuordnung.csv"),
            ("annex", "anlage_beschluss.html"),
        ]
        return written

    def _filled(self, value: Any) -> Any:
        if isinstance(value, str):
            return value.replace("{data}", str(self.data))
        if isinstance(value, list) and value and isinstance(value[0], list):
            # QGIS takes the rows of a matrix parameter one after the other.
            return [cell for row in value for cell in row]
        if isinstance(value, list):
            return [self._filled(entry) for entry in value]
        return value

    def _seconds(self, seconds: float) -> str:
        text = f"{seconds:.1f}"
        if self.texts is TEXTS["de"]:
            text = text.replace(".", ",")
        return self.texts["seconds"].format(seconds=text)


def main(arguments: list[str]) -> int:
    """Exit code 0, 1 with one sentence where something is wrong, 130 where cancelled."""
    options = _options(arguments)
    texts = TEXTS[options.lang]
    begin = time.monotonic()
    try:
        data, recipe = _data_and_recipe(options, texts)
        folder = _working_folder(options.out, texts)
    except Stopped as stopped:
        print(stopped, file=sys.stderr)
        return 1
    try:
        demo = Demo(recipe, data, folder, options.lang)
        signal.signal(signal.SIGINT, lambda *_: setattr(demo, "cancelled", True))
        signal.signal(signal.SIGTERM, lambda *_: setattr(demo, "cancelled", True))
        from qgis.core import QgsProcessingException

        try:
            written = demo.chain()
        except QgsProcessingException as error:
            # The first line only says that there is an error.
            print(str(error).strip().splitlines()[-1], file=sys.stderr)
            return 130 if demo.cancelled else 1
        if demo.cancelled:
            print(texts["cancelled"], file=sys.stderr)
            return 130
        _replace(folder, options.out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    seconds = f"{time.monotonic() - begin:.0f}"
    print(texts["done"].format(seconds=seconds))
    width = max(len(texts[kind]) for kind, _ in written)
    for kind, name in written:
        print(f"  {texts[kind]:<{width}}  {options.out / name}")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    environment = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    parser = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with real data")
    parser.add_argument("--recipe", type=Path, help="JSON file with the parameters of each step")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "demo-result")
    parser.add_argument(
        "--lang",
        choices=sorted(TEXTS),
        # German unless the machine clearly speaks English: that is who the plugin is for.
        default="en" if environment.startswith("en") else "de",
    )
    return parser.parse_args(arguments)


def _data_and_recipe(
    options: argparse.Namespace, texts: dict[str, str]
) -> tuple[Path, dict[str, Any]]:
    data = options.data or ROOT / "resources" / "demo"
    if not data.is_dir():
        raise Stopped(texts["no_data"].format(path=data))
    data = data.resolve()
    candidates = [data / "rezept.json", RECIPES / f"{data.name}.json"]
    path = options.recipe or next((path for path in candidates if path.is_file()), None)
    if path is None or not path.is_file():
        raise Stopped(texts["no_recipe"].format(path=options.recipe or data))
    try:
        recipe = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Stopped(texts["bad_recipe"].format(path=path, reason=error)) from None
    return data, recipe


def _working_folder(out: Path, texts: dict[str, str]) -> Path:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=".demo-", dir=out.parent))
    except OSError:
        raise Stopped(texts["no_out"].format(path=out.parent)) from None


def _replace(folder: Path, out: Path) -> None:
    """The finished results take the place of those of an earlier run."""
    out.mkdir(exist_ok=True)
    for path in sorted(folder.iterdir()):
        os.replace(path, out / path.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
