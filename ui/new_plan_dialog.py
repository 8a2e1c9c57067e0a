# SPDX-License-Identifier: GPL-2.0-or-later
"""A new plan: what it begins with, its title and thresholds, and where its file lies."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path
from typing import Optional

from qgis.core import QgsMapLayerProxyModel, QgsProcessingFeedback, QgsProject, QgsVectorLayer
from qgis.gui import QgsFieldComboBox, QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QStandardPaths
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..core.errors import Cancelled, UserError
from ..core.plan import PlanInfo
from ..gis import new_plan
from ..gis.messages import error_text
from ..gis.new_plan import Beginning
from ..gis.plan_session import PlanSession
from ..gis.save_task import check_target
from ..gis.translation import tr
from .busy import with_progress
from .import_report import ImportReport
from .look import APART, BAD, accept_button, cancel_button, heading, rule, soft

FIELD, POLYGONS, TABLE, EMPTY = range(4)
#: Distance between the rows of forms that read as one, in pixels.
_ROWS = 6


class NewPlanDialog(QDialog):
    """``session`` holds the new plan after it was accepted.

    An import is shown as a report first; the second "Create" makes the file.
    """

    def __init__(self, parent: QWidget, way: int = FIELD) -> None:
        super().__init__(parent)
        self.setObjectName("SozialraumNewPlan")
        self.setWindowTitle(tr("New plan"))
        self.setMinimumWidth(520)
        self.session: Optional[PlanSession] = None
        self._beginning: Optional[Beginning] = None
        self._seen = False
        self.pages = QStackedWidget()
        self.pages.addWidget(self._entries())
        self.report = ImportReport()
        self.pages.addWidget(self._report_page())
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        self.fault.setStyleSheet(f"color: {BAD}")
        self.fault.hide()
        self.buttons = QDialogButtonBox()
        cancel_button(self.buttons)
        self.back = self.buttons.addButton(tr("Back"), QDialogButtonBox.ButtonRole.ResetRole)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(lambda: self._show_report(False))
        self.create = accept_button(self.buttons, tr("Create plan"))
        self.buttons.accepted.connect(self._create)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(APART)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.fault)
        layout.addWidget(self.buttons)
        self._show_report(False)
        self.way.setCurrentIndex(way)

    def preset(self, layer: Optional[QgsVectorLayer], field: str) -> None:
        """Offer what was chosen on the start page."""
        if layer is not None:
            self.blocks.setLayer(layer)
            self.title.setText(layer.name())
            self._propose_path()
        self.field.setField(field)

    # Pages

    def _entries(self) -> QWidget:
        self.way = QComboBox()
        for text in (
            tr("a field of the blocks, such as a proposal"),
            tr("a layer of existing Sozialräume"),
            tr("an assignment table (CSV, TXT, XLSX, ODS)"),
            tr("nothing: all blocks unassigned"),
        ):
            self.way.addItem(text)
        self.blocks = _layer_box()
        self.field = QgsFieldComboBox()
        self.field.setAllowEmptyFieldName(True)
        self.blocks.layerChanged.connect(self._blocks_changed)
        self.regions = _layer_box()
        self.key = QgsFieldComboBox()
        self.key.setAllowEmptyFieldName(True)
        self.regions.layerChanged.connect(self.key.setLayer)
        self.key.setLayer(self.regions.currentLayer())
        self.method = QComboBox()
        self.method.addItem(tr("largest share of the area"), False)
        self.method.addItem(tr("point on the surface of the block"), True)
        self.table = QgsFileWidget()
        self.table.setFilter(
            tr("Assignment tables")
            + " (*.csv *.txt *.tsv *.xlsx *.ods);;"
            + tr("All files")
            + " (*)"
        )
        self.ways = QStackedWidget()
        self.ways.addWidget(_form((tr("Field"), self.field)))
        self.ways.addWidget(
            _form(
                (tr("Layer"), self.regions),
                (tr("Key field"), self.key),
                (tr("A block belongs by"), self.method),
            )
        )
        self.ways.addWidget(_form((tr("Table"), self.table)))
        self.ways.addWidget(soft(tr("One empty Sozialraum a municipality is there to paint with.")))
        self.way.currentIndexChanged.connect(self._way_changed)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(APART)
        layout.addWidget(heading(tr("Basis")))
        basis = QVBoxLayout()
        basis.setSpacing(_ROWS)
        basis.addWidget(_form((tr("Blocks"), self.blocks), (tr("Begin with"), self.way)))
        basis.addWidget(self.ways)
        layout.addLayout(basis)
        layout.addWidget(rule())
        layout.addWidget(heading(tr("The plan")))
        layout.addWidget(self._plan_form())
        layout.addStretch(1)
        self._blocks_changed(self.blocks.currentLayer())
        return page

    def _plan_form(self) -> QWidget:
        self.title = QLineEdit(tr("Draft"))
        self.title.editingFinished.connect(self._propose_path)
        self.minimum = _limit(0, 100_000, 1_000)
        self.maximum = _limit(0, 1_000_000, 10_000)
        limits = QHBoxLayout()
        for text, box in ((tr("from"), self.minimum), (tr("to"), self.maximum)):
            limits.addWidget(QLabel(text))
            limits.addWidget(box)
        limits.addWidget(QLabel(tr("residents")))
        limits.addStretch(1)
        self.hard = QCheckBox(tr("Sozialräume stay within their municipality"))
        self.hard.setChecked(True)
        self.path = QgsFileWidget()
        self.path.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.path.setFilter(tr("Plan files") + " (*.gpkg)")
        self.path.setConfirmOverwrite(False)
        self._proposed = ""
        self._propose_path()
        form = _form((tr("Title"), self.title))
        form.layout().addRow(tr("Wanted size"), limits)
        form.layout().addRow("", self.hard)
        form.layout().addRow(tr("Plan file"), self.path)
        return form

    def _report_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(APART)
        layout.addWidget(heading(tr("What was read")))
        layout.addWidget(self.report, 1)
        return page

    # Reacting

    def _way_changed(self, way: int) -> None:
        self.ways.setCurrentIndex(way)

    def _blocks_changed(self, layer: Optional[QgsVectorLayer]) -> None:
        self.field.setLayer(layer)
        if layer is not None and layer.fields().lookupField("sr_id") >= 0:
            self.field.setField("sr_id")
        else:
            self.field.setField("")

    def _propose_path(self) -> None:
        """Beside the project, or among the documents; a path chosen by hand stays."""
        if self.path.filePath() not in ("", self._proposed):
            return
        self._proposed = str(proposed_path(self.title.text()))
        self.path.setFilePath(self._proposed)

    def _show_report(self, on: bool) -> None:
        self._seen = on
        self.pages.setCurrentIndex(1 if on else 0)
        self.back.setVisible(on)
        if on:
            self.create.setFocus()
        self.fault.hide()

    # Creating

    def _create(self) -> None:
        lacking = self._lacking()
        if lacking:
            self._tell(lacking)
            return
        path = self._chosen_path()
        try:
            check_target(path, QgsProject.instance())
            if not self._seen:
                self._beginning = with_progress(
                    self, tr("The blocks and their neighbours are read …"), self._begin
                )
                if self._beginning.findings:
                    self.report.show_report(self._beginning.report, self._beginning.findings)
                    self._show_report(True)
                    return
            if is_there(path) and not self._may_replace(path):
                return
            self.session = self._open(path)
        except Cancelled:
            return
        except (UserError, OSError, MemoryError) as error:
            self._tell(error_text(error))
            return
        self.accept()

    def _lacking(self) -> str:
        """What has to be entered first, as a sentence."""
        way = self.way.currentIndex()
        if self.blocks.currentLayer() is None:
            return tr("Please load the layer with the blocks first, and choose it here.")
        if way == FIELD and not self.field.currentField():
            return tr("Please choose the field that holds the Sozialraum of each block.")
        if way == POLYGONS and (self.regions.currentLayer() is None or not self.key.currentField()):
            return tr("Please choose the layer of Sozialräume and the field with their keys.")
        if way == TABLE and not self.table.filePath():
            return tr("Please choose the table that holds the assignment.")
        if not self.path.filePath().strip():
            return tr("Please choose where the plan file is to lie.")
        return ""

    def _may_replace(self, path: Path) -> bool:
        answer = QMessageBox.question(
            self,
            self.windowTitle(),
            tr("“{file}” exists already. Replace it?").format(file=path.name),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
            QMessageBox.StandardButton.No,
        )
        return answer == QMessageBox.StandardButton.Yes

    def _tell(self, text: str) -> None:
        self.fault.setText(text)
        self.fault.show()

    def _begin(self, feedback: QgsProcessingFeedback) -> Beginning:
        layer = self.blocks.currentLayer()
        way, hard = self.way.currentIndex(), self.hard.isChecked()
        blocks = new_plan.read_blocks_of(layer, feedback)
        if way == FIELD:
            return new_plan.from_field(blocks, layer.name(), self.field.currentField(), hard)
        if way == POLYGONS:
            return new_plan.from_polygons(
                blocks,
                self.regions.currentLayer(),
                self.key.currentField(),
                self.method.currentData(),
                hard,
                feedback,
            )
        if way == TABLE:
            return new_plan.from_table(blocks, Path(self.table.filePath()), hard)
        return new_plan.empty(blocks, hard)

    def _open(self, path: Path) -> PlanSession:
        beginning = self._beginning
        info = PlanInfo(
            "",
            self.title.text().strip() or tr("Draft"),
            minimum=self.minimum.value() or None,
            maximum=self.maximum.value() or None,
            municipality_is_hard=self.hard.isChecked(),
        )
        session = new_plan.open_beginning(beginning, info, path)
        if beginning.report is not None:
            session.file.note("import", str(beginning.report.get("source", "")), beginning.report)
        return session

    def _chosen_path(self) -> Path:
        path = Path(self.path.filePath().strip())
        return path if path.suffix.lower() == ".gpkg" else path.with_name(path.name + ".gpkg")


def proposed_path(title: str) -> Path:
    """A free name for a plan file beside the project, or among the documents."""
    home = QgsProject.instance().homePath() or QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.DocumentsLocation
    )
    stem = "".join("_" if c in '\\/:*?"<>|' else c for c in title).strip(" .") or tr("Draft")
    names = chain([f"{stem}.gpkg"], (f"{stem} {number}.gpkg" for number in count(2)))
    return next(path for path in (Path(home) / name for name in names) if not is_there(path))


def is_there(path: Path) -> bool:
    """Whether a file exists; False where nobody may look."""
    try:
        return path.exists()
    except OSError:
        return False


def _layer_box() -> QgsMapLayerComboBox:
    box = QgsMapLayerComboBox()
    box.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
    return box


def _limit(low: int, high: int, value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(low, high)
    box.setSingleStep(100)
    box.setValue(value)
    box.setGroupSeparatorShown(True)
    box.setSpecialValueText(tr("no limit"))
    return box


def _form(*rows: tuple[str, QWidget]) -> QWidget:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(0, 0, 0, 0)
    form.setVerticalSpacing(_ROWS)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for text, widget in rows:
        label = QLabel(text)
        # Several forms stand one below the other, and read as one.
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance("m" * 11))
        form.addRow(label, widget)
    return page
