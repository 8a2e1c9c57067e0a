# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything that one printed map says and shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from string import Formatter
from typing import Dict, List, Optional, Tuple

from ...core.indicators.classes import Classes, Method
from ..styles import Extra
from ..translation import number, tr, trn
from .ground import MapGround

#: Width and height in mm and the factor of all sizes.
PAPERS: Dict[str, Tuple[float, float, float]] = {
    "A4_portrait": (210, 297, 1.0),
    "A4_landscape": (297, 210, 1.0),
    "A3_portrait": (297, 420, 1.25),
    "A3_landscape": (420, 297, 1.25),
}


@dataclass(frozen=True)
class LegendRow:
    """One class or kind of area: code of the field ``klasse``, label in four cells, count.

    cells: word, lower limit, word, upper limit; so that the numbers stand below each other.
    """

    code: int
    cells: Tuple[str, str, str, str]
    count: int


@dataclass(frozen=True)
class MapSpec:
    """One map.

    codes: code of the field ``klasse`` of each region of the ground.
    colours: one colour for each class.
    rows, extra_rows: legend of classes and of areas without a value.
    county_value, method: paragraphs below the legend, "" for none.
    sources, imprint: paragraphs of the footer, left and right.
    paper: key of ``PAPERS``, "" for the A4 page on which the county is largest.
    """

    ground: MapGround
    codes: List[int]
    colours: List[str]
    rows: List[LegendRow]
    extra_rows: List[LegendRow]
    title: str
    subtitle: str
    legend_title: str
    unit: str
    county_value: str = ""
    method: str = ""
    sources: List[str] = field(default_factory=list)
    imprint: List[str] = field(default_factory=list)
    author: str = ""
    logo: str = ""
    paper: str = ""
    grey_print: bool = False

    @property
    def extras(self) -> List[Extra]:
        """Kinds of areas without a value that occur."""
        return [Extra(row.code) for row in self.extra_rows]


def class_rows(classes: Classes) -> List[LegendRow]:
    """Legend of the classes from low to high: "von 5,0 bis unter 7,5"."""
    rows = []
    for position, (low, high) in enumerate(zip(classes.lower, classes.upper)):
        if low is None and high is None:
            template = tr("all values")
        elif low is None:
            template = tr("under {high}")
        elif high is None:
            template = tr("{low} and more")
        elif low == high:
            template = "{low}"
        elif classes.closed_at_top(position):
            template = tr("from {low} to {high}")
        else:
            template = tr("from {low} to under {high}")
        rows.append(
            LegendRow(
                code=position,
                cells=_cells(template, _printed(low, classes), _printed(high, classes)),
                count=int(classes.counts[position]),
            )
        )
    return rows


def _printed(limit: Optional[float], classes: Classes) -> str:
    return "" if limit is None else number(limit, classes.decimals).replace("-", "−")


def _cells(template: str, low: str, high: str) -> Tuple[str, str, str, str]:
    before_low = before_high = upper = lower = ""
    for text, name, _, _ in Formatter().parse(template):
        if name == "low":
            before_low, lower = text.strip(), low
        elif name == "high":
            before_high, upper = text.strip(), high
        elif upper:
            upper += text
        else:
            before_high = text.strip()
    return before_low, lower, before_high, upper


def method_text(classes: Classes, around_county_value: bool) -> str:
    """The class method in words; deviations lie around the county value or around the mean."""
    if len(classes) == 1:
        return tr("Classes: one, since all values are equal")
    names = {
        Method.QUANTILE: lambda: tr("Classes: quantiles (about the same number in each class)"),
        Method.EQUAL: lambda: tr("Classes: equal widths with round limits"),
        Method.NATURAL: lambda: tr("Classes: natural breaks (Jenks)"),
        Method.DEVIATION: lambda: (
            tr("Classes: standard deviations around the county value")
            if around_county_value
            else tr("Classes: standard deviations around the mean of the regions")
        ),
        Method.FIXED: lambda: tr("Classes: fixed limits"),
    }
    return names[classes.method]()


def county_text(value: float, decimals: int, unit: str, n_with_value: int, complete: bool) -> str:
    """The county value; where regions are missing in it, the text says so."""
    shown = number(value, decimals).replace("-", "−")
    # A no-break blank keeps number and unit on one line.
    amount = f"{shown}\u00a0{unit}".strip()
    if complete:
        return tr("County value: {amount}").format(amount=amount)
    return trn(
        "Value of the {n} region that states it: {amount}",
        "Value of the {n} regions that state it: {amount}",
        n_with_value,
    ).format(n=number(n_with_value), amount=amount)
