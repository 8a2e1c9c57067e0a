# SPDX-License-Identifier: GPL-2.0-or-later
"""Bridges between blocks without a common border: from a table, drawn, or to islands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Callable, Sequence

import numpy as np
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsSpatialIndex,
    QgsWkbTypes,
)

from ...core.barriers.bridges import Outlines
from ...core.barriers.edges import EdgeBarriers
from ...core.contiguity import Contiguity
from ...core.errors import Cancelled, UserError
from ...core.findings import Finding, Level
from ..compat import GEOMETRY_LINE
from ..geometry import rings_of
from ..layers import BlockLayer, as_text, field_index, require_field
from ..preparation.prepare import isolated_blocks
from .barriers import ReadingNotes, flat, way_to_blocks


class Origin(Enum):
    """Where a bridge comes from."""

    EARLIER = "earlier"
    TABLE = "table"
    DRAWN = "drawn"
    AUTOMATIC = "automatic"


@dataclass(frozen=True)
class Bridge:
    """A connection without a border; first, second: blocks. reason: as given, "" for none."""

    first: int
    second: int
    origin: Origin
    reason: str = ""


class BridgeBook:
    """Takes bridges one by one, keeps those that make sense, and notes what it thinks of them."""

    def __init__(self, layer: BlockLayer, borders: Contiguity, barriers: EdgeBarriers) -> None:
        """borders: without those that are cut. barriers: names what cut them."""
        self.bridges: list[Bridge] = []
        self.findings: list[Finding] = []
        self._layer = layer
        self._bordering = set(zip(borders.left.tolist(), borders.right.tolist()))
        known = zip(layer.borders.left.tolist(), layer.borders.right.tolist())
        self._wall = dict(zip(known, barriers.name.tolist()))
        self._known: set[tuple[int, int]] = set()

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Blocks on both sides of each bridge."""
        return [(bridge.first, bridge.second) for bridge in self.bridges]

    def add(self, first: int, second: int, origin: Origin, reason: str = "") -> None:
        """Take a bridge between two different blocks, unless it is needless."""
        pair = min(first, second), max(first, second)
        blocks = self._layer.blocks
        data: dict[str, object] = {
            "first": str(blocks.keys[first]),
            "second": str(blocks.keys[second]),
        }
        if pair in self._known:
            if origin is not Origin.EARLIER:
                self.note("N09", Level.NOTE, pair, **data)
            return
        if pair in self._bordering:
            if origin is not Origin.EARLIER:
                self.note("N05", Level.NOTE, pair, **data)
            return
        self._known.add(pair)
        self.bridges.append(Bridge(first, second, origin, reason))
        if origin is Origin.EARLIER:
            return
        if blocks.municipality[first] != blocks.municipality[second]:
            names = [
                blocks.name_of_municipality(str(blocks.municipality[block]))
                for block in (first, second)
            ]
            self.note("N06", Level.WARNING, pair, **data, name=names[0], other=names[1])
        if pair in self._wall:
            self.note("N15", Level.NOTE, pair, **data, barrier=str(self._wall[pair]))

    def note(
        self,
        rule: str,
        level: Level,
        blocks: Sequence[int] = (),
        place: tuple[float, float] | None = None,
        **data: object,
    ) -> None:
        """A finding; its place is that of its blocks unless it has one of its own."""
        if place is None and blocks:
            x, y = self._layer.blocks.xy[list(blocks)].mean(axis=0)
            place = float(x), float(y)
        self.findings.append(Finding(rule, level, data, tuple(blocks), place=place))


def add_from_table(
    book: BridgeBook,
    layer: BlockLayer,
    source: QgsFeatureSource,
    first_field: str,
    second_field: str,
    reason_field: str = "",
) -> None:
    """Take the bridges of a table with the keys of two blocks a row; keys compare as texts.

    Raises ``UserError`` for fields that the table does not have.
    """
    rows = [feature.attributes() for feature in source.getFeatures()]
    columns, has_header = _columns(source, rows, [first_field, second_field, reason_field])
    if not rows:
        book.note("N10", Level.WARNING, layer=source.sourceName())
    position = layer.blocks.index_of_key
    without_zeros: dict[str, list[str]] = {}
    for key in position:
        without_zeros.setdefault(key.lstrip("0"), []).append(key)
    for number, row in enumerate(rows[has_header:], start=1):
        keys = [as_text(row[column]) for column in columns[:2]]
        if not any(keys):
            continue
        if not all(keys):
            book.note("N03", Level.WARNING, row=number)
            continue
        unknown = [key for key in dict.fromkeys(keys) if key not in position]
        for key in unknown:
            similar = without_zeros.get(key.lstrip("0"), [])
            if len(similar) == 1:
                book.note("N02", Level.WARNING, row=number, key=key, similar=similar[0])
            else:
                book.note("N01", Level.WARNING, row=number, key=key)
        if unknown:
            continue
        first, second = position[keys[0]], position[keys[1]]
        if first == second:
            book.note("N04", Level.WARNING, (first,), row=number, key=keys[0])
            continue
        reason = as_text(row[columns[2]]) if columns[2] >= 0 else ""
        book.add(first, second, Origin.TABLE, reason)


