# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of regions where there is little room: what tells them apart is kept."""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFontMetrics

_MORE = "…"
#: A last word up to this length, such as "Nord" or "West 2", tells neighbours apart.
_TAIL = 8
#: Fewest letters of what stands before it that are worth showing.
_HEAD = 4


def fitting_name(name: str, municipality: str, metrics: QFontMetrics, room: int) -> str:
    """The name in as many pixels as there are.

    First the name of the municipality gives way, which the code tells as well: "…-Nordost 1". Then
    the beginning: "Gartenvor… Nord".
    """
    if metrics.horizontalAdvance(name) <= room:
        return name
    rest = name[len(municipality) :]
    if municipality and name.startswith(municipality) and re.match(r"[-\s]\S", rest):
        name = _MORE + rest[1:]
        if metrics.horizontalAdvance(name) <= room:
            return name
    found = re.search(rf"[-\s](\S{{1,{_TAIL}}}(?:\s\d+)?)$", name)
    if found is not None:
        tail = f" {found.group(1)}"
        head = metrics.elidedText(
            name[: found.start()],
            Qt.TextElideMode.ElideRight,
            room - metrics.horizontalAdvance(tail),
        )
        if len(head) > _HEAD:
            return head + tail
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
