# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings as rows of a table and as points on the map."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsFeature, QgsFields, QgsGeometry, QgsPointXY

from ..core.blocks import Blocks
from ..core.findings import Finding, Level
from .compat import field
from .messages import finding_text

_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


def finding_fields() -> QgsFields:
    """Fields of a findings layer."""
    fields = QgsFields()
    for name in ("regel", "stufe", "baustein_id", "sr_id", "ags", "meldung"):
        fields.append(field(name, "text"))
    return fields


def finding_features(
    findings: Sequence[Finding],
    blocks: Blocks,
    *,
    with_place: bool = True,
    only_placed: bool = False,
) -> list[QgsFeature]:
    """One feature a finding, errors first.

    with_place: False for a table without geometry. only_placed: leave out findings without place.
    """
    features = []
    for finding in sorted(findings, key=lambda f: (_ORDER[f.level], f.rule)):
        if only_placed and finding.place is None:
            continue
        feature = QgsFeature(finding_fields())
        if finding.place is not None and with_place:
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*finding.place)))
        feature.setAttributes(
            [
                finding.rule,
                finding.level.value,
                ", ".join(str(blocks.keys[block]) for block in finding.blocks),
                finding.region,
                finding.municipality or _municipality(finding, blocks),
                finding_text(finding),
            ]
        )
        features.append(feature)
    return features


def _municipality(finding: Finding, blocks: Blocks) -> str | None:
    keys = {str(blocks.municipality[block]) for block in finding.blocks}
    return keys.pop() if len(keys) == 1 else None