def _columns(
    source: QgsFeatureSource, rows: list[list[Any]], names: list[str]
) -> tuple[list[int], int]:
    """Positions of the fields, and 1 where the first row is the header.

    QGIS takes the first row of a workbook for data where all columns are texts, as keys are.
    """
    fields = source.fields()
    if rows and all(field_index(fields, name) < 0 for name in names[:2]):
        header = [as_text(value).lower() for value in rows[0]]
        if all(name.lower() in header for name in names[:2]):
            places = {text: index for index, text in enumerate(header)}
            return [places.get(name.lower(), -1) if name else -1 for name in names], 1
    required = [require_field(source, name) for name in names[:2]]
    return [*required, field_index(fields, names[2])], 0


def add_drawn(
    book: BridgeBook,
    layer: BlockLayer,
    source: QgsFeatureSource,
    snap: float,
    notes: ReadingNotes,
    *,
    reason_field: str = "",
    context: QgsCoordinateTransformContext | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Take drawn lines as bridges: from the block at the start to the one at the end.

    snap: metres from the end of a line to the block it means. Raises ``UserError`` where the layer
    holds no lines or has no CRS, and ``Cancelled``.
    """
    name = source.sourceName()
    if QgsWkbTypes.geometryType(source.wkbType()) != GEOMETRY_LINE:
        raise UserError("bridges_not_lines", layer=name)
    if source.featureCount() == 0:
        book.note("N10", Level.WARNING, layer=name)
        return
    transform = way_to_blocks(source, name, layer, notes, context)
    finder = _Finder(layer, snap)
    request = QgsFeatureRequest()
    request.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    reason_index = field_index(source.fields(), reason_field)
    unusable = 0
    number = 0
    for feature in source.getFeatures(request):
        if is_cancelled():
            raise Cancelled
        geometry = flat(feature.geometry(), transform, name)
        parts = [part for part in geometry.asGeometryCollection() if not part.isEmpty()]
        unusable += not parts
        reason = as_text(feature.attributes()[reason_index]) if reason_index >= 0 else ""
        for part in parts:
            number += 1
            line = part.asPolyline()
            ends = [finder.block_at(point) for point in (line[0], line[-1])]
            if None in ends:
                outside = line[0] if ends[0] is None else line[-1]
                place = outside.x(), outside.y()
                book.note("N07", Level.WARNING, place=place, number=number, distance=snap)
                continue
            if ends[0] == ends[1]:
                key = str(layer.blocks.keys[ends[0]])
                book.note("N08", Level.WARNING, (ends[0],), number=number, key=key)
                continue
            book.add(ends[0], ends[1], Origin.DRAWN, reason)
    if unusable:
        book.note("N12", Level.WARNING, layer=name, features=unusable)


class _Finder:
    """The block at or near a place; among equally near ones the first by key."""

    def __init__(self, layer: BlockLayer, snap: float) -> None:
        self._index = QgsSpatialIndex()
        for block, geometry in enumerate(layer.geometries):
            self._index.addFeature(block, geometry.boundingBox())
        self._geometries, self._keys, self._snap = layer.geometries, layer.blocks.keys, snap

    def block_at(self, point: QgsPointXY) -> int | None:
        reach = max(self._snap, 0.001)
        around = QgsRectangle(point, point).buffered(reach)
        place = QgsGeometry.fromPointXY(point)
        found = [
            (round(self._geometries[block].distance(place), 3), str(self._keys[block]), block)
            for block in self._index.intersects(around)
        ]
        near = [entry for entry in found if entry[0] <= reach]
        return min(near)[2] if near else None


def add_to_islands(
    book: BridgeBook, layer: BlockLayer, is_cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Bridge each part of a municipality that no border connects to the nearest block of its main
    part. Parts that only a barrier separates are no islands."""
    connected = replace(layer, contiguity=layer.borders.with_bridges(book.pairs))
    islands = isolated_blocks(connected)
    if not islands:
        return
    blocks = layer.blocks
    main = np.ones(len(blocks), dtype=bool)
    for island in islands:
        main[list(island.blocks)] = False
    outlines = Outlines(*rings_of(layer.geometries).segments(), blocks.keys)
    for island in islands:
        anchor = np.flatnonzero(main & (blocks.municipality == island.municipality))
        members = np.array(sorted(island.blocks))
        first, second, distance = outlines.nearest(members, anchor, is_cancelled)
        book.add(first, second, Origin.AUTOMATIC)
        book.note(
            "N13",
            Level.NOTE,
            island.blocks,
            tuple(blocks.xy[first].tolist()),
            keys=[str(key) for key in blocks.keys[members]],
            residents=int(blocks.population[members].sum()),
            nearest=str(blocks.keys[second]),
            distance=distance,
        )
