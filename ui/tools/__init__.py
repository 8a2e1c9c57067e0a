# SPDX-License-Identifier: GPL-2.0-or-later
"""Map tools of the workshop: paint, drag a border, rectangle, lasso."""

from .border import BorderTool
from .paint import PaintTool
from .region_tool import RegionTool
from .shapes import LassoTool, RectangleTool
from .stroke import NEW_REGION

__all__ = [
    "NEW_REGION",
    "BorderTool",
    "LassoTool",
    "PaintTool",
    "RectangleTool",
    "RegionTool",
]
