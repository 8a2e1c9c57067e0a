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
#: Half of what keeps two labels in a line apart.
_SPACE = 2.5
_POINTS = 11.0
#: Parts of a region beside the main one that bear a label, those with most residents first.
_PARTS = 4
#: Where a label may go whose place is taken, the nearest first, in heights of its own: right, down,
#: (o, 2). Sideways counts less, since letters are wider than high.
_SHIFTS = np.array(
    sorted(
        ((right / 2, down / 2) for right in range(-8, 9) for down in range(-6, 7) if right or down),
        key=lambda shift: np.hypot(0.6 * shift[0], shift[1]),
    )
)
#: How much of a shifted label should lie in its own region, and how much must.
_AT_HOME, _AT_LEAST = 0.8, 0.6
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
            avoided = names if label.region >= 0 else names[:0]
            rect = _place(home, np.vstack([taken, avoided]), label.region, picture, plan)
            if rect is None and label.region == target and _is_free(home, taken):
                # Without its label nobody would see where the blocks go.
                rect = home
            if rect is not None:
                taken = np.vstack([taken, _box(rect)])
                yield label.text, rect, image

    def _image(self, label: Label, ratio: float) -> QImage:
        """The letters with a light edge; drawn once."""
        key = (label.text, label.colour, label.is_locked, ratio, self.points)
        if key not in self._images:
            self._images[key] = _draw(label, font(self.points, bold=True), ratio)
        return self._images[key]


def _box(rect: QRectF) -> tuple[float, float, float, float]:
    """The letters of a label without their light edge, and a space beside them."""
    inner = rect.adjusted(_HALO - _SPACE, _HALO, _SPACE - _HALO, -_HALO)
    return inner.left(), inner.top(), inner.right(), inner.bottom()


def _is_free(rect: QRectF, taken: FloatArray) -> bool:
    left, top, right, bottom = _box(rect)
    apart = (taken[:, 0] >= right) | (taken[:, 2] <= left)
    apart |= (taken[:, 1] >= bottom) | (taken[:, 3] <= top)
    return bool(apart.all())


def _place(
    home: QRectF, taken: FloatArray, region: int, picture: Picture, plan: Plan
) -> Optional[QRectF]:
    """The nearest place where a label covers nothing and lies in its region; None without one.

    taken: boxes, (n, 4). region: -1 for what has no other place than its home.
    """
    if _is_free(home, taken):
        return home
    if region < 0:
        return None
    shifts = np.round(_SHIFTS * home.height())
    boxes = np.array(_box(home)) + np.hstack([shifts, shifts])
    apart = (taken[:, 0] >= boxes[:, 2:3]) | (taken[:, 2] <= boxes[:, 0:1])
    apart |= (taken[:, 1] >= boxes[:, 3:4]) | (taken[:, 3] <= boxes[:, 1:2])
    second: Optional[QRectF] = None
    for right, down in shifts[apart.all(axis=1)].tolist():
        place = home.translated(right, down)
        share = _share_inside(place, region, picture, plan)
        if share >= _AT_HOME:
            return place
        if second is None and share >= _AT_LEAST:
            second = place
    return second


def _share_inside(rect: QRectF, region: int, picture: Picture, plan: Plan) -> float:
    """How much of a label lies in its own region; 0 where it is not seen as a whole."""
    ratio = picture.view.ratio
    pixels = QTransform.fromScale(ratio, ratio).mapRect(rect).toAlignedRect()
    if not picture.view.rect.contains(pixels):
        return 0.0
    blocks = picture.blocks_in(pixels)
    return float(np.mean((blocks >= 0) & (plan.region_of[blocks] == region)))


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
