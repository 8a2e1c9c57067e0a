# SPDX-License-Identifier: GPL-2.0-or-later
"""Grid cells on the screen: residents in four classes, and which cells a border cuts."""

from __future__ import annotations

from qgis.core import QgsFillSymbol, QgsRuleBasedRenderer, QgsVectorLayer

from ..translation import number, tr

_GRID_LINE = "#b8c0c8"
_CUT = "#e07b00"
_UNKNOWN = "#f0f0f0"
#: Light to dark; upper limits in residents by side of a cell are ``_LIMITS``.
_COLOURS = ("#ffffff", "#d6e6f2", "#8fbbdb", "#2b6ca3")
_LIMITS = {100: (0, 20, 60), 1000: (0, 250, 1000), 10_000: (0, 5000, 20_000)}


def style_cells(layer: QgsVectorLayer) -> None:
    """Darker where more people live, grey without a number, with an orange edge where cut."""
    first = next(layer.getFeatures(), None)
    side = first.geometry().area() ** 0.5 if first is not None else 0.0
    limits = _LIMITS[min(_LIMITS, key=lambda size: abs(size - side))]
    root = QgsRuleBasedRenderer.Rule(None)

    def rule(expression: str, label: str, **properties: str) -> None:
        symbol = QgsFillSymbol.createSimple(properties)
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, expression, label))

    edge = {"outline_color": _GRID_LINE, "outline_width": "0.06"}
    rule('"einwohner" IS NULL', tr("without a number"), color=_UNKNOWN, **edge)
    lower = -1
    for limit, colour in zip(limits, _COLOURS):
        text = tr("nobody") if limit == 0 else f"{number(lower + 1)}–{number(limit)}"
        span = f'"einwohner" > {lower} AND "einwohner" <= {limit}'
        rule(span, text, color=colour, **edge)
        lower = limit
    more = tr("more than {n}").format(n=number(lower))
    rule(f'"einwohner" > {lower}', more, color=_COLOURS[-1], **edge)
    rule(
        '"zerschnitten" = 1',
        tr("cut by a border"),
        style="no",
        outline_color=_CUT,
        outline_width="0.3",
    )
    layer.setRenderer(QgsRuleBasedRenderer(root))
    layer.triggerRepaint()
