# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan that is open: places on the map, gestures, live checks and figures, the plan file.

Knows nothing of widgets; what it announces, the dock and the map show.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Iterable, Optional, Sequence

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.arrays import AnyIntArray, Int32Array, IntArray
from ..core.checks import CheckOptions, cut_borders
from ..core.errors import UserError
from ..core.live.checks import LiveChecks
from ..core.live.colours import LiveColours
from ..core.live.figures import LiveFigures
from ..core.plan import UNASSIGNED, Change, Decision, Event, Moved, Plan, PlanInfo
from ..core.plan.actions import new_region
from ..core.plan.strokes import Intent, KeepConnected, StrokeRules, intent
from ..core.sizes import Thresholds
from . import session_texts
from .collector import collector_at_rest
from .contiguity_cache import geopackage_of
from .hit_test import BorderPlace, HitTest
from .layers import BlockLayer, field_index, read_block_layer
from .live_figures import figures_from_layer
from .messages import error_text
from .plan_content import Content, content_of, info_content
from .plan_file import Mode, OpenedPlan, PlanFile
from .plans import plan_from_layer
from .region_groups import units_of


class PlanSession(QObject):
    """One open plan.

    ``changed`` carries the change of the assignment just applied, also in the middle of a stroke.
    ``settled`` fires once after each finished gesture, undo, redo and edit: the moment to bring
    tables up to date; it carries the change, or None where a stroke changed nothing.
    ``history_changed`` fires when undo, redo or saving have something else to offer. ``trouble``
    carries a sentence where a gesture could not be written into the journal, once until the journal
    works again. ``interrupted`` asks whoever leads a gesture to take it back.
    """

    changed = pyqtSignal(object)
    settled = pyqtSignal(object)
    history_changed = pyqtSignal()
    trouble = pyqtSignal(str)
    interrupted = pyqtSignal()

    def __init__(
        self,
        layer: BlockLayer,
        plan: Plan,
        info: PlanInfo,
        file: Optional[PlanFile] = None,
        colours: Optional[Sequence[int]] = None,
    ) -> None:
        super().__init__()
        self.layer = layer
        self.plan = plan
        self.info = info
        self.file: Optional[PlanFile] = None
        self.thresholds = _thresholds(info)
        self.live_colours = LiveColours(
            layer.lines, plan, None if colours is None else np.asarray(colours, dtype=np.int32)
        )
        self._barriers = cut_borders(layer.borders, layer.contiguity, layer.rules.minimum_border)
        self.checks = LiveChecks(plan, self._check_options())
        self.figures: Optional[LiveFigures] = figures_from_layer(plan, layer)
        self.hits = HitTest(layer)
        self.keep_connected = KeepConnected.OFF
        self.source: Optional[int] = None
        self._level_field = ""
        self._unit: Optional[IntArray] = None
        self._kept = self.content()
        self._told = ""
        plan.listeners.append(self._announce)
        if file is not None:
            self.use_file(file)

    @property
    def name(self) -> str:
        """Title of the plan."""
        return self.info.title

    @property
    def colours(self) -> Int32Array:
        """Colour class 0..5 of each region, (k,)."""
        return self.live_colours.colours

    @property
    def read_only(self) -> bool:
        """Whether the plan may be looked at only."""
        return self.file is not None and self.file.read_only

    # Places

    def block_at(self, point: QgsPointXY) -> Optional[int]:
        """The block under a point in the CRS of the layer."""
        return self.hits.block_at(point.x(), point.y())

    def blocks_along(self, start: QgsPointXY, end: QgsPointXY, radius: float = 0.0) -> IntArray:
        """All blocks that a round brush touches on a straight way, so that nothing is skipped."""
        return self.hits.blocks_along(start.x(), start.y(), end.x(), end.y(), radius)

    def blocks_inside(self, shape: QgsGeometry) -> IntArray:
        """Blocks whose point on surface lies inside a shape."""
        return self.hits.blocks_inside(shape)

    def region_at(self, point: QgsPointXY) -> Optional[int]:
        """The region under a point, None outside and on unassigned blocks."""
        block = self.block_at(point)
        if block is None or self.plan.region_of[block] == UNASSIGNED:
            return None
        return int(self.plan.region_of[block])

    def border_at(self, point: QgsPointXY, tolerance: float) -> Optional[BorderPlace]:
        """The nearest place within a tolerance where exactly two regions meet."""
        return self.hits.border_at(point.x(), point.y(), tolerance, self.plan.region_of)

    def extent_of(self, region: int) -> QgsRectangle:
        """Bounding box of a region."""
        return self.extent_of_blocks(self.plan.members(region))

    def extent_of_blocks(self, blocks: AnyIntArray) -> QgsRectangle:
        """Bounding box of some blocks; empty for none."""
        return QgsRectangle(*self.hits.box_of(blocks)) if len(blocks) else QgsRectangle()

    # Strokes

    @property
    def level_field(self) -> str:
        """Field of the blocks whose equal values move together, "" for single blocks."""
        return self._level_field

    @level_field.setter
    def level_field(self, field: str) -> None:
        if field and field_index(self.layer.fields, field) < 0:
            raise UserError(
                "field_missing",
                layer=self.name,
                field=field,
                fields=", ".join(self.layer.fields.names()),
            )
        self._level_field = field
        self._unit = None
        if field:
            self._unit = units_of(self.layer, field)

    def preview(self, blocks: Iterable[int], target: int) -> Intent:
        """What moving the blocks under a stroke would do."""
        return intent(self.plan, blocks, target, self._rules())

    def begin_gesture(self) -> None:
        """Collect the strokes that follow into one undo step."""
        self.plan.begin_gesture()

    def begin_new_region(self, block: int) -> int:
        """Begin a gesture that fills a new region in the municipality of a block.

        Returns its index; the region goes again where the gesture moves nothing.
        """
        municipality = str(self.layer.blocks.municipality[block])
        change = new_region(self.plan, municipality)
        self.plan.begin_gesture(change.edits)
        return change.edits[0].region

    def stroke(self, blocks: Iterable[int], target: int) -> Intent:
        """Move the blocks under a stroke inside the running gesture, as the rules allow."""
        wanted = self.preview(blocks, target)
        if len(wanted.blocks):
            self.plan.move(wanted.blocks, target)
        return wanted

    def move(self, blocks: Iterable[int], target: int) -> Moved:
        """Move blocks inside the running gesture, asking locks alone."""
        return self.plan.move(blocks, target)

    def end_gesture(self, kind: str = "move") -> Optional[Change]:
        """Close the gesture as one undo step."""
        change = self.plan.end_gesture(kind)
        self._settle(change)
        return change

    def cancel_gesture(self) -> None:
        """Take the running gesture back."""
        self.plan.cancel_gesture()
        self._settle(None)

    # Whole gestures

    def commit(self, change: Change) -> Change:
        """Make a change of ``core.plan.actions`` or a suggestion, as one undo step.

        Raises ``UserError("plan_moved_on")`` where it was worked out for another state of the plan.
        """
        self.rest()
        try:
            self.plan.commit(change)
        except ValueError as error:
            raise UserError("plan_moved_on") from error
        self._settle(change)
        return change

    def rest(self) -> None:
        """Take a running gesture back: a border may be held on the way to a menu."""
        if self.plan.gesture_is_running:
            self.interrupted.emit()
        if self.plan.gesture_is_running:
            self.cancel_gesture()

    def undo(self) -> None:
        """Take the last gesture back."""
        self._settle(self.plan.undo())

    def redo(self) -> None:
        """Apply the last gesture again."""
        self._settle(self.plan.redo())

    def decide(self, numbers: Iterable[int], decision: Decision) -> None:
        """Write down why steps were made."""
        self.plan.decide(numbers, decision)
        self._settle(None)

    def set_thresholds(self, minimum: Optional[int], maximum: Optional[int]) -> None:
        """Residents a region should have."""
        self.info = replace(self.info, minimum=minimum, maximum=maximum)
        self.thresholds = _thresholds(self.info)
        self.checks.set_options(self._check_options())
        self._settle(None)

    # Texts

    def gesture_name(self, change: Optional[Change]) -> str:
        """Readable name of an undo step, such as "3 blocks: KR 3 → KR 4"."""
        return session_texts.gesture_name(self.plan, change)

    def refusal_text(self, stroked: Intent | Moved, target: int) -> str:
        """Why blocks stayed where they are, "" where all moved."""
        return session_texts.refusal_text(self.plan, stroked, target)

    def stroke_text(self, target: int) -> list[tuple[str, int, int]]:
        """Regions of the running stroke: label, residents now, and their change by it."""
        return session_texts.stroke_lines(self.plan, target)

    def region_label(self, region: int) -> str:
        """Label of a region, or the word for none."""
        return session_texts.region_label(self.plan, region)

    # The plan file

    def use_file(self, file: PlanFile) -> None:
        """Keep the plan in a file: each gesture goes into its journal from now on."""
        self._forget_file()
        self.file = file
        self._recorder = file.recorder(self.plan)
        self.plan.recorders.append(self._record)
        self.history_changed.emit()

    def create_file(self, path: Path, *, overwrite: bool = False) -> None:
        """Put the plan into a new plan file; ``UserError`` where that fails."""
        self.rest()
        file = PlanFile.create(
            path,
            self.layer,
            self.plan,
            self.info,
            colours=self.colours.tolist(),
            overwrite=overwrite,
        )
        self.info = replace(self.info, plan_id=file.plan_id)
        self._keep(self.content())
        self.use_file(file)

    def save(self) -> None:
        """Write what the journal holds into the plan file; ``UserError`` where that fails."""
        if self.file is not None:
            self.rest()
            self.info = self.file.save(self.plan, self.info, self.colours.tolist())
            self._keep(self.content())

    def save_as(self, path: Path, *, overwrite: bool = False) -> None:
        """Go on in another plan file, with all plans of this one; ``UserError`` as ``save``."""
        if self.file is None:
            self.create_file(path, overwrite=overwrite)
            return
        self.rest()
        file = self.file.save_as(
            path,
            self.layer,
            self.plan,
            self.info,
            self.colours.tolist(),
            overwrite=overwrite,
        )
        self._keep(self.content())
        self.use_file(file)

    def close(self) -> None:
        """Let go of the plan file; gestures that are not saved stay in its journal."""
        file = self.file
        self._forget_file()
        if self._announce in self.plan.listeners:
            self.plan.listeners.remove(self._announce)
        if file is not None:
            file.close()
        if self.figures is not None:
            self.figures.close()

    @property
    def is_dirty(self) -> bool:
        """Whether closing without a word would lose something or leave it to the journal."""
        if self.file is not None:
            return self.file.has_unsaved or not self.info_is_saved
        return self._kept != self.content()

    @property
    def info_is_saved(self) -> bool:
        """Whether title, state and thresholds are; they are kept on saving, not in the journal."""
        return self._kept.info == info_content(self.info)

    def content(self) -> Content:
        """All that saving keeps, as it is now."""
        return content_of(self.plan, self.info)

    def saved_as_layers(self, content: Content) -> None:
        """Layers keep a plan that has no file; where it has one, they do not replace it."""
        if self.file is None:
            self._keep(content)

    # Inside

    def _rules(self) -> StrokeRules:
        return StrokeRules(self._unit, self.source, self.keep_connected)

    def _check_options(self) -> CheckOptions:
        return CheckOptions(
            self.info.minimum,
            self.info.maximum,
            reasons=True,
            divided_places=True,
            barriers=self._barriers,
        )

    def _keep(self, content: Content) -> None:
        self._kept = content
        self.history_changed.emit()

    def _announce(self, change: Change) -> None:
        # As a method it keeps the session for the plan; a bound signal would outlive it and crash.
        self.changed.emit(change)

    def _settle(self, change: Optional[Change]) -> None:
        self.checks.refresh()
        self.live_colours.refresh()
        self.settled.emit(change)
        self.history_changed.emit()

    def _record(self, event: Event) -> None:
        try:
            self._recorder(event)
        except UserError as error:
            fault = error_text(error)
        else:
            fault = ""
        told, self._told = self._told, fault
        if fault and fault != told:
            self.trouble.emit(fault)

    def _forget_file(self) -> None:
        self.file = None
        if self._record in self.plan.recorders:
            self.plan.recorders.remove(self._record)


def _thresholds(info: PlanInfo) -> Thresholds:
    return Thresholds(info.minimum or 0, 10**9 if info.maximum is None else info.maximum)


def open_session(layer: QgsVectorLayer, region_field: str) -> PlanSession:
    """Open the assignment of a block layer as a plan; ``UserError`` where it is none."""
    with collector_at_rest():
        blocks = read_block_layer(layer, geopackage=geopackage_of(layer.source()))
        plan = plan_from_layer(blocks, region_field)
        return PlanSession(blocks, plan, PlanInfo("", layer.name()))


def open_plan_file(
    path: Path,
    plan_id: str = "",
    mode: Mode = Mode.EDIT,
    journal_folder: Optional[Path] = None,
    preferred: str = "",
) -> tuple[PlanSession, OpenedPlan]:
    """Open a plan of a plan file; parameters and ``UserError`` as ``PlanFile.open``.

    What was found on the way (recovered gestures, findings) comes beside the session.
    """
    with collector_at_rest():
        opened = PlanFile.open(
            path, plan_id, preferred=preferred, mode=mode, journal_folder=journal_folder
        )
        session = PlanSession(opened.layer, opened.plan, opened.info, opened.file, opened.colours)
    return session, opened
