# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks that receive residents from elsewhere: read as they are, written with new numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, Sequence

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsPoint,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsSpatialIndex,
)

from ...core.arrays import BoolArray, FloatArray, IntArray, text_array
from ...core.blocks import Blocks
from ...core.errors import Cancelled, UserError
from ...core.findings import Finding, Level
from ..compat import field as new_field
from ..compat import is_null
from ..geometry import check_metric, clean_polygon, is_polygon_layer
from ..layers import BlockFields, as_text, field_index
from .cells import NOWHERE

RESIDENTS = BlockFields.population
BEFORE = "einwohner_vorher"
ORIGIN = "einwohner_quelle"


@dataclass
class Areas:
    """n blocks with their outlines and the attributes they came with.

    rank: place of each block in the order of the keys, (n,).
    """

    blocks: Blocks
    geometries: list[QgsGeometry]
    attributes: list[list[Any]]
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem
    name: str

    @property
    def rank(self) -> IntArray:
        rank = np.empty(len(self.blocks), dtype=np.int64)
        rank[np.argsort(self.blocks.keys.astype(str), kind="stable")] = np.arange(len(rank))
        return rank

    def extent(self) -> QgsRectangle:
        """Rectangle around all blocks."""
        result = QgsRectangle()
        for geometry in self.geometries:
            result.combineExtentWith(geometry.boundingBox())
        return result


@dataclass
class Residents:
    """New numbers of n blocks; ``residents.sum() + outside == total`` always holds.

    known: False where nothing is known, which is not 0. origin: where each number comes from.
    total: all residents read; outside: those of them that belong to no block.
    """

    residents: IntArray
    known: BoolArray
    origin: list[str]
    total: int
    outside: int
    findings: list[Finding] = field(default_factory=list)

    @property
    def inside(self) -> int:
        """Residents in blocks."""
        return int(self.residents.sum())


def read_areas(source: QgsFeatureSource, feedback: QgsProcessingFeedback | None = None) -> Areas:
    """Read prepared blocks without their neighbours.

    Raises ``UserError`` for layers without polygons, metres, features or prepared keys.
    """
    if not is_polygon_layer(source.wkbType()):
        raise UserError("not_polygons", layer=source.sourceName())
    check_metric(source.sourceCrs(), source.sourceName(), source.sourceExtent())
    names = BlockFields()
    places = {
        name: field_index(source.fields(), name)
        for name in (
            names.key,
            names.municipality,
            names.municipality_name,
            names.place,
            names.name,
            names.population,
        )
    }
    if places[names.key] < 0:
        raise UserError("not_prepared", layer=source.sourceName())
    geometries: list[QgsGeometry] = []
    attributes: list[list[Any]] = []
    for feature in source.getFeatures():
        if feedback is not None and feedback.isCanceled():
            raise Cancelled
        geometry, _ = clean_polygon(feature.geometry())
        if geometry is None:
            raise UserError("no_geometry", layer=source.sourceName())
        geometries.append(geometry)
        attributes.append(feature.attributes())
    if not geometries:
        raise UserError("layer_empty", layer=source.sourceName())

    def column(name: str) -> list[str]:
        index = places[name]
        return [as_text(row[index]) if index >= 0 else "" for row in attributes]

    keys = column(names.key)
    _check_keys(keys)
    before = (
        [_number(row[places[names.population]]) for row in attributes]
        if (places[names.population] >= 0)
        else [None] * len(keys)
    )
    centres = [geometry.pointOnSurface().asPoint() for geometry in geometries]
    blocks = Blocks(
        keys=text_array(keys),
        municipality=text_array(column(names.municipality)),
        municipality_name=text_array(column(names.municipality_name)),
        place=text_array(column(names.place)),
        name=text_array(column(names.name)),
        population=np.array([count or 0 for count in before], dtype=np.int64),
        population_known=np.array([count is not None for count in before], dtype=bool),
        xy=np.array([[point.x(), point.y()] for point in centres]),
        area=np.array([geometry.area() for geometry in geometries]),
    )
    return Areas(
        blocks, geometries, attributes, source.fields(), source.sourceCrs(), source.sourceName()
    )


