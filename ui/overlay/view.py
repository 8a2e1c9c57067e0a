# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the map lies on the canvas, and arrays as painter paths."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QByteArray, QDataStream, QRect, QRectF, Qt
from qgis.PyQt.QtGui import QImage, QPainterPath, QTransform

from ...core.arrays import AnyIntArray, FloatArray

#: An element of a path as Qt streams it: 0 moves, 1 draws a line.
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])


@dataclass(frozen=True)
class View:
    """One state of a canvas. matrix: from shape coordinates to picture pixels as m11, m12, m21,
    m22, dx, dy; width, height: of the picture; ratio: picture pixels for one pixel of the canvas.
    """

    matrix: tuple[float, float, float, float, float, float]
    width: int
    height: int
    ratio: float

    @classmethod
    def of(cls, canvas: QgsMapCanvas, origin: FloatArray) -> View:
        """The state of the canvas now."""
        ratio = canvas.devicePixelRatioF()
        to_pixel = canvas.getCoordinateTransform()
        corner = to_pixel.transform(QgsPointXY(origin[0], origin[1]))
        scale = 1.0 / canvas.mapUnitsPerPixel()
        transform = QTransform.fromScale(ratio, ratio)
        transform.translate(corner.x(), corner.y())
        transform.rotate(canvas.rotation())
        transform.scale(scale, -scale)
        matrix = (
            transform.m11(),
            transform.m12(),
            transform.m21(),
            transform.m22(),
            transform.dx(),
            transform.dy(),
        )
        size = canvas.viewport().size()
        width, height = (max(round(side * ratio), 1) for side in (size.width(), size.height()))
        return cls(matrix, width, height, ratio)

    @property
    def transform(self) -> QTransform:
        """From shape coordinates to picture pixels."""
        return QTransform(*self.matrix)

    @property
    def scale(self) -> float:
        """Picture pixels for one map unit."""
        return float(np.hypot(self.matrix[0], self.matrix[1]))

    @property
    def rect(self) -> QRect:
        """The whole picture."""
        return QRect(0, 0, self.width, self.height)

    def pixels(self, points: FloatArray) -> FloatArray:
        """Points, (n, 2), or segments, (n, 4), in picture pixels."""
        m11, m12, m21, m22, dx, dy = self.matrix
        result = np.empty_like(points)
        x, y = points[:, 0::2], points[:, 1::2]
        result[:, 0::2] = m11 * x + m21 * y + dx
        result[:, 1::2] = m12 * x + m22 * y + dy
        return result

    def area(self, pixels: QRect, margin: float = 0.0) -> tuple[float, float, float, float]:
        """The box in shape coordinates that holds a rectangle of the picture and a margin."""
        back = self.transform.inverted()[0]
        box = back.mapRect(QRectF(pixels).adjusted(-margin, -margin, margin, margin))
        return box.left(), box.top(), box.right(), box.bottom()

    def around(self, boxes: FloatArray, margin: int) -> QRect:
        """Picture pixels that hold boxes, (4, n), and a margin, inside the picture."""
        low, high = boxes[:2].min(axis=1), boxes[2:].max(axis=1)
        box = self.transform.mapRect(QRectF(low[0], low[1], high[0] - low[0], high[1] - low[1]))
        return box.toAlignedRect().adjusted(-margin, -margin, margin, margin) & self.rect


def lines_path(segments: FloatArray) -> QPainterPath:
    """Segments x1, y1, x2, y2, (s, 4), as one path."""
    path = QPainterPath()
    points = segments.reshape(-1, 2)
    if not len(points):
        return path
    # Read from a stream: calls for single points would take longer than drawing them.
    elements = np.empty(len(points), dtype=_ELEMENT)
    elements["kind"][0::2], elements["kind"][1::2] = 0, 1
    elements["x"], elements["y"] = points[:, 0], points[:, 1]
    head = np.array([len(points)], dtype=">i4").tobytes()
    # Last figure begun, and the rule for what lies inside, which lines have none of.
    tail = np.array([len(points) - 2, 0], dtype=">i4").tobytes()
    # The stream reads from these bytes: they must outlive it.
    content = QByteArray(head + elements.tobytes() + tail)
    stream = QDataStream(content)
    stream >> path
    return path


def blank_image(width: int, height: int) -> QImage:
    """A transparent image."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def pixels_of_image(image: QImage) -> AnyIntArray:
    """The pixels of a 32-bit image as an array to write into, (height, width)."""
    # Asked for each time: Qt moves the pixels where an image is shared.
    memory = image.bits()
    memory.setsize(image.sizeInBytes())
    return np.frombuffer(memory, dtype=np.uint32).reshape(image.height(), image.width())
