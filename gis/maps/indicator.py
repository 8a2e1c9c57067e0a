# SPDX-License-Identifier: GPL-2.0-or-later
"""From a layer of regions with an indicator to the ``MapSpec`` of its map."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import List, Optional, Sequence

import numpy as np
from qgis.core import QgsFeature, QgsFeatureSource, QgsFields

from ...core.arrays import BoolArray, FloatArray, IntArray
from ...core.errors import UserError
from ...core.indicators.classes import Classes, Method, classify, parse_limits
from ...core.values import Flag, State, ValueColumn
from .. import palettes
from ..compat import is_null
from ..indicators import Definition, read_definitions
from ..layers import as_text, field_index
from ..styles import Extra, extra_text
from ..translation import number, tr
from .ground import MapGround
from .spec import LegendRow, MapSpec, class_rows, county_text, method_text
from .texts import (
    UNDEFINED,
    MapRequest,
    default_title,
    field_alias,
    imprint,
    readable_date,
    remarks,
    sources,
    unit_text,
)


@dataclass(frozen=True)
class _County:
    """Value of the county, how many regions it holds, and whether these are all inhabited ones."""

    value: float
    regions: int
    complete: bool


@dataclass(frozen=True)
class IndicatorMap:
    """The map and what the user should know about it."""

    spec: MapSpec
    classes: Classes
    remarks: List[str]


def read_definition(source: QgsFeatureSource, value_field: str) -> Optional[Definition]:
    """The row of ``indikator_def`` for a field, None where it has none.

    ``UserError("no_definitions")`` where the table is another one.
    """
    return next((d for d in read_definitions(source) if d.feld == value_field), None)


def read_values(
    features: Sequence[QgsFeature], fields: QgsFields, layer: str, request: MapRequest
) -> ValueColumn:
    """The indicator with its states.

    Raises ``UserError`` where the field is missing or holds no numbers, or a sign is unknown.
    """
    index = _required(fields, request.value, layer)
    if not fields[index].isNumeric():
        raise UserError("map_field_not_numeric", field=request.value)
    values = [None if is_null(feature[index]) else feature[index] for feature in features]
    if request.status:
        status_index = _required(fields, request.status, layer)
    else:
        status_index = field_index(fields, f"{request.value}_status")
    status = [
        (as_text(feature[status_index]) or None) if status_index >= 0 else None
        for feature in features
    ]
    return ValueColumn.from_status(request.value, values, status)


def indicator_map(
    ground: MapGround,
    features: Sequence[QgsFeature],
    fields: QgsFields,
    layer: str,
    request: MapRequest,
    definition: Optional[Definition] = None,
) -> IndicatorMap:
    """Classes, legend and texts of one indicator.

    features: in the order of the regions of the ground.
    Raises ``UserError``, among others ``no_values``.
    """
    known = definition or UNDEFINED
    column = read_values(features, fields, layer, request)
    population = _population(features, fields, layer, request)
    extra = _extra_codes(column, population, request.few_residents)
    shown = extra == 0
    decimals = _decimals(request, definition)
    county = _county_value(features, fields, column, extra, request, definition)
    centre = county.value if county is not None and county.complete else None
    limits = parse_limits(request.limits) if request.method == Method.FIXED else ()
    classes = classify(
        column.value,
        shown,
        request.method,
        request.n_classes,
        decimals,
        limits=limits,
        centre=centre,
    )
    codes = np.where(shown, classes.index, extra)
    unit = request.unit or known.einheit
    date = readable_date(request.date or known.stichtag)
    title = request.title or default_title(known, fields, request, date)
    county_line = ""
    if county is not None:
        county_line = county_text(county.value, decimals, unit, county.regions, county.complete)
    spec = MapSpec(
        ground=ground,
        codes=[int(code) for code in codes],
        colours=palettes.class_colours(request.palette, len(classes)),
        rows=class_rows(classes),
        extra_rows=_extra_rows(extra, request.few_residents),
        title=title,
        subtitle=request.subtitle or known.definition,
        legend_title=known.name or field_alias(fields, request.value) or tr("Legend"),
        unit=unit_text(unit),
        county_value=county_line,
        method=method_text(classes, centre is not None),
        sources=[*sources(request, known, date), *_estimates(column, shown)],
        imprint=imprint(request),
        author=request.publisher or request.editor,
        logo=request.logo,
        paper=request.paper,
        grey_print=request.palette == palettes.GREY,
    )
    return IndicatorMap(spec, classes, remarks(request, known, classes, county is not None, date))


def _estimates(column: ValueColumn, shown: BoolArray) -> List[str]:
    """A line of the imprint where values shown rest on distributed counts."""
    estimated = int(np.count_nonzero((column.flags & Flag.ESTIMATED != 0) & shown))
    if not estimated:
        return []
    text = tr("Partly estimated: counts were distributed to blocks by residents ({n} Sozialräume).")
    return [text.format(n=number(estimated))]


# States


def _population(
    features: Sequence[QgsFeature], fields: QgsFields, layer: str, request: MapRequest
) -> FloatArray:
    """Residents of each region, nan where unknown."""
    index = field_index(fields, request.population)
    if index < 0:
        if request.population not in ("", "einwohner"):
            _required(fields, request.population, layer)
        return np.full(len(features), np.nan)
    if not fields[index].isNumeric():
        raise UserError("population_not_numeric", field=request.population)
    return np.array([_number(feature[index]) for feature in features], dtype=np.float64)


def _extra_codes(column: ValueColumn, population: FloatArray, few_residents: int) -> IntArray:
    """0 where the value is shown, else a code of ``Extra``."""
    codes = np.zeros(len(column), dtype=np.int64)
    codes[~column.known] = Extra.MISSING
    with np.errstate(invalid="ignore"):
        codes[population < few_residents] = Extra.FEW_RESIDENTS
    codes[column.state == State.SECRET] = Extra.SECRET
    codes[population == 0] = Extra.UNINHABITED
    return codes


def _extra_rows(extra: IntArray, few_residents: int) -> List[LegendRow]:
    rows = []
    for kind in Extra:
        count = int(np.count_nonzero(extra == kind))
        if count:
            label = extra_text(kind, number(few_residents))
            rows.append(LegendRow(int(kind), (label, "", "", ""), count))
    return rows


def _county_value(
    features: Sequence[QgsFeature],
    fields: QgsFields,
    column: ValueColumn,
    extra: IntArray,
    request: MapRequest,
    definition: Optional[Definition],
) -> Optional[_County]:
    """The value given or aggregated; else summed numerator by summed denominator.

    A rate is never averaged. The sums cover the regions that state both, which are not all where
    some are secret. None where the value is neither given nor computable.
    """
    if request.county_value is not None:
        return _County(request.county_value, len(column), True)
    if definition is not None and definition.gesamtwert is not None and definition.nenner:
        return _County(definition.gesamtwert, len(column), True)
    numerator = _numbers(features, fields, f"{request.value}_z")
    denominator = _numbers(features, fields, f"{request.value}_n")
    used = column.known & np.isfinite(numerator) & np.isfinite(denominator)
    total = float(denominator[used].sum())
    if total <= 0:
        return None
    factor = _factor(column.value, numerator, denominator, used)
    if definition is not None:
        factor = definition.faktor
    if factor is None:
        return None
    complete = bool(np.all(used | (extra == Extra.UNINHABITED)))
    value = float(numerator[used].sum()) / total * factor
    return _County(value, int(np.count_nonzero(used)), complete)


def _factor(
    values: FloatArray, numerator: FloatArray, denominator: FloatArray, used: BoolArray
) -> Optional[float]:
    """Power of ten between the quotient and the value, from the regions themselves."""
    usable = used & (numerator > 0) & (values > 0)
    if not usable.any():
        return None
    ratio = np.median(values[usable] * denominator[usable] / numerator[usable])
    return float(10.0 ** round(math.log10(float(ratio))))


def _numbers(features: Sequence[QgsFeature], fields: QgsFields, name: str) -> FloatArray:
    index = field_index(fields, name)
    return np.array(
        [_number(feature[index]) if index >= 0 else math.nan for feature in features],
        dtype=np.float64,
    )


def _decimals(request: MapRequest, definition: Optional[Definition]) -> int:
    if request.decimals is not None:
        return request.decimals
    return definition.dezimalen if definition is not None else 1


def _required(fields: QgsFields, name: str, layer: str) -> int:
    index = field_index(fields, name)
    if index < 0:
        raise UserError("field_missing", layer=layer, field=name, fields=", ".join(fields.names()))
    return int(index)


def _number(value: object) -> float:
    if is_null(value):
        return math.nan
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return math.nan
