# SPDX-License-Identifier: GPL-2.0-or-later
"""The assignment as a table, and the dissolved regions with what a later user has to know."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Sequence

from qgis.core import QgsFeature, QgsFields

from ...core.assignments.akg import akg_key
from ...core.assignments.withheld import withheld
from ...core.comparison import Comparison
from ...core.plan import UNASSIGNED, Plan, PlanInfo
from ..compat import field
from ..layers import BlockLayer
from ..results import REGION_FIELDS, region_features, region_fields
from ..table_files import write_table
from ..translation import tr

#: Columns of the assignment table, in order.
ASSIGNMENT_COLUMNS = (
    "baustein_id",
    "sr_id",
    "sr_kurz",
    "sr_name",
    "ags",
    "gem_name",
    "ortsteil",
    "name",
)
#: What a published region carries beside the fields of a proposal.
_METADATA = (
    "akg_key",
    "fassung_id",
    "titel",
    "version",
    "status",
    "gueltig_ab",
    "gueltig_bis",
    "beschluss",
    "vorgaenger",
)


def write_assignment(path: str | Path, plan: Plan, *, for_excel: bool = True) -> None:
    """A row a block by key, as CSV or XLSX; ``importplan`` reads it back.

    It holds no numbers: those of single blocks are small. ``UserError`` as of ``write_table``.
    """
    blocks = plan.blocks
    rows = []
    for block in sorted(range(len(blocks)), key=lambda at: str(blocks.keys[at])):
        region = int(plan.region_of[block])
        entry = None if region == UNASSIGNED else plan.regions[region]
        rows.append(
            [
                str(blocks.keys[block]),
                *(["", "", ""] if entry is None else [entry.key, entry.short, entry.name]),
                str(blocks.municipality[block]),
                str(blocks.municipality_name[block]),
                str(blocks.place[block]),
                str(blocks.name[block]),
            ]
        )
    write_table(path, tr("Assignment"), ASSIGNMENT_COLUMNS, rows, for_excel=for_excel)


def published_region_fields() -> QgsFields:
    """Fields of the regions of a plan with its metadata."""
    fields = region_fields()
    for name in _METADATA:
        fields.append(field(name, "text"))
    return fields


def published_region_features(
    plan: Plan,
    layer: BlockLayer,
    info: PlanInfo,
    comparison: Comparison | None = None,
    limit: float = 0,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    colours: Sequence[int] | None = None,
) -> list[QgsFeature]:
    """The dissolved regions; comparison: with the plan before, for the predecessors.

    limit: residents are NULL where they are fewer, or would betray such a number. colours: as of
    ``region_features``.
    """
    held = [region for region in plan.listed if plan.block_count[region]]
    secret, _ = withheld(plan, held, limit)
    at = list(REGION_FIELDS).index("einwohner")
    region_of_key = {plan.regions[region].key: region for region in reversed(plan.listed)}
    features = []
    fields = published_region_fields()
    minimum = info.minimum or 0
    for simple in region_features(plan, layer, minimum, progress, is_cancelled, colours):
        values = simple.attributes()
        key = values[0]
        if region_of_key[key] in secret:
            values[at] = None
        before = ""
        if comparison is not None:
            before = comparison.predecessor_text(region_of_key[key])
        feature = QgsFeature(fields)
        feature.setGeometry(simple.geometry())
        said = [
            akg_key(key),
            info.plan_id,
            info.title,
            info.version,
            info.status,
            info.valid_from,
            info.valid_to,
            info.resolution,
            before,
        ]
        feature.setAttributes([*values, *(text or None for text in said)])
        features.append(feature)
    return features
