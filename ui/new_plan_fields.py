# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts of the dialog for a new plan: fields with keys and names, forms that read as one."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QWidget,
)

from ..gis.compat import GEOMETRY_POLYGON
from ..gis.new_plan import RegionFields, usual_fields
from ..gis.translation import tr

#: Distance between the rows of forms that read as one, in pixels.
ROWS = 6


class FieldBoxes(QObject):
    """Fields with key, label and name of regions; those chosen first are what they mostly are."""

    def __init__(self, of_regions: bool) -> None:
        super().__init__()
        self._of_regions = of_regions
        self.key, self.short, self.name = (QgsFieldComboBox() for _ in range(3))
        for box in (self.key, self.short, self.name):
            box.setAllowEmptyFieldName(True)
        made_up = tr("Empty: made up after the key and the Ortsteile")
        self.short.setToolTip(tr("Field with the label, such as KR 3.") + "\n" + made_up)
        self.name.setToolTip(tr("Field with the name of the Sozialraum.") + "\n" + made_up)
        self.texts = QWidget()
        row = QHBoxLayout(self.texts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.short, 1)
        row.addWidget(self.name, 1)
        self.key.fieldChanged.connect(self._key_changed)

    def set_layer(self, layer: Optional[QgsVectorLayer]) -> None:
        """Offer the fields of a layer."""
        for box in (self.key, self.short, self.name):
            box.setLayer(layer)
        self.key.setField(usual_fields(layer, self._of_regions).key)
        self._key_changed(self.key.currentField())

    def chosen(self) -> RegionFields:
        """What is chosen now."""
        return RegionFields(*(box.currentField() for box in (self.key, self.short, self.name)))

    def _key_changed(self, key: str) -> None:
        usual = usual_fields(self.key.layer(), self._of_regions, key)
        self.short.setField(usual.short)
        self.name.setField(usual.name)


def turn_to(stack: QStackedWidget, page: int) -> None:
    """Show a page; those that are hidden claim no height, in which they differ."""
    for place in range(stack.count()):
        height = QSizePolicy.Policy.Preferred if place == page else QSizePolicy.Policy.Ignored
        stack.widget(place).setSizePolicy(QSizePolicy.Policy.Preferred, height)
    stack.setCurrentIndex(page)
    stack.updateGeometry()


def polygon_layers() -> list[QgsVectorLayer]:
    """The polygon layers of the project."""
    layers = QgsProject.instance().mapLayers().values()
    return [
        layer
        for layer in layers
        if isinstance(layer, QgsVectorLayer) and layer.geometryType() == GEOMETRY_POLYGON
    ]


def layer_box() -> QgsMapLayerComboBox:
    """A choice of polygon layers."""
    box = QgsMapLayerComboBox()
    box.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
    return box


def limit_box(low: int, high: int, value: int) -> QSpinBox:
    """A number of residents; 0 is no limit."""
    box = QSpinBox()
    box.setRange(low, high)
    box.setSingleStep(100)
    box.setValue(value)
    box.setGroupSeparatorShown(True)
    box.setSpecialValueText(tr("no limit"))
    return box


def form_of(*rows: tuple[str, QWidget]) -> QWidget:
    """Rows of a label and a field."""
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(0, 0, 0, 0)
    form.setVerticalSpacing(ROWS)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for text, widget in rows:
        label = QLabel(text)
        # Several forms stand one below the other, and read as one.
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance("m" * 11))
        form.addRow(label, widget)
    return page
