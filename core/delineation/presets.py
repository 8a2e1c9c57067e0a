# SPDX-License-Identifier: GPL-2.0-or-later
"""Weights that suit common situations; what a planner chooses before turning single screws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from .problem import Weights


@dataclass(frozen=True)
class Preset:
    """Weights and sizes under a name. minimum, target, maximum: residents of a region."""

    name: str
    weights: Weights
    minimum: float
    target: float
    maximum: Optional[float] = None


#: In villages the Ort counts; in towns even sizes, barriers and likeness do; for small-area data
#: of the Bundesagentur für Arbeit nothing may fall below 1,000.
PRESETS = (
    Preset(
        "rural", Weights(size=3.0, place=4.0, settlement=2.0, border=0.5, inertia=0.5), 1_000, 2_500
    ),
    Preset(
        "town",
        Weights(
            size=4.0, place=2.0, settlement=0.5, border=1.0, barrier=3.0, likeness=2.0, inertia=0.5
        ),
        1_000,
        4_000,
        10_000,
    ),
    Preset(
        "official",
        Weights(size=1.5, place=4.0, settlement=1.5, border=0.5, inertia=0.5),
        1_000,
        1_500,
    ),
)
