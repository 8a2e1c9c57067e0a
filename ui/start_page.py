# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock shows before a plan is open: what to choose, and where to get it."""

from __future__ import annotations

from typing import Optional, Sequence

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..gis.translation import tr


class StartPage(QWidget):
    """Layer, field, and the button that opens them; two ways to come by a layer."""

    open_wanted = pyqtSignal()
    demo_wanted = pyqtSignal()
    delineation_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        intro = QLabel(
            tr(
                "Choose the blocks with their Sozialraum, such as the result of “Delineate "
                "Sozialräume”, and open them as a plan."
            )
        )
        intro.setWordWrap(True)
        layout.addWidget(intro)
        self.layer_box = QgsMapLayerComboBox()
        self.layer_box.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.field_box = QgsFieldComboBox()
        self.field_box.setAllowEmptyFieldName(True)
        self.field_box.fieldChanged.connect(self._field_changed)
        self.open_button = QPushButton(tr("Open as plan"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Blocks"), self.layer_box)
        form.addRow(tr("Sozialraum"), self.field_box)
        layout.addLayout(form)
        self.open_button.setObjectName("SozialraumOpen")
        self.open_button.clicked.connect(lambda: self.open_wanted.emit())
        layout.addWidget(self.open_button)
        layout.addSpacing(16)
        layout.addWidget(QLabel(tr("No assignment yet?")))
        for text, signal in (
            (tr("Delineate Sozialräume …"), self.delineation_wanted),
            (tr("Load the demo county"), self.demo_wanted),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, wanted=signal: wanted.emit())
            layout.addWidget(button)
        layout.addStretch(1)
        self.layer_box.layerChanged.connect(self._layer_changed)
        self._layer_changed(self.layer_box.currentLayer())
        QgsProject.instance().layersAdded.connect(self._offer_new)

    def dispose(self) -> None:
        """Let go of the project, for ``unload``."""
        QgsProject.instance().layersAdded.disconnect(self._offer_new)

    def layer(self) -> Optional[QgsVectorLayer]:
        """The chosen block layer."""
        return self.layer_box.currentLayer()

    def field(self) -> str:
        """The chosen field with the region, "" for none."""
        return self.field_box.currentField()

    def choose(self, layer: QgsVectorLayer) -> None:
        """Offer a layer for opening."""
        self.layer_box.setLayer(layer)

    def _offer_new(self, layers: Sequence[QgsMapLayer]) -> None:
        """A fresh result of a delineation is what the user most likely wants to open."""
        for layer in layers:
            if isinstance(layer, QgsVectorLayer):
                fields = layer.fields()
                if min(fields.lookupField(name) for name in ("sr_id", "baustein_id")) >= 0:
                    self.choose(layer)

    def _layer_changed(self, layer: Optional[QgsMapLayer]) -> None:
        self.field_box.setLayer(layer)
        has_key = layer is not None and layer.fields().lookupField("sr_id") >= 0
        self.field_box.setField("sr_id" if has_key else "")
        self._field_changed(self.field_box.currentField())

    def _field_changed(self, field: str) -> None:
        self.open_button.setEnabled(self.layer() is not None and bool(field))
