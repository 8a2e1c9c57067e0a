# SPDX-License-Identifier: GPL-2.0-or-later
"""The demo county as styled layers of a project."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Dict, List, Tuple

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsReferencedRectangle,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..core.errors import UserError
from . import palettes
from .fonts import text_format
from .styles import border_symbol
from .translation import tr

FILE_NAME = "demo_kreis.gpkg"
CRS = "EPSG:25832"

# Value of the field "typ", colour, name in the legend.
_BLOCK_TYPES: Tuple[Tuple[str, str, Callable[[], str]], ...] = (
    ("baublock", "#f6d7c3", lambda: tr("Town block")),
    ("ortslage", "#fae6d3", lambda: tr("Village")),
    ("gewerbe", "#e3dce8", lambda: tr("Commercial area")),
    ("feld", "#fbf8ea", lambda: tr("Fields")),
    ("wald", "#dcead0", lambda: tr("Forest")),
)
# Value of the field "art", colour and width in millimetres, from the back to the front.
_ROADS = (
    ("Kreisstraße", "#b5aea6", 0.2),
    ("Landesstraße", "#a39a90", 0.3),
    ("Bundesstraße", "#d9a441", 0.45),
    ("Autobahn", "#c8643c", 0.8),
)
_WATER = "#7fb2d6"


def add_demo_county(project: QgsProject, source: Path) -> List[QgsVectorLayer]:
    """Add the county's layers to a project and show the whole county.

    source: the GeoPackage ``demo_kreis.gpkg``. Returns the layers, from the top to the bottom.
    Raises ``UserError("file_missing")``. Main thread only.
    """
    if not source.is_file():
        raise UserError("file_missing", path=str(source))
    places = _layer(source, "orte", tr("Places people go to"))
    _style_places(places)
    municipalities = _layer(source, "gemeinden", tr("Municipalities"))
    municipalities.setRenderer(QgsSingleSymbolRenderer(border_symbol("municipality")))
    _label(municipalities, "gen", 10)
    railway = _layer(source, "bahn", tr("Railway"))
    railway.setRenderer(QgsSingleSymbolRenderer(_railway_symbol()))
    roads = _layer(source, "strassen", tr("Roads"))
    _categorize(roads, "art", {art: (_line(colour, width), art) for art, colour, width in _ROADS})
    rivers = _layer(source, "gewaesser", tr("Rivers and brooks"))
    widths = {"Fluss": 1.0, "Bach": 0.3}
    _categorize(rivers, "art", {art: (_line(_WATER, mm), art) for art, mm in widths.items()})
    lakes = _layer(source, "seen", tr("Lakes"))
    lakes.setRenderer(QgsSingleSymbolRenderer(_area(_WATER, _WATER)))
    blocks = _layer(source, "bausteine", tr("Blocks of the demo county"))
    kinds = {kind: (_area(colour, "#bdb4a8"), name()) for kind, colour, name in _BLOCK_TYPES}
    _categorize(blocks, "typ", kinds)

    layers = [places, municipalities, railway, roads, rivers, lakes, blocks]
    crs = QgsCoordinateReferenceSystem(CRS)
    project.setCrs(crs)
    for layer in reversed(layers):
        project.addMapLayer(layer)
    extent = municipalities.extent()
    extent.scale(1.05)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, crs))
    return layers


def _layer(source: Path, table: str, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{source}|layername={table}", name, "ogr")
    if not layer.isValid():
        raise UserError("file_unreadable", path=str(source))
    return layer


def _categorize(
    layer: QgsVectorLayer, field: str, symbols: Dict[str, Tuple[QgsSymbol, str]]
) -> None:
    categories = [
        QgsRendererCategory(value, symbol, name) for value, (symbol, name) in symbols.items()
    ]
    renderer = QgsCategorizedSymbolRenderer(field, categories)
    # Later categories lie above earlier ones, so that a motorway is not cut by a lane.
    renderer.setUsingSymbolLevels(True)
    for level, category in enumerate(renderer.categories()):
        for symbol_layer in category.symbol().symbolLayers():
            symbol_layer.setRenderingPass(level)
    layer.setRenderer(renderer)


def _area(colour: str, outline: str) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {"color": colour, "outline_color": outline, "outline_width": "0.08", "joinstyle": "round"}
    )


def _line(colour: str, width: float) -> QgsLineSymbol:
    return QgsLineSymbol.createSimple(
        {
            "line_color": colour,
            "line_width": str(width),
            "capstyle": "round",
            "joinstyle": "round",
        }
    )


def _railway_symbol() -> QgsLineSymbol:
    symbol = _line("#5f5f5f", 0.5)
    dashes = QgsLineSymbol.createSimple(
        {
            "line_color": "#ffffff",
            "line_width": "0.3",
            "capstyle": "flat",
            "use_custom_dash": "1",
            "customdash": "1.5;1.5",
        }
    )
    symbol.appendSymbolLayer(dashes.takeSymbolLayer(0))
    return symbol


def _style_places(layer: QgsVectorLayer) -> None:
    symbol = QgsMarkerSymbol.createSimple(
        {
            "name": "circle",
            "color": palettes.INK,
            "outline_color": "#ffffff",
            "outline_width": "0.2",
            "size": "1.6",
        }
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    _label(layer, "art", 7)
    # Several hundred points would hide the county as a whole.
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(30_000)


def _label(layer: QgsVectorLayer, field: str, points: float) -> None:
    labels = QgsPalLayerSettings()
    labels.fieldName = field
    labels.setFormat(text_format(points, color=palettes.INK, halo_mm=0.6))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(labels))
    layer.setLabelsEnabled(True)
