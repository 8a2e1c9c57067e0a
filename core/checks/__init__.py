# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules V01 to V12 and V16 for a plan, as findings.

V06 (gaps and overlaps) and V13 to V15 are about layers and lie in ``gis``.
"""

from __future__ import annotations

from .options import CheckOptions, cut_borders
from .run import check_plan

__all__ = ["CheckOptions", "check_plan", "cut_borders"]
