# SPDX-License-Identifier: GPL-2.0-or-later
"""Residents of blocks from points: addresses, counts of a register, or single persons.

Rows about single persons are personal data. Of them only the place is taken, a block keeps nothing
but its number, and nothing else of them reaches an output, a message or a file (domain 4.5 j).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Iterable, Sequence

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ...core.arrays import BoolArray, FloatArray, IntArray, counts
from ...core.errors import Cancelled, UserError
from ...core.findings import Finding, Level
from ...core.tables.counts import CountReader, count_reader
from ...core.tables.persons import person_column
from ..areas import NOWHERE, Areas, locate
from ..compat import GEOMETRY_POINT, is_null
from ..facilities.point_table import PointOptions, read_point_file
from ..geometry import check_crs
from ..layers import as_text, require_field
from ..translation import tr
from .blocks import Residents, comparison

#: Share of points outside all blocks from which it is a warning (rule V15).
MANY_OUTSIDE = 0.005


@dataclass(frozen=True)
class Counting:
    """What a point stands for.

    field: number of residents; "" where each point stands for one. one_each: the user says that
    each point is one resident. persons: the user says that rows are persons, to be counted only.
    """

    field: str = ""
    one_each: bool = False
    persons: bool = False

    def check(self, names: Sequence[str], layer: str) -> None:
        """``UserError`` where rows look like persons, or it is not said what a point counts."""
        column = person_column(names, bool(self.field))
        if column and not self.persons:
            raise UserError("persons_not_counted", layer=layer, column=column)
        if not self.field and not self.one_each and not self.persons:
            raise UserError("points_without_count", layer=layer)


@dataclass(frozen=True)
class Points:
    """p points. xy: in the system of the blocks, nan without a place, (p, 2). value: residents, 0
    where not known, (p,). known: (p,). multiple: features of several points, of which one counts.
    findings: what was noticed while reading a file.
    """

    xy: FloatArray
    value: IntArray
    known: BoolArray
    multiple: int = 0
    findings: Sequence[Finding] = ()


def read_points(
    source: QgsFeatureSource,
    counting: Counting,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    feedback: QgsProcessingFeedback | None = None,
) -> Points:
    """Places and numbers of a layer of points; no other attribute is even read.

    Raises ``UserError`` for layers of other shapes, without a coordinate system, without features,
    with numbers that are no counts, and those of ``Counting.check``.
    """
    name = source.sourceName()
    if QgsWkbTypes.geometryType(source.wkbType()) != GEOMETRY_POINT:
        raise UserError("points_no_points", layer=name)
    check_crs(source.sourceCrs(), source.sourceName(), source.sourceExtent())
    counting.check(source.fields().names(), name)
    wanted = [require_field(source, counting.field)] if counting.field else []
    transform = QgsCoordinateTransform(source.sourceCrs(), crs, context)
    places: list[tuple[float, float]] = []
    values: list[Any] = []
    multiple = 0
    for done, feature in enumerate(
        source.getFeatures(QgsFeatureRequest().setSubsetOfAttributes(wanted))
    ):
        if feedback is not None and done % 500 == 0 and feedback.isCanceled():
            raise Cancelled
        values.append(feature.attributes()[wanted[0]] if wanted else 1)
        vertices = list(feature.geometry().vertices()) if feature.hasGeometry() else []
        multiple += len(vertices) > 1
        place = (np.nan, np.nan)
        if vertices:
            try:
                moved = transform.transform(vertices[0].x(), vertices[0].y())
                place = (moved.x(), moved.y())
            except QgsCsException:
                place = (np.nan, np.nan)
        places.append(place)
    if not places:
        raise UserError("points_none", layer=name)
    xy = np.array(places)
    xy[~np.isfinite(xy).all(axis=1)] = np.nan
    return points_of(xy, values, counting.field, name, multiple)


def read_point_residents(
    path: str,
    counting: Counting,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    options: PointOptions,
    feedback: QgsProcessingFeedback | None = None,
) -> Points:
    """Places and numbers of a CSV or XLSX file with columns of coordinates.

    Raises ``UserError`` of ``read_point_file`` and those of ``read_points``.
    """
    table = read_point_file(
        path,
        crs,
        context,
        options,
        None if feedback is None else feedback.setProgress,
        None if feedback is None else feedback.isCanceled,
    )
    counting.check(table.fields.names(), table.name)
    # Who lives at no known place is not lost: it counts as outside all blocks.
    n = len(table.rows) + len(table.lost)
    values = table.texts(counting.field, with_lost=True) if counting.field else [1] * n
    xy = np.concatenate([table.xy, np.full((len(table.lost), 2), np.nan)])
    found = points_of(xy, values, counting.field, table.name)
    # Findings of the reader name rows; of persons only their number is said.
    if counting.persons:
        return found
    return replace(found, findings=[*table.findings, *found.findings])


def points_of(
    xy: FloatArray, values: Iterable[Any], field: str, layer: str, multiple: int = 0
) -> Points:
    """Points with their numbers as a layer or a table holds them.

    Raises ``UserError`` for decimals, and where no value is a number.
    """
    entries = [None if is_null(value) else value for value in values]
    reader = count_reader(field, entries)
    numbers = [_count(value, field, reader) for value in entries]
    if all(number is None for number in numbers):
        raise UserError("population_not_numeric", field=field)
    findings = []
    if reader.guessed:
        value = f"{reader.read(reader.guessed):.0f}"
        data = {"field": field, "layer": layer, "example": reader.guessed, "value": value}
        findings.append(Finding("B45", Level.NOTE, data))
    return Points(
        xy,
        np.array([number or 0 for number in numbers], dtype=np.int64),
        np.array([number is not None for number in numbers], dtype=bool),
        multiple,
        findings,
    )


def count_points(
    areas: Areas,
    points: Points,
    origin: str,
    feedback: QgsProcessingFeedback | None = None,
) -> tuple[Residents, int]:
    """Sum the points of each block; the second result is the number of points in no block.

    A block without points has no residents, for a register lists everybody; one whose points all
    lack a number is unknown. Raises ``UserError`` where no point lies in any block.
    """
    n = len(areas.blocks)
    placed = np.isfinite(points.xy).all(axis=1)
    owner = np.full(len(points.xy), NOWHERE, dtype=np.int64)
    feedback = feedback or QgsProcessingFeedback()
    owner[placed] = locate(
        areas,
        points.xy[placed],
        progress=feedback.setProgress,
        is_cancelled=feedback.isCanceled,
    ).block
    inside = owner != NOWHERE
    if not inside.any():
        raise UserError("points_elsewhere", n=len(points.xy), layer=areas.name)
    sums = np.zeros(n, dtype=np.int64)
    np.add.at(sums, owner[inside], points.value[inside])
    with_number = counts(owner[inside & points.known], n)
    without = counts(owner[inside & ~points.known], n)
    total = int(points.value.sum())
    result = Residents(
        sums,
        (with_number > 0) | (without == 0),
        [origin] * n,
        total,
        total - int(sums.sum()),
    )
    result.findings += [
        *points.findings,
        *_point_findings(points, placed, inside),
        *_empty_blocks(areas, with_number + without == 0),
        *comparison(areas, result),
    ]
    return result, int(np.count_nonzero(~inside))


def _point_findings(points: Points, placed: BoolArray, inside: BoolArray) -> list[Finding]:
    findings = []
    outside = placed & ~inside
    if outside.any():
        share = np.count_nonzero(outside) / len(inside)
        findings.append(
            Finding(
                "E15",
                Level.WARNING if share > MANY_OUTSIDE else Level.NOTE,
                {
                    "n": int(np.count_nonzero(outside)),
                    "percent": 100.0 * share,
                    "residents": int(points.value[outside].sum()),
                },
            )
        )
    if not placed.all():
        data = {
            "n": int(np.count_nonzero(~placed)),
            "residents": int(points.value[~placed].sum()),
        }
        findings.append(Finding("E16", Level.WARNING, data))
    if not points.known.all():
        data = {"n": int(np.count_nonzero(~points.known))}
        findings.append(Finding("E17", Level.WARNING, data))
    if points.multiple:
        findings.append(Finding("E19", Level.WARNING, {"n": points.multiple}))
    return findings


def _empty_blocks(areas: Areas, empty: BoolArray) -> list[Finding]:
    blocks = np.flatnonzero(empty)
    if not len(blocks):
        return []
    keys = [str(key) for key in areas.blocks.keys[blocks]]
    return [Finding("E18", Level.NOTE, {"n": len(blocks), "keys": keys}, tuple(blocks.tolist()))]


def _count(value: Any, field: str, reader: CountReader) -> int | None:
    """A number of residents; None where there is none."""
    number = reader.read(value)
    if number is None or number < 0:
        return None
    if not number.is_integer():
        raise UserError("points_decimals", field=field, example=as_text(value))
    return int(number)


def origin_text(name: str, given: str = "") -> str:
    """Where the numbers come from, for the blocks."""
    return given.strip() or tr("Points of “{layer}”, counted").format(layer=name)
