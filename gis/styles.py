# SPDX-License-Identifier: GPL-2.0-or-later
"""Symbols and renderers: choropleth classes, areas without a value, borders, regions on screen.

Everything stays vector in a PDF: no opacity, no blend modes, and hatches as geometry generators in
millimetres, because QGIS 3.22 paints line-pattern fills as images.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Callable, Dict, Iterable, Mapping, Optional, Sequence

from qgis.core import (
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from . import palettes
from .compat import FILL_COLOUR, GEOMETRY_POINT, RENDER_MM
from .fonts import text_format
from .translation import tr

CLASS_FIELD = "klasse"


class Extra(IntEnum):
    """Codes beside the classes 0, 1, 2 ...: areas that show no value."""

    SECRET = -1
    MISSING = -2
    FEW_RESIDENTS = -3
    UNINHABITED = -4


def extra_text(extra: Extra, few_residents: str) -> str:
    """Legend text; ``few_residents`` is the threshold as a number of the locale."""
    texts: Dict[Extra, Callable[[], str]] = {
        Extra.SECRET: lambda: tr("no data (confidentiality)"),
        Extra.MISSING: lambda: tr("no data"),
        Extra.FEW_RESIDENTS: lambda: tr("fewer than {n} residents").format(n=few_residents),
        Extra.UNINHABITED: lambda: tr("uninhabited"),
    }
    return texts[extra]()


# Fills

# Lines x + y = c (or x - y = c) with c a multiple of the step: hatches of neighbours line up.
_LINES = {
    45: (
        "floor((x_min(@g)+y_min(@g))/@step)",
        "ceil((x_max(@g)+y_max(@g))/@step)",
        "make_point(x_min(@g), @element*@step-x_min(@g))",
        "make_point(x_max(@g), @element*@step-x_max(@g))",
    ),
    -45: (
        "floor((x_min(@g)-y_max(@g))/@step)",
        "ceil((x_max(@g)-y_min(@g))/@step)",
        "make_point(x_min(@g), x_min(@g)-@element*@step)",
        "make_point(x_max(@g), x_max(@g)-@element*@step)",
    ),
    90: (
        "floor(x_min(@g)/@step)",
        "ceil(x_max(@g)/@step)",
        "make_point(@element*@step, y_min(@g))",
        "make_point(@element*@step, y_max(@g))",
    ),
}


def _hatch_expression(angle: int, spacing: float) -> str:
    first, last, start, end = _LINES[angle]
    step = spacing if angle == 90 else spacing * 2**0.5
    return (
        f"with_variable('g', $geometry, with_variable('step', {step:.4f}, "
        f"intersection(@g, collect_geometries(array_foreach(generate_series({first}, {last}), "
        f"make_line({start}, {end}))))))"
    )


def _dots_expression(spacing: float) -> str:
    """Points of a square grid turned by 45 degrees, a little inside the border."""
    step = spacing / 2
    return (
        f"with_variable('g', buffer($geometry, -0.4), with_variable('step', {step:.4f}, "
        "with_variable('columns', ceil((x_max(@g)-x_min(@g))/@step/2)+2, "
        "with_variable('left', floor(x_min(@g)/@step/2), "
        "with_variable('bottom', floor(y_min(@g)/@step), "
        "intersection(@g, collect_geometries(array_foreach("
        "generate_series(0, @columns*(ceil((y_max(@g)-y_min(@g))/@step)+1)-1), "
        "with_variable('row', @bottom+floor(@element/@columns), "
        "make_point((2*(@left+@element % @columns) + abs(@row) % 2)*@step, @row*@step)))))))))"
        ")"
    )


def _generated(expression: str, part: QgsSymbol) -> QgsGeometryGeneratorSymbolLayer:
    layer = QgsGeometryGeneratorSymbolLayer.create({"geometryModifier": expression})
    layer.setSymbolType(part.type())
    layer.setUnits(RENDER_MM)
    layer.setSubSymbol(part)
    return layer


def fill_symbol(colour: str) -> QgsFillSymbol:
    """A plain area; its own outline in the same colour closes hairlines between neighbours."""
    return QgsFillSymbol.createSimple(
        {
            "color": colour,
            "outline_color": colour,
            "outline_width": "0.05",
            "joinstyle": "round",
        }
    )


def _hatched(angle: int, spacing: float, colour: str, width: float) -> QgsFillSymbol:
    symbol = fill_symbol(palettes.PAPER)
    line = QgsLineSymbol.createSimple(
        {"line_color": colour, "line_width": str(width), "capstyle": "flat"}
    )
    symbol.appendSymbolLayer(_generated(_hatch_expression(angle, spacing), line))
    return symbol


def extra_symbol(extra: Extra, for_grey_print: bool = False) -> QgsFillSymbol:
    """Area without a value. On grey palettes plain grey would be read as a class."""
    if extra == Extra.SECRET:
        return _hatched(45, 1.5, palettes.HATCH, 0.2)
    if extra == Extra.MISSING:
        return _hatched(-45, 2.5, "#8c8c8c", 0.15)
    if extra == Extra.FEW_RESIDENTS:
        symbol = fill_symbol(palettes.PAPER)
        dot = QgsMarkerSymbol.createSimple(
            {"name": "circle", "color": palettes.HATCH, "outline_style": "no", "size": "0.45"}
        )
        symbol.appendSymbolLayer(_generated(_dots_expression(1.6), dot))
        return symbol
    if for_grey_print:
        return _hatched(90, 1.2, "#b3b3b3", 0.12)
    return fill_symbol(palettes.UNINHABITED)


def choropleth_renderer(
    colours: Sequence[str],
    extras: Iterable[Extra],
    for_grey_print: bool = False,
    labels: Optional[Mapping[int, str]] = None,
) -> QgsRuleBasedRenderer:
    """One rule for each class and each kind of area without a value, on the field ``klasse``."""
    root = QgsRuleBasedRenderer.Rule(None)
    symbols = {index: fill_symbol(colour) for index, colour in enumerate(colours)}
    symbols.update({int(extra): extra_symbol(extra, for_grey_print) for extra in extras})
    for code, symbol in symbols.items():
        rule = QgsRuleBasedRenderer.Rule(symbol, 0, 0, f'"{CLASS_FIELD}" = {code}')
        rule.setLabel((labels or {}).get(code, str(code)))
        root.appendChild(rule)
    return QgsRuleBasedRenderer(root)


# Borders

#: Colour and width in mm, from the thinnest to the thickest.
_BORDERS = {
    "region": (palettes.REGION_BORDER, 0.12),
    "municipality": (palettes.MUNICIPALITY_BORDER, 0.3),
    "county": (palettes.COUNTY_BORDER, 0.7),
}


def border_line(level: str) -> QgsLineSymbol:
    """Line of the legend; ``level`` is region, municipality or county."""
    colour, width = _BORDERS[level]
    return QgsLineSymbol.createSimple(
        {"line_color": colour, "line_width": str(width), "capstyle": "flat"}
    )


def border_symbol(level: str) -> QgsFillSymbol:
    """Outline of an area without its fill."""
    colour, width = _BORDERS[level]
    return QgsFillSymbol.createSimple(
        {
            "style": "no",
            "outline_color": colour,
            "outline_width": str(width),
            "joinstyle": "round",
        }
    )


# On screen


def style_regions(layer: QgsVectorLayer) -> None:
    """Regions in pastel colours by ``farbe`` (neighbours differ), labelled by ``sr_kurz``."""
    symbol = QgsFillSymbol.createSimple(
        {
            "color": palettes.REGIONS[0],
            "outline_color": palettes.MUNICIPALITY_BORDER,
            "outline_width": "0.4",
            "joinstyle": "round",
        }
    )
    # One entry in the legend: the colour classes are a drawing aid without a meaning of their own.
    colours = ", ".join(f"'{colour}'" for colour in palettes.REGIONS)
    symbol.symbolLayer(0).setDataDefinedProperty(
        FILL_COLOUR,
        QgsProperty.fromExpression(
            f'array_get(array({colours}), coalesce("farbe", 0) % {len(palettes.REGIONS)})'
        ),
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    labels = QgsPalLayerSettings()
    labels.fieldName = "sr_kurz"
    labels.setFormat(text_format(9, bold=True, color=palettes.INK, halo_mm=0.7))
    labels.centroidInside = True
    labels.centroidWhole = True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(labels))
    layer.setLabelsEnabled(True)
    layer.triggerRepaint()


def style_blocks(layer: QgsVectorLayer) -> None:
    """Blocks as thin outlines over the regions; those without a region are hatched."""
    root = QgsRuleBasedRenderer.Rule(None)
    plain = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#8c8c8c", "outline_width": "0.1", "joinstyle": "round"}
    )
    unassigned = _hatched(45, 2.0, "#b2182b", 0.2)
    has_field = layer.fields().indexOf("sr_id") >= 0
    no_region = "coalesce(\"sr_id\", '') = ''" if has_field else "false"
    for filter_text, symbol, label in (
        (no_region, unassigned, tr("Block without a region")),
        (f"NOT ({no_region})", plain, tr("Block")),
    ):
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, filter_text, label))
    layer.setRenderer(QgsRuleBasedRenderer(root))
    layer.triggerRepaint()


def style_outlines(layer: QgsVectorLayer) -> None:
    """Blocks as thin outlines, so that they hide nothing of the map below."""
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#5b6770", "outline_width": "0.2", "joinstyle": "round"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    layer.triggerRepaint()


def style_lines(layer: QgsVectorLayer) -> None:
    """Plain thin lines, such as those to the nearest facility."""
    symbol = QgsLineSymbol.createSimple({"line_color": "#0072b2", "line_width": "0.3"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    layer.triggerRepaint()


def style_findings(layer: QgsVectorLayer) -> None:
    """Findings by level; colours and forms differ, so that either will do."""
    if layer.geometryType() != GEOMETRY_POINT:
        return
    root = QgsRuleBasedRenderer.Rule(None)
    for level, label, form, colour, size in (
        ("fehler", tr("Error"), "triangle", "#b2182b", "3.6"),
        ("warnung", tr("Warning"), "diamond", "#e69f00", "3.2"),
        ("hinweis", tr("Note"), "circle", "#4d87b3", "2.2"),
    ):
        symbol = QgsMarkerSymbol.createSimple(
            {
                "name": form,
                "color": colour,
                "size": size,
                "outline_color": "#ffffff",
                "outline_width": "0.3",
            }
        )
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, f"\"stufe\" = '{level}'", label))
    layer.setRenderer(QgsRuleBasedRenderer(root))
    layer.triggerRepaint()


#: Rules of the neighbourhood layer from the back to the front: filter, legend, colour, width in
#: mm, dashes. Colours after M. Okabe and K. Ito (Color Universal Design, 2008); the kinds also
#: differ in width and dashes.
_NEIGHBOURS: Sequence[tuple[str, Callable[[], str], str, float, str]] = (
    ("\"barriere\" = 'frei'", lambda: tr("neighbours"), "#7a7a7a", 0.2, ""),
    (
        "\"barriere\" = 'geschwaecht'",
        lambda: tr("neighbours, weakened by a barrier"),
        "#e69f00",
        0.5,
        "",
    ),
    ("\"barriere\" = 'querung'", lambda: tr("neighbours by a crossing"), "#009e73", 0.7, ""),
    ("\"barriere\" = 'getrennt'", lambda: tr("cut by a barrier"), "#c8102e", 0.5, "1.2;0.9"),
    ("", lambda: tr("bridge"), "#0072b2", 0.9, "0.2;1.3"),
)


def style_neighbours(layer: QgsVectorLayer) -> None:
    """Lines from block to block by what connects or separates them."""
    root = QgsRuleBasedRenderer.Rule(None)
    for level, (filter_text, label, colour, width, dashes) in enumerate(_NEIGHBOURS):
        properties = {"line_color": colour, "line_width": str(width), "capstyle": "flat"}
        if dashes:
            cap = "flat" if filter_text else "round"
            properties.update(use_custom_dash="1", customdash=dashes, capstyle=cap)
        symbol = QgsLineSymbol.createSimple(properties)
        symbol.symbolLayer(0).setRenderingPass(level)
        kind = f"\"art\" <> 'bruecke' AND {filter_text}" if filter_text else "\"art\" = 'bruecke'"
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, kind, label()))
    renderer = QgsRuleBasedRenderer(root)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)
    layer.triggerRepaint()
