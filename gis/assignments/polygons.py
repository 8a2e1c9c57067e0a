# SPDX-License-Identifier: GPL-2.0-or-later
"""Assignments from a layer of existing regions, and from a field of the blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import Mapping, Optional, Sequence

from qgis.core import QgsFeatureSource, QgsProcessingContext, QgsProcessingFeedback

from ...core.assignments import Assignment, AssignmentReport
from ...core.assignments.report import Unclear
from ...core.errors import UserError
from ...core.findings import Finding, Level
from ..layers import BlockLayer, field_index, require_field, texts_of
from ..links.catchments import catchment_labels
from ..plans import fields_beside, region_texts


def assignment_from_polygons(
    layer: BlockLayer,
    source: QgsFeatureSource,
    key_field: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    *,
    short_field: str = "sr_kurz",
    name_field: str = "sr_name",
    by_point: bool = False,
) -> Assignment:
    """Each block in the region that holds most of its area, or, by_point, its point on the surface.

    Blocks that lie in their region with less than half of their area are listed. Fields of label
    and name are used where the layer has them, "" for none. Raises ``UserError``, also
    ``no_region_polygons``.
    """
    fields = source.fields()
    require_field(source, key_field)
    try:
        keys, found = catchment_labels(
            layer, source, key_field, context, feedback, by_point=by_point
        )
    except UserError as error:
        if error.code != "no_catchments":
            raise
        raise UserError("no_region_polygons", layer=source.sourceName(), field=key_field) from error
    rows = [feature.attributes() for feature in source.getFeatures()]
    known = _column(rows, require_field(source, key_field))
    columns = {"key": "", "region": key_field}
    labels = []
    for part, name in (("short", short_field), ("name", name_field)):
        at = field_index(fields, name)
        if at >= 0:
            columns[part] = name
        labels.append(region_texts(known, _column(rows, at)))
    least = [finding for finding in found if finding.rule == "L15"]
    unclear = [
        Unclear(
            str(finding.data["key"]),
            str(finding.data["name"]),
            float(finding.data["percent"]) / 100,
        )
        for finding in least
    ]
    texts = (keys, *labels)
    findings = [_told(finding, *labels) for finding in least]
    held = set(known) - {""}
    return _assignment(
        layer, "polygons", source.sourceName(), columns, texts, held, unclear, findings
    )


def _told(finding: Finding, shorts: Mapping[str, str], names: Mapping[str, str]) -> Finding:
    """What became of a block that lies in its region with less than half of its area."""
    key = str(finding.data["name"])
    called = f"{shorts.get(key, '')} {names.get(key, '')}".strip() or key
    return replace(finding, rule="Z14", data={**finding.data, "name": called})


def _column(rows: Sequence[Sequence[object]], at: int) -> list[str]:
    return texts_of([row[at] for row in rows]) if at >= 0 else []


def assignment_from_field(
    layer: BlockLayer,
    region_field: str,
    source: str,
    *,
    short_field: Optional[str] = None,
    name_field: Optional[str] = None,
) -> Assignment:
    """The assignment that a field of the blocks describes; ``UserError("field_missing")``.

    Fields of label and name: by default those that belong to the region field, "" for none.
    """
    known = layer.fields.names()
    if field_index(layer.fields, region_field) < 0:
        fields = ", ".join(known)
        raise UserError("field_missing", layer=source, field=region_field, fields=fields)
    keys = layer.texts(region_field)
    columns = {"key": "", "region": region_field}
    labels = []
    chosen = zip(("short", "name"), (short_field, name_field), fields_beside(known, region_field))
    for part, wanted, usual in chosen:
        name = usual if wanted is None else wanted
        given = field_index(layer.fields, name) >= 0
        if given:
            columns[part] = name
        labels.append(region_texts(keys, layer.texts(name) if given else ()))
    texts = (keys, *labels)
    return _assignment(layer, "field", source, columns, texts, set(keys) - {""}, [], [])


def _assignment(
    layer: BlockLayer,
    way: str,
    source: str,
    columns: dict[str, str],
    texts: tuple[list[str], Mapping[str, str], Mapping[str, str]],
    known: set[str],
    unclear: list[Unclear],
    findings: list[Finding],
) -> Assignment:
    keys, shorts, names = texts
    blocks = layer.blocks
    outside = [block for block, key in enumerate(keys) if not key]
    missing = sorted(str(blocks.keys[block]) for block in outside)
    empty = sorted(known - set(keys))
    if outside:
        rule = "Z10" if way == "polygons" else "Z11"
        x, y = blocks.xy[outside[0]].tolist()
        data: dict[str, object] = {"n": len(outside), "keys": missing}
        findings.append(Finding(rule, Level.WARNING, data, tuple(outside), place=(x, y)))
    if empty:
        findings.append(Finding("Z07", Level.WARNING, {"n": len(empty), "keys": empty}))
    report = AssignmentReport(
        way=way,
        source=source,
        blocks=len(keys),
        assigned=len(keys) - len(outside),
        regions=len(set(keys) - {""}),
        columns=columns,
        missing=missing,
        empty_regions=empty,
        unclear=unclear,
    )
    return Assignment(keys, dict(shorts), dict(names), report, findings)
