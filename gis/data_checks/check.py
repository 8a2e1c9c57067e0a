# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules about data in one go: what the dock and the algorithm ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional, Sequence

from qgis.core import QgsFeedback, QgsGeometry

from ...core.checks import Addresses
from ...core.findings import Finding
from ..layers import BlockLayer
from ..topology import gaps_and_overlaps
from .layer_rules import outline_findings, system_findings
from .sources import Sources, locate_addresses, read_official, read_outline

#: Rules about data in their order; all but the last two need nothing but the blocks.
RULES = ("V06", "V13", "V14", "V09", "V15")
_ALWAYS = RULES[:3]


@dataclass(frozen=True)
class DataCheck:
    """What came of a check.

    findings: V06, V13, V14, and notes on reading; they do not move with a plan. rules: those that
    were checked. against_outline: whether V06 saw an outline. official: residents by municipality
    key (V09), addresses: where they lie (V15); both for the rules in ``core``, None where not
    asked.
    """

    findings: list[Finding]
    rules: tuple[str, ...]
    against_outline: bool
    official: Optional[dict[str, int]]
    addresses: Optional[Addresses]


def check_data(
    layer: BlockLayer,
    sources: Sources,
    feedback: QgsFeedback,
    raw: Optional[Sequence[QgsGeometry]] = None,
) -> DataCheck:
    """Check blocks and what they are compared with; changes nothing.

    raw: outlines as they came, before they were cleaned; None for those of the layer. Raises
    ``UserError`` of the ``read_…`` functions, and ``Cancelled``.
    """
    keys = [str(key) for key in layer.blocks.keys]
    given = [sources.outline, sources.addresses]
    others = [(source.sourceName(), source.sourceCrs()) for source in given if source is not None]
    # What may be refused comes first, so that nobody waits for it.
    outline = official = addresses = None
    notes: list[Finding] = []
    if sources.outline is not None:
        outline = read_outline(sources.outline, layer, sources, feedback)
    if sources.official is not None:
        official, notes = read_official(sources.official, layer, feedback)

    def part(first: float, last: float) -> Callable[[float], None]:
        return lambda percent: feedback.setProgress(first + (last - first) * percent / 100)

    if sources.addresses is not None:
        addresses = locate_addresses(sources.addresses, layer, sources, feedback, part(0, 50))
    findings = [
        *gaps_and_overlaps(layer, outline, feedback.isCanceled, part(50, 85)),
        *system_findings(layer.crs, others),
        *outline_findings(
            keys,
            layer.geometries if raw is None else raw,
            layer.geometries,
            feedback.isCanceled,
        ),
        *notes,
    ]
    feedback.setProgress(100)
    rules = [*_ALWAYS, *(["V09"] if official is not None else [])]
    rules += ["V15"] if addresses is not None else []
    return DataCheck(findings, tuple(sorted(rules)), outline is not None, official, addresses)
