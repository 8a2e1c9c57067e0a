# SPDX-License-Identifier: GPL-2.0-or-later
"""Barrier and crossing layers as segments, and what they do to the borders of blocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Callable, Iterator, Sequence

import numpy as np
from qgis.core import (
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.arrays import FloatArray
from ...core.barriers.crossings import Crossings
from ...core.barriers.edges import (
    Barrier,
    BarrierRules,
    EdgeBarriers,
    EdgeState,
    barriers_on_borders,
    crossings_on_borders,
    strongest,
)
from ...core.errors import Cancelled, UserError
from ...core.findings import Finding, Level
from ...core.rings import rings_from_wkb
from ..compat import GEOMETRY_LINE, GEOMETRY_POINT, GEOMETRY_POLYGON
from ..geometry import check_crs, clean_polygon, name_of_crs, reprojected
from ..layers import BlockLayer, as_text, field_index

#: Length in metres below which a polyline counts as having none.
_NO_LENGTH = 0.001
#: Features above which a layer is asked for those near the blocks only. Below, all are read, so
#: that features without a geometry can be named.
_LARGE = 50_000
#: Share of all borders above which a layer that cuts them is taken for something else.
_IMPLAUSIBLE = 0.5


@dataclass
class ReadingNotes:
    """What was noticed while layers were read: layers that were reprojected, and findings."""

    reprojected: list[tuple[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_barrier(
    layer: QgsVectorLayer,
    blocks: BlockLayer,
    reach: float,
    notes: ReadingNotes,
    *,
    cuts: bool = True,
    name_field: str = "",
    context: QgsCoordinateTransformContext | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Barrier:
    """A layer of lines or polygons as a barrier in the CRS of the blocks.

    reach: metres around the blocks beyond which nothing is read. name_field: field with the names
    of barriers; features without a name, and layers without the field, go by the layer's name.
    Raises ``UserError`` where the layer holds points or has no CRS, and ``Cancelled``.
    """
    if QgsWkbTypes.geometryType(layer.wkbType()) == GEOMETRY_POINT:
        raise UserError("barrier_is_points", layer=layer.name())
    name_index = field_index(layer.fields(), name_field)
    found: list[tuple[FloatArray, bool, str]] = []
    unusable = 0
    for geometry, attributes in _features(layer, layer.name(), blocks, reach, notes, context):
        if is_cancelled():
            raise Cancelled
        name = as_text(attributes[name_index]) if name_index >= 0 else ""
        lines, polygon = line_segments(geometry), _polygon_segments(geometry)
        if not len(lines) and not len(polygon):
            unusable += 1
        for segments, is_polygon in ((lines, False), (polygon, True)):
            if len(segments):
                found.append((segments, is_polygon, name or layer.name()))
    if unusable:
        notes.findings.append(
            Finding("N12", Level.WARNING, {"layer": layer.name(), "features": unusable})
        )
    names = tuple(sorted({name for _, _, name in found}))
    position = {name: index for index, name in enumerate(names)}
    number = [len(segments) for segments, _, _ in found]
    polygons = np.cumsum([is_polygon for _, is_polygon, _ in found]) - 1
    polygon = [at if entry[1] else -1 for at, entry in zip(polygons.tolist(), found)]
    return Barrier(
        np.concatenate([np.empty((0, 4)), *(segments for segments, _, _ in found)]),
        np.repeat(polygon, number).astype(np.int32),
        np.repeat([position[name] for _, _, name in found], number).astype(np.int32),
        names,
        cuts,
    )


def read_crossings(
    source: QgsFeatureSource,
    blocks: BlockLayer,
    reach: float,
    notes: ReadingNotes,
    *,
    context: QgsCoordinateTransformContext | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Crossings:
    """A layer of points or lines as crossings in the CRS of the blocks; errors as above."""
    name = source.sourceName()
    if QgsWkbTypes.geometryType(source.wkbType()) == GEOMETRY_POLYGON:
        raise UserError("crossings_are_polygons", layer=name)
    points = [np.empty((0, 2))]
    lines = [np.empty((0, 4))]
    unusable = 0
    for geometry, _ in _features(source, name, blocks, reach, notes, context):
        if is_cancelled():
            raise Cancelled
        own = [
            (vertex.x(), vertex.y())
            for part in _parts(geometry)
            if part.type() == GEOMETRY_POINT
            for vertex in part.vertices()
        ]
        segments = line_segments(geometry)
        points.append(np.array(own, dtype=np.float64).reshape(-1, 2))
        lines.append(segments)
        unusable += not own and not len(segments)
    if unusable:
        notes.findings.append(Finding("N12", Level.WARNING, {"layer": name, "features": unusable}))
    places = np.concatenate(points)
    return Crossings(places[np.isfinite(places).all(axis=1)], np.concatenate(lines))


def judge_barriers(
    layer: BlockLayer,
    barriers: Sequence[tuple[str, Barrier]],
    crossings: Crossings,
    rules: BarrierRules,
    notes: ReadingNotes,
    *,
    progress: Callable[[float], None] = lambda percent: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> EdgeBarriers:
    """What all barriers together do to the borders. barriers: the layer's name with each.

    Layers without an effect, and those that cut most borders, become findings.
    """
    results = []
    for number, (name, barrier) in enumerate(barriers):

        def share_of(percent: float, before: int = number) -> None:
            progress((100 * before + percent) / len(barriers))

        result = barriers_on_borders(
            layer.lines,
            layer.borders,
            barrier,
            crossings,
            rules,
            progress=share_of,
            is_cancelled=is_cancelled,
        )
        if result.count(EdgeState.OPEN) == layer.borders.edge_count:
            notes.findings.append(
                Finding("N11", Level.WARNING, {"layer": name, "distance": rules.distance})
            )
        share = result.count(EdgeState.CUT) / max(layer.borders.edge_count, 1)
        if share > _IMPLAUSIBLE:
            data: dict[str, object] = {"layer": name, "percent": round(100 * share)}
            notes.findings.append(Finding("N18", Level.WARNING, data))
        results.append(result)
    return strongest(layer.borders, results)


def with_earlier_cuts(
    barriers: EdgeBarriers, pairs: Sequence[tuple[int, int]], name: str
) -> EdgeBarriers:
    """Borders that an earlier run cut stay cut. name: given where this run sees no barrier."""
    code = [min(pair) * barriers.n + max(pair) for pair in pairs]
    earlier = np.isin(barriers.code, np.array(code, dtype=np.int64))
    names = barriers.name.copy()
    names[earlier & (names == "")] = name
    state = np.where(earlier, np.int32(EdgeState.CUT), barriers.state).astype(np.int32)
    return replace(barriers, state=state, name=names)


def shut_crossings(
    layer: BlockLayer,
    judged: EdgeBarriers,
    earlier: Sequence[tuple[int, int]],
    crossings: Crossings,
    rules: BarrierRules,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[Finding]:
    """One finding about borders that an earlier run cut and that crossings do not reopen.

    judged: what this run does. earlier: the pairs that were cut. Which barrier cut them is not
    known any more, so that nobody can tell whether a crossing passes it.
    """
    if not earlier or not len(crossings):
        return []
    code = np.array([min(pair) * judged.n + max(pair) for pair in earlier], dtype=np.int64)
    number = crossings_on_borders(layer.lines, layer.borders, crossings, rules, is_cancelled)
    shut = np.isin(judged.code, code) & (np.maximum(number, judged.crossings) > 0)
    if not shut.any():
        return []
    first, second = judged.code[shut] // judged.n, judged.code[shut] % judged.n
    x, y = layer.blocks.xy[[first[0], second[0]]].mean(axis=0)
    return [
        Finding(
            "N17",
            Level.WARNING,
            {"borders": int(shut.sum())},
            tuple(np.unique(np.concatenate([first, second])).tolist()),
            place=(float(x), float(y)),
        )
    ]


def way_to_blocks(
    source: QgsVectorLayer | QgsFeatureSource,
    name: str,
    blocks: BlockLayer,
    notes: ReadingNotes,
    context: QgsCoordinateTransformContext | None,
) -> QgsCoordinateTransform | None:
    """The way from the CRS of a layer to that of the blocks; None where they are the same.

    Raises ``UserError`` as ``check_crs`` does.
    """
    is_layer = isinstance(source, QgsVectorLayer)
    crs = source.crs() if is_layer else source.sourceCrs()
    check_crs(crs, name, source.extent() if is_layer else source.sourceExtent())
    if crs == blocks.crs:
        return None
    notes.reprojected.append((name, name_of_crs(crs)))
    return QgsCoordinateTransform(crs, blocks.crs, context or QgsCoordinateTransformContext())


def flat(geometry: QgsGeometry, transform: QgsCoordinateTransform | None, name: str) -> QgsGeometry:
    """A two-dimensional copy without curves in another CRS; empty where the geometry is NULL."""
    if geometry.isNull() or geometry.isEmpty():
        return QgsGeometry()
    shape = geometry.constGet()
    # A compound curve of straight pieces has no curved segments, and still is no plain line.
    curved = shape.hasCurvedSegments() or QgsWkbTypes.isCurvedType(shape.wkbType())
    result = QgsGeometry(shape.segmentize() if curved else shape.clone())
    result.get().dropZValue()
    result.get().dropMValue()
    return result if transform is None else reprojected(result, transform, name)


def line_segments(geometry: QgsGeometry) -> FloatArray:
    """Segments of all line parts of a flat geometry, (s, 4); parts without a length fall away."""
    found = [np.empty((0, 4))]
    for part in _parts(geometry):
        if part.type() == GEOMETRY_LINE and part.length() > _NO_LENGTH:
            # A line in WKB: byte order, type and number of vertices fill nine bytes.
            wkb = bytes(part.asWkb())
            order = "<" if wkb[0] == 1 else ">"
            xy = np.frombuffer(wkb, dtype=order + "f8", offset=9).reshape(-1, 2).astype(np.float64)
            found.append(np.hstack([xy[:-1], xy[1:]]))
    segments = np.concatenate(found)
    return segments[np.isfinite(segments).all(axis=1)]


def _polygon_segments(geometry: QgsGeometry) -> FloatArray:
    parts = [part for part in _parts(geometry) if part.type() == GEOMETRY_POLYGON]
    cleaned = [clean_polygon(part)[0] for part in parts]
    wkb = [bytes(part.asWkb()) for part in cleaned if part is not None]
    return rings_from_wkb(wkb).segments()[0]


def _parts(geometry: QgsGeometry) -> list[QgsGeometry]:
    return geometry.asGeometryCollection()


def _features(
    source: QgsVectorLayer | QgsFeatureSource,
    name: str,
    blocks: BlockLayer,
    reach: float,
    notes: ReadingNotes,
    context: QgsCoordinateTransformContext | None,
) -> Iterator[tuple[QgsGeometry, list[object]]]:
    """Flat geometries near the blocks, in their CRS, with attributes; a finding if there are none
    at all. Geometries that are NULL come as empty ones."""
    if source.featureCount() == 0:
        notes.findings.append(Finding("N10", Level.WARNING, {"layer": name}))
        return
    transform = way_to_blocks(source, name, blocks, notes, context)
    request = QgsFeatureRequest()
    request.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    area = _neighbourhood_of(blocks, reach)
    if source.featureCount() > _LARGE:
        request.setFilterRect(area if transform is None else _seen_from(area, transform))
    for feature in source.getFeatures(request):
        geometry = flat(feature.geometry(), transform, name)
        if geometry.isNull() or geometry.boundingBox().intersects(area):
            yield geometry, feature.attributes()


def _neighbourhood_of(blocks: BlockLayer, reach: float) -> QgsRectangle:
    area = QgsRectangle()
    for geometry in blocks.geometries:
        area.combineExtentWith(geometry.boundingBox())
    return area.buffered(reach)


def _seen_from(area: QgsRectangle, transform: QgsCoordinateTransform) -> QgsRectangle:
    """The neighbourhood of the blocks in the CRS of another layer; empty, so all, where unknown."""
    back = QgsCoordinateTransform(
        transform.destinationCrs(), transform.sourceCrs(), QgsCoordinateTransformContext()
    )
    try:
        return back.transformBoundingBox(area)
    except QgsCsException:
        return QgsRectangle()
