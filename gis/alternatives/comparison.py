# SPDX-License-Identifier: GPL-2.0-or-later
"""Alternatives as plans of a block layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Sequence

from ...core.delineation.comparing.alternatives import Alternatives
from ...core.findings import Finding
from ...core.plan import Plan
from ..layers import BlockLayer
from .words import names


@dataclass(frozen=True)
class Comparison:
    """Alternatives with what layers and report need.

    name: of the block layer. plans: the alternatives with keys and names, in their order.
    findings: what else was noticed, as their sentences want them.
    """

    name: str
    layer: BlockLayer
    found: Alternatives
    plans: Sequence[Plan]
    findings: Sequence[Finding] = ()

    @property
    def titles(self) -> List[str]:
        """Names of the alternatives."""
        return names([plan.character for plan in self.found.plans])
