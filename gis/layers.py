# SPDX-License-Identifier: GPL-2.0-or-later
"""Clean block layers as ``Blocks`` with their contiguity."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Sequence

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsProcessingFeedback,
)

from ..core.arrays import text_array
from ..core.blocks import Blocks
from ..core.borders import build_contiguity
from ..core.contiguity import BorderLines, Contiguity
from ..core.errors import Cancelled, UserError
from .compat import is_null
from .geometry import area_measure, check_metric, clean_polygon, rings_of

#: Widest hairline gap between neighbours, and shortest border that connects (K03), in metres.
TOLERANCE = 0.5
MINIMUM_BORDER = 10.0


@dataclass(frozen=True)
class BlockFields:
    """Names of the fields of a clean block layer; "" where a layer has no such field."""

    key: str = "baustein_id"
    municipality: str = "ags"
    municipality_name: str = "gem_name"
    population: str = "einwohner"
    place: str = "ortsteil"
    name: str = "name"
    bridge: str = "bruecke"


@dataclass
class BlockLayer:
    """Blocks of a layer with everything that is needed to write them again.

    geometries and attributes are in the order of the blocks.
    """

    blocks: Blocks
    contiguity: Contiguity
    lines: BorderLines
    geometries: list[QgsGeometry]
    attributes: list[list[Any]]
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem

    def texts(self, field: str) -> list[str]:
        """The values of a field as texts, "" for NULL."""
        index = field_index(self.fields, field)
        return [as_text(attributes[index]) for attributes in self.attributes]


def as_text(value: object) -> str:
    """An attribute as text without blanks around it; whole numbers without decimals."""
    if is_null(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def field_index(fields: QgsFields, name: str) -> int:
    """Position of a field, compared without case as databases do; -1 where there is none."""
    return fields.lookupField(name) if name else -1


def require_field(source: QgsFeatureSource, name: str) -> int:
    """Position of a field; ``UserError`` that lists the fields where it is missing."""
    index = field_index(source.fields(), name)
    if index < 0:
        raise UserError(
            "field_missing",
            layer=source.sourceName(),
            field=name,
            fields=", ".join(source.fields().names()),
        )
    return index


def read_block_layer(
    source: QgsFeatureSource,
    fields: BlockFields | None = None,
    *,
    tolerance: float = TOLERANCE,
    minimum_border: float = MINIMUM_BORDER,
    unique_keys: bool = True,
    feedback: QgsProcessingFeedback | None = None,
) -> BlockLayer:
    """Read a layer that ``prepareblocks`` wrote, or one as clean as that.

    unique_keys: whether blank or repeated keys are refused; a check wants to list them instead.
    Raises ``UserError`` for a CRS that is not metric, missing fields, blank or repeated keys and
    missing geometry. Works on the source alone, so that it may run in a background thread.
    """
    names = fields or BlockFields()
    check_metric(source.sourceCrs(), source.sourceName())
    if names.key == BlockFields.key and field_index(source.fields(), names.key) < 0:
        raise UserError("not_prepared", layer=source.sourceName())
    key_index = require_field(source, names.key)
    municipality_index = require_field(source, names.municipality)
    population_index = require_field(source, names.population)
    optional = {
        name: field_index(source.fields(), name)
        for name in (names.municipality_name, names.place, names.name)
    }
    keys: list[str] = []
    population: list[int] = []
    known: list[bool] = []
    geometries: list[QgsGeometry] = []
    attributes: list[list[Any]] = []
    for feature in source.getFeatures():
        if feedback is not None and feedback.isCanceled():
            raise Cancelled
        row = feature.attributes()
        geometry, _ = clean_polygon(feature.geometry())
        if geometry is None:
            raise UserError("no_geometry", layer=source.sourceName())
        keys.append(as_text(row[key_index]))
        count = row[population_index]
        known.append(not is_null(count))
        population.append(0 if is_null(count) else _whole_number(count, names.population))
        geometries.append(geometry)
        attributes.append(row)
    if not keys:
        raise UserError("layer_empty", layer=source.sourceName())
    if unique_keys:
        _check_keys(keys)

    def column(index: int) -> list[str]:
        return [as_text(row[index]) if index >= 0 else "" for row in attributes]

    return assemble_block_layer(
        geometries,
        attributes,
        source.fields(),
        source.sourceCrs(),
        tolerance,
        minimum_border,
        bridge_keys=column(field_index(source.fields(), names.bridge)),
        keys=text_array(keys),
        municipality=text_array(column(municipality_index)),
        municipality_name=text_array(column(optional[names.municipality_name])),
        place=text_array(column(optional[names.place])),
        name=text_array(column(optional[names.name])),
        population=np.array(population, dtype=np.int64),
        population_known=np.array(known, dtype=bool),
    )


def assemble_block_layer(
    geometries: list[QgsGeometry],
    attributes: list[list[Any]],
    fields: QgsFields,
    crs: QgsCoordinateReferenceSystem,
    tolerance: float,
    minimum_border: float,
    bridge_keys: Sequence[str] = (),
    **columns: Any,
) -> BlockLayer:
    """Complete the columns of ``Blocks`` by what clean outlines tell: places, areas, neighbours.

    bridge_keys: for each block the key of the block it is bridged to, "" for none.
    """
    measure = area_measure(crs)
    points = [geometry.pointOnSurface().asPoint() for geometry in geometries]
    blocks = Blocks(
        **columns,
        xy=np.array([[point.x(), point.y()] for point in points]),
        area=np.array([measure.measureArea(geometry) for geometry in geometries]),
    )
    contiguity, lines = build_contiguity(rings_of(geometries), tolerance)
    position = blocks.index_of_key
    contiguity = contiguity.without_short_borders(minimum_border).with_bridges(
        (block, position[key]) for block, key in enumerate(bridge_keys) if key in position
    )
    return BlockLayer(blocks, contiguity, lines, geometries, attributes, fields, crs)


def _check_keys(keys: list[str]) -> None:
    faulty = [key for key, count in Counter(keys).items() if count > 1 or not key]
    if faulty:
        raise UserError("blocks_not_clean", n=len(faulty), example=faulty[0])


def _whole_number(value: object, field: str) -> int:
    try:
        return round(float(str(value)))
    except ValueError:
        raise UserError("population_not_numeric", field=field) from None
