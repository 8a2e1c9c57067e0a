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
    QTransform,
)

from ...core.arrays import AnyIntArray, FloatArray
from ...core.plan import Plan
from ...gis import palettes
from ...gis.drawing.shapes import MapShapes
from ...gis.fonts import font
from .. import look
from .picture import Picture

_HALO = 3.5
_POINTS = 11.0
#: Parts of a region beside the main one that bear a label, those with most residents first.
_PARTS = 4
#: Where a label may go that would cover a name of the map, in heights of its own: right, down.
_SHIFTS = (
    *((0, -0.6), (0, 0.6), (0, -1), (0, 1), (-2, 0), (2, 0)),
    *((-2, -1), (2, -1), (-2, 1), (2, 1), (0, -2), (0, 2)),
)
#: How much of a shifted label must lie in its own region.
_AT_HOME = 0.8
#: Blocks larger than this bear a padlock where they are locked, in pixels.
_LOCK_FROM = 22.0


class Label(NamedTuple):
    """A label to be placed; its anchor in shape coordinates; region: -1 for a mere padlock."""

    text: str
    anchor: tuple[float, float]
    region: int
    colour: str = palettes.INK
    is_locked: bool = False


class Labels:
    """The labels of one view. ``points``: size of the letters. ``names``: boxes, (n, 4), of the
    labels of layers in shape coordinates; labels of regions keep off them where there is room.
    ``placed``: text, box on the canvas and image of each label that is seen.
    """

    def __init__(self) -> None:
        self.points = _POINTS
        self.names = np.empty((0, 4))
        self.placed: list[tuple[str, QRectF, QImage]] = []
        self._images: dict[tuple[object, ...], QImage] = {}

    def place(self, picture: Picture, plan: Plan, shapes: MapShapes, target: Optional[int]) -> None:
        """Find a place for each label."""
        view, centres = picture.view, shapes.centres
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
                region,
                is_locked=plan.regions[region].locked,
            )
            for region in order
            if _is_main_part(plan, region, anchors[region])
        ]
        labels += [label for region in order for label in _further_parts(plan, region, centres)]
        if shapes.block_size * view.scale / view.ratio > _LOCK_FROM:
            locked = visible[plan.block_locked[visible]]
            labels += [Label("", _tuple(centres[each]), -1, is_locked=True) for each in locked]
        self.placed = list(self._fit(labels, picture, plan, target))

    def draw(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw the labels that touch a rectangle of the canvas."""
        for _, rect, image in self.placed:
            if rect.intersects(exposed):
                painter.drawImage(rect.topLeft(), image)

    def _fit(
        self, labels: Iterable[Label], picture: Picture, plan: Plan, target: Optional[int]
    ) -> Iterable[tuple[str, QRectF, QImage]]:
        """The labels that find room, the first ones first; the target has one in any case."""
        view = picture.view
        names = view.pixels(self.names) / view.ratio
        names = np.hstack([np.minimum(*np.hsplit(names, 2)), np.maximum(*np.hsplit(names, 2))])
        taken = np.empty((0, 4))
        for label in labels:
            image = self._image(label, view.ratio)
            width, height = image.width() / view.ratio, image.height() / view.ratio
            x, y = view.pixels(np.array([label.anchor]))[0] / view.ratio
            # Whole pixels keep the letters sharp.
            home = QRectF(round(x - width / 2), round(y - height / 2), width, height)
            if not _is_free(home, taken):
                continue
            rect = home
            if label.region >= 0 and not _is_free(home, names):
                around = (
                    home.translated(round(right * height), round(down * height))
                    for right, down in _SHIFTS
                )
                free = (
                    place
                    for place in around
                    if _is_free(place, names)
                    and _is_free(place, taken)
                    and _is_at_home(place, label.region, picture, plan)
                )
                rect = next(free, home)
                is_cramped = rect is home and not _is_at_home(home, label.region, picture, plan)
                if is_cramped and label.region != target:
                    # Larger than its region, and over a name: neither could be read.
                    continue
            taken = np.vstack([taken, _box(rect)])
            yield label.text, rect, image

    def _image(self, label: Label, ratio: float) -> QImage:
        """The letters with a light edge; drawn once."""
        key = (label.text, label.colour, label.is_locked, ratio, self.points)
        if key not in self._images:
            self._images[key] = _draw(label, font(self.points, bold=True), ratio)
        return self._images[key]


def _box(rect: QRectF) -> tuple[float, float, float, float]:
    """The letters of a label without their light edge."""
    inner = rect.adjusted(_HALO, _HALO, -_HALO, -_HALO)
    return inner.left(), inner.top(), inner.right(), inner.bottom()


def _is_free(rect: QRectF, taken: FloatArray) -> bool:
    left, top, right, bottom = _box(rect)
    apart = (taken[:, 0] >= right) | (taken[:, 2] <= left)
    apart |= (taken[:, 1] >= bottom) | (taken[:, 3] <= top)
    return bool(apart.all())


def _is_at_home(rect: QRectF, region: int, picture: Picture, plan: Plan) -> bool:
    """Whether a label lies in its own region, and is seen as a whole."""
    ratio = picture.view.ratio
    pixels = QTransform.fromScale(ratio, ratio).mapRect(rect).toAlignedRect()
    if not picture.view.rect.contains(pixels):
        return False
    blocks = picture.blocks_in(pixels)
    own = (blocks >= 0) & (plan.region_of[blocks] == region)
    return bool(own.mean() >= _AT_HOME)


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


def _is_main_part(plan: Plan, region: int, block: int) -> bool:
    """Whether a block lies in the part of its region that has most residents."""
    return plan.parts(region) <= 1 or block in plan.parts_of(region)[0]


def _further_parts(plan: Plan, region: int, centres: FloatArray) -> Iterable[Label]:
    """A label for each part beside the main one: calm for a declared exclave, else a warning."""
    entry = plan.regions[region]
    for part in plan.parts_of(region)[1 : 1 + _PARTS]:
        middle = centres[part].mean(axis=0)
        anchor = part[int(np.argmin(((centres[part] - middle) ** 2).sum(axis=1)))]
        if entry.exclave:
            text, colour = f"({entry.short})", palettes.SOFT_INK
        else:
            text, colour = f"⚠ {entry.short}", look.BAD
        yield Label(text, _tuple(centres[anchor]), region, colour)


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
        path.addPath(look.padlock(_HALO, _HALO + 0.16 * height, 0.62 * height))
    path.addText(QPointF(_HALO + lock, _HALO + metrics.ascent()), letters, label.text)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    halo = QPen(QColor(255, 255, 255, 235), _HALO)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, halo)
    painter.fillPath(path, QBrush(QColor(label.colour)))
    painter.end()
    return image
