# SPDX-License-Identifier: GPL-2.0-or-later
"""Proposes contiguous regions under a planner's criteria."""

from .engine import delineate
from .explain import Unsolvable, explain
from .presets import PRESETS, Preset
from .problem import Attributes, Mode, Problem, Quantity, Weights
from .solution import Moment, PieceResult, Solution

__all__ = [
    "PRESETS",
    "Attributes",
    "Mode",
    "Moment",
    "PieceResult",
    "Preset",
    "Problem",
    "Quantity",
    "Solution",
    "Unsolvable",
    "Weights",
    "delineate",
    "explain",
]
