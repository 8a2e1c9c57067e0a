# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules V01 to V12, V15 and V16 for a plan, as findings.

V06 (gaps and overlaps), V13 and V14 are about layers and lie in ``gis/data_checks``.
"""

from __future__ import annotations

from .county_rules import sums_against
from .options import Addresses, CheckOptions, cut_borders
from .run import check_plan

__all__ = ["Addresses", "CheckOptions", "check_plan", "cut_borders", "sums_against"]
