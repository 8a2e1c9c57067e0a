# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws the plan over the map: fills of blocks, borders of regions, labels.

Everything comes from arrays and outlines prepared once; no layer is redrawn in a gesture.
"""

from __future__ import annotations

from typing import Optional

import numpy as np
from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)
from qgis.PyQt.QtWidgets import QGraphicsItem

from ..core.plan import UNASSIGNED, Change
from ..gis import palettes
from ..gis.plan_session import PlanSession


class PlanOverlay(QgsMapCanvasItem):
    """One plan on one canvas; follows every change of the session."""

    def __init__(self, canvas: QgsMapCanvas, session: PlanSession) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.session = session
        self.target: Optional[int] = None
        self._brushes = [QBrush(QColor(colour)) for colour in palettes.REGIONS]
        self._unassigned = QBrush(QColor("#b2182b"), Qt.BrushStyle.BDiagPattern)
        self._borders: dict[int, QPainterPath] = {}
        self._labels: dict[int, QPointF] = {}
        self._stale_labels: set[int] = set()
        self._prepare()
        canvas.destinationCrsChanged.connect(self._prepare)
        session.changed.connect(self._follow)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(5)
        self.show()

    def remove(self) -> None:
        """Take the overlay off the canvas for good."""
        self.canvas.destinationCrsChanged.disconnect(self._prepare)
        self.session.changed.disconnect(self._follow)
        self.canvas.scene().removeItem(self)

    def set_target(self, region: Optional[int]) -> None:
        """The region to which blocks will move is outlined."""
        self.target = region
        self.update()

    # Preparing

    def _prepare(self) -> None:
        """Outlines in the CRS of the map, relative to a corner so that they stay precise."""
        layer = self.session.layer
        transform = QgsCoordinateTransform(
            layer.crs, self.canvas.mapSettings().destinationCrs(), QgsProject.instance()
        )
        geometries = []
        for geometry in layer.geometries:
            moved = QgsGeometry(geometry)
            moved.transform(transform)
            geometries.append(moved)
        boxes = [geometry.boundingBox() for geometry in geometries]
        self._origin = QgsPointXY(
            min(box.xMinimum() for box in boxes), min(box.yMinimum() for box in boxes)
        )
        x0, y0 = self._origin.x(), self._origin.y()
        self._boxes = np.array(
            [
                [b.xMinimum() - x0, b.yMinimum() - y0, b.xMaximum() - x0, b.yMaximum() - y0]
                for b in boxes
            ]
        )
        self._paths = [self._path(geometry) for geometry in geometries]
        ends = layer.lines.segments.reshape(-1, 2)
        if not transform.isShortCircuited():
            points = [transform.transform(QgsPointXY(x, y)) for x, y in ends.tolist()]
            ends = np.array([[point.x(), point.y()] for point in points])
        self._segments = (ends - [x0, y0]).reshape(-1, 4)
        centres = [transform.transform(QgsPointXY(x, y)) for x, y in layer.blocks.xy.tolist()]
        self._centres = np.array([[point.x() - x0, point.y() - y0] for point in centres])
        self._borders.clear()
        self._labels.clear()
        self._sides()
        self._frame = self._municipality_borders()
        self.update()

    def _path(self, geometry: QgsGeometry) -> QPainterPath:
        path = QPainterPath()
        x0, y0 = self._origin.x(), self._origin.y()
        for polygon in geometry.asMultiPolygon():
            for ring in polygon:
                path.addPolygon(QPolygonF([QPointF(p.x() - x0, p.y() - y0) for p in ring]))
                path.closeSubpath()
        return path

    def _sides(self) -> None:
        """Segments sorted by block, so that the borders of one region are found at once."""
        lines = self.session.layer.lines
        n = len(self.session.layer.blocks)
        owner = np.concatenate([lines.left, lines.right])
        segment = np.tile(np.arange(len(lines.left)), 2)
        inside = owner >= 0
        owner, segment = owner[inside], segment[inside]
        order = np.argsort(owner, kind="stable")
        self._segment_of = segment[order]
        self._segment_start = np.concatenate(
            [[0], np.cumsum(np.bincount(owner, minlength=n))]
        ).astype(np.int64)

    def _municipality_borders(self) -> QPainterPath:
        """The frame that regions do not leave; it never changes while a plan is open."""
        lines, code = self.session.layer.lines, self.session.layer.blocks.municipality_index
        outer = (lines.right < 0) | (code[lines.left] != code[lines.right])
        return _lines_path(self._segments[outer])

    def _border(self, region: int) -> QPainterPath:
        """The outline of a region, from the border segments of its blocks."""
        if region not in self._borders:
            plan, lines = self.session.plan, self.session.layer.lines
            path = QPainterPath()
            members = plan.members(region)
            if len(members):
                start = self._segment_start
                segments = np.unique(
                    np.concatenate(
                        [self._segment_of[start[b] : start[b + 1]] for b in members.tolist()]
                    )
                )
                right = lines.right[segments]
                other = np.where(right >= 0, plan.region_of[right], -2)
                outer = plan.region_of[lines.left[segments]] != other
                path = _lines_path(self._segments[segments[outer]])
            self._borders[region] = path
        return self._borders[region]

    def _label(self, region: int) -> Optional[QPointF]:
        """Where the label of a region stands: at its block nearest to the residents' centre."""
        if region not in self._labels:
            plan = self.session.plan
            members = plan.members(region)
            if not len(members):
                return None
            weight = plan.blocks.population[members] + 1.0
            centre = (self._centres[members] * weight[:, None]).sum(0) / weight.sum()
            distance = ((self._centres[members] - centre) ** 2).sum(1)
            self._labels[region] = QPointF(*self._centres[members[int(np.argmin(distance))]])
        return self._labels[region]

    def _label_in(
        self, region: int, visible: np.ndarray, to_view: QTransform, view: QRectF
    ) -> QPointF:
        """A place for the label in the visible part: at the block nearest to the middle of it."""
        blocks = visible[self.session.plan.region_of[visible] == region]
        area = to_view.inverted()[0].mapRect(view)
        inside = np.clip(
            self._centres[blocks], [area.left(), area.top()], [area.right(), area.bottom()]
        )
        middle = inside.mean(axis=0)
        nearest = int(np.argmin(((self._centres[blocks] - middle) ** 2).sum(1)))
        return QPointF(*self._centres[blocks[nearest]])

    def _follow(self, change: Change) -> None:
        for region in change.regions:
            self._borders.pop(region, None)
        self._stale_labels.update(change.regions)
        if self.session.plan.gesture_is_running:
            # Labels rest until the stroke ends, so that only the moved blocks need new paint.
            self.update(self._pixels_of(change.blocks))
        else:
            self.place_labels()

    def place_labels(self) -> None:
        """Place the labels of changed regions anew, such as after a stroke."""
        for region in self._stale_labels:
            self._labels.pop(region, None)
        self._stale_labels.clear()
        self.update()

    def _pixels_of(self, blocks: np.ndarray) -> QRectF:
        low, high = self._boxes[blocks, :2].min(axis=0), self._boxes[blocks, 2:].max(axis=0)
        box = QRectF(low[0], low[1], high[0] - low[0], high[1] - low[1])
        margin = 5.0
        return self._to_view().mapRect(box).adjusted(-margin, -margin, margin, margin)

    # Drawing

    def boundingRect(self) -> QRectF:
        # The whole view, also while it is being dragged by a hand.
        width, height = self.canvas.width(), self.canvas.height()
        return QRectF(-width, -height, 3 * width, 3 * height)

    def updatePosition(self) -> None:
        self.prepareGeometryChange()
        self.setPos(0, 0)

    def paint(self, painter: QPainter, option=None, widget=None) -> None:
        to_view = self._to_view()
        visible = self._blocks_in(to_view, QRectF(self.canvas.rect()))
        # In a stroke Qt asks for the touched stretch only.
        exposed = visible if option is None else self._blocks_in(to_view, option.exposedRect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(to_view, True)
        # Multiplied colours tint the base map, and leave its names and lines readable.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        self._draw_fills(painter, exposed)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._draw_borders(painter, self._regions_of(exposed))
        painter.restore()
        self._draw_labels(painter, to_view, visible)

    def _to_view(self) -> QTransform:
        """From coordinates relative to the origin to pixels of this item."""
        corner = self.toCanvasCoordinates(self._origin) - self.pos()
        scale = 1.0 / self.canvas.mapUnitsPerPixel()
        transform = QTransform.fromTranslate(corner.x(), corner.y())
        transform.rotate(self.canvas.rotation())
        return transform.scale(scale, -scale)

    def _blocks_in(self, to_view: QTransform, pixels: QRectF) -> np.ndarray:
        """Blocks whose box meets a rectangle of pixels."""
        area = to_view.inverted()[0].mapRect(pixels)
        boxes = self._boxes
        return np.flatnonzero(
            (boxes[:, 0] < area.right())
            & (boxes[:, 2] > area.left())
            & (boxes[:, 1] < area.bottom())
            & (boxes[:, 3] > area.top())
        )

    def _regions_of(self, blocks: np.ndarray) -> list[int]:
        regions = np.unique(self.session.plan.region_of[blocks])
        return [int(region) for region in regions if region != UNASSIGNED]

    def _draw_fills(self, painter: QPainter, visible: np.ndarray) -> None:
        plan, colours = self.session.plan, self.session.colours
        pen = QPen(QColor(90, 90, 90, 110), 0.7)
        pen.setCosmetic(True)
        painter.setPen(pen)
        region_of = plan.region_of[visible].tolist()
        for block, region in zip(visible.tolist(), region_of):
            if region == UNASSIGNED:
                painter.setBrush(self._unassigned)
            else:
                painter.setBrush(self._brushes[int(colours[region]) % len(self._brushes)])
            painter.drawPath(self._paths[block])

    def _draw_borders(self, painter: QPainter, shown: list[int]) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(palettes.COUNTY_BORDER), 1.4)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for region in shown:
            painter.drawPath(self._border(region))
        pen.setWidthF(2.8)
        painter.setPen(pen)
        painter.drawPath(self._frame)
        if self.target in shown:
            pen.setColor(QColor("#0b57d0"))
            pen.setWidthF(3.5)
            painter.setPen(pen)
            painter.drawPath(self._border(self.target))

    def _draw_labels(self, painter: QPainter, to_view: QTransform, visible: np.ndarray) -> None:
        plan = self.session.plan
        shown = self._regions_of(visible)
        view = QRectF(self.canvas.rect())
        font = QFont(painter.font())
        font.setPointSizeF(9.0)
        font.setBold(True)
        metrics = QFontMetricsF(font)
        taken: list[QRectF] = []
        # By residents at the opening, so that labels do not come and go in a stroke.
        at_start = plan.population - plan.population_change
        order = sorted(shown, key=lambda region: -int(at_start[region]))
        if self.target in order:
            order.remove(self.target)
            order.insert(0, self.target)
        halo = QPen(QColor(255, 255, 255, 230), 3.0)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for region in order:
            anchor = self._label(region)
            if anchor is None:
                continue
            text = plan.regions[region].short
            size = metrics.size(0, text)
            centre = to_view.map(anchor)
            if not view.contains(centre):
                # A region of which only a part is in view carries its label there.
                centre = to_view.map(self._label_in(region, visible, to_view, view))
            place = QRectF(
                centre.x() - size.width() / 2,
                centre.y() - size.height() / 2,
                size.width(),
                size.height(),
            )
            if any(place.intersects(other) for other in taken):
                continue
            taken.append(place)
            path = QPainterPath()
            path.addText(place.left(), place.top() + metrics.ascent(), font, text)
            painter.strokePath(path, halo)
            painter.fillPath(path, QBrush(QColor(palettes.INK)))


def _lines_path(segments: np.ndarray) -> QPainterPath:
    """Segments x1, y1, x2, y2, (s, 4), as one path."""
    path = QPainterPath()
    for x1, y1, x2, y2 in segments.tolist():
        path.moveTo(x1, y1)
        path.lineTo(x2, y2)
    return path
