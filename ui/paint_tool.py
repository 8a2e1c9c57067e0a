# SPDX-License-Identifier: GPL-2.0-or-later
"""Map tool that moves the clicked or dragged-over blocks to a region."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import QPoint, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QLabel

from ..gis.plan_session import PlanSession
from ..gis.translation import number, tr
from .region_table import signed

#: How long a warning stays on the map after a stroke, in milliseconds.
_NOTE_STAYS = 4000


class PaintTool(QgsMapTool):
    """Press and drag; Esc takes the running stroke back, a second Esc leaves the tool.

    ``target_picked`` carries the region under the press where no target was chosen before;
    ``stroke_ended`` the finished change, or None where nothing changed.
    """

    target_picked = pyqtSignal(int)
    stroke_ended = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.session: Optional[PlanSession] = None
        self.target: Optional[int] = None
        self._stroke_target: Optional[int] = None
        self._last: Optional[QgsPointXY] = None
        self._handled: set[int] = set()
        self._refusal = ""
        self._note = StrokeNote(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def toolName(self) -> str:
        return tr("Move blocks")

    def set_session(self, session: Optional[PlanSession]) -> None:
        """Work on another plan, or on none."""
        self._cancel()
        self.session = session
        self.target = None

    def dispose(self) -> None:
        """Remove what the tool has put on the canvas."""
        self._cancel()
        self._note.deleteLater()

    # Events of the canvas

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        if self.session is None or self._stroke_target is not None:
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = self._place(event)
        target = self.target
        if target is None:
            target = self.session.region_at(place)
            if target is None:
                self._note.show_lines(
                    [tr("Press on a Sozialraum, or choose one in the table.")], event
                )
                return
            self.target_picked.emit(target)
        self._stroke_target = target
        self._last = place
        self._handled = set()
        self._refusal = ""
        self.session.plan.begin_gesture()
        self._stroke_to(place, event)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        if self._stroke_target is not None:
            self._stroke_to(self._place(event), event)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if self._stroke_target is None or event.button() != Qt.MouseButton.LeftButton:
            return
        warned = self._stroke_to(self._place(event), event)
        self._stroke_target = None
        if warned:
            # What was refused or fell apart must be read, also after a single click.
            QTimer.singleShot(_NOTE_STAYS, self._hide_idle_note)
        else:
            self._note.hide()
        self.stroke_ended.emit(self.session.end_gesture())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            return
        if self._stroke_target is not None:
            self._cancel()
            event.accept()
        else:
            self.canvas().unsetMapTool(self)

    def activate(self) -> None:
        super().activate()
        # While a mouse button is down the canvas hands keys to this signal, not to the tool.
        self.canvas().keyPressed.connect(self.keyPressEvent)

    def deactivate(self) -> None:
        self.canvas().keyPressed.disconnect(self.keyPressEvent)
        self._cancel()
        super().deactivate()

    # The stroke

    def _place(self, event: QgsMapMouseEvent) -> QgsPointXY:
        """The mouse in the CRS of the blocks."""
        transform = QgsCoordinateTransform(
            self.canvas().mapSettings().destinationCrs(),
            self.session.layer.crs,
            QgsProject.instance(),
        )
        return transform.transform(self.toMapCoordinates(event.pos()))

    def _hide_idle_note(self) -> None:
        if self._stroke_target is None:
            self._note.hide()

    def _stroke_to(self, place: QgsPointXY, event: QgsMapMouseEvent) -> bool:
        """Move on to a place; whether there is a warning to be read."""
        session, target = self.session, self._stroke_target
        blocks = [
            block for block in session.blocks_along(self._last, place) if block not in self._handled
        ]
        self._last = place
        self._handled.update(blocks)
        if blocks:
            moved = session.move(blocks, target)
            self._refusal = session.refusal_text(moved, target) or self._refusal
        lines = [
            f"{label}: {number(residents)} ({signed(change)})"
            for label, residents, change in session.stroke_text(target)
        ]
        warnings = [
            tr("{region} falls apart into {n} parts").format(
                region=session.region_label(region), n=number(session.plan.parts(region))
            )
            for region in {int(before) for before in session.plan.gesture_start.values()} | {target}
            if region >= 0 and session.plan.parts(region) > 1
        ]
        warnings += [self._refusal] if self._refusal else []
        self._note.show_lines(lines, event, warnings)
        return bool(warnings)

    def _cancel(self) -> None:
        if self._stroke_target is not None:
            self._stroke_target = None
            self.session.cancel_gesture()
            self.stroke_ended.emit(None)
        self._note.hide()


class StrokeNote(QLabel):
    """Residents of the regions of a stroke, beside the mouse."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("SozialraumStrokeNote")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setStyleSheet(
            "QLabel { background: #ffffff; color: #1a1a1a; border: 1px solid #3a3a3a;"
            " border-radius: 3px; padding: 4px 7px; }"
        )
        self.hide()

    def show_lines(
        self, lines: list[str], event: QgsMapMouseEvent, warnings: list[str] | None = None
    ) -> None:
        """Show lines beside the mouse, warnings below them in red with a sign."""
        text = [f"<b>{lines[0]}</b>"] if lines else []
        text += lines[1:]
        text += [f"<span style='color:#b3261e'>⚠ {warning}</span>" for warning in warnings or []]
        self.setText("<br>".join(text))
        self.adjustSize()
        canvas = self.parentWidget()
        place = event.pos() + QPoint(18, 18)
        # Stay inside the map, on the other side of the mouse where there is no room.
        if place.x() + self.width() > canvas.width():
            place.setX(max(event.pos().x() - self.width() - 12, 0))
        if place.y() + self.height() > canvas.height():
            place.setY(max(event.pos().y() - self.height() - 12, 0))
        self.move(place)
        self.show()
        self.raise_()
