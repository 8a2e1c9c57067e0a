# SPDX-License-Identifier: GPL-2.0-or-later
"""Every switch between QGIS 3.22 and 4, Qt 5 and Qt 6, in one place."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateTransformContext,
    QgsField,
    QgsLayoutItemLabel,
    QgsPalLayerSettings,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProject,
    QgsSymbolLayer,
    QgsTextFormat,
    QgsUnitTypes,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

try:
    from qgis.PyQt.QtCore import QMetaType
except ImportError:  # pragma: no cover - every supported PyQt has it
    QMetaType = None

try:
    from qgis.PyQt.QtGui import QAction, QActionGroup, QShortcut, QUndoStack
except ImportError:
    from qgis.PyQt.QtWidgets import QAction, QActionGroup, QShortcut, QUndoStack

__all__ = ["QAction", "QActionGroup", "QShortcut", "QUndoStack"]

_META_TYPE_FIELDS = Qgis.QGIS_VERSION_INT >= 33800


def field(name: str, kind: str, comment: str = "") -> QgsField:
    """A field of kind ``text``, ``int``, ``long``, ``double`` or ``date``."""
    if _META_TYPE_FIELDS:
        kinds = {
            "text": QMetaType.Type.QString,
            "int": QMetaType.Type.Int,
            "long": QMetaType.Type.LongLong,
            "double": QMetaType.Type.Double,
            "date": QMetaType.Type.QDate,
        }
    else:
        kinds = {
            "text": QVariant.String,
            "int": QVariant.Int,
            "long": QVariant.LongLong,
            "double": QVariant.Double,
            "date": QVariant.Date,
        }
    result = QgsField(name, kinds[kind])
    if comment:
        result.setComment(comment)
    return result


def project_transform_context() -> QgsCoordinateTransformContext:
    """A copy of the project's transformations, to be taken along into another thread."""
    return QgsCoordinateTransformContext(QgsProject.instance().transformContext())


def chosen_fields(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
) -> list[str]:
    """The fields chosen in a field parameter that takes several."""
    # QGIS 3.40 deprecates the older name, QGIS 3.22 does not know the newer one.
    if hasattr(algorithm, "parameterAsStrings"):
        return algorithm.parameterAsStrings(parameters, name, context)
    return algorithm.parameterAsFields(parameters, name, context)


def is_null(value: object) -> bool:
    """NULL as an attribute: None, or the null QVariant of PyQt5."""
    return value is None or (isinstance(value, QVariant) and value.isNull())


if Qgis.QGIS_VERSION_INT >= 33000:
    WKB_POINT = Qgis.WkbType.Point
    WKB_LINE = Qgis.WkbType.LineString
    WKB_MULTIPOLYGON = Qgis.WkbType.MultiPolygon
    WKB_NONE = Qgis.WkbType.NoGeometry
    GEOMETRY_POLYGON = Qgis.GeometryType.Polygon
    GEOMETRY_LINE = Qgis.GeometryType.Line
    GEOMETRY_POINT = Qgis.GeometryType.Point
    LAYOUT_MM = Qgis.LayoutUnit.Millimeters
    RENDER_MM = Qgis.RenderUnit.Millimeters
    RENDER_POINTS = Qgis.RenderUnit.Points
    KILOMETRES = Qgis.DistanceUnit.Kilometers
else:
    WKB_POINT = QgsWkbTypes.Type.Point
    WKB_LINE = QgsWkbTypes.Type.LineString
    WKB_MULTIPOLYGON = QgsWkbTypes.Type.MultiPolygon
    WKB_NONE = QgsWkbTypes.Type.NoGeometry
    GEOMETRY_POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry
    GEOMETRY_LINE = QgsWkbTypes.GeometryType.LineGeometry
    GEOMETRY_POINT = QgsWkbTypes.GeometryType.PointGeometry
    LAYOUT_MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
    RENDER_MM = QgsUnitTypes.RenderUnit.RenderMillimeters
    RENDER_POINTS = QgsUnitTypes.RenderUnit.RenderPoints
    KILOMETRES = QgsUnitTypes.DistanceUnit.DistanceKilometers

if Qgis.QGIS_VERSION_INT >= 32600:
    LABEL_LINES_CENTRED = Qgis.LabelMultiLineAlignment.Center
else:
    LABEL_LINES_CENTRED = QgsPalLayerSettings.MultiLineAlign.MultiCenter

if Qgis.QGIS_VERSION_INT >= 33600:
    NO_THREADING = Qgis.ProcessingAlgorithmFlag.NoThreading
else:
    NO_THREADING = QgsProcessingAlgorithm.Flag.FlagNoThreading


def set_label_format(label: QgsLayoutItemLabel, text: QgsTextFormat) -> None:
    """Font, size and colour of a layout label."""
    if hasattr(label, "setTextFormat"):
        label.setTextFormat(text)
        return
    font = text.font()
    font.setPointSizeF(text.size())
    label.setFont(font)
    label.setFontColor(text.color())


# Renamed in QGIS 3.36, when the enum became a scoped one.
FILL_COLOUR = (
    QgsSymbolLayer.Property.FillColor
    if hasattr(QgsSymbolLayer.Property, "FillColor")
    else QgsSymbolLayer.Property.PropertyFillColor
)


def flag_bits(*flags: Any) -> int:
    """Flags of any kind joined to the number that drawing text wants; Qt 6 joins only equal kinds.

    PyQt5 has them as numbers, PyQt6 as enums with a ``value``.
    """
    bits = 0
    for flag in flags:
        bits |= int(getattr(flag, "value", flag))
    return bits
