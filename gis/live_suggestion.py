# SPDX-License-Identifier: GPL-2.0-or-later
"""A suggestion for a region that breaks a rule, as sentences."""

from __future__ import annotations

from collections import Counter

from ..core.live.suggestion import Suggestion
from ..core.plan import Plan
from .session_texts import region_label
from .translation import number, tr, trn


def suggestion_text(plan: Plan, suggestion: Suggestion) -> str:
    """What would move and what it leads to, or why there is no suggestion."""
    if suggestion.change is None:
        return _reason(plan, suggestion)
    sentences = [
        tr("Suggestion: {moves}.").format(moves="; ".join(_moves(plan, suggestion))),
        tr("Residents afterwards: {residents}.").format(
            residents=", ".join(
                tr("{region} {after} (now {before})").format(
                    region=plan.regions[entry.region].short,
                    after=number(entry.after),
                    before=number(entry.before),
                )
                for entry in suggestion.residents
            )
        ),
        tr("No exchange moves fewer residents.")
        if suggestion.proven
        else tr("Perhaps an exchange with fewer residents exists as well."),
    ]
    return " ".join(sentences)


def _moves(plan: Plan, suggestion: Suggestion) -> list[str]:
    """One clause for each pair of regions between which blocks move."""
    change = suggestion.change
    blocks: Counter[tuple[int, int]] = Counter()
    residents: Counter[tuple[int, int]] = Counter()
    for block, source, target in zip(
        change.blocks.tolist(), change.before.tolist(), change.after.tolist()
    ):
        blocks[source, target] += 1
        residents[source, target] += int(plan.blocks.population[block])
    return [
        trn(
            "{n} block with {residents} residents {source} → {target}",
            "{n} blocks with {residents} residents {source} → {target}",
            count,
        ).format(
            n=number(count),
            residents=number(residents[pair]),
            source=region_label(plan, pair[0]),
            target=region_label(plan, pair[1]),
        )
        for pair, count in blocks.items()
    ]


def _reason(plan: Plan, suggestion: Suggestion) -> str:
    sentences = {
        "no_rule_broken": lambda: tr(
            "{region} keeps its limits and hangs together; there is nothing to mend."
        ),
        "region_empty": lambda: tr("{region} has no blocks yet. Please paint some first."),
        "region_locked": lambda: tr("{region} is locked. Please take its lock off first."),
        "no_free_neighbour": lambda: tr(
            "Locks and borders leave no block that {region} could exchange with its neighbours."
        ),
        "no_connection": lambda: tr(
            "No border and no bridge connects the parts of {region}. Please draw a bridge, or "
            "declare that the separate part is intended."
        ),
        "impossible": lambda: tr(
            "No exchange with the Sozialräume around {region} keeps all limits. Please change the "
            "limits, take off locks, or merge it with a neighbour."
        ),
        "not_found": lambda: tr(
            "No exchange was found that mends {region} and keeps all limits around it. Please move "
            "some blocks by hand and ask again."
        ),
    }
    return sentences[suggestion.reason]().format(region=plan.regions[suggestion.region].short)
