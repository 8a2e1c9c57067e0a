# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading official German tables and joining them to keys."""

from __future__ import annotations

from .match import Match, distribute, match_table
from .pivot import pivot_long
from .reading import read_table
from .report import MatchReport
from .table import Column, Note, Source, Table
from .xlsx import SheetInfo, list_sheets

__all__ = [
    "Column",
    "Match",
    "MatchReport",
    "Note",
    "SheetInfo",
    "Source",
    "Table",
    "distribute",
    "list_sheets",
    "match_table",
    "pivot_long",
    "read_table",
]
