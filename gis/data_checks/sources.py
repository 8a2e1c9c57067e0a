# SPDX-License-Identifier: GPL-2.0-or-later
"""What a check reads beside the blocks: an outline, official residents, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable

import numpy as np
from qgis.core import (
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFeedback,
    QgsGeometry,
    QgsPoint,
)

from ...core.arrays import FloatArray, IntArray, counts
from ...core.checks import Addresses
from ...core.errors import Cancelled, UserError
from ...core.findings import Finding, Level
from ...core.municipality_keys import ags_of
from ...core.tables.counts import count_reader
from ...core.tables.persons import person_column
from ..areas import NOWHERE, Areas, locate
from ..compat import is_null
from ..geometry import check_crs, clean_polygon, is_polygon_layer, reprojected
from ..layers import BlockLayer, as_text, field_index, require_field
from ..preparation.faults import index_of
from ..residents.points import Counting, read_points
from ..translation import tr


@dataclass(frozen=True)
class Official:
    """Official residents, a number a municipality.

    source: a table; None where the blocks themselves carry them. key, residents: names of fields.
    """

    source: QgsFeatureSource | None
    key: str
    residents: str


@dataclass(frozen=True)
class Sources:
    """Layers to compare the blocks with; None where there is none.

    outline: of the Kreis or of its municipalities. transforms: of the project.
    """

    transforms: QgsCoordinateTransformContext
    outline: QgsFeatureSource | None = None
    official: Official | None = None
    addresses: QgsFeatureSource | None = None


def read_outline(
    source: QgsFeatureSource, layer: BlockLayer, sources: Sources, feedback: QgsFeedback
) -> list[QgsGeometry]:
    """Clean polygons in the system of the blocks.

    Raises ``UserError`` for a layer without polygons or without a plausible reference system, and
    ``Cancelled``.
    """
    name = source.sourceName()
    if not is_polygon_layer(source.wkbType()):
        raise UserError("outline_no_polygons", layer=name)
    check_crs(source.sourceCrs(), name, source.sourceExtent())
    way = QgsCoordinateTransform(source.sourceCrs(), layer.crs, sources.transforms)
    shapes = []
    for feature in source.getFeatures(QgsFeatureRequest().setSubsetOfAttributes([])):
        if feedback.isCanceled():
            raise Cancelled
        geometry, _ = clean_polygon(reprojected(feature.geometry(), way, name))
        if geometry is not None:
            shapes.append(geometry)
    if not shapes:
        raise UserError("outline_no_polygons", layer=name)
    return shapes


def read_official(
    official: Official, layer: BlockLayer, feedback: QgsFeedback
) -> tuple[dict[str, int], list[Finding]]:
    """Residents by municipality key, and what had to be decided to read them.

    A key may come back with the same number, as in a layer of blocks; with another one it raises
    ``UserError``, as do fields without a number and keys of which the blocks have none. Raises
    ``Cancelled``.
    """
    name, rows = _official_rows(official, layer, feedback)
    field = official.residents
    reader = count_reader(field, [value for _, value in rows])
    found: dict[str, int] = {}
    for key, value in rows:
        residents = reader.read(value)
        if residents is None or residents < 0:
            # A sign in place of a number: the municipality is told as one without it.
            continue
        town, count = ags_of(key), round(residents)
        if found.setdefault(town, count) != count:
            raise UserError("official_ambiguous", layer=name, key=town, field=field)
    if rows and not found:
        raise UserError("population_not_numeric", field=field)
    if not set(found) & set(layer.blocks.municipalities.tolist()):
        raise UserError("official_elsewhere", layer=name, field=official.key)
    if not reader.guessed:
        return found, []
    value = f"{reader.read(reader.guessed):.0f}"
    data = {"field": field, "layer": name, "example": reader.guessed, "value": value}
    return found, [Finding("B45", Level.NOTE, data)]


def _official_rows(
    official: Official, layer: BlockLayer, feedback: QgsFeedback
) -> tuple[str, list[tuple[str, Any]]]:
    """Name of the table, and key and number of each row that has both."""
    source = official.source
    if source is None:
        key = field_index(layer.fields, official.key)
        number = field_index(layer.fields, official.residents)
        if key < 0 or number < 0:
            raise UserError("official_field_gone", field=official.key, other=official.residents)
        name, attributes = tr("Blocks of the plan"), layer.attributes
    else:
        key, number = require_field(source, official.key), require_field(source, official.residents)
        name, attributes = source.sourceName(), []
        wanted = QgsFeatureRequest().setSubsetOfAttributes([key, number])
        wanted.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        for feature in source.getFeatures(wanted):
            if feedback.isCanceled():
                raise Cancelled
            attributes.append(feature.attributes())
    rows = [(as_text(row[key]), row[number]) for row in attributes]
    return name, [row for row in rows if row[0] and not is_null(row[1]) and as_text(row[1])]


def locate_addresses(
    source: QgsFeatureSource,
    layer: BlockLayer,
    sources: Sources,
    feedback: QgsFeedback,
    progress: Callable[[float], None],
) -> Addresses:
    """The blocks in which addresses lie; nothing but their places is read.

    Raises ``UserError`` for a layer without points or without a plausible reference system, for a
    list of persons, and where no address lies in any block, and ``Cancelled``.
    """
    person = person_column(source.fields().names(), counted=False)
    if person:
        # Places without a block are marked on a map that others look at.
        raise UserError("addresses_are_persons", layer=source.sourceName(), column=person)
    counting = Counting(one_each=True)
    xy = read_points(source, counting, layer.crs, sources.transforms, feedback).xy
    placed = xy[np.isfinite(xy).all(axis=1)]
    areas = Areas(
        layer.blocks, layer.geometries, layer.attributes, layer.fields, layer.crs, "blocks"
    )
    found = locate(areas, placed, progress=progress, is_cancelled=feedback.isCanceled)
    if (found.block == NOWHERE).all():
        raise UserError("addresses_elsewhere", layer=source.sourceName())
    shared = np.array(found.shared, dtype=np.int64)
    alone = found.block.copy()
    alone[shared] = NOWHERE
    held_by, first = _holders(layer, placed[shared])
    return Addresses(
        of_block=counts(alone[alone != NOWHERE], len(layer.blocks)),
        outside=placed[found.block == NOWHERE],
        unplaced=len(xy) - len(placed),
        held_by=held_by,
        first=first,
    )


def _holders(layer: BlockLayer, xy: FloatArray) -> tuple[IntArray, IntArray]:
    """All blocks that hold each of some points, point by point, and where each point begins."""
    held: list[int] = []
    first = []
    index = index_of(layer.geometries) if len(xy) else None
    for x, y in xy.tolist():
        first.append(len(held))
        point = QgsGeometry(QgsPoint(x, y))
        near = sorted(index.intersects(point.boundingBox()))
        held += [block for block in near if layer.geometries[block].intersects(point)]
    return np.array(held, dtype=np.int64), np.array(first, dtype=np.int64)
