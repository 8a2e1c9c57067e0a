# SPDX-License-Identifier: GPL-2.0-or-later
"""What the data of a plan are to be compared with: an outline, official residents, addresses."""

from __future__ import annotations

from typing import Callable, Optional

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLabel, QSizePolicy, QWidget

from ..gis.data_checks.choice import BLOCKS, Choice
from ..gis.layers import BlockLayer
from ..gis.translation import tr
from .look import soft
from .region_dialogs import Question

#: Fields that are offered first, in lower case.
_KEYS = ("ags", "gemeindeschluessel", "gemeindeschlüssel", "ars", "schluessel", "gkz")
_RESIDENTS = ("einwohner", "bevoelkerung", "bevölkerung", "ew", "insgesamt")
#: Width of the window in pixels.
_WIDE = 480


class DataCheckDialog(Question):
    """Three optional inputs; begin is handed the choice and raises ``UserError`` where it must."""

    def __init__(
        self,
        parent: QWidget,
        layer: BlockLayer,
        choice: Choice,
        begin: Callable[[Choice], None],
    ) -> None:
        super().__init__(parent, tr("Check data"), tr("Check"), lambda: begin(self.choice()))
        self.setObjectName("SozialraumDataCheck")
        self.setMinimumWidth(_WIDE)
        self._layer = layer
        kinds = QgsMapLayerProxyModel.Filter
        self.outline = _layer_box(kinds.PolygonLayer)
        self.official = _layer_box(kinds.VectorLayer)
        self.official.setAdditionalItems([_blocks_text()])
        self.key, self.residents = QgsFieldComboBox(), QgsFieldComboBox()
        for box in (self.key, self.residents):
            _widen(box)
        self.addresses = _layer_box(kinds.PointLayer)
        self.official.currentIndexChanged.connect(lambda _index: self._official_changed())
        self._lay_out()
        self._restore(choice)
        # Wrapped texts let Qt guess too high a window.
        self.resize(_WIDE, self.layout().heightForWidth(_WIDE))

    def _lay_out(self) -> None:
        self.body.addWidget(
            soft(
                tr(
                    "Gaps and overlaps between the blocks, their reference system and their "
                    "outlines are always checked. For the rest choose what you have; what is left "
                    "empty stays unchecked."
                )
            )
        )
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._group(tr("Outline of the Kreis"), tr("for gaps at the outer border (V06)"))
        self.form.addRow(tr("Polygons"), self.outline)
        self._group(tr("Official residents"), tr("for the sums of the municipalities (V09)"))
        self.form.addRow(tr("Table"), self.official)
        self.form.addRow(tr("Municipality key"), self.key)
        self.form.addRow(tr("Residents"), self.residents)
        self._group(tr("Addresses"), tr("each in exactly one Sozialraum (V15)"))
        self.form.addRow(tr("Points"), self.addresses)
        self.body.addLayout(self.form)
        self.body.addWidget(
            soft(
                tr(
                    "The check runs in the background; planning goes on. Whether fixed "
                    "Sozialräume are those of an earlier version (V11), the algorithm “Check "
                    "Sozialräume” says."
                )
            )
        )
        self.body.addStretch(1)

    def _group(self, title: str, purpose: str) -> None:
        label = QLabel(f"<b>{title}</b> – {purpose}")
        label.setWordWrap(True)
        self.form.addRow(label)

    def _restore(self, choice: Choice) -> None:
        for box, layer_id in (
            (self.outline, choice.outline),
            (self.official, choice.official),
            (self.addresses, choice.addresses),
        ):
            if layer_id == BLOCKS:
                box.setCurrentText(_blocks_text())
            else:
                box.setLayer(QgsProject.instance().mapLayer(layer_id) if layer_id else None)
        self._official_changed()
        if choice.official:
            self.key.setField(choice.official_key)
            self.residents.setField(choice.official_residents)

    def _official_changed(self) -> None:
        table = self.official.currentLayer()
        if table is not None:
            self.key.setLayer(table)
            self.residents.setLayer(table)
        elif self._takes_blocks():
            for box in (self.key, self.residents):
                box.setFields(self._layer.fields)
        for box in (self.key, self.residents):
            box.setEnabled(table is not None or self._takes_blocks())
        _offer(self.key, _KEYS)
        _offer(self.residents, _RESIDENTS)

    def _takes_blocks(self) -> bool:
        return self.official.currentLayer() is None and bool(self.official.currentText())

    def choice(self) -> Choice:
        """What is chosen now."""
        official = BLOCKS if self._takes_blocks() else _id_of(self.official.currentLayer())
        return Choice(
            outline=_id_of(self.outline.currentLayer()),
            official=official,
            official_key=self.key.currentField() if official else "",
            official_residents=self.residents.currentField() if official else "",
            addresses=_id_of(self.addresses.currentLayer()),
        )


def _blocks_text() -> str:
    return tr("Fields of the blocks")


def _id_of(layer: Optional[QgsMapLayer]) -> str:
    return "" if layer is None else layer.id()


def _layer_box(kind: QgsMapLayerProxyModel.Filter) -> QgsMapLayerComboBox:
    box = QgsMapLayerComboBox()
    box.setFilters(kind)
    box.setAllowEmptyLayer(True)
    box.setLayer(None)
    _widen(box)
    return box


def _widen(box: QComboBox) -> None:
    # The boxes of QGIS are as narrow as their first entry, which is empty here.
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _offer(box: QgsFieldComboBox, names: tuple[str, ...]) -> None:
    """Choose the first of these fields that there is."""
    fields = {field.name().lower(): field.name() for field in box.fields()}
    found = next((fields[name] for name in names if name in fields), "")
    box.setField(found)
