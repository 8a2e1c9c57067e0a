# SPDX-License-Identifier: GPL-2.0-or-later
"""Assignments from a layer of existing regions, and from a field of the blocks."""

from __future__ import annotations

from qgis.core import QgsFeatureSource, QgsProcessingContext, QgsProcessingFeedback

from ...core.assignments import Assignment, AssignmentReport
from ...core.assignments.report import Unclear
from ...core.errors import UserError
from ...core.findings import Finding, Level
from ..layers import BlockLayer, as_text, field_index, require_field
from ..links.catchments import catchment_labels


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
    and name are used where the layer has them. Raises ``UserError``, also ``no_region_polygons``.
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
    at = {name: field_index(fields, name) for name in (key_field, short_field, name_field)}
    shorts: dict[str, str] = {}
    names: dict[str, str] = {}
    known: set[str] = set()
    for feature in source.getFeatures():
        row = feature.attributes()
        key = as_text(row[at[key_field]])
        for labels, name in ((shorts, short_field), (names, name_field)):
            text = as_text(row[at[name]]) if at[name] >= 0 else ""
            if key and text:
                labels.setdefault(key, text)
        if key:
            known.add(key)
    columns = {"key": "", "region": key_field}
    columns |= {
        part: name for part, name in (("short", short_field), ("name", name_field)) if at[name] >= 0
    }
    unclear = [
        Unclear(
            str(finding.data["key"]),
            str(finding.data["name"]),
            float(finding.data["percent"]) / 100,
        )
        for finding in found
        if finding.rule == "L15"
    ]
    return _assignment(
        layer,
        "polygons",
        source.sourceName(),
        columns,
        (keys, shorts, names),
        known,
        unclear,
        [finding for finding in found if finding.rule == "L15"],
    )


def assignment_from_field(
    layer: BlockLayer,
    region_field: str,
    source: str,
    *,
    short_field="sr_kurz",
    name_field="sr_name",
) -> Assignment:
    """The assignment that a field of the blocks describes; ``UserError("field_missing")``."""
    if field_index(layer.fields, region_field) < 0:
        names = ", ".join(layer.fields.names())
        raise UserError("field_missing", layer=source, field=region_field, fields=names)
    keys = layer.texts(region_field)
    columns = {"key": "", "region": region_field}
    labels: list[dict[str, str]] = []
    for part, name in (("short", short_field), ("name", name_field)):
        texts: dict[str, str] = {}
        if field_index(layer.fields, name) >= 0 and name != region_field:
            columns[part] = name
            for key, text in zip(keys, layer.texts(name)):
                if key and text:
                    texts.setdefault(key, text)
        labels.append(texts)
    return _assignment(layer, "field", source, columns, (keys, *labels), set(keys) - {""}, [], [])


def _assignment(
    layer: BlockLayer,
    way: str,
    source: str,
    columns: dict[str, str],
    texts: tuple[list[str], dict[str, str], dict[str, str]],
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
    return Assignment(
        keys, shorts, {key: text for key, text in names.items() if text}, report, findings
    )
