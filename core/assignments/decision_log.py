# SPDX-License-Identifier: GPL-2.0-or-later
"""The log of decisions: a row for each change, with what was said about it.

It names roles and never persons who took part in a workshop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import List

import numpy as np

from ..arrays import AnyIntArray
from ..plan import UNASSIGNED, Decision, Plan, Step

#: Columns of the log in order, as they are written into files and layers.
COLUMNS = (
    "nr",
    "version",
    "datum",
    "anlass",
    "gremium",
    "kommune_ags",
    "bausteine",
    "von_sr",
    "nach_sr",
    "einwohner",
    "kriterium",
    "begruendung",
    "status",
    "vorlage_nr",
    "bearbeitung",
)
#: Between the keys of blocks and municipalities in one cell.
SEPARATOR = "; "


@dataclass(frozen=True)
class LogRow:
    """Blocks that went from one region to another in one step, and why.

    number: of the step; a step with several origins or targets has as many rows. blocks,
    municipalities: keys. source, target: keys of regions, "" for none. residents: on the blocks;
    None where those of a block are unknown.
    """

    number: int
    blocks: tuple[str, ...]
    municipalities: tuple[str, ...]
    source: str
    target: str
    residents: int | None
    decision: Decision

    def values(self) -> List[object]:
        """The cells in the order of ``COLUMNS``."""
        said = self.decision
        return [
            self.number,
            said.version,
            said.date,
            said.occasion,
            said.committee,
            SEPARATOR.join(self.municipalities),
            SEPARATOR.join(self.blocks),
            self.source,
            self.target,
            self.residents,
            said.criterion,
            said.reason,
            said.status,
            said.paper,
            said.editor,
        ]


def decision_rows(plan: Plan) -> List[LogRow]:
    """The log of a plan, oldest step first.

    Steps in force that moved blocks, and those that moved none but were decided about, such as a
    new name. Without a date of its own a decision has that of its step.
    """
    decisions = plan.decisions
    rows: List[LogRow] = []
    for step in plan.steps:
        said = decisions.get(step.number)
        if len(step.change.blocks) or said is not None:
            rows += step_rows(plan, step, said or Decision())
    return rows


def step_rows(plan: Plan, step: Step, said: Decision) -> List[LogRow]:
    """The rows of one step, by origin and target."""
    if not said.date:
        said = Decision(**{**said.__dict__, "date": step.time[:10]})
    change = step.change
    if not len(change.blocks):
        regions = [_key(plan, region) for region in change.regions]
        return [LogRow(step.number, (), (), SEPARATOR.join(regions), "", 0, said)]
    rows = []
    pairs = np.unique(np.column_stack([change.before, change.after]), axis=0)
    for source, target in pairs.tolist():
        chosen = change.blocks[(change.before == source) & (change.after == target)]
        rows.append(_row(plan, step.number, chosen, source, target, said))
    return rows


def _row(
    plan: Plan, number: int, chosen: AnyIntArray, source: int, target: int, said: Decision
) -> LogRow:
    blocks = plan.blocks
    known = bool(blocks.population_known[chosen].all())
    return LogRow(
        number,
        tuple(sorted(str(key) for key in blocks.keys[chosen])),
        tuple(sorted({str(key) for key in blocks.municipality[chosen]})),
        _key(plan, source),
        _key(plan, target),
        int(blocks.population[chosen].sum()) if known else None,
        said,
    )


def _key(plan: Plan, region: int) -> str:
    return "" if region == UNASSIGNED else plan.regions[region].key
