# SPDX-License-Identifier: GPL-2.0-or-later
"""Points from a layer of any geometry, or from a table with coordinates; nothing is dropped unsaid.

Rows may state different reference systems; those that state none are recognised by their numbers.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Optional

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
)

from ...core.arrays import FloatArray
from ...core.errors import Cancelled, UserError
from ...core.facilities.point_columns import (
    GIVEN,
    NONE,
    Located,
    coordinate_pairs,
    epsg_codes,
    epsg_column,
    read_coordinates,
)
from ...core.findings import Finding, Level
from ...core.tables import read_table
from ...core.tables.persons import person_column
from ...core.tables.table import cell_text
from ..compat import GEOMETRY_LINE, GEOMETRY_POINT, GEOMETRY_POLYGON
from ..compat import field as new_field
from ..layers import as_text
from .row_filter import RowFilter, Rows, column_of, table_cell


@dataclass(frozen=True)
class PointOptions:
    """How to read a table of points; "" leaves it to be found out.

    x, y, epsg: columns. crs: reference system of rows that state none. sheet: of a workbook.
    filter: which rows to keep.
    persons: whether rows about single persons may be read; the caller only counts them.
    """

    x: str = ""
    y: str = ""
    epsg: str = ""
    crs: Optional[QgsCoordinateReferenceSystem] = None
    sheet: str = ""
    filter: RowFilter = field(default_factory=RowFilter)
    persons: bool = False


@dataclass
class PointTable:
    """n points with their attributes.

    numbers: line of the file or number of the feature, for messages, (n,). xy: in the wanted
    reference system, (n, 2). findings: what was noticed. read, kept: rows before and after the
    filter, whether they have a place or not. coordinates: names of the columns with x and y.
    without_place, lost: numbers and attributes of the rows that have none.
    """

    name: str
    fields: QgsFields
    rows: list[list[Any]]
    numbers: list[int]
    xy: FloatArray
    findings: list[Finding]
    read: int
    kept: int
    coordinates: tuple[str, str] = ("", "")
    without_place: list[int] = field(default_factory=list)
    lost: list[list[Any]] = field(default_factory=list)

    def texts(self, name: str, *, with_lost: bool = False) -> list[str]:
        """A column as texts; ``UserError`` where there is none of that name.

        with_lost: whether the rows without a place follow those that have one.
        """
        index = column_of(self.fields, name, self.name)
        return [as_text(row[index]) for row in [*self.rows, *(self.lost if with_lost else [])]]


def read_point_file(
    path: str,
    target: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    options: PointOptions,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> PointTable:
    """Points from a CSV or XLSX file with columns of coordinates.

    Raises ``UserError`` of ``read_table`` and of ``read_point_layer``.
    """
    table = read_table(
        path,
        sheet=options.sheet or None,
        persons=options.persons,
        progress=progress,
        is_cancelled=is_cancelled,
    )
    fields = QgsFields()
    for column in table.columns:
        fields.append(new_field(column.name, "text"))
    cells = [column.cells for column in table.columns]
    rows = [[cell_text(cell) or None for cell in row] for row in zip(*cells)]
    raw = Rows(Path(path).name, fields, rows, list(table.row_numbers), [])
    return _from_columns(raw, target, transforms, options)


def read_point_layer(
    source: QgsFeatureSource,
    target: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    options: PointOptions,
    is_cancelled: Callable[[], bool] | None = None,
) -> PointTable:
    """Points from a layer: points, midpoints of lines, points on the surface of polygons.

    Each point of a multipoint counts. A layer without geometries is read as a table. Raises
    ``UserError`` for fields that do not exist, a filter that leaves nothing, a layer without a
    reference system, a table without coordinates, and a list of single persons: its rows would be
    written to the results.
    """
    person = person_column(source.fields().names(), counted=False)
    if person and not options.persons:
        raise UserError("person_rows", column=person)
    raw = Rows(source.sourceName(), source.fields(), [], [], [])
    for number, feature in enumerate(source.getFeatures(), 1):
        if is_cancelled is not None and is_cancelled():
            raise Cancelled
        raw.rows.append(feature.attributes())
        raw.numbers.append(number)
        raw.geometries.append(feature.geometry())
    if not raw.rows:
        raise UserError("points_empty", layer=raw.name)
    if all(geometry.isNull() for geometry in raw.geometries):
        return _from_columns(raw, target, transforms, options)
    crs = source.sourceCrs() if source.sourceCrs().isValid() else options.crs
    if crs is None or not crs.isValid():
        raise UserError("crs_missing", layer=raw.name)
    return _from_geometries(raw, crs, target, transforms, options)


def _from_geometries(
    raw: Rows,
    crs: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    options: PointOptions,
) -> PointTable:
    kept = options.filter.kept(raw)
    transform = QgsCoordinateTransform(crs, target, transforms)
    rows, numbers, places, missing, multiple = [], [], [], [], []
    for index in kept:
        points = [_moved(point, transform) for point in _points_of(raw.geometries[index])]
        found = [point for point in points if point is not None]
        if not found:
            missing.append(raw.numbers[index])
        if len(found) > 1:
            multiple.append(raw.numbers[index])
        for point in found:
            rows.append(raw.rows[index])
            numbers.append(raw.numbers[index])
            places.append(point)
    findings = [
        Finding(rule, level, {"n": len(which), "rows": which})
        for rule, level, which in (
            ("P01", Level.WARNING, missing),
            ("P07", Level.NOTE, multiple),
        )
        if which
    ]
    xy = np.array(places, dtype=np.float64).reshape(-1, 2)
    return PointTable(
        raw.name,
        raw.fields,
        rows,
        numbers,
        xy,
        findings,
        len(raw.rows),
        len(kept),
        without_place=missing,
    )


def _points_of(geometry: QgsGeometry) -> list[QgsPointXY]:
    """The points that a feature stands for."""
    if geometry.isNull() or geometry.isEmpty():
        return []
    kind = geometry.type()
    if kind == GEOMETRY_POINT:
        return [QgsPointXY(vertex) for vertex in geometry.vertices()]
    if kind == GEOMETRY_LINE:
        middle = geometry.interpolate(geometry.length() / 2)
    elif kind == GEOMETRY_POLYGON:
        middle = geometry.pointOnSurface()
    else:
        middle = geometry.centroid()
    return [] if middle.isNull() else [middle.asPoint()]


def _moved(point: QgsPointXY, transform: QgsCoordinateTransform) -> tuple[float, float] | None:
    try:
        moved = transform.transform(point)
    except QgsCsException:
        return None
    finite = bool(np.isfinite(moved.x()) and np.isfinite(moved.y()))
    return (moved.x(), moved.y()) if finite else None


def _from_columns(
    raw: Rows,
    target: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    options: PointOptions,
) -> PointTable:
    kept = options.filter.kept(raw)
    rows = [raw.rows[index] for index in kept]
    numbers = [raw.numbers[index] for index in kept]
    names = raw.fields.names()
    stated, findings = _stated(raw, rows, numbers, options)
    preferred = [code for code, _ in Counter(stated[stated > 0].tolist()).most_common()]
    preferred.append(_epsg_of(target))
    if bool(options.x) != bool(options.y):
        raise UserError("one_coordinate_only")
    pairs = [(options.x, options.y)] if options.x else coordinate_pairs(names)
    if not pairs:
        raise UserError("coordinates_missing", layer=raw.name, fields=", ".join(names))

    def cells(name: str) -> list[Any]:
        index = column_of(raw.fields, name, raw.name)
        return [table_cell(row[index]) for row in rows]

    found = [(read_coordinates(cells(x), cells(y), stated, preferred), (x, y)) for x, y in pairs]
    # The first of the pairs that give a place to most rows; a row of lengths gives none.
    located, pair = max(found, key=lambda entry: np.count_nonzero(entry[0].code != NONE))
    xy = _projected(located, target, transforms, options)
    is_placed = np.isfinite(xy).all(axis=1)
    placed, lost = np.flatnonzero(is_placed), np.flatnonzero(~is_placed)
    findings += _place_findings(located, xy, stated, numbers)
    return PointTable(
        raw.name,
        raw.fields,
        [rows[index] for index in placed],
        [numbers[index] for index in placed],
        xy[placed],
        findings,
        len(raw.rows),
        len(kept),
        pair,
        without_place=[numbers[index] for index in lost],
        lost=[rows[index] for index in lost],
    )


def _stated(
    raw: Rows, rows: list[list[Any]], numbers: list[int], options: PointOptions
) -> tuple[np.ndarray, list[Finding]]:
    """EPSG code of each row, and codes that no system has."""
    column = options.epsg or epsg_column(raw.fields.names())
    if not column:
        codes = np.full(len(rows), NONE, dtype=np.int64)
    else:
        index = column_of(raw.fields, column, raw.name)
        codes = epsg_codes([table_cell(row[index]) for row in rows])
    findings = []
    for code in np.unique(codes[codes > 0]).tolist():
        if not QgsCoordinateReferenceSystem.fromEpsgId(code).isValid():
            which = [numbers[row] for row in np.flatnonzero(codes == code)]
            data = {"code": str(code), "n": len(which), "rows": which}
            findings.append(Finding("P19", Level.WARNING, data))
            codes[codes == code] = NONE
    if options.crs is not None and options.crs.isValid():
        codes[codes == NONE] = _epsg_of(options.crs) or GIVEN
    return codes, findings


def _projected(
    located: Located,
    target: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    options: PointOptions,
) -> FloatArray:
    """Places in the wanted system, (n, 2); nan where there is none."""
    xy = np.full((len(located.code), 2), np.nan)
    for code in np.unique(located.code).tolist():
        if code == NONE:
            continue
        crs = options.crs if code == GIVEN else QgsCoordinateReferenceSystem.fromEpsgId(code)
        transform = QgsCoordinateTransform(crs, target, transforms)
        for row in np.flatnonzero(located.code == code):
            moved = _moved(QgsPointXY(*located.xy[row].tolist()), transform)
            if moved is not None:
                xy[row] = moved
    return xy


def _place_findings(
    located: Located, xy: FloatArray, stated: np.ndarray, numbers: list[int]
) -> list[Finding]:
    findings = []

    def note(rule: str, level: Level, chosen: Any, **data: object) -> None:
        which = [numbers[row] for row in np.flatnonzero(chosen)]
        if which:
            findings.append(Finding(rule, level, {"n": len(which), "rows": which, **data}))

    nowhere = ~np.isfinite(xy).all(axis=1)
    note("P01", Level.WARNING, located.missing)
    note("P02", Level.WARNING, nowhere & ~located.missing)
    note("P03", Level.WARNING, located.swapped & ~nowhere)
    for code in np.unique(located.code[located.guessed]).tolist():
        chosen = located.guessed & ~located.contradicted & (located.code == code)
        note("P04", Level.NOTE, chosen, crs=_title(code))
    for told in np.unique(stated[located.contradicted]).tolist():
        for code in np.unique(located.code[located.contradicted & (stated == told)]).tolist():
            chosen = located.contradicted & (stated == told) & (located.code == code)
            note("P05", Level.WARNING, chosen, stated=f"EPSG:{told}", crs=_title(code))
    return findings


def _epsg_of(crs: QgsCoordinateReferenceSystem) -> int:
    authority, _, code = crs.authid().partition(":")
    return int(code) if authority == "EPSG" else NONE


def _title(code: int) -> str:
    crs = QgsCoordinateReferenceSystem.fromEpsgId(code)
    return f"EPSG:{code}, {crs.description()}"
