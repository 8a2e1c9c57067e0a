# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock shows before a plan is open: go on with one, or begin a new one."""

from __future__ import annotations

from pathlib import Path
from typing import Optional, Sequence

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QCommandLinkButton,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..gis.translation import tr
from .look import APART, heading, icon, soft
from .new_plan_dialog import EMPTY, POLYGONS, TABLE
from .recent_plans import RecentPlan, recent_plans
from .second_click import SecondClick

#: Most characters of a path that are shown; its end tells more than its beginning.
_PLACE = 58


class StartPage(QWidget):
    """Recent plan files, the way from a block layer to a plan, and where to get one.

    ``file_wanted`` carries a path, None where a file has to be asked for; ``new_wanted`` carries
    the way a new plan begins.
    """

    open_wanted = pyqtSignal()
    file_wanted = pyqtSignal(object)
    new_wanted = pyqtSignal(int)
    demo_wanted = pyqtSignal()
    delineation_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(6)
        layout.addWidget(heading(tr("Go on with a plan")))
        self.recent = QVBoxLayout()
        self.recent.setSpacing(0)
        layout.addLayout(self.recent)
        open_file = QPushButton(icon("/mActionFileOpen.svg"), tr("Open plan file …"))
        open_file.clicked.connect(lambda: self.file_wanted.emit(None))
        layout.addWidget(open_file)
        layout.addSpacing(APART + 6)
        layout.addWidget(heading(tr("New plan from blocks")))
        layout.addWidget(
            soft(tr("Blocks with a field that names their Sozialraum, such as a proposal."))
        )
        self.layer_box = QgsMapLayerComboBox()
        self.layer_box.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.field_box = QgsFieldComboBox()
        self.field_box.setAllowEmptyFieldName(True)
        self.field_box.fieldChanged.connect(self._field_changed)
        self.open_button = QPushButton(tr("New plan …"))
        self.open_button.setObjectName("SozialraumOpen")
        self.open_button.clicked.connect(lambda: self.open_wanted.emit())
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Blocks"), self.layer_box)
        form.addRow(tr("Sozialraum"), self.field_box)
        layout.addLayout(form)
        layout.addWidget(self.open_button)
        layout.addSpacing(APART + 6)
        layout.addWidget(heading(tr("Other ways to begin")))
        for text, way in (
            (tr("From existing Sozialräume (polygons) …"), POLYGONS),
            (tr("From an assignment table …"), TABLE),
            (tr("Empty …"), EMPTY),
        ):
            layout.addWidget(_link(text, lambda way=way: self.new_wanted.emit(way)))
        layout.addSpacing(APART + 6)
        layout.addWidget(heading(tr("No assignment yet?")))
        row = QHBoxLayout()
        for text, signal in (
            (tr("Delineate Sozialräume …"), self.delineation_wanted),
            (tr("Load the demo county"), self.demo_wanted),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, wanted=signal: wanted.emit())
            row.addWidget(button)
        layout.addLayout(row)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.layer_box.layerChanged.connect(self._layer_changed)
        self._layer_changed(self.layer_box.currentLayer())
        self.show_recent()
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

    def show_recent(self) -> None:
        """The plan files that were open lately, as far as they are still there."""
        while self.recent.count():
            self.recent.takeAt(0).widget().deleteLater()
        plans = recent_plans()
        if not plans:
            self.recent.addWidget(soft(tr("Plans that you open appear here.")))
        for plan in plans:
            link = _recent_link(plan)
            link.clicked.connect(lambda _=False, plan=plan: self._open_recent(plan))
            self.recent.addWidget(link)

    def _open_recent(self, plan: RecentPlan) -> None:
        SecondClick(self)
        self.file_wanted.emit(Path(plan.path))

    def showEvent(self, event: QShowEvent) -> None:
        self.show_recent()
        super().showEvent(event)

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


def _link(text: str, act) -> QPushButton:
    button = QPushButton(text)
    button.setFlat(True)
    button.setStyleSheet(
        "QPushButton { text-align: left; padding: 3px 2px; color: palette(link); border: none; }"
        " QPushButton:hover { text-decoration: underline; }"
    )
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _=False: act())
    return button


def _recent_link(plan: RecentPlan) -> QCommandLinkButton:
    path = Path(plan.path)
    place = str(path)
    shown = place if len(place) <= _PLACE else "…" + place[1 - _PLACE :]
    button = QCommandLinkButton(plan.title or path.stem, shown)
    button.setIcon(icon("dock.svg"))
    button.setToolTip(str(path))
    button.setFixedHeight(button.fontMetrics().height() * 3 + 4)
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return button
