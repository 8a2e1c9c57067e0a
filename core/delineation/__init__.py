# SPDX-License-Identifier: GPL-2.0-or-later
"""Proposes contiguous regions under a planner's criteria."""

from .engine import delineate
from .problem import Problem, Solution, Weights

__all__ = ["Problem", "Solution", "Weights", "delineate"]