def locate(
    xy: FloatArray,
    areas: Areas,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> IntArray:
    """The block of each point, ``NOWHERE`` outside all of them, (n,).

    A point on a border belongs to the block whose key comes first.
    """
    index = QgsSpatialIndex()
    for number, (x, y) in enumerate(xy.tolist()):
        index.addFeature(number, QgsRectangle(x, y, x, y))
    owner = np.full(len(xy), NOWHERE, dtype=np.int64)
    order = np.argsort(areas.rank).tolist()
    for done, block in enumerate(order):
        if is_cancelled is not None and is_cancelled():
            raise Cancelled
        if progress is not None and done % 50 == 0:
            progress(100.0 * done / len(order))
        geometry = areas.geometries[block]
        engine = QgsGeometry.createGeometryEngine(geometry.constGet())
        engine.prepareGeometry()
        for number in index.intersects(geometry.boundingBox()):
            if owner[number] == NOWHERE and engine.intersects(QgsPoint(*xy[number].tolist())):
                owner[number] = block
    return owner


def comparison(areas: Areas, result: Residents) -> list[Finding]:
    """What the numbers were before, where there were any."""
    blocks = areas.blocks
    if not blocks.population_known.any():
        return []
    before = int(blocks.population.sum())
    percent = 100.0 * (result.inside - before) / before if before else 0.0
    data = {"before": before, "now": result.inside, "percent": percent}
    return [Finding("E14", Level.NOTE, data)]


def output_fields(areas: Areas) -> QgsFields:
    """The fields of the blocks; residents where they were, their origin and former number last."""
    fields = QgsFields()
    for entry in areas.fields:
        if entry.name().lower() == RESIDENTS:
            fields.append(new_field(entry.name(), "long"))
        elif entry.name().lower() not in _added(areas):
            fields.append(entry)
    if field_index(areas.fields, RESIDENTS) < 0:
        fields.append(new_field(RESIDENTS, "long"))
    for name in _added(areas):
        fields.append(new_field(name, "long" if name == BEFORE else "text"))
    return fields


def output_features(areas: Areas, result: Residents) -> list[QgsFeature]:
    """The blocks with their new numbers; NULL where a number is not known."""
    fields = output_fields(areas)
    features = []
    for block, (geometry, row) in enumerate(zip(areas.geometries, areas.attributes)):
        values = dict(zip((name.lower() for name in areas.fields.names()), row))
        blocks = areas.blocks
        if BEFORE in _added(areas):
            known = bool(blocks.population_known[block])
            values[BEFORE] = int(blocks.population[block]) if known else None
        values[RESIDENTS] = int(result.residents[block]) if result.known[block] else None
        values[ORIGIN] = result.origin[block]
        feature = QgsFeature(fields)
        feature.setAttributes([values[name.lower()] for name in fields.names()])
        feature.setGeometry(geometry)
        features.append(feature)
    return features


def _added(areas: Areas) -> Sequence[str]:
    """Fields that are new, or replaced where an earlier run has written them."""
    return (BEFORE, ORIGIN) if areas.blocks.population_known.any() else (ORIGIN,)


def _check_keys(keys: Sequence[str]) -> None:
    seen: set[str] = set()
    faulty = []
    for key in keys:
        if not key or key in seen:
            faulty.append(key)
        seen.add(key)
    if faulty:
        raise UserError("blocks_not_clean", n=len(faulty), example=faulty[0])


def _number(value: Any) -> int | None:
    """A former number of residents; None where there is none that can be read."""
    if is_null(value):
        return None
    try:
        return round(float(as_text(value)))
    except ValueError:
        return None
