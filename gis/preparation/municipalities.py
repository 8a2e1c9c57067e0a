# SPDX-License-Identifier: GPL-2.0-or-later
"""The municipality of each block: read from its key, or from outlines that it lies in."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Callable, Optional, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeatureSource,
    QgsGeometry,
    QgsSpatialIndex,
)

from ...core.encoding import repaired_text
from ...core.errors import Cancelled, UserError
from ...core.findings import Finding, Level
from ...core.municipality_keys import ags_of
from ..geometry import check_crs, clean_polygon, dissolve, is_polygon_layer, reprojected
from ..layers import as_text, field_index, require_field

#: Share of its area that a block must have in one municipality, or it is listed.
CLEAR_SHARE = 0.9
#: Share of its area by which a block may reach over an outline without having to be measured:
#: below it, digits of the coordinates decide.
_NOTHING = 1e-9
_KEY_RULE = re.compile(r"^(?:(?P<prefix>\w*)\+)?(?P<digits>[1-9]\d?)$")


@dataclass(frozen=True)
class Municipalities:
    """Key and name of the municipality of each block, "" for none, and what was noticed."""

    keys: list[str]
    names: list[str]
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class _Share:
    """How much of a block lies in a municipality: its position in the list, and 0 to 1."""

    municipality: int
    share: float


def municipalities_by_overlap(
    geometries: Sequence[QgsGeometry],
    keys: Sequence[str],
    crs: QgsCoordinateReferenceSystem,
    source: QgsFeatureSource,
    key_field: str,
    name_field: str = "",
    *,
    clear_share: float = CLEAR_SHARE,
    transform_context: Optional[QgsCoordinateTransformContext] = None,
    progress: Callable[[float], None] = lambda percent: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Municipalities:
    """The municipality with which each block shares the most area.

    geometries: clean polygons of n blocks in ``crs``; keys: theirs, for the findings. source:
    outlines in any system, several features a municipality allowed. clear_share: blocks with less
    of their area (0 to 1) in one municipality are listed with both shares. Equal shares go to
    the smaller key. A block outside all outlines has "" and a finding.

    Raises ``UserError`` where the outlines have no system, no polygons or no such field, and
    ``Cancelled``.
    """
    codes, names, outlines = _outlines(source, crs, key_field, name_field, transform_context)
    shares: list[list[_Share]] = [[] for _ in geometries]
    boxes = QgsSpatialIndex()
    for block, geometry in enumerate(geometries):
        boxes.addFeature(block, geometry.boundingBox())
    for number, outline in enumerate(outlines):
        progress(100 * number / len(outlines))
        engine = QgsGeometry.createGeometryEngine(outline.constGet())
        engine.prepareGeometry()
        for block in boxes.intersects(outline.boundingBox()):
            if is_cancelled():
                raise Cancelled
            if shares[block] and shares[block][0].share >= 1:
                continue
            share = _share_inside(geometries[block], engine, outline)
            if share > 0:
                shares[block].append(_Share(number, share))
    chosen = [
        max(found, key=lambda s: (s.share, -s.municipality), default=None) for found in shares
    ]
    return Municipalities(
        [codes[best.municipality] if best else "" for best in chosen],
        [names[best.municipality] if best else "" for best in chosen],
        [
            finding
            for block, found in enumerate(shares)
            for finding in _findings(
                block, geometries[block], keys[block], found, names, codes, clear_share
            )
        ],
    )


def municipalities_from_keys(keys: Sequence[str], rule: str) -> Municipalities:
    """The municipality as the first characters of each block key.

    rule: ``8`` takes the first 8 characters, ``12`` those of an ARS; ``05358+3`` puts 05358
    before the first 3, where keys repeat the last digits of the AGS only. Keys that are too short
    or whose beginning is no number get "" and a finding. Names stay "". Raises
    ``UserError("municipality_rule")`` for another rule.
    """
    match = _KEY_RULE.match(rule.replace(" ", ""))
    if match is None:
        raise UserError("municipality_rule", rule=rule)
    digits, prefix = int(match["digits"]), match["prefix"] or ""
    found, findings = [], []
    for block, key in enumerate(keys):
        beginning = key[:digits]
        fits = len(beginning) == digits and beginning.isascii() and beginning.isdigit()
        found.append(ags_of(prefix + beginning) if fits else "")
        if not fits:
            findings.append(Finding("B30", Level.ERROR, {"key": key, "rule": rule}, (block,)))
    return Municipalities(found, [""] * len(found), findings)


def _outlines(
    source: QgsFeatureSource,
    crs: QgsCoordinateReferenceSystem,
    key_field: str,
    name_field: str,
    context: QgsCoordinateTransformContext | None,
) -> tuple[list[str], list[str], list[QgsGeometry]]:
    """Keys in order, with name and outline in the system of the blocks."""
    layer = source.sourceName()
    if not is_polygon_layer(source.wkbType()):
        raise UserError("not_polygons", layer=layer)
    check_crs(source.sourceCrs(), layer, source.sourceExtent())
    key_index = require_field(source, key_field)
    name_index = field_index(source.fields(), name_field)
    transform = QgsCoordinateTransform(
        source.sourceCrs(), crs, context or QgsCoordinateTransformContext()
    )
    parts: dict[str, list[QgsGeometry]] = defaultdict(list)
    names: dict[str, str] = {}
    for feature in source.getFeatures():
        row = feature.attributes()
        key = ags_of(as_text(row[key_index]))
        geometry, _ = clean_polygon(feature.geometry())
        if geometry is None or not key:
            continue
        # Reprojecting can make a ring cross itself where it nearly touched.
        there, _ = clean_polygon(reprojected(geometry, transform, layer))
        if there is not None:
            parts[key].append(there)
            names.setdefault(key, as_text(row[name_index]) if name_index >= 0 else "")
    if not parts:
        raise UserError("municipalities_empty", layer=layer, field=key_field)
    codes = sorted(parts)
    whole = [parts[key][0] if len(parts[key]) == 1 else dissolve(parts[key]) for key in codes]
    return codes, [names[key] for key in codes], whole


def _share_inside(block: QgsGeometry, engine: Any, outline: QgsGeometry) -> float:
    """Share of a block in an outline; ``engine``: the same outline, prepared."""
    if engine.contains(block.constGet()):
        return 1.0
    if not engine.intersects(block.constGet()):
        return 0.0
    # Not clipped to the block's rectangle first: GEOS answers wrongly where outlines only touch.
    inside = max(outline.intersection(block).area(), 0.0) / block.area()
    if inside >= 1 - _NOTHING:
        return 1.0
    return inside if inside > _NOTHING else 0.0


def _ranked(found: Sequence[_Share]) -> list[_Share]:
    """Largest share first, equal ones in the order of the keys."""
    return sorted(found, key=lambda entry: (-entry.share, entry.municipality))


def _findings(
    block: int,
    geometry: QgsGeometry,
    key: str,
    found: Sequence[_Share],
    names: Sequence[str],
    codes: Sequence[str],
    clear_share: float,
) -> list[Finding]:
    ranked = _ranked(found)
    if ranked and ranked[0].share >= clear_share:
        return []
    point = geometry.pointOnSurface().asPoint()
    place = (point.x(), point.y())
    if not ranked:
        return [Finding("B31", Level.ERROR, {"key": key}, (block,), place=place)]

    def title(entry: _Share) -> str:
        return repaired_text(names[entry.municipality]) or codes[entry.municipality]

    first = ranked[0]
    data: dict[str, object] = {
        "key": key,
        "name": title(first),
        "share": 100 * first.share,
    }
    rule = "B33"
    if len(ranked) > 1:
        rule = "B32"
        data |= {"other": title(ranked[1]), "other_share": 100 * ranked[1].share}
    municipality = codes[first.municipality]
    return [Finding(rule, Level.WARNING, data, (block,), municipality=municipality, place=place)]
