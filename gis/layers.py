# SPDX-License-Identifier: GPL-2.0-or-later
"""Clean block layers as ``Blocks`` with their contiguity."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator, Sequence

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
from ..core.contacts import neighbours
from ..core.contiguity import BorderLines, Contiguity, NeighbourRules
from ..core.errors import Cancelled, UserError
from .compat import is_null
from .contiguity_cache import Derived, fingerprint, recall, remember, store
from .geometry import area_measure, check_lengths, clean_polygon, outlines, rings_of

#: Between the keys of a list in a text field.
KEY_SEPARATOR = "; "


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
    separated: str = "getrennt"


class ColumnRows(Sequence[Sequence[Any]]):
    """Rows, (n,), of columns of n values: a plan needs columns, and a hundred thousand rows of its
    own would be half of what it holds."""

    def __init__(self, columns: Sequence[Sequence[Any]]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns[0])

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return ColumnRows([column[at] for column in self.columns])
        return [column[at] for column in self.columns]

    def __iter__(self) -> Iterator[Sequence[Any]]:
        return zip(*self.columns)


@dataclass
class BlockLayer:
    """Blocks of a layer with everything that is needed to write them again.

    borders: who shares a border. contiguity: who counts as a neighbour, borders without those that
    a barrier cuts, and with bridges. rules: what made them neighbours. geometries and attributes
    are in the order of the blocks.
    """

    blocks: Blocks
    rules: NeighbourRules
    borders: Contiguity
    contiguity: Contiguity
    lines: BorderLines
    geometries: Sequence[QgsGeometry]
    attributes: Sequence[Sequence[Any]]
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem

    def keep_neighbours(self, geopackage: Path | None) -> None:
        """Store what the outlines tell beside the layer in a GeoPackage that was just written."""
        if geopackage is not None:
            derived = Derived(
                self.rules, self.blocks.xy, self.blocks.area, self.borders, self.lines
            )
            store(fingerprint(outlines(self.geometries), self.crs), derived, geopackage)

    def texts(self, field: str) -> list[str]:
        """The values of a field as texts, "" for NULL."""
        return texts_of(self.values(field_index(self.fields, field)))

    def values(self, index: int) -> Sequence[Any]:
        """The values of the field at a position, (n,)."""
        if isinstance(self.attributes, ColumnRows):
            return self.attributes.columns[index]
        return [attributes[index] for attributes in self.attributes]


def texts_of(values: Sequence[object]) -> list[str]:
    """The values of a column as texts; a county has a hundred thousand, nearly all of them text."""
    return [value.strip() if type(value) is str else as_text(value) for value in values]


def as_text(value: object) -> str:
    """An attribute as text without blanks around it; whole numbers without decimals."""
    if isinstance(value, str):
        return value.strip()
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
    rules: NeighbourRules | None = None,
    geopackage: Path | None = None,
    unique_keys: bool = True,
    feedback: QgsProcessingFeedback | None = None,
) -> BlockLayer:
    """Read a layer that ``prepareblocks`` wrote, or one as clean as that.

    rules: None takes those with which the file holds the neighbours, or the usual ones.
    geopackage: the file of the layer, which may hold its neighbours. unique_keys: whether blank
    or repeated keys are refused; a check wants to list them instead. Raises ``UserError`` for a
    CRS that is not metric, missing fields, blank or repeated keys and missing geometry. Works on
    the source alone, so that it may run in a background thread.
    """
    names = fields or BlockFields()
    check_lengths(source.sourceCrs(), source.sourceName(), source.sourceExtent())
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
        keys.append(as_text(row[key_index]))
        count = whole_number(row[population_index], names.population)
        known.append(count is not None)
        population.append(count or 0)
        geometries.append(feature.geometry())
        attributes.append(row)
    if not keys:
        raise UserError("layer_empty", layer=source.sourceName())
    if unique_keys:
        check_keys(keys)
    mark = fingerprint(outlines(geometries), source.sourceCrs())
    derived = recall(mark, rules, geopackage)
    if derived is None:
        # Outlines with a fingerprint that is known are known to be clean.
        geometries = [_clean(geometry, source, feedback) for geometry in geometries]
        derived = recall(fingerprint(outlines(geometries), source.sourceCrs()), rules)

    def column(index: int) -> list[str]:
        return [as_text(row[index]) if index >= 0 else "" for row in attributes]

    return assemble_block_layer(
        geometries,
        attributes,
        source.fields(),
        source.sourceCrs(),
        rules,
        derived,
        feedback,
        bridge_keys=column(field_index(source.fields(), names.bridge)),
        separated_keys=column(field_index(source.fields(), names.separated)),
        keys=text_array(keys),
        municipality=text_array(column(municipality_index)),
        municipality_name=text_array(column(optional[names.municipality_name])),
        place=text_array(column(optional[names.place])),
        name=text_array(column(optional[names.name])),
        population=np.array(population, dtype=np.int64),
        population_known=np.array(known, dtype=bool),
    )


def assemble_block_layer(
    geometries: Sequence[QgsGeometry],
    attributes: Sequence[Sequence[Any]],
    fields: QgsFields,
    crs: QgsCoordinateReferenceSystem,
    rules: NeighbourRules | None = None,
    derived: Derived | None = None,
    feedback: QgsProcessingFeedback | None = None,
    bridge_keys: Sequence[str] = (),
    separated_keys: Sequence[str] = (),
    **columns: Any,
) -> BlockLayer:
    """Complete the columns of ``Blocks`` by what clean outlines tell: places, areas, neighbours.

    rules: None takes those of ``derived``, or the usual ones. derived: what is known already.
    bridge_keys, separated_keys: for each block the keys of the blocks it is bridged to, and from
    which a barrier cuts it off, joined by ``KEY_SEPARATOR``; "" for none. One side suffices.
    """
    if derived is None or rules not in (None, derived.rules):
        derived = _derive(geometries, crs, rules or NeighbourRules(), derived, feedback)
        remember(fingerprint(outlines(geometries), crs), derived)
    blocks = Blocks(**columns, xy=derived.xy, area=derived.area)
    contiguity = derived.borders.without_pairs(_pairs(blocks, separated_keys)).with_bridges(
        _pairs(blocks, bridge_keys)
    )
    return BlockLayer(
        blocks,
        derived.rules,
        derived.borders,
        contiguity,
        derived.lines,
        geometries,
        attributes,
        fields,
        crs,
    )


def _derive(
    geometries: Sequence[QgsGeometry],
    crs: QgsCoordinateReferenceSystem,
    rules: NeighbourRules,
    known: Derived | None,
    feedback: QgsProcessingFeedback | None,
) -> Derived:
    """Places, areas and neighbours of clean outlines; known: the same under other rules."""
    is_cancelled = (lambda: False) if feedback is None else feedback.isCanceled
    borders, lines = neighbours(rings_of(geometries), rules, is_cancelled)
    if known is not None:
        return Derived(rules, known.xy, known.area, borders, lines)
    measure = area_measure(crs)
    points = [geometry.pointOnSurface().asPoint() for geometry in geometries]
    xy = np.array([[point.x(), point.y()] for point in points])
    area = np.array([measure.measureArea(geometry) for geometry in geometries])
    return Derived(rules, xy, area, borders, lines)


def _clean(
    geometry: QgsGeometry, source: QgsFeatureSource, feedback: QgsProcessingFeedback | None
) -> QgsGeometry:
    if feedback is not None and feedback.isCanceled():
        raise Cancelled
    clean, _ = clean_polygon(geometry)
    if clean is None:
        raise UserError("no_geometry", layer=source.sourceName())
    return clean


def _pairs(blocks: Blocks, lists: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of blocks from lists of keys, one list a block; keys that no block has are left out."""
    position = blocks.index_of_key
    return [
        (block, position[key])
        for block, text in enumerate(lists)
        if text
        for key in text.split(KEY_SEPARATOR)
        if key in position
    ]


def check_keys(keys: Sequence[str]) -> None:
    """``UserError`` where keys are blank or occur twice."""
    faulty = [key for key, count in Counter(keys).items() if count > 1 or not key]
    if faulty:
        raise UserError("blocks_not_clean", n=len(faulty), example=faulty[0])


def whole_number(value: object, field: str) -> int | None:
    """Residents of a prepared block; None where unknown, and for signs such as -1 and -9."""
    if isinstance(value, int):
        return value if value >= 0 else None
    if is_null(value) or as_text(value) == "":
        return None
    try:
        number = round(float(as_text(value)))
    except ValueError:
        raise UserError("population_not_numeric", field=field) from None
    return number if number >= 0 else None
