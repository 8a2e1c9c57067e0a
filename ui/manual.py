# SPDX-License-Identifier: GPL-2.0-or-later
"""The user manual in a window of its own; it comes with the plugin and needs no internet."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from ..gis.translation import tr

_MANUAL = Path(__file__).resolve().parents[1] / "docs" / "benutzerhandbuch.md"


class ManualWindow(QDialog):
    """Stays open beside QGIS; links lead within the manual, others to the browser."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("SozialraumManual")
        self.setWindowTitle(tr("Sozialräume: manual"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 760)
        browser = QTextBrowser()
        browser.setSearchPaths([str(_MANUAL.parent)])
        browser.setOpenLinks(False)
        browser.setMarkdown(_MANUAL.read_text(encoding="utf-8"))
        browser.document().setDocumentMargin(18)
        browser.anchorClicked.connect(lambda url: _follow(browser, url))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(browser)


def _follow(browser: QTextBrowser, url: QUrl) -> None:
    if url.scheme() in ("http", "https"):
        QDesktopServices.openUrl(url)
    elif url.hasFragment() and not url.path():
        _scroll_to_heading(browser, url.fragment())


def _scroll_to_heading(browser: QTextBrowser, fragment: str) -> None:
    """Markdown headings carry no anchors in Qt; they are found by their text."""
    block = browser.document().begin()
    while block.isValid():
        if block.blockFormat().headingLevel() and _anchor(block.text()) == fragment:
            cursor = browser.textCursor()
            cursor.setPosition(browser.document().lastBlock().position())
            browser.setTextCursor(cursor)
            cursor.setPosition(block.position())
            browser.setTextCursor(cursor)
            return
        block = block.next()


def _anchor(heading: str) -> str:
    """The fragment by which links name a heading, as repositories on the web make it."""
    kept = [letter for letter in heading.lower() if letter.isalnum() or letter in " -_"]
    return "".join(kept).strip().replace(" ", "-")
