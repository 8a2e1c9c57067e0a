# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about alternatives."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "alternatives_number": lambda: tr("At least one alternative has to be asked for."),
    "alternatives_distance": lambda: tr(
        "The smallest difference must lie between 0 and 100 %. Please enter 15, for example."
    ),
}

FINDINGS: dict[str, Callable[[], str]] = {
    "D60": lambda: tr(
        "Only {found} of {wanted} alternatives differ by {distance} % of the residents or more; "
        "the next one would differ by {reached} %. Ask for a smaller difference, or allow more "
        "room: a lower minimum, a higher maximum, fewer links."
    ),
    "D61": lambda: tr(
        "The search ended early with {found} of {wanted} alternatives. More time may find more."
    ),
}
