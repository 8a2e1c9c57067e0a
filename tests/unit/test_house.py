# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules of the house hold, and the checkers that watch over them see what they should."""

from __future__ import annotations

import ast
import configparser
import json
import re
import sys
from pathlib import Path

import check_files
import check_imports
import check_messages
import check_qt6
import pytest
import repository
import translations

# Rings


def test_rings_hold() -> None:
    assert list(map(str, check_imports.problems())) == []


@pytest.mark.parametrize(
    ("path", "source", "complaint"),
    [
        ("core/plan.py", "from qgis.core import QgsFeature", "core must not import qgis.core"),
        ("core/tables/keys.py", "import PyQt5.QtCore", "core must not import PyQt5.QtCore"),
        ("core/plan.py", "def f():\n    from ..gis import files", "core must not know gis"),
        ("core/tables/keys.py", "from ...ui.dock import Dock", "core must not know ui"),
        (
            "gis/layers.py",
            "from ..processing.base import Algorithm",
            "gis must not know processing",
        ),
        ("gis/layers.py", "import geopandas", "geopandas is missing in some QGIS installations"),
        ("ui/dock.py", "from .. import plugin", "ui must not know plugin"),
        ("ui/dock.py", "from sozialraumplaner.core import plan", "relatively"),
        ("ui/dock.py", "import processing", "relatively"),
        ("gis/layers.py", "from ..scripts import x", "no room of the plugin"),
    ],
)
def test_wrong_imports_are_seen(path: str, source: str, complaint: str) -> None:
    found = check_imports.check(repository.ROOT / path, source, frozenset(sys.stdlib_module_names))
    assert complaint in "".join(map(str, found))


def test_right_imports_pass() -> None:
    source = "import json\nimport numpy as np\nfrom .errors import UserError\nfrom . import plan"
    path = repository.ROOT / "core" / "checks.py"
    assert not list(check_imports.check(path, source, frozenset(sys.stdlib_module_names)))


# Every file


def test_licence_lines_and_paths() -> None:
    assert list(map(str, check_files.problems())) == []


def test_missing_licence_and_machine_paths_are_seen(tmp_path: Path) -> None:
    folder = "/" + "home"
    module = tmp_path / "module.py"
    module.write_text(f'DATA = "{folder}/erika/daten"\n')
    texts = [problem.text for problem in check_files.problems_of(module)]
    assert len(texts) == 2
    assert "lacks the line" in texts[0]
    assert "folder of one machine" in texts[1]


# Translations


def extract(tmp_path: Path, source: str) -> tuple[list[str], list[str]]:
    module = tmp_path / "module.py"
    module.write_text(source, encoding="utf-8")
    sentences, problems = translations.extract([module])
    return [sentence.text for sentence in sentences], [problem.text for problem in problems]


def test_german_is_complete() -> None:
    sentences, problems = translations.extract(translations.sources())
    problems += translations.check(sentences, translations.read())
    assert list(map(str, problems)) == []


def test_sentences_are_found(tmp_path: Path) -> None:
    source = (
        "def f(n):\n"
        "    a = tr('One ' 'sentence.').format(n=n)\n"
        "    return trn('{n} block', '{n} blocks', n).format(n=n)\n"
        "TITLE = lambda: tr('Later')\n"
    )
    assert extract(tmp_path, source) == (["One sentence.", "{n} block", "{n} blocks", "Later"], [])


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("def f(n): return tr(f'{n} blocks')", "no literal"),
        ("def f(text): return tr(text)", "no literal"),
        ("def f(n): return tr('{n} blocks'.format(n=n))", "no literal"),
        ("def f(): return tr()", "lacks a sentence"),
        ("TITLE = tr('Title')", "on import"),
        ("def f(title=tr('Title')): return title", "on import"),
        ("class A:\n    title = tr('Title')", "on import"),
        ("class A:\n    def f(self): return self.tr('Title')", "under a class"),
    ],
)
def test_sentences_that_never_appear_in_german(tmp_path: Path, source: str, complaint: str) -> None:
    assert complaint in "".join(extract(tmp_path, source)[1])


def test_gaps_leftovers_and_wrong_placeholders_are_seen(tmp_path: Path) -> None:
    sentences = [
        translations.Sentence(text, tmp_path / "a.py", 1)
        for text in ("Open", "{n} blocks", "Fine {x}")
    ]
    catalogue = {"{n} blocks": "{m} Bausteine", "Fine {x}": "Gut {x}", "Old": "Alt"}
    found = [problem.text for problem in translations.check(sentences, catalogue)]
    assert [text.split(":")[0] for text in found] == [
        "no German for 'Open'",
        "other placeholders in German",
        "no longer used",
    ]


def test_translation_file_keeps_every_character(tmp_path: Path) -> None:
    catalogue = {"<b>\"A\" & 'B'</b>\n": "„Ä“ & ‚ß‘ <i>\n", "empty": ""}
    path = tmp_path / "x.ts"
    translations.write(catalogue, path)
    assert translations.read(path) == catalogue


def test_merging_fills_known_sentences_only(tmp_path: Path) -> None:
    fragment = tmp_path / "a.json"
    fragment.write_text(json.dumps({"Open": "Öffnen", "Unknown": "Unbekannt"}))
    merged = translations.merge({"Open": "", "Kept": "Behalten"}, [fragment])
    assert merged == {"Open": "Öffnen", "Kept": "Behalten"}


