# SPDX-License-Identifier: GPL-2.0-or-later
"""Several block layers become one: town blocks here, Ortsteile elsewhere, each place once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Callable, Mapping, Optional, Sequence

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
)

from ...core.arrays import text_array
from ...core.blocks import Blocks
from ...core.errors import Cancelled, UserError
from ...core.findings import Finding, Level
from ..compat import field as new_field
from ..compat import is_null
from ..field_union import FieldUnion, common_field, text_of, union_of_fields
from ..geometry import (
    area_measure,
    check_crs,
    check_lengths,
    clean_polygon,
    is_polygon_layer,
    name_of_crs,
    reprojected,
)
from ..layers import as_text
from ..residents_numbers import residents_reader
from .precedence import LayerUse, MixBlock, MixRules, by_precedence, make_keys_unique
from .roles import roles_of

_TEXTS = ("baustein_id", "ags", "gem_name", "ortsteil", "name", "typ")


@dataclass
class Mixed:
    """The merged layer, what was noticed, and the counts that tell whether sums still hold.

    residents: sum of known numbers in the result; unknown: blocks without one;
    dropped_residents: sum of those that went with blocks that others cover.
    """

    crs: QgsCoordinateReferenceSystem
    fields: QgsFields
    rows: list[list[Any]]
    geometries: list[QgsGeometry]
    blocks: Blocks
    findings: list[Finding]
    layers: list[LayerUse]
    residents: float
    unknown: int
    dropped_residents: float


def mix_blocks(
    sources: Sequence[QgsFeatureSource],
    rules: Optional[MixRules] = None,
    *,
    transform_context: Optional[QgsCoordinateTransformContext] = None,
    progress: Callable[[float], None] = lambda percent: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Mixed:
    """Merge polygon layers, the first having precedence over the second and so on.

    The result is in the system of the first layer. Of a block on which blocks of earlier layers
    lie the rest is taken, or nothing where they cover ``rules.covered`` of it. Keys become unique.
    Raises ``UserError`` for a layer without system, polygons, features or key, for a field name
    that no layer has, and ``Cancelled``.
    """
    rules = rules or MixRules()
    if not sources:
        raise UserError("merge_no_layers")
    _check_layers(sources, rules.wanted)
    crs = sources[0].sourceCrs()
    roles = [_checked_roles(source, rules.wanted) for source in sources]
    union = union_of_fields(
        [source.fields() for source in sources],
        [*_TEXTS, "einwohner", "einwohner_status", "quelle_layer", "quelle_id"],
        [list(role.values()) for role in roles],
    )
    context = transform_context or QgsCoordinateTransformContext()
    uses, layers, lost = [], [], []
    for number, source in enumerate(sources):
        use, blocks, findings = _read(number, source, roles[number], crs, context, is_cancelled)
        uses.append(use)
        layers.append(blocks)
        lost += findings
        progress(40 * (number + 1) / len(sources))
    notes = [*_field_findings(union, sources), *make_keys_unique(layers, uses, rules.prefixes)]
    for block in (block for blocks in layers for block in blocks if block.fault):
        block.note("B04", Level.WARNING, reason=block.fault)
    for role, blocks in zip(roles, layers):
        _note_unread(blocks, role.get("einwohner", -1))
    kept, gone = by_precedence(
        layers, uses, rules, lambda percent: progress(40 + 0.6 * percent), is_cancelled
    )
    population = _population_field(sources, roles)
    fields = _output_fields(population, union)
    result = _blocks_of(kept, roles, crs)
    findings = [*notes, *lost, *(note for block in gone for note in block.notes)]
    for index, block in enumerate(kept):
        findings += [
            Finding(note.rule, note.level, note.data, (index,), place=note.place)
            for note in block.notes
        ]
    return Mixed(
        crs,
        fields,
        [_row(block, uses, roles, rules.types, population, union) for block in kept],
        [block.geometry for block in kept],
        result,
        findings,
        uses,
        math.fsum(block.residents for block in kept if block.residents is not None),
        sum(1 for block in kept if block.residents is None),
        math.fsum(block.residents for block in gone if block.residents is not None),
    )


def _check_layers(sources: Sequence[QgsFeatureSource], wanted: Mapping[str, Sequence[str]]) -> None:
    for number, source in enumerate(sources):
        name = source.sourceName()
        if not is_polygon_layer(source.wkbType()):
            raise UserError("not_polygons", layer=name)
        check = check_lengths if number == 0 else check_crs
        check(source.sourceCrs(), name, source.sourceExtent())
    for names in wanted.values():
        for entry in filter(None, names):
            if not any(source.fields().lookupField(entry) >= 0 for source in sources):
                raise UserError("merge_field_unknown", field=entry)


def _checked_roles(source: QgsFeatureSource, wanted: Mapping[str, Sequence[str]]) -> dict[str, int]:
    roles = roles_of(source.fields(), wanted)
    if "baustein_id" not in roles:
        raise UserError(
            "merge_no_key",
            layer=source.sourceName(),
            fields=", ".join(source.fields().names()),
        )
    return roles


def _read(
    number: int,
    source: QgsFeatureSource,
    roles: Mapping[str, int],
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    is_cancelled: Callable[[], bool],
) -> tuple[LayerUse, list[MixBlock], list[Finding]]:
    """Blocks of one layer in the system of the result; features without outline as findings."""
    name, fields = source.sourceName(), source.fields()
    use = LayerUse(name, {role: fields.at(index).name() for role, index in roles.items()})
    moves = source.sourceCrs() != crs
    if moves:
        use.reprojected_from = name_of_crs(source.sourceCrs())
    transform = QgsCoordinateTransform(source.sourceCrs(), crs, context)
    blocks: list[MixBlock] = []
    lost: list[Finding] = []
    population = roles.get("einwohner", -1)
    numbers, notes = residents_reader(source, population, is_cancelled)
    lost += notes
    for feature in source.getFeatures():
        if is_cancelled():
            raise Cancelled
        row = feature.attributes()
        key = as_text(row[roles["baustein_id"]])
        residents = None
        if population >= 0 and not is_null(row[population]):
            residents = numbers.read(row[population])
            if residents is not None and residents < 0:
                # A code such as -1, which stays in the field for the preparation of blocks.
                residents = None
        geometry, reason = clean_polygon(feature.geometry())
        if geometry is not None and moves:
            geometry, _ = clean_polygon(reprojected(geometry, transform, name))
        if geometry is None:
            data = {"key": key, "residents": residents or 0}
            lost.append(Finding("B12" if reason else "B03", Level.ERROR, data))
            continue
        blocks.append(MixBlock(number, key, key, row, geometry, residents, reason))
    if not blocks:
        raise UserError("no_geometry" if len(lost) > len(notes) else "layer_empty", layer=name)
    distinct = len({block.key for block in blocks})
    if distinct < 0.5 * len(blocks):
        raise UserError(
            "key_not_unique", field=use.roles["baustein_id"], n=len(blocks), distinct=distinct
        )
    return use, blocks, lost


def _note_unread(blocks: Sequence[MixBlock], population: int) -> None:
    """Signs and words in place of residents, which are unknown then, as notes of the blocks."""
    for block in blocks if population >= 0 else ():
        value = block.attributes[population]
        if block.residents is None and isinstance(value, str) and value.strip():
            block.note("B06", Level.WARNING, value=value.strip())


def _field_findings(union: FieldUnion, sources: Sequence[QgsFeatureSource]) -> list[Finding]:
    findings = [
        Finding(
            "B43",
            Level.NOTE,
            {"layer": sources[number].sourceName(), "field": before, "new": after},
        )
        for number, before, after in union.renamed
    ]
    return findings + [Finding("B44", Level.NOTE, {"field": name}) for name in union.mixed]


def _population_field(sources: Sequence[QgsFeatureSource], roles: Sequence[Mapping[str, int]]):
    """The field of residents: of the kind that holds what all layers have."""
    found = [
        source.fields().at(role["einwohner"])
        for source, role in zip(sources, roles)
        if "einwohner" in role
    ]
    return common_field("einwohner", found)[0] if found else new_field("einwohner", "long")


def _output_fields(population, union: FieldUnion) -> QgsFields:
    fields = QgsFields()
    for name in _TEXTS:
        fields.append(new_field(name, "text"))
    fields.append(population)
    for name in ("einwohner_status", "quelle_layer", "quelle_id"):
        fields.append(new_field(name, "text"))
    for entry in union.fields:
        fields.append(entry)
    return fields


def _row(
    block: MixBlock,
    uses: Sequence[LayerUse],
    roles: Sequence[Mapping[str, int]],
    types: Sequence[str],
    population,
    union: FieldUnion,
) -> list[Any]:
    role = roles[block.layer]

    def text(name: str) -> Optional[str]:
        return (as_text(block.attributes[role[name]]) or None) if name in role else None

    kind = types[block.layer].strip() if block.layer < len(types) else ""
    residents = block.attributes[role["einwohner"]] if "einwohner" in role else None
    if block.status is not None:
        residents = None if block.residents is None else int(block.residents)
    elif isinstance(residents, str) and block.residents is not None:
        # As each layer means it: in one column dots of several layers may contradict each other.
        residents = text_of(block.residents).replace(".", ",")
    if not population.isNumeric():
        residents = text_of(residents) or None
    return [
        block.key,
        *(text(name) for name in _TEXTS[1:-1]),
        kind or text("typ"),
        residents,
        block.status,
        uses[block.layer].name,
        block.raw_key,
        *union.row(block.layer, block.attributes),
    ]


def _blocks_of(
    kept: Sequence[MixBlock],
    roles: Sequence[Mapping[str, int]],
    crs: QgsCoordinateReferenceSystem,
) -> Blocks:
    """Columns of the result, with which findings name their blocks."""
    measure = area_measure(crs)
    points = [block.geometry.pointOnSurface().asPoint() for block in kept]

    def texts(name: str):
        return text_array(
            [
                as_text(block.attributes[roles[block.layer][name]])
                if name in roles[block.layer]
                else ""
                for block in kept
            ]
        )

    return Blocks(
        keys=text_array([block.key for block in kept]),
        municipality=texts("ags"),
        municipality_name=texts("gem_name"),
        place=texts("ortsteil"),
        name=texts("name"),
        population=np.array([round(block.residents or 0) for block in kept], dtype=np.int64),
        population_known=np.array([block.residents is not None for block in kept], dtype=bool),
        xy=np.array([[point.x(), point.y()] for point in points]).reshape(-1, 2),
        area=np.array([measure.measureArea(block.geometry) for block in kept]),
    )
