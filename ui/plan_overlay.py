# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws the plan over the map: colours of blocks, borders of regions, locks, labels, previews.

No layer is redrawn in a gesture: where blocks move, a stretch of two images is patched.
"""

from __future__ import annotations

from time import perf_counter
from typing import Iterator, Optional

import numpy as np
from qgis.core import QgsCsException
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QRect, QRectF, QTimer
from qgis.PyQt.QtGui import QPainter, QTransform
from qgis.PyQt.QtWidgets import QGraphicsItem

from ..core.arrays import AnyIntArray
from ..core.plan import Change
from ..gis.drawing.shapes import MapShapes
from ..gis.plan_session import PlanSession
from .overlay.borders import Borders
from .overlay.fills import Fills
from .overlay.labels import Labels
from .overlay.picture import Picture
from .overlay.preview import Preview
from .overlay.view import View

#: How long the overlay may keep the window waiting while it draws a new view, in seconds.
_TURN = 0.03
_NONE = np.empty(0, dtype=np.int64)


class PlanOverlay(QgsMapCanvasItem):
    """One plan on one canvas; follows every change of the session."""

    def __init__(self, canvas: QgsMapCanvas, session: PlanSession) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.session = session
        self.target: Optional[int] = None
        self._compared: Optional[AnyIntArray] = None
        self.labels = Labels()
        self.picture: Optional[Picture] = None
        self._next: Optional[Picture] = None
        self._work: Iterator[None] = iter(())
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(5)
        self._prepare()
        canvas.destinationCrsChanged.connect(self._prepare)
        canvas.mapCanvasRefreshed.connect(self._names_drawn)
        session.changed.connect(self._follow)
        session.settled.connect(self._settle)
        # Another plan on a map that need not be drawn again.
        self._names_drawn()
        self.show()

    def remove(self) -> None:
        """Take the overlay off the canvas for good."""
        self._timer.stop()
        self.canvas.destinationCrsChanged.disconnect(self._prepare)
        self.canvas.mapCanvasRefreshed.disconnect(self._names_drawn)
        self.session.changed.disconnect(self._follow)
        self.session.settled.disconnect(self._settle)
        self.canvas.scene().removeItem(self)

    # What is shown

    def set_target(self, region: Optional[int]) -> None:
        """The region to which blocks will move is outlined."""
        if region == self.target:
            return
        self.target = self._borders.target = region
        self._refresh()

    def set_comparison(self, blocks: Optional[AnyIntArray]) -> None:
        """Hatch blocks that lie in another region than in the plan compared with."""
        self._compared = blocks
        self._fills.compare(blocks)
        self._refresh()

    def set_label_size(self, points: float) -> None:
        """Size of the labels; the far end of a room needs larger ones."""
        self.labels.points = points
        self._place_labels()

    def set_preview(
        self,
        moving: AnyIntArray = _NONE,
        hatched: AnyIntArray = _NONE,
        refused: AnyIntArray = _NONE,
    ) -> None:
        """Outline blocks that would move, hatch those cut off, mark those that would stay."""
        if self._preview.is_empty and not (len(moving) or len(hatched) or len(refused)):
            return
        before = self._preview.rect
        self._preview.show(moving, hatched, refused)
        self._preview.draw(self.picture)
        self._update(before | self._preview.rect, self._view())

    def draw_now(self) -> None:
        """Bring the picture of the present view up to date without waiting."""
        self._begin()
        for _ in self._work:
            pass
        self._take_over()

    # Following

    def _prepare(self) -> None:
        """Shapes in the CRS of the map."""
        session = self.session
        layer, outlines = session.layer, session.hits.outlines
        try:
            self._shapes = MapShapes(layer, outlines, self.canvas.mapSettings().destinationCrs())
            self._has_place = True
        except QgsCsException:
            # The project shows another end of the world; nothing of the plan is in view there.
            self._shapes = MapShapes(layer, outlines, layer.crs)
            self._has_place = False
        self._fills = Fills(len(session.layer.blocks))
        self._fills.compare(self._compared)
        self._borders = Borders(self._shapes.chains, session.layer.blocks.municipality_index)
        self._borders.target = self.target
        self._preview = Preview(self._shapes)
        self.labels.names = np.empty((0, 4))
        self._fills.refresh(session.plan, session.colours)
        self._borders.refresh(session.plan)
        self.picture = self._next = None
        self._timer.start(0)
        self.update()

    def _follow(self, change: Change) -> None:
        """Patch where blocks have moved. Labels rest until the stroke ends."""
        plan, blocks = self.session.plan, change.blocks
        if change.edits or len(change.toggled):
            # Locks and names concern whole regions; they come with a gesture of their own.
            return
        self._fills.refresh(plan, self.session.colours, blocks)
        self._borders.refresh(plan, blocks)
        if self.picture is not None and len(blocks):
            view = self._view()
            self.picture.patch(self.picture.pixels_of(blocks))
            self._update(view.around(self._shapes.outlines.boxes[:, blocks], 6), view)

    def _settle(self, change: Optional[Change]) -> None:
        self._refresh()

    def _refresh(self) -> None:
        """Draw the whole picture as the plan is now; which block lies where stays known."""
        self._fills.refresh(self.session.plan, self.session.colours)
        self._borders.refresh(self.session.plan)
        if self.picture is not None:
            self.picture.patch(self.picture.view.rect)
            self._place_labels()

    def _place_labels(self) -> None:
        if self.picture is not None:
            self.labels.place(self.picture, self.session.plan, self._shapes, self.target)
        self.update()

    def _names_drawn(self) -> None:
        """The map is drawn: labels of regions make way for the names of its layers."""
        results = self.canvas.labelingResults()
        boxes = [] if results is None else [label.labelRect for label in results.allLabels()]
        corners = [(b.xMinimum(), b.yMinimum(), b.xMaximum(), b.yMaximum()) for b in boxes]
        names = np.array(corners, dtype=float).reshape(-1, 4) - np.tile(self._shapes.origin, 2)
        if not np.array_equal(names, self.labels.names):
            self.labels.names = names
            self._place_labels()

    # Another view

    def boundingRect(self) -> QRectF:
        # The whole view, also while it is being dragged by a hand.
        width, height = self.canvas.width(), self.canvas.height()
        return QRectF(-width, -height, 3 * width, 3 * height)

    def updatePosition(self) -> None:
        self.prepareGeometryChange()
        self.setPos(0, 0)
        self._timer.start(0)

    def _view(self) -> View:
        return View.of(self.canvas, self._shapes.origin)

    def _begin(self) -> None:
        view = self._view()
        if self._next is None or self._next.view != view:
            self._next = Picture(view, self._shapes, self._fills, self._borders)
            self._work = self._next.build()

    def _go_on(self) -> None:
        """Draw a new view a portion at a time; the window gets its turn in between."""
        shown = None if self.picture is None else self.picture.view
        if self._next is None and shown == self._view():
            return
        self._begin()
        end = perf_counter() + _TURN
        for _ in self._work:
            if perf_counter() > end:
                self._timer.start(0)
                return
        self._take_over()

    def _take_over(self) -> None:
        self.picture, self._next = self._next, None
        self._work = iter(())
        self._preview.draw(self.picture)
        self._place_labels()

    # Drawing

    def paint(self, painter: QPainter, option=None, widget=None) -> None:
        view, picture = self._view(), self.picture
        if picture is None or picture.view != view:
            self._timer.start(0)
        if picture is None or not self._has_place:
            return
        exposed = QRectF(self.canvas.rect()) if option is None else option.exposedRect
        painter.save()
        if picture.view == view:
            pixels = _scaled(exposed, view.ratio).toAlignedRect() & view.rect
            place = _scaled(QRectF(pixels), 1 / view.ratio)
        else:
            # The last view, moved and scaled, until the new one is drawn.
            back = QTransform(*picture.view.matrix).inverted()[0]
            painter.setTransform(
                back * view.transform * QTransform.fromScale(1 / view.ratio, 1 / view.ratio), True
            )
            pixels = picture.view.rect
            place = QRectF(pixels)
        # Multiplied colours tint the base map, and leave its names and lines readable.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawImage(place, picture.colours, QRectF(pixels))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.drawImage(place, picture.lines, QRectF(pixels))
        painter.restore()
        if picture.view == view:
            self._preview.paint(painter, view.ratio)
            self.labels.draw(painter, exposed)

    def _update(self, pixels: QRect, view: View) -> None:
        """Have a rectangle of the picture painted again."""
        if not pixels.isEmpty():
            self.update(_scaled(QRectF(pixels), 1 / view.ratio))


def _scaled(rect: QRectF, factor: float) -> QRectF:
    return QRectF(
        rect.x() * factor, rect.y() * factor, rect.width() * factor, rect.height() * factor
    )
