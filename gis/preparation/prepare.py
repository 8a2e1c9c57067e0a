# SPDX-License-Identifier: GPL-2.0-or-later
"""Any polygon layer becomes clean blocks and a list of findings; nothing is silent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Sequence

import numpy as np
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeatureSource,
    QgsField,
    QgsFields,
    QgsProcessingFeedback,
)

from ...core.arrays import AnyIntArray, text_array
from ...core.blocks import Blocks
from ...core.contiguity import NeighbourRules
from ...core.encoding import repaired_text
from ...core.errors import Cancelled, UserError
from ...core.findings import Finding, Level
from ...core.municipality_keys import ags_of, is_ags
from ..compat import field
from ..field_union import distinct_names
from ..geometry import check_lengths, is_polygon_layer
from ..layers import (
    BlockFields,
    BlockLayer,
    as_text,
    assemble_block_layer,
    field_index,
    require_field,
)
from .municipalities import Municipalities, municipalities_by_overlap, municipalities_from_keys
from .reader import BlockReader, numbers_in
from .repair import Repaired, repair_topology

#: Standard fields of a clean block layer and their kinds.
STANDARD_FIELDS = {
    "baustein_id": "text",
    "ags": "text",
    "gem_name": "text",
    "ortsteil": "text",
    "name": "text",
    "einwohner": "long",
    "flaeche_ha": "double",
}


@dataclass
class Prepared:
    """Clean blocks, the fields to write them with, and everything that was noticed.

    read: features of the source. topology: gaps and overlaps, before and after the repair.
    """

    read: int
    layer: BlockLayer
    fields: QgsFields
    rows: list[list[Any]]
    findings: list[Finding]
    topology: Repaired


@dataclass(frozen=True)
class MunicipalitySource:
    """Where municipalities come from beyond the field of a block.

    layer: outlines, or a mere list, of the municipalities with the fields key_field and
    name_field; None for none. rule: how the block key tells the municipality
    (``municipalities_from_keys``), or one AGS for all blocks; "" for neither. transforms: chosen in
    the project.
    """

    layer: QgsFeatureSource | None = None
    key_field: str = "AGS"
    name_field: str = "GEN"
    rule: str = ""
    transforms: QgsCoordinateTransformContext | None = None


def prepare_blocks(
    source: QgsFeatureSource,
    names: BlockFields,
    *,
    missing_values: str = "",
    municipalities: MunicipalitySource | None = None,
    rules: NeighbourRules | None = None,
    repair: bool = True,
    feedback: QgsProcessingFeedback | None = None,
) -> Prepared:
    """Check a polygon layer and turn it into clean blocks.

    names: without a field of residents these are unknown; without a field of the municipality it
    comes from ``municipalities``. missing_values: numbers of residents that mean "unknown", such
    as ``-1; -9``. repair: whether hairline gaps and overlaps up to the tolerance of ``rules`` are
    closed, or only listed. Raises ``UserError`` where the layer cannot be used at all: no CRS in
    metres, no polygons, no features, no such field, no residents that are numbers.
    """
    feedback = feedback or QgsProcessingFeedback()
    if not is_polygon_layer(source.wkbType()):
        raise UserError("not_polygons", layer=source.sourceName())
    check_lengths(source.sourceCrs(), source.sourceName(), source.sourceExtent())
    rules = rules or NeighbourRules()
    reader = _read(source, names, missing_values, feedback)
    topology = repair_topology(
        reader.keys,
        reader.geometries,
        rules.tolerance,
        snap=repair,
        progress=lambda percent: feedback.setProgress(20 + 0.3 * percent),
        is_cancelled=feedback.isCanceled,
    )
    reader.geometries = topology.geometries
    found = _fill_municipalities(
        reader, source, names, municipalities or MunicipalitySource(), feedback
    )
    found += repair_names(reader.texts)
    texts = [text_array(column) for column in zip(*reader.texts)]
    feedback.setProgress(65)
    layer = assemble_block_layer(
        reader.geometries,
        reader.attributes,
        source.fields(),
        source.sourceCrs(),
        rules,
        feedback=feedback,
        bridge_keys=reader.column(field_index(source.fields(), names.bridge)),
        separated_keys=reader.column(field_index(source.fields(), names.separated)),
        keys=text_array(reader.keys),
        municipality=texts[0],
        municipality_name=texts[1],
        place=texts[2],
        name=texts[3],
        population=np.array([residents or 0 for residents in reader.population], dtype=np.int64),
        population_known=np.array([residents is not None for residents in reader.population]),
    )
    fields, kept, renamed = _output_fields(source.fields(), names, source.sourceName())
    return Prepared(
        reader.read_count,
        layer,
        fields,
        [_output_row(layer, block, kept) for block in range(len(layer.blocks))],
        [*reader.findings, *topology.findings, *found, *renamed, *isolated_blocks(layer)],
        topology,
    )


def _read(
    source: QgsFeatureSource,
    names: BlockFields,
    missing_values: str,
    feedback: QgsProcessingFeedback,
) -> BlockReader:
    reader = BlockReader(source, names, numbers_in(missing_values))
    features = list(source.getFeatures())
    if not features:
        raise UserError("layer_empty", layer=source.sourceName())
    occurrences = Counter(as_text(feature.attributes()[reader.key_index]) for feature in features)
    if len(occurrences) < 0.5 * len(features):
        raise UserError(
            "key_not_unique", field=names.key, n=len(features), distinct=len(occurrences)
        )
    for number, feature in enumerate(features, start=1):
        if number % 100 == 0:
            if feedback.isCanceled():
                raise Cancelled
            feedback.setProgress(20.0 * number / len(features))
        reader.read(number, feature, occurrences)
    if not reader.keys:
        raise UserError("no_geometry", layer=source.sourceName())
    if names.population and all(residents is None for residents in reader.population):
        raise UserError("population_not_numeric", field=names.population)
    return reader


def _fill_municipalities(
    reader: BlockReader,
    source: QgsFeatureSource,
    names: BlockFields,
    where: MunicipalitySource,
    feedback: QgsProcessingFeedback,
) -> list[Finding]:
    """Key and name of the municipality of each block, in place: field, rule, outlines."""
    found: list[Finding] = []
    blank = [block for block, text in enumerate(reader.texts) if not text[0]]
    by_outline = where.layer is not None and is_polygon_layer(where.layer.wkbType())
    if blank and (not names.municipality or where.rule or by_outline):
        result = _municipalities(reader, blank, source, where, feedback)
        found += [_of_block(finding, blank) for finding in result.findings]
        for block, key, name in zip(blank, result.keys, result.names):
            text = reader.texts[block]
            text[0], text[1] = key, text[1] or name
        if names.municipality:
            keys = [reader.keys[block] for block in blank if reader.texts[block][0]]
            found.append(Finding("B34", Level.NOTE, {"n": len(keys), "keys": keys}))
    elif blank:
        found += [
            Finding("B09", Level.ERROR, {"key": reader.keys[block]}, (block,)) for block in blank
        ]
    if not any(text[0] for text in reader.texts):
        raise UserError("municipalities_elsewhere", layer=source.sourceName())
    found += repair_municipality_keys(reader.texts)
    if where.layer is not None:
        titles = names_by_key(where.layer, where.key_field, where.name_field)
        for text in reader.texts:
            text[1] = text[1] or titles.get(text[0], "")
    return found


def _of_block(finding: Finding, blank: Sequence[int]) -> Finding:
    """The same finding with the positions that its blocks have among all."""
    return replace(finding, blocks=tuple(blank[block] for block in finding.blocks))


def _municipalities(
    reader: BlockReader,
    blank: Sequence[int],
    source: QgsFeatureSource,
    where: MunicipalitySource,
    feedback: QgsProcessingFeedback,
) -> Municipalities:
    """Municipalities of the blocks that name none themselves."""
    keys = [reader.keys[block] for block in blank]
    if is_ags(where.rule):
        return Municipalities([where.rule] * len(keys), [""] * len(keys))
    if where.rule:
        return municipalities_from_keys(keys, where.rule)
    if where.layer is None:
        raise UserError("municipality_missing", layer=source.sourceName())
    return municipalities_by_overlap(
        [reader.geometries[block] for block in blank],
        keys,
        source.sourceCrs(),
        where.layer,
        where.key_field,
        where.name_field,
        transform_context=where.transforms,
        progress=lambda percent: feedback.setProgress(50 + 0.15 * percent),
        is_cancelled=feedback.isCanceled,
    )


def repair_municipality_keys(texts: list[list[str]]) -> list[Finding]:
    """Bring municipality keys into the form of the AGS, in place; one finding a key."""
    changed: dict[str, str] = {}
    for row in texts:
        key = ags_of(row[0])
        if key != row[0]:
            changed[row[0]] = key
            row[0] = key
    findings = [
        Finding("B14", Level.NOTE, {"key": key, "new": changed[key]}, municipality=changed[key])
        for key in sorted(changed)
    ]
    other = sorted({row[0] for row in texts if row[0] and not is_ags(row[0])})
    if other:
        findings.append(Finding("B15", Level.WARNING, {"keys": other}))
    return findings


def repair_names(texts: list[list[str]]) -> list[Finding]:
    """Repair texts that were encoded twice, in place; one finding a spelling."""
    wrong: dict[str, str] = {}
    for row in texts:
        for index, text in enumerate(row):
            row[index] = repaired_text(text)
            if row[index] != text:
                wrong[text] = row[index]
    return [
        Finding("B13", Level.WARNING, {"text": text, "repaired": wrong[text]})
        for text in sorted(wrong)
    ]


def names_by_key(source: QgsFeatureSource, key_field: str, name_field: str) -> dict[str, str]:
    """Names of municipalities from any layer or table that lists them."""
    key, name = require_field(source, key_field), require_field(source, name_field)
    return {
        ags_of(as_text(feature.attributes()[key])): as_text(feature.attributes()[name])
        for feature in source.getFeatures()
    }


def isolated_blocks(layer: BlockLayer) -> list[Finding]:
    """Parts of municipalities that no border connects with the largest part."""
    blocks = layer.blocks
    part = layer.contiguity.components(blocks.municipality_index)
    findings = []
    for index, municipality in enumerate(blocks.municipalities):
        inside = np.flatnonzero(blocks.municipality_index == index)
        parts = [inside[part[inside] == label] for label in np.unique(part[inside])]
        parts.sort(key=lambda p: (-int(blocks.population[p].sum()), -len(p), int(p[0])))
        for members in parts[1:]:
            x, y = layer.blocks.xy[members[0]]
            findings.append(
                Finding(
                    "B08",
                    Level.NOTE,
                    {
                        "keys": [str(key) for key in blocks.keys[members]],
                        "name": blocks.name_of_municipality(municipality),
                        "residents": _residents(blocks, members),
                    },
                    tuple(int(member) for member in members),
                    municipality=municipality,
                    place=(float(x), float(y)),
                )
            )
    return findings


def _residents(blocks: Blocks, members: AnyIntArray) -> object:
    """Their number; a question mark where nobody has counted yet, which is not 0."""
    known = blocks.population_known[members].any()
    return int(blocks.population[members].sum()) if known else "?"


def _output_fields(
    source: QgsFields, names: BlockFields, layer: str
) -> tuple[QgsFields, list[int], list[Finding]]:
    """Standard fields first, then those of the source; names that clash get "_quelle".

    Text fields that already had the standard name are not written twice. Fields whose names
    differ only by case, which no GeoPackage holds, are renamed with a finding.
    """
    again: set[str] = set()
    if names.key == BlockFields.key and names.population == BlockFields.population:
        # Prepared before: what was derived then is derived anew.
        again = {"einwohner", "flaeche_ha"}
    same = {
        field_index(source, name)
        for standard, name in (
            ("baustein_id", names.key),
            ("ags", names.municipality),
            ("gem_name", names.municipality_name),
            ("ortsteil", names.place),
            ("name", names.name),
        )
        if name.lower() == standard
    }
    fields = QgsFields()
    for name, kind in STANDARD_FIELDS.items():
        fields.append(field(name, kind))
    kept = [
        index
        for index in range(source.count())
        if index not in same and source.at(index).name().lower() not in {"fid", *again}
    ]
    old = [source.at(index).name() for index in kept]
    new = distinct_names(old, STANDARD_FIELDS)
    for index, name in zip(kept, new):
        entry = QgsField(source.at(index))
        entry.setName(name)
        fields.append(entry)
    findings = [
        Finding("B43", Level.NOTE, {"layer": layer, "field": before, "new": after})
        for before, after in zip(old, new)
        if before != after and before.lower() not in STANDARD_FIELDS
    ]
    return fields, kept, findings


def _output_row(layer: BlockLayer, block: int, kept: list[int]) -> list[Any]:
    blocks = layer.blocks
    known = bool(blocks.population_known[block])
    return [
        str(blocks.keys[block]),
        str(blocks.municipality[block]),
        str(blocks.municipality_name[block]),
        str(blocks.place[block]),
        str(blocks.name[block]),
        int(blocks.population[block]) if known else None,
        round(float(blocks.area[block]) / 10_000, 4),
        *[layer.attributes[block][index] for index in kept],
    ]
