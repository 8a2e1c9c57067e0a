# SPDX-License-Identifier: GPL-2.0-or-later
"""Small HTML reports: headings, facts, tables, notes. One file without any link to elsewhere."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Iterable, Sequence

from qgis.PyQt.QtCore import QLocale

from .files import atomic_write
from .translation import tr

_STYLE = """
body { font: 15px/1.5 "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; color: #1f2933;
       max-width: 62em; margin: 2em auto; padding: 0 1.5em; }
h1 { font-size: 1.6em; line-height: 1.25; margin: 0 0 .3em; }
h2 { font-size: 1.15em; margin: 2em 0 .5em; padding-bottom: .2em;
     border-bottom: 1px solid #cbd5e0; }
p { margin: .4em 0; }
.lead { color: #52606d; }
.box { border-left: 5px solid #2f7d4f; background: #eef7f1; padding: .6em 1em; margin: 1em 0; }
.box.warning { border-color: #b7791f; background: #fdf6e3; }
table { border-collapse: collapse; margin: .5em 0 1em; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: #52606d; padding-bottom: .3em; }
th, td { text-align: left; vertical-align: top; padding: .3em .9em .3em .5em;
         border-bottom: 1px solid #e1e7ec; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid #829ab1; }
th.number, td.number { text-align: right; white-space: nowrap; }
.key { white-space: nowrap; }
tbody th { font-weight: normal; }
figure { margin: .5em 0 1em; break-inside: avoid; }
figure svg { max-width: 100%; height: auto; }
figcaption { color: #52606d; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; }
               thead { display: table-header-group; }
               tr { break-inside: avoid; } h2 { break-after: avoid; } }
"""
_KEY = re.compile(r"\b\d{8}-\d{2,4}[a-z]?\b")
_UNBROKEN = r'<span class="key">\g<0></span>'


class Figure(str):
    """A number as it is to be read, such as ``0,60`` or ``54,9 %``; set flush right."""


class HtmlReport:
    """Collects the parts of a report; every text is escaped."""

    def __init__(self, title: str, lead: str = "") -> None:
        self._title = title
        self._parts = [f"<h1>{escape(title)}</h1>"]
        if lead:
            self._parts.append(f'<p class="lead">{escape(lead)}</p>')

    def heading(self, text: str) -> None:
        """A heading of the second level."""
        self._parts.append(f"<h2>{escape(text)}</h2>")

    def paragraph(self, text: str) -> None:
        """Running text."""
        self._parts.append(f"<p>{escape(text)}</p>")

    def box(self, lines: Sequence[str], *, warning: bool = False) -> None:
        """What must not be overlooked: the result, or what is wrong with it."""
        kind = "box warning" if warning else "box"
        inner = "".join(f"<p>{escape(line)}</p>" for line in lines)
        self._parts.append(f'<div class="{kind}">{inner}</div>')

    def facts(self, pairs: Iterable[tuple[str, object]]) -> None:
        """Names and values, one pair a line; numbers are set flush right."""
        rows = "".join(
            f'<tr><th scope="row">{escape(name)}</th>{_cell(value)}</tr>' for name, value in pairs
        )
        self._parts.append(f"<table><tbody>{rows}</tbody></table>")

    def table(
        self, headers: Sequence[str], rows: Sequence[Sequence[object]], caption: str = ""
    ) -> None:
        """A table with header cells; a column is numeric if its first cell is a number."""
        first = rows[0] if rows else [""] * len(headers)
        heads = "".join(
            f'<th scope="col"{_kind(value)}>{escape(head)}</th>'
            for head, value in zip(headers, first)
        )
        body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
        title = f"<caption>{escape(caption)}</caption>" if caption else ""
        self._parts.append(
            f"<table>{title}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
        )

    def figure(self, drawing: str, caption: str = "") -> None:
        """A drawing as inline SVG, whose texts are escaped already."""
        below = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
        self._parts.append(f"<figure>{drawing}{below}</figure>")

    def internal_note(self) -> None:
        """Say that the page names small numbers, which nobody has suppressed."""
        self.paragraph(
            tr(
                "Numbers of single blocks are small and not suppressed; they are not for "
                "publication."
            )
        )

    def html(self) -> str:
        """The whole document."""
        language = QLocale().name().split("_")[0]
        return (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            f"<title>{escape(self._title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
            + "\n".join(self._parts)
            + "\n</body>\n</html>\n"
        )

    def write(self, path: str | Path) -> None:
        """Write the document; ``UserError`` as of ``atomic_write``."""
        with atomic_write(path) as temporary:
            temporary.write_text(self.html(), encoding="utf-8")


def _kind(value: object) -> str:
    return ' class="number"' if isinstance(value, (int, float, Figure)) else ""


def _cell(value: object) -> str:
    if isinstance(value, Figure):
        return f'<td class="number">{escape(value)}</td>'
    if isinstance(value, (int, float)):
        return f'<td class="number">{escape(_number(value))}</td>'
    # A key that breaks at its hyphen reads like two.
    return f"<td>{_KEY.sub(_UNBROKEN, escape(str(value)))}</td>"


def _number(value: float) -> str:
    locale = QLocale()
    return locale.toString(value) if isinstance(value, int) else locale.toString(value, "g", 8)