# Sentences of errors


def test_errors_have_their_sentences() -> None:
    assert list(map(str, check_messages.problems())) == []


def test_errors_without_a_fitting_sentence_are_seen() -> None:
    table = (
        "ERRORS: dict = {\n"
        "    'good': lambda: tr('Field {field} lacks.'),\n"
        "    'bare': lambda: tr('Row {row} lacks.'),\n"
        "    'idle': lambda: tr('Never said.'),\n"
        "}\n"
    )
    code = (
        "raise UserError('good', field=1)\n"
        "raise UserError('bare', line=1)\n"
        "raise UserError('mute')\n"
    )
    sources = {Path("gis/messages_a.py"): table, Path("core/a.py"): code}
    assert [problem.text for problem in check_messages.check(sources)] == [
        "the sentence of 'bare' needs row",
        "no sentence for the error 'mute'",
        "nothing raises the error 'idle'",
    ]


# Qt 6


def test_nothing_is_used_that_qt6_lacks() -> None:
    assert list(map(str, check_qt6.problems())) == []


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("from qgis.PyQt.QtCore import Qt\nx = Qt.AlignLeft", "Qt.AlignmentFlag.AlignLeft"),
        ("from qgis.PyQt import QtCore\nx = QtCore.Qt.Checked", "QtCore.Qt.CheckState.Checked"),
        ("from qgis.PyQt.QtCore import Qt\nx = Qt.Alignment()", "Qt.Alignment is gone"),
        ("from qgis.PyQt.QtCore import QVariant\nx = QVariant.String", "QVariant.Type.String"),
        ("from qgis.PyQt.QtCore import QVariant\nx = QVariant.Type.Int", "QVariant.Type is gone"),
        ("from qgis.PyQt.QtCore import QRegExp", "no QRegExp"),
        ("from qgis.PyQt.QtWidgets import QAction", "QAction moved"),
        ("from qgis.PyQt import QtWebKit", "no QtWebKit"),
        ("from qgis.core import Qgis\nx = Qgis.Warning", "Qgis.MessageLevel.Warning"),
        ("from PyQt5.QtCore import Qt", "through qgis.PyQt"),
        ("def f(dialog): return dialog.exec_()", "use exec"),
        ("def f(model): model.setFilterRegExp('a')", "use setFilterRegularExpression"),
        ("def f(a, p, c): return a.parameterAsFields(p, 'A', c)", "use chosen_fields"),
        ("from qgis.core import QgsField\nx = QgsField('a', 10)", "use field of gis/compat.py"),
        ("def f(box): box.activated[str].connect(print)", "no activated[...]"),
        (
            "from qgis.PyQt.QtCore import Qt\nx = int(Qt.CheckState.Checked)",
            "Qt.CheckState.Checked is no number",
        ),
        ("from qgis.PyQt.QtCore import Qt\nx = Qt.CheckState.Checked + 1", "is no number"),
        ("from qgis.PyQt.QtCore import Qt\nx = Qt.CheckState.Checked == 2", "is no number"),
    ],
)
def test_uses_that_qt6_lacks_are_seen(source: str, complaint: str) -> None:
    found = check_qt6.check(repository.ROOT / "ui" / "dock.py", source)
    assert complaint in "".join(map(str, found))


def test_scoped_enums_pass() -> None:
    source = (
        "from qgis.core import Qgis, QgsProcessing\n"
        "from qgis.PyQt.QtCore import Qt, pyqtSignal\n"
        "x = Qt.ItemDataRole.DisplayRole, Qgis.MessageLevel.Warning\n"
        "z = Qt.ItemDataRole.UserRole + 1\n"
        "y = QgsProcessing.SourceType.TypeVectorPolygon\n"
    )
    assert check_qt6.check(repository.ROOT / "ui" / "dock.py", source) == []


# Oldest Python, and what QGIS reads


@pytest.mark.parametrize("path", repository.shipped_python(), ids=lambda path: path.stem)
def test_python_3_9_reads_it(path: Path) -> None:
    """QGIS 3.22 for Windows brings Python 3.9."""
    source = path.read_text(encoding="utf-8")
    ast.parse(source, str(path), feature_version=(3, 9))
    if source.strip() and path.parent != repository.ROOT and path.name != "__init__.py":
        assert "from __future__ import annotations" in source


def test_metadata() -> None:
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(repository.ROOT / "metadata.txt", encoding="utf-8")
    general = metadata["general"]
    for field in ("name", "description", "about", "version", "author", "email", "tags"):
        assert general[field].strip(), field
    assert general["qgisMinimumVersion"] == "3.22"
    assert general["qgisMaximumVersion"] == "4.99"
    assert general["hasProcessingProvider"] == "yes"
    assert re.fullmatch(r"\d+\.\d+\.\d+", general["version"])
    assert (repository.ROOT / general["icon"]).is_file()
    for field in ("description", "about"):
        assert general[f"{field}[de]"].strip()


# Documentation


def test_the_picture_of_the_house_names_every_room(root: Path) -> None:
    picture = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {
        path.stem
        for folder in ("core", "gis", "processing", "ui")
        for path in (root / folder).rglob("*.py")
        if path.stem != "__init__"
    }
    missing = {room for room in rooms if not re.search(rf"\b{room}\b", picture)}
    assert not missing
