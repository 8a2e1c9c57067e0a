# SPDX-License-Identifier: GPL-2.0-or-later
"""Block values of a layer summed to regions: which block, which region, which municipality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Sequence

import numpy as np
from qgis.core import QgsFeature, QgsFeatureSource, QgsFields, QgsGeometry

from ..core.errors import UserError
from ..core.indicators.aggregation import (
    Aggregation,
    Count,
    Protection,
    Rate,
    looks_like_rate,
    parse_fields,
)
from ..core.values import ValueColumn
from .compat import field
from .geometry import area_measure, dissolve
from .indicators import (
    COUNT,
    DENOMINATOR,
    NUMERATOR,
    RATE,
    STATUS,
    Definition,
    ValueReader,
    field_names,
    value_attributes,
    value_fields,
)
from .layers import as_text, require_field
from .translation import number, tr

#: Columns of the table of rates in the dialog.
RATE_COLUMNS = 8
COUNT_UNIT = "Anzahl"
_FACTORS = {"%": 100.0, "‰": 1000.0, "je 100": 100.0, "je 1.000": 1000.0, "je 1000": 1000.0}
_DISSOLVED = (
    ("sr_id", "text"),
    ("sr_kurz", "text"),
    ("sr_name", "text"),
    ("ags", "text"),
    ("gem_name", "text"),
    ("einwohner", "long"),
    ("bausteine", "int"),
    ("flaeche_km2", "double"),
)


@dataclass(frozen=True)
class RegionIndex:
    """keys: the k regions in order; region_of: int64[n], -1 = block without region.

    municipalities: keys; municipality_of: int64[k].
    """

    keys: list[str]
    region_of: np.ndarray
    municipalities: list[str]
    municipality_of: np.ndarray


def index_regions(
    reader: ValueReader, region_field: str, municipality_field: str, *, strict: bool
) -> RegionIndex:
    """Regions and municipalities of the blocks.

    The municipality is that of the blocks, or without such a field the part of the key before the
    hyphen. strict: raise ``region_in_two_municipalities`` where it is not one.
    """
    of_block = reader.texts(region_field)
    keys = sorted({key for key in of_block if key})
    if not keys:
        raise UserError("no_regions", layer=reader.name, field=region_field)
    position = {key: index for index, key in enumerate(keys)}
    ags = reader.texts(municipality_field, optional=True) if municipality_field else []
    owner: dict[str, str] = {}
    for row, key in enumerate(of_block):
        municipality = ags[row] if ags and ags[row] else key.split("-")[0]
        if key and owner.setdefault(key, municipality) != municipality and strict:
            raise UserError("region_in_two_municipalities", region=key)
    municipalities = sorted(set(owner.values()))
    place = {key: index for index, key in enumerate(municipalities)}
    return RegionIndex(
        keys,
        np.array([position.get(key, -1) for key in of_block], dtype=np.int64),
        municipalities,
        np.array([place[owner[key]] for key in keys], dtype=np.int64),
    )


def read_indicators(cells: Sequence[Any], taken: Sequence[str]) -> tuple[list[Count], list[Rate]]:
    """The table of rates: name, numerator, denominator, factor, unit, definition, source, date.

    cells: row by row; a row without denominator, factor and unit is a count. Raises
    ``UserError``: ``rate_without_name``, ``rate_without_field``, ``rate_field_twice``,
    ``rate_factor_invalid``.
    """
    texts = ["" if cell is None else as_text(cell) for cell in cells]
    rows = [texts[start : start + RATE_COLUMNS] for start in range(0, len(texts), RATE_COLUMNS)]
    rows = [row + [""] * (RATE_COLUMNS - len(row)) for row in rows if any(row)]
    for line, row in enumerate(rows, start=1):
        if not row[0]:
            raise UserError("rate_without_name", row=line)
    counts, rates = [], []
    for name, row in zip(field_names([row[0] for row in rows], taken), rows):
        title, top, bottom, factor, unit, definition, source, date = row
        if not bottom and not factor and unit in ("", COUNT_UNIT):
            counts.append(Count(name, title, parse_fields(top, title), definition, source, date))
            continue
        unit = unit or "%"
        rates.append(
            Rate(
                field=name,
                name=title,
                numerator=parse_fields(top, title),
                denominator=parse_fields(bottom, title),
                factor=_factor(factor, unit, title),
                unit=unit,
                decimals=0 if unit.endswith(("/km²", "/ha")) else 1,
                definition=definition,
                source=source,
                date=date,
            )
        )
    return counts, rates


def _factor(text: str, unit: str, rate: str) -> float:
    if not text:
        return _FACTORS.get(unit, 1.0)
    plain = text.replace(" ", "")
    plain = plain.replace(".", "").replace(",", ".") if "," in plain else plain
    try:
        # "1.000" is how a German office writes a thousand.
        factor = 1000.0 if plain == "1.000" else float(plain)
    except ValueError:
        factor = 0.0
    if not np.isfinite(factor) or factor <= 0:
        raise UserError("rate_factor_invalid", text=text, rate=rate)
    return factor


def read_counts(reader: ValueReader, names: Sequence[str]) -> dict[str, ValueColumn]:
    """Columns of counts; ``UserError("rate_as_count")`` for what is a rate already."""
    columns = {}
    for name in dict.fromkeys(names):
        if looks_like_rate(name, reader.alias(name)):
            raise UserError("rate_as_count", field=reader.alias(name))
        columns[name] = reader.column(name)
    return columns


def definitions_of(
    reader: ValueReader, result: Aggregation, protection: Protection
) -> list[Definition]:
    """The table of indicators that belongs to an aggregation."""
    note = protection_text(protection)
    rows = [
        Definition(
            feld=entry.count.field,
            name=entry.count.name,
            art=COUNT,
            zaehler=_named(reader, entry.count.fields),
            einheit=COUNT_UNIT,
            definition=entry.count.definition or tr("Sum over the blocks of the Sozialraum"),
            quelle=entry.count.source,
            stichtag=entry.count.date,
            gesamtwert=entry.total,
            geheimhaltung=note,
        )
        for entry in result.counts
    ]
    for entry in result.rates:
        rate = entry.rate
        top, bottom = _named(reader, rate.numerator), _named(reader, rate.denominator)
        rows.append(
            Definition(
                feld=rate.field,
                name=rate.name,
                art=RATE,
                zaehler=top,
                nenner=bottom,
                faktor=rate.factor,
                einheit=rate.unit,
                dezimalen=rate.decimals,
                definition=rate.definition
                or tr("{numerator} per {factor} {denominator}").format(
                    numerator=top, factor=number(rate.factor), denominator=bottom
                ),
                quelle=rate.source,
                stichtag=rate.date,
                gesamtwert=entry.total,
                geheimhaltung=note,
            )
        )
    return rows


def _named(reader: ValueReader, names: Sequence[str]) -> str:
    return " + ".join(reader.alias(name) for name in names)


def protection_text(protection: Protection) -> str:
    """What is done to keep small numbers secret, as a sentence."""
    parts = []
    if protection.min_count > 0:
        parts.append(
            tr("counts from 1 to below {limit} are secret").format(
                limit=number(protection.min_count)
            )
        )
    if protection.min_denominator > 0:
        parts.append(
            tr("no rates on a base below {limit}").format(limit=number(protection.min_denominator))
        )
    if not parts:
        return tr("No suppression of its own; secrets of the source stay secret.")
    if protection.secondary:
        parts.append(
            tr(
                "further values are hidden so that none can be found from totals of "
                "municipalities (one dimension)"
            )
        )
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def output_columns(result: Aggregation) -> list[tuple[ValueColumn, str]]:
    """All value columns of the region layer with the name that people read."""
    return [(entry.value, entry.count.name) for entry in result.counts] + [
        (entry.value, entry.rate.name) for entry in result.rates
    ]


def region_layer(
    base_fields: QgsFields,
    base: Sequence[tuple[list[Any], QgsGeometry]],
    result: Aggregation,
) -> tuple[QgsFields, list[QgsFeature]]:
    """Fields and features of the regions: base attributes, values, status, sums of rates."""
    columns = output_columns(result)
    own = {column.name for column, _alias in columns}
    own |= {name + suffix for name in own for suffix in (STATUS, NUMERATOR, DENOMINATOR)}
    kept = [i for i, entry in enumerate(base_fields) if entry.name() not in own]
    fields = QgsFields()
    for index in kept:
        fields.append(base_fields.at(index))
    for column, alias in columns:
        for entry in value_fields(column, alias):
            fields.append(entry)
    for entry in result.rates:
        for suffix in (NUMERATOR, DENOMINATOR):
            fields.append(field(entry.rate.field + suffix, "double"))
    values = value_attributes([column for column, _alias in columns])
    features = []
    for row, (attributes, geometry) in enumerate(base):
        feature = QgsFeature(fields)
        feature.setGeometry(geometry)
        sums = [
            float(column.value[row]) if column.known[row] else None
            for entry in result.rates
            for column in (entry.numerator, entry.denominator)
        ]
        feature.setAttributes([*(attributes[index] for index in kept), *values[row], *sums])
        features.append(feature)
    return fields, features


def regions_from_layer(
    source: QgsFeatureSource, region_field: str, index: RegionIndex
) -> tuple[QgsFields, list[tuple[list[Any], QgsGeometry]], list[str]]:
    """Attributes and geometry of each region from a layer of regions, in the order of the index.

    The third are the keys of the layer that no block has: an outline of an older plan, perhaps.
    """
    place = require_field(source, region_field)
    found: dict[str, tuple[list[Any], QgsGeometry]] = {}
    for feature in source.getFeatures():
        key = as_text(feature.attributes()[place])
        if key in found:
            raise UserError("region_twice", layer=source.sourceName(), region=key)
        if key:
            geometry = feature.geometry()
            geometry.convertToMultiType()
            found[key] = (feature.attributes(), geometry)
    missing = [key for key in index.keys if key not in found]
    if missing:
        raise UserError("regions_do_not_fit", layer=source.sourceName(), regions=missing)
    idle = sorted(found.keys() - set(index.keys))
    return source.fields(), [found[key] for key in index.keys], idle


def regions_from_blocks(
    reader: ValueReader, source: QgsFeatureSource, index: RegionIndex, population_field: str
) -> tuple[QgsFields, list[tuple[list[Any], QgsGeometry]]]:
    """Attributes and geometry of each region, dissolved from its blocks."""
    fields = QgsFields()
    for name, kind in _DISSOLVED:
        fields.append(field(name, kind))
    texts = {name: reader.texts(name, optional=True) for name in ("sr_kurz", "sr_name", "gem_name")}
    population = (
        reader.column(population_field).sum_by(index.region_of, len(index.keys))
        if reader.has(population_field)
        else ValueColumn.empty(population_field, len(index.keys))
    )
    measure = area_measure(source.sourceCrs())
    result = []
    for region, key in enumerate(index.keys):
        rows = np.flatnonzero(index.region_of == region)
        geometry = dissolve([reader.features[row].geometry() for row in rows])
        first = int(rows[0])
        names = {texts["gem_name"][row] for row in rows}
        residents = int(population.value[region]) if population.known[region] else None
        attributes = [
            key,
            texts["sr_kurz"][first],
            texts["sr_name"][first],
            index.municipalities[index.municipality_of[region]],
            names.pop() if len(names) == 1 else "",
            residents,
            len(rows),
            round(measure.measureArea(geometry) / 1e6, 4),
        ]
        result.append(([None if value == "" else value for value in attributes], geometry))
    return fields, result
