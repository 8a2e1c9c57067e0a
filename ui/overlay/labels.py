# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels of regions: where there is room, the same while a stroke is running."""

from __future__ import annotations

from typing import Iterable, NamedTuple, Optional

import numpy as np
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
)

from ...core.arrays import AnyIntArray, FloatArray
from ...core.plan import Plan
from ...gis import palettes
from ...gis.drawing.shapes import MapShapes
from ...gis.fonts import font
from .. import look
from .view import View

_HALO = 3.5
_POINTS = 11.0
#: Parts of a region beside the main one that bear a label, those with most residents first.
_PARTS = 4
#: Blocks larger than this bear a padlock where they are locked, in pixels.
_LOCK_FROM = 22.0


class Label(NamedTuple):
    """A label to be placed; its anchor in shape coordinates."""

    text: str
    anchor: tuple[float, float]
    colour: str = palettes.INK
    is_locked: bool = False


class Labels:
    """The labels of one view. ``points``: size of the letters."""

    def __init__(self) -> None:
        self.points = _POINTS
        self._placed: list[tuple[QRectF, QImage]] = []
        self._images: dict[tuple[object, ...], QImage] = {}

    def place(self, view: View, plan: Plan, shapes: MapShapes, target: Optional[int]) -> None:
        """Find a place for each label."""
        centres = shapes.centres
        places = view.pixels(centres)
        in_view = (places >= 0) & (places < [view.width, view.height])
        visible = np.flatnonzero(in_view.all(axis=1) & (plan.region_of >= 0))
        # By residents at the opening, so that labels do not come and go in a session.
        at_start = plan.population - plan.population_change
        anchors = _anchors(visible, plan, centres)
        order = sorted(anchors, key=lambda region: (region != target, -int(at_start[region])))
        labels = [
            Label(
                plan.regions[region].short,
                _tuple(centres[anchors[region]]),
                is_locked=plan.regions[region].locked,
            )
            for region in order
        ]
        labels += [label for region in order for label in _further_parts(plan, region, centres)]
        if shapes.block_size * view.scale / view.ratio > _LOCK_FROM:
            locked = visible[plan.block_locked[visible]]
            labels += [Label("", _tuple(centres[each]), is_locked=True) for each in locked]
        self._placed = list(self._fit(labels, view))

    def draw(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw the labels that touch a rectangle of the canvas."""
        for rect, image in self._placed:
            if rect.intersects(exposed):
                painter.drawImage(rect.topLeft(), image)

    def _fit(self, labels: Iterable[Label], view: View) -> Iterable[tuple[QRectF, QImage]]:
        """The labels that find room, the first ones first."""
        taken = np.empty((0, 4))
        for label in labels:
            image = self._image(label, view.ratio)
            width, height = image.width() / view.ratio, image.height() / view.ratio
            x, y = view.pixels(np.array([label.anchor]))[0] / view.ratio
            # Whole pixels keep the letters sharp.
            rect = QRectF(round(x - width / 2), round(y - height / 2), width, height)
            inner = rect.adjusted(_HALO, _HALO, -_HALO, -_HALO)
            box = inner.left(), inner.top(), inner.right(), inner.bottom()
            apart = (taken[:, 0] >= box[2]) | (taken[:, 2] <= box[0])
            apart |= (taken[:, 1] >= box[3]) | (taken[:, 3] <= box[1])
            if apart.all():
                taken = np.vstack([taken, box])
                yield rect, image

    def _image(self, label: Label, ratio: float) -> QImage:
        """The letters with a light edge; drawn once."""
        key = (label.text, label.colour, label.is_locked, ratio, self.points)
        if key not in self._images:
            self._images[key] = _draw(label, font(self.points, bold=True), ratio)
        return self._images[key]


def _anchors(visible: AnyIntArray, plan: Plan, centres: FloatArray) -> dict[int, int]:
    """For each region the visible block that is nearest to the centre of its residents there."""
    if not len(visible):
        return {}
    k = len(plan.regions)
    # Short integers are sorted by counting.
    region = plan.region_of[visible].astype(np.int16 if k < 2**15 else np.int64)
    weight = plan.blocks.population[visible] + 1.0
    total = np.maximum(np.bincount(region, weights=weight, minlength=k), 1e-9)
    places = centres[visible]
    squared = np.zeros(len(visible))
    for axis in (0, 1):
        middle = np.bincount(region, weights=weight * places[:, axis], minlength=k) / total
        squared += (places[:, axis] - middle[region]) ** 2
    order = np.argsort(region, kind="stable")
    first = np.flatnonzero(np.diff(region[order], prepend=region.dtype.type(-1)))
    nearest = np.minimum.reduceat(squared[order], first)
    is_nearest = squared[order] == np.repeat(nearest, np.diff(np.append(first, len(order))))
    chosen = order[is_nearest]
    # The last of equally near ones stays; any would do.
    return dict(zip(region[chosen].tolist(), visible[chosen].tolist()))


def _further_parts(plan: Plan, region: int, centres: FloatArray) -> Iterable[Label]:
    """A label for each part beside the main one: calm for a declared exclave, else a warning."""
    entry = plan.regions[region]
    for part in plan.parts_of(region)[1 : 1 + _PARTS]:
        middle = centres[part].mean(axis=0)
        anchor = part[int(np.argmin(((centres[part] - middle) ** 2).sum(axis=1)))]
        if entry.exclave:
            yield Label(f"({entry.short})", _tuple(centres[anchor]), palettes.SOFT_INK)
        else:
            yield Label(f"⚠ {entry.short}", _tuple(centres[anchor]), look.BAD)


def _tuple(place: FloatArray) -> tuple[float, float]:
    return float(place[0]), float(place[1])


def _draw(label: Label, letters: QFont, ratio: float) -> QImage:
    metrics = QFontMetricsF(letters)
    height = metrics.height()
    lock = 0.75 * height if label.is_locked else 0.0
    width = metrics.horizontalAdvance(label.text) + lock
    image = QImage(
        int(np.ceil((width + 2 * _HALO) * ratio)),
        int(np.ceil((height + 2 * _HALO) * ratio)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    path = QPainterPath()
    if label.is_locked:
        path.addPath(_padlock(_HALO, _HALO + 0.16 * height, 0.62 * height))
    path.addText(QPointF(_HALO + lock, _HALO + metrics.ascent()), letters, label.text)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    halo = QPen(QColor(255, 255, 255, 235), _HALO)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, halo)
    painter.fillPath(path, QBrush(QColor(label.colour)))
    painter.end()
    return image


def _padlock(x: float, y: float, size: float) -> QPainterPath:
    """A closed padlock in a square."""
    shackle = QPainterPath()
    shackle.addRoundedRect(
        QRectF(x + 0.26 * size, y, 0.48 * size, 0.8 * size), 0.24 * size, 0.24 * size
    )
    opening = QPainterPath()
    opening.addRoundedRect(
        QRectF(x + 0.38 * size, y + 0.12 * size, 0.24 * size, 0.7 * size), 0.12 * size, 0.12 * size
    )
    body = QPainterPath()
    body.addRoundedRect(
        QRectF(x + 0.1 * size, y + 0.44 * size, 0.8 * size, 0.56 * size), 0.08 * size, 0.08 * size
    )
    return shackle.subtracted(opening).united(body)
