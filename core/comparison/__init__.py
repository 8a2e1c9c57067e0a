# SPDX-License-Identifier: GPL-2.0-or-later
"""Two plans side by side: who lives in another region, and what became of each one.

Residents are those of the new plan's blocks, so that nothing but the borders makes a difference.
Plans of different block layers are compared on the blocks whose keys both have.
"""

from __future__ import annotations

from .compare import compare
from .figures import KeyFigures, key_figures
from .model import NONE, Comparison, Continuity, Fate, Flow, Identity, predecessor_text

__all__ = [
    "NONE",
    "Comparison",
    "Continuity",
    "Fate",
    "Flow",
    "Identity",
    "KeyFigures",
    "compare",
    "key_figures",
    "predecessor_text",
]
