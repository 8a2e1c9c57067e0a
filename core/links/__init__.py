# SPDX-License-Identifier: GPL-2.0-or-later
"""What belongs together: blocks that must, must not, or should lie in the same region."""

from __future__ import annotations

from .checks import check_links
from .model import NO_GROUP, GroupLink, Kept, Kind, LinkResult, Links, PairLink
from .sources import block_mass, field_groups
from .tables import LinkTable, matrix_table, read_link_table

__all__ = [
    "NO_GROUP",
    "GroupLink",
    "Kept",
    "Kind",
    "LinkResult",
    "LinkTable",
    "Links",
    "PairLink",
    "block_mass",
    "check_links",
    "field_groups",
    "matrix_table",
    "read_link_table",
]
