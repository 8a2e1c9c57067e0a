# SPDX-License-Identifier: GPL-2.0-or-later
"""What a planner asks for, as plain data, and what it means in sizes and weights."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields, replace
from typing import Callable, Mapping, Optional, Tuple

from ...core.delineation import PRESETS, Mode, Preset, Weights
from ...core.errors import UserError
from ..links.tables import parse_weights
from ..translation import number, tr

#: Names of the single weights, in the order in which they are asked for and shown.
WEIGHTS = (
    "place",
    "links",
    "barrier",
    "likeness",
    "size",
    "border",
    "settlement",
    "inertia",
    "cuts",
    "change",
)
#: Weight of a criterion that a preset leaves at 0, once there are data for it.
_ASKED_FOR = 1.0
#: What "less important" and "more important" multiply the weights of a preset by.
EMPHASES = (1.0, 1.0 / 3.0, 3.0)
#: Parts of the objective that a compact shape is made of.
_SHAPE = ("border", "inertia", "cuts")
_OWN = Preset("own", Weights(**{entry.name: 0.0 for entry in fields(Weights)}), 1_000, 2_500)


def preset_of(index: int) -> Preset:
    """The preset at a position of the list; beyond its end "own weights", all of them 0."""
    return PRESETS[index] if index < len(PRESETS) else _OWN


def preset_text(preset: Preset) -> str:
    """Name of a preset with its sizes."""
    names: Mapping[str, Callable[[], str]] = {
        "rural": lambda: tr("Rural county"),
        "town": lambda: tr("Town"),
        "official": lambda: tr("Fit for official data from 1,000"),
        "own": lambda: tr("Own weights"),
    }
    sizes = tr("minimum {minimum}, target {target}").format(
        minimum=number(preset.minimum), target=number(preset.target)
    )
    if preset.maximum is not None:
        sizes += tr(", maximum {maximum}").format(maximum=number(preset.maximum))
    return f"{names[preset.name]()} ({sizes})"


def criterion_text(name: str) -> str:
    """A part of the objective as users say it; its name where there is no word for it."""
    words: Mapping[str, Callable[[], str]] = {
        "place": lambda: tr("Keep Ortsteile together"),
        "links": lambda: tr("Keep together what belongs together"),
        "barrier": lambda: tr("Do not reach across barriers"),
        "likeness": lambda: tr("Similar buildings and social situation"),
        "size": lambda: tr("Balanced size"),
        "border": lambda: tr("Compact shape: short borders"),
        "settlement": lambda: tr("Do not cut through settlements"),
        "inertia": lambda: tr("Compact shape: short ways to the middle"),
        "cuts": lambda: tr("Compact shape: few neighbours separated"),
        "change": lambda: tr("Few residents change their Sozialraum"),
    }
    return words[name]() if name in words else name


def weights_text(weights: Weights) -> str:
    """The weights that count, with the criteria they belong to."""
    values = {name: float(getattr(weights, name)) for name in WEIGHTS}
    return ", ".join(
        f"{criterion_text(name)} {weight_text(value)}"
        for name, value in values.items()
        if value > 0
    )


def weight_text(weight: float) -> str:
    """A weight with no more decimals than it has, two at most."""
    decimals = next((d for d in (0, 1) if abs(weight - round(weight, d)) < 1e-9), 2)
    return number(weight, decimals)


def parse_floors(text: str) -> Tuple[Tuple[str, float], ...]:
    """Fields and minima of a text such as ``gs_anzahl: 1; kita_anzahl: 2``.

    Raises ``UserError("facilities_unreadable")``.
    """
    try:
        return tuple(parse_weights(text))
    except UserError as error:
        raise UserError("facilities_unreadable", text=error.data["text"]) from error


@dataclass(frozen=True)
class Wishes:
    """What is asked, apart from layers.

    minimum, target, maximum: None as in the preset; a maximum of 0 means none. weights: single
    ones in place of the preset's. shape, size: factors on the preset's weights. together: fields
    whose equal entries should stay together. likeness: numeric fields. floors: fields and what
    each region should have of them at least. existing: field with existing regions, "" for none.
    locked: keys of existing regions that stay, ("*",) for all. municipalities: names or keys of
    those that are delineated anew, () for all. locked_blocks: an expression, "" for none.
    """

    preset: Preset
    mode: Mode = Mode.TARGET
    count: Optional[int] = None
    minimum: Optional[float] = None
    target: Optional[float] = None
    maximum: Optional[float] = None
    balance: Optional[float] = None
    weights: Mapping[str, float] = field(default_factory=dict)
    shape: float = 1.0
    size: float = 1.0
    keep_places: bool = True
    together: Tuple[str, ...] = ()
    likeness: Tuple[str, ...] = ()
    floors: Tuple[Tuple[str, float], ...] = ()
    within_municipality: bool = True
    frame: str = ""
    existing: str = ""
    locked: Tuple[str, ...] = ()
    municipalities: Tuple[str, ...] = ()
    locked_blocks: str = ""

    @property
    def lowest(self) -> float:
        """Minimum of residents."""
        return self.preset.minimum if self.minimum is None else self.minimum

    @property
    def wanted(self) -> float:
        """Target of residents."""
        return self.preset.target if self.target is None else self.target

    @property
    def highest(self) -> Optional[float]:
        """Maximum of residents; that of a preset belongs to its target."""
        if self.maximum is not None:
            return self.maximum or None
        return self.preset.maximum if self.mode is Mode.TARGET else None

    def weighing(self, *, links: bool, barrier: bool, places: bool) -> Weights:
        """The weights that count. links, barrier, places: whether there are data for them.

        What the planner gave data for counts, also where the preset is silent about it; what has
        no data counts 0. Raises ``UserError("weights_missing")`` for own weights without one.
        """
        if self.preset is _OWN and not any(self.weights.values()):
            raise UserError("weights_missing")
        given = {"likeness": bool(self.likeness), "links": links, "barrier": barrier}
        given["place"] = self.keep_places and places
        chosen = {}
        for name in WEIGHTS:
            weight = float(getattr(self.preset.weights, name))
            if name in _SHAPE:
                weight *= self.shape
            if name == "size":
                weight *= self.size
            if given.get(name) and weight == 0 and self.preset is not _OWN:
                weight = _ASKED_FOR
            weight = float(self.weights.get(name, weight))
            chosen[name] = weight if given.get(name, True) or not math.isfinite(weight) else 0.0
        return replace(self.preset.weights, **chosen)
