# SPDX-License-Identifier: GPL-2.0-or-later
"""What the rules V01 to V16 are about, in a few words."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

_TITLES: dict[str, Callable[[], str]] = {
    "V01": lambda: tr("blocks without a Sozialraum"),
    "V02": lambda: tr("keys of blocks"),
    "V03": lambda: tr("keys of Sozialräume"),
    "V04": lambda: tr("across the border of the municipality"),
    "V05": lambda: tr("in several parts"),
    "V06": lambda: tr("gaps and overlaps"),
    "V07": lambda: tr("fewer residents than the lower limit"),
    "V08": lambda: tr("more residents than the upper limit"),
    "V09": lambda: tr("sums of the municipalities"),
    "V10": lambda: tr("names"),
    "V11": lambda: tr("fixed, but changed"),
    "V12": lambda: tr("changes without a reason"),
    "V13": lambda: tr("reference systems"),
    "V14": lambda: tr("outlines of blocks"),
    "V15": lambda: tr("addresses"),
    "V16": lambda: tr("divided Ortsteile, barriers, schools"),
}


def rule_title(rule: str) -> str:
    """``V07: fewer residents than the lower limit``; a rule of another kind is its code."""
    title = _TITLES.get(rule)
    return rule if title is None else f"{rule}: {title()}"
