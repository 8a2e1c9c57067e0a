# SPDX-License-Identifier: GPL-2.0-or-later
"""A new plan: what it begins with, its title and thresholds, and where its file lies."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path
from typing import Optional

from qgis.core import QgsProcessingFeedback, QgsProject, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QStandardPaths
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..core.assignments.beginning import check_limits
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
from .new_plan_fields import (
    ROWS,
    FieldBoxes,
    form_of,
    layer_box,
    limit_box,
    polygon_layers,
    turn_to,
)

FIELD, POLYGONS, TABLE, EMPTY = range(4)
#: Endings of other files, which a plan file does not keep in its name.
_OTHER_ENDINGS = frozenset(
    (".shp", ".geojson", ".json", ".kml", ".gml", ".sqlite", ".db", ".csv", ".txt", ".xlsx", ".ods")
)


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
        self._way_changed(way)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def preset(self, layer: Optional[QgsVectorLayer], field: str) -> None:
        """Offer what was chosen on the start page."""
        if layer is not None:
            self.blocks.setLayer(layer)
        self.fields.key.setField(field)
        self._propose_title()

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
        self.blocks = layer_box()
        self.fields = FieldBoxes(of_regions=False)
        self.field = self.fields.key
        self.blocks.layerChanged.connect(self._blocks_changed)
        self.regions = layer_box()
        self.regions.setAllowEmptyLayer(True)
        self.region_fields = FieldBoxes(of_regions=True)
        self.key = self.region_fields.key
        self.regions.layerChanged.connect(self.region_fields.set_layer)
        self.regions.layerChanged.connect(lambda _layer: self._propose_title())
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
        self.table.fileChanged.connect(lambda _path: self._propose_title())
        self.ways = QStackedWidget()
        self.ways.addWidget(
            form_of((tr("Key field"), self.fields.key), (tr("Label, name"), self.fields.texts))
        )
        self.ways.addWidget(
            form_of(
                (tr("Layer"), self.regions),
                (tr("Key field"), self.region_fields.key),
                (tr("Label, name"), self.region_fields.texts),
                (tr("A block belongs by"), self.method),
            )
        )
        self.ways.addWidget(form_of((tr("Table"), self.table)))
        self.ways.addWidget(soft(tr("One empty Sozialraum a municipality is there to paint with.")))
        self.way.currentIndexChanged.connect(self._way_changed)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(APART)
        layout.addWidget(heading(tr("Basis")))
        basis = QVBoxLayout()
        basis.setSpacing(ROWS)
        basis.addWidget(form_of((tr("Blocks"), self.blocks), (tr("Begin with"), self.way)))
        basis.addWidget(self.ways)
        layout.addLayout(basis)
        layout.addWidget(rule())
        layout.addWidget(heading(tr("The plan")))
        layout.addWidget(self._plan_form())
        layout.addStretch(1)
        self._blocks_changed(self.blocks.currentLayer())
        return page

    def _plan_form(self) -> QWidget:
        self._proposed_title = tr("Draft")
        self.title = QLineEdit(self._proposed_title)
        self.title.editingFinished.connect(self._propose_path)
        self.minimum = limit_box(0, 100_000, 1_000)
        self.maximum = limit_box(0, 1_000_000, 10_000)
        limits = QHBoxLayout()
        for text, box in ((tr("Lower limit"), self.minimum), (tr("Upper limit"), self.maximum)):
            limits.addWidget(QLabel(text))
            limits.addWidget(box, 1)
        self.hard = QCheckBox(tr("Sozialräume stay within their municipality"))
        self.hard.setChecked(True)
        self.path = QgsFileWidget()
        self.path.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.path.setFilter(tr("Plan files") + " (*.gpkg)")
        self.path.setConfirmOverwrite(False)
        self._proposed = ""
        self._propose_path()
        form = form_of((tr("Title"), self.title))
        form.layout().addRow(tr("Residents"), limits)
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
        turn_to(self.ways, way)
        self._propose_title()
        self._tell("")

    def _blocks_changed(self, layer: Optional[QgsVectorLayer]) -> None:
        self.fields.set_layer(layer)
        self.regions.setExceptedLayerList([] if layer is None else [layer])
        present = self.regions.currentLayer()
        others = [other for other in polygon_layers() if other is not layer]
        if present is None or not new_plan.holds_regions(present):
            self.regions.setLayer(next(filter(new_plan.holds_regions, others), None))
        self.region_fields.set_layer(self.regions.currentLayer())
        self._propose_title()

    def _propose_title(self) -> None:
        """After what the plan begins with; a title that was typed stays."""
        way, table = self.way.currentIndex(), self.table.filePath().strip()
        layer = self.regions.currentLayer() if way == POLYGONS else self.blocks.currentLayer()
        proposed = Path(table).stem if way == TABLE and table else layer and layer.name()
        if proposed and self.title.text() in ("", self._proposed_title):
            self._proposed_title = proposed
            self.title.setText(proposed)
            self._propose_path()

    def _propose_path(self) -> None:
        """Beside the project, or among the documents; a path chosen by hand stays."""
        if self.path.filePath() not in ("", self._proposed):
            return
        self._proposed = str(proposed_path(self.title.text()))
        self.path.setFilePath(self._proposed)

    def _show_report(self, on: bool) -> None:
        self._seen = on
        turn_to(self.pages, 1 if on else 0)
        self.back.setVisible(on)
        if on:
            self.create.setFocus()
        self._tell("")

    def _fit(self) -> None:
        """As high as what is shown needs it: a sentence must not squash the fields."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        needed = layout.totalHeightForWidth(self.width())
        if not self._seen or needed > self.height():
            self.resize(self.width(), needed)

    # Creating

    def _create(self) -> None:
        lacking = self._lacking()
        if lacking:
            self._tell(lacking)
            return
        self._tell("")
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
        if way == FIELD and not self.fields.chosen().key:
            return tr("Please choose the field that holds the Sozialraum of each block.")
        if way == POLYGONS and not self.region_fields.chosen().key:
            return tr("Please choose the layer of Sozialräume and the field with their keys.")
        if way == TABLE and not self.table.filePath():
            return tr("Please choose the table that holds the assignment.")
        if not self.title.text().strip():
            return tr("Please enter a title for the plan.")
        try:
            check_limits(self.minimum.value() or None, self.maximum.value() or None)
        except UserError as error:
            return error_text(error)
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
        self.fault.setVisible(bool(text))
        self._fit()

    def _begin(self, feedback: QgsProcessingFeedback) -> Beginning:
        layer = self.blocks.currentLayer()
        way, hard = self.way.currentIndex(), self.hard.isChecked()
        blocks = new_plan.read_blocks_of(layer, feedback)
        if way == FIELD:
            return new_plan.from_field(blocks, layer.name(), self.fields.chosen(), hard)
        if way == POLYGONS:
            return new_plan.from_polygons(
                blocks,
                self.regions.currentLayer(),
                self.region_fields.chosen(),
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
            self.title.text().strip(),
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
        if path.suffix.lower() in _OTHER_ENDINGS:
            path = path.with_suffix(".gpkg")
        return path if path.suffix.lower() == ".gpkg" else path.with_name(path.name + ".gpkg")


def proposed_path(title: str, folder: Optional[Path] = None) -> Path:
    """A free name for a plan file in a folder; else beside the project, or among the documents."""
    home = (
        folder
        or QgsProject.instance().homePath()
        or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
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
