# SPDX-License-Identifier: GPL-2.0-or-later
"""What all map tools of the workshop share: session, target, brush, note, keys, preview."""

from __future__ import annotations

from typing import Optional

import numpy as np
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QWheelEvent

from ...core.arrays import AnyIntArray
from ...core.errors import UserError
from ...core.plan.actions import split_register
from ...gis.messages import error_text
from ...gis.plan_session import PlanSession
from ...gis.translation import tr
from ..plan_overlay import PlanOverlay
from .keys import KeyCard, Row, action_of, key_rows
from .note import StrokeNote
from .panning import SpacePanning
from .places import PlaceTool
from .stroke import NEW_REGION, Aim, Shown, Stroke, begin_stroke, foreseen

#: The note beside the mouse changes no more often than this, in milliseconds.
_PAUSE = 60
#: Modifiers of a press.
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


class RegionTool(PlaceTool):
    """Base of the tools. ``target``: the chosen region, ``NEW_REGION``, or None for the region
    under the press. ``divided``: the region that a new one is to be drawn out of, or None.

    ``target_picked``: the region under the press where none was chosen, or the one a pipette (Alt)
    or a new region made the chosen one; then ``target`` is that region already. ``stroke_ended``:
    the finished change, or None where nothing changed. ``region_step``: +1 or -1 asks for the next
    or previous region as target. ``split_dropped``: nothing is to be drawn out of a region.
    """

    target_picked = pyqtSignal(int)
    stroke_ended = pyqtSignal(object)
    region_step = pyqtSignal(int)
    split_dropped = pyqtSignal()

    #: Whether the tool works with a brush.
    HAS_BRUSH = True

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.overlay: Optional[PlanOverlay] = None
        self.note = StrokeNote(canvas)
        self.keys = KeyCard(canvas)
        self.stroke: Optional[Stroke] = None
        self.panning = SpacePanning(canvas)
        self._target: Optional[int] = None
        self._divided: Optional[int] = None
        self._is_pressed = False
        self._mouse = QPoint(-1, -1)
        self._hovered: Optional[tuple[object, ...]] = None
        self._has_news = False
        self._pause = QTimer()
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._pause_ended)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def target(self) -> Optional[int]:
        """The chosen region, ``NEW_REGION``, or None."""
        return self._target

    @target.setter
    def target(self, region: Optional[int]) -> None:
        self._target, self._divided = region, None
        self.forget_hover()

    @property
    def divided(self) -> Optional[int]:
        """The region that the next stroke divides, or None."""
        return self._divided

    def divide(self, region: int) -> None:
        """Draw a new region out of this one."""
        self.target = NEW_REGION
        self._divided = region

    def set_session(
        self, session: Optional[PlanSession], overlay: Optional[PlanOverlay] = None
    ) -> None:
        """Work on another plan, or on none; the overlay shows previews."""
        self.cancel()
        self.session = session
        self.overlay = overlay
        self.target = None

    def dispose(self) -> None:
        """Remove what the tool has put on the canvas."""
        self.cancel()
        self._pause.timeout.disconnect(self._pause_ended)
        self.note.deleteLater()
        self.keys.deleteLater()
        self.panning.deleteLater()
        self.canvas().scene().removeItem(self.brush)

    # For the tools to fill in

    @property
    def is_running(self) -> bool:
        """Whether Esc has something to cancel."""
        return self.stroke is not None

    def own_keys(self) -> list[Row]:
        """What the tool does with the mouse, for the card of keys."""
        shift = tr("give blocks of the chosen Sozialraum to the one under the press")
        return [
            (tr("Drag"), tr("move blocks to the chosen Sozialraum, or to the one under the press")),
            (tr("Shift+drag"), shift),
        ]

    def press(self, event: QgsMapMouseEvent) -> None:
        """The left button goes down."""

    def drag(self, event: QgsMapMouseEvent) -> None:
        """The mouse moves while something is running."""

    def release(self, event: QgsMapMouseEvent) -> None:
        """The left button goes up."""

    def hover(self, event: QgsMapMouseEvent) -> None:
        """The mouse moves while nothing is running: show what a press would move."""
        place = self.place(event.pos())
        blocks = self.session.blocks_along(place, place, self.radius(event.pos()))
        if self.divided is not None:
            return self.preview(blocks, Aim(NEW_REGION, self.divided))
        aim = None if self.target in (None, NEW_REGION) else Aim(self.target)
        if event.modifiers() & _SHIFT and aim is not None:
            under = self.session.region_at(place)
            aim = None if under is None else Aim(under, self.target)
        self.preview(blocks, aim)

    # Events of the canvas

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        if self.session is None:
            return
        self.keys.hide()
        if self.panning.begins(event):
            return
        if event.button() == Qt.MouseButton.RightButton:
            self.cancel()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._is_pressed = True
            if event.modifiers() & _ALT and not self.is_running:
                self._pick(event)
            else:
                self.press(event)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        if self.session is None or self.panning.moves(event):
            return
        self._mouse = event.pos()
        if self.HAS_BRUSH:
            self.brush.follow(event.pos())
        if self.is_running:
            self.drag(event)
        elif not self._is_pressed:
            self.setCursor(
                Qt.CursorShape.PointingHandCursor
                if event.modifiers() & _ALT
                else Qt.CursorShape.CrossCursor
            )
            self.hover(event)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.panning.ends(event):
            return
        self._is_pressed = False
        if self.session is not None and self.is_running:
            self.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.HAS_BRUSH and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._resize(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_of(event)
        if not action:
            # Left accepted, the canvas does what it does with keys: Space pans, arrows move.
            return
        # Ignored, the canvas keeps its hands off a key that the tool has used.
        event.ignore()
        if action == "leave":
            self._leave()
        elif action == "help":
            self.keys.toggle(key_rows(self.own_keys(), self.HAS_BRUSH))
        elif action in ("next", "previous"):
            if not self.is_running:
                self.region_step.emit(1 if action == "next" else -1)
        elif self.HAS_BRUSH:
            self._resize(1 if action == "larger" else -1)

    def activate(self) -> None:
        super().activate()
        canvas = self.canvas()
        # While a mouse button is down the canvas hands keys to this signal, not to the tool.
        canvas.keyPressed.connect(self._key_while_pressed)
        canvas.extentsChanged.connect(self.note.map_moved)
        canvas.viewport().installEventFilter(self)
        self.panning.watch()
        canvas.setFocus()

    def deactivate(self) -> None:
        canvas = self.canvas()
        canvas.keyPressed.disconnect(self._key_while_pressed)
        canvas.extentsChanged.disconnect(self.note.map_moved)
        canvas.viewport().removeEventFilter(self)
        self.panning.rest()
        self.cancel()
        self.brush.hide()
        self.keys.hide()
        super().deactivate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.brush.hide()
            if not self.is_running:
                self.forget_hover()
        return False

    def _key_while_pressed(self, event: QKeyEvent) -> None:
        # The canvas emits the signal for other keys too, after the tool has had them.
        if self._is_pressed:
            self.keyPressEvent(event)

    def _leave(self) -> None:
        """Esc closes what is open, from the innermost outwards."""
        if self.keys.isVisible():
            self.keys.hide()
        elif self.is_running:
            self.cancel()
        elif self.divided is not None:
            self.split_dropped.emit()
        else:
            self.canvas().unsetMapTool(self)

    def _resize(self, step: int) -> None:
        if self.brush.set_size(self.brush.size + step) and self._mouse.x() >= 0:
            self.brush.follow(self._mouse)
        self.forget_hover()

    # Strokes

    def aim(self, event: QgsMapMouseEvent) -> Optional[Aim]:
        """What a press means; None, and a note that says why, where nothing can move."""
        under = self.session.region_at(self.place(event.pos()))
        chosen = self.target
        if self.session.read_only:
            return self._refuse(event, tr("This plan is open for reading only."))
        if event.modifiers() & _SHIFT:
            if chosen is None or chosen == NEW_REGION:
                return self._refuse(
                    event,
                    tr("Choose a Sozialraum first. Shift gives its blocks to the one pressed on."),
                )
            if under is None or under == chosen:
                text = tr("Press on the Sozialraum that is to get blocks of {region}.")
                return self._refuse(event, text.format(region=self.session.region_label(chosen)))
            return Aim(under, chosen)
        if self.divided is not None:
            return self._splitting(event, self.divided)
        if chosen == NEW_REGION:
            block = self.session.block_at(self.place(event.pos()))
            if block is None:
                return self._refuse(event, tr("Press on a block."))
            return Aim(NEW_REGION, block=block)
        if chosen is not None:
            return Aim(chosen)
        if under is None:
            return self._refuse(event, tr("Press on a Sozialraum, or choose one in the table."))
        self.target_picked.emit(under)
        return Aim(under)

    def _splitting(self, event: QgsMapMouseEvent, region: int) -> Optional[Aim]:
        """What a press means while a new region is drawn: it may begin outside and come in."""
        try:
            split_register(self.session.plan, region)
        except UserError as error:
            return self._refuse(event, error_text(error))
        return Aim(NEW_REGION, region)

    def begin(self, aim: Aim) -> Stroke:
        """Open a stroke."""
        self.stroke = begin_stroke(self.session, aim)
        return self.stroke

    def say(self, pixel: QPoint) -> None:
        """Show what the running stroke does, beside the mouse and on the map."""
        stroke = self.stroke
        if self.overlay is not None:
            self.overlay.set_preview(
                hatched=np.concatenate([stroke.cut_off, stroke.stranded]).astype(np.int64)
            )
        self._mouse = pixel
        if self._pause.isActive():
            # Nobody reads faster, and the time belongs to the stroke.
            self._has_news = True
            self.note.follow(pixel)
        else:
            self._tell()

    def _tell(self) -> None:
        """Bring the note up to date."""
        self._has_news = False
        stroke = self.stroke
        if stroke is not None:
            self.note.show_lines(self._mouse, stroke.lines(), stroke.warnings(), stroke.remarks())
            self._pause.start(_PAUSE)

    def _pause_ended(self) -> None:
        if self._has_news:
            self._tell()

    def finish(self, note_stays: bool = False) -> None:
        """Close the running stroke as one undo step; warnings stay on the map for a while."""
        self._pause_ended()
        self._pause.stop()
        stroke, self.stroke = self.stroke, None
        note_stays = note_stays or bool(stroke.warnings() or stroke.remarks())
        change = stroke.finish()
        # With the note stays the hatch of what would have been cut off, until the mouse moves on.
        self._hovered = None
        if note_stays:
            self.note.stay()
        else:
            self.note.hide()
            self.forget_hover()
        if stroke.aim.target == NEW_REGION and change is not None:
            # The next stroke goes on with the region that this one has made.
            self.target = stroke.target
            self.target_picked.emit(stroke.target)
        self.stroke_ended.emit(change)

    def cancel(self) -> None:
        """Take back what is running."""
        self._pause.stop()
        self.note.hide()
        self.forget_hover()
        stroke, self.stroke = self.stroke, None
        if stroke is not None:
            stroke.cancel()
            self.stroke_ended.emit(None)

    # Preview

    def preview(self, blocks: AnyIntArray, aim: Optional[Aim]) -> None:
        """Show what giving these blocks would move and what it would cut off; without an aim the
        blocks alone. Worked out anew only where something has changed."""
        if self.overlay is None:
            return
        key = (aim, np.asarray(blocks).tobytes())
        if key != self._hovered:
            self._hovered = key
            shown = Shown(blocks) if aim is None else foreseen(self.session, blocks, aim)
            self.overlay.set_preview(shown.moving, shown.hatched, shown.refused)

    def forget_hover(self) -> None:
        """Show no preview; the next move of the mouse makes a new one."""
        self._hovered = None
        if self.overlay is not None:
            self.overlay.set_preview()

    def forget_note(self) -> None:
        """Take back what was said: strokes work otherwise now."""
        if not self.is_running:
            self.note.hide()
            self.forget_hover()

    # Inside

    def _refuse(self, event: QgsMapMouseEvent, sentence: str) -> None:
        self.note.show_lines(event.pos(), warnings=[sentence])
        self.note.stay()

    def _pick(self, event: QgsMapMouseEvent) -> None:
        """The region under the mouse becomes the target."""
        region = self.session.region_at(self.place(event.pos()))
        if region is None:
            self._refuse(event, tr("There is no Sozialraum here."))
            return
        self.target = region
        self.target_picked.emit(region)
        text = tr("Blocks now go to {region}.")
        self.note.show_lines(event.pos(), [text.format(region=self.session.region_label(region))])
        self.note.stay()
