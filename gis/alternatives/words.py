# SPDX-License-Identifier: GPL-2.0-or-later
"""Alternatives in words: their letters and names, criteria and values, strengths and weaknesses."""

from __future__ import annotations

from typing import Callable, List, Mapping, Sequence

from ...core.delineation.comparing.profile import Criterion, Profile
from ...core.delineation.comparing.traits import Character, Trait
from ..translation import number, tr

#: Strengths and weaknesses told of each plan.
_TOLD = 3
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST = len(_LETTERS)


def letter(index: int) -> str:
    """A, B, C ... of a plan."""
    return _LETTERS[index]


def names(characters: Sequence[Character]) -> List[str]:
    """A name for each plan after what it does best; no two are the same."""
    result: List[str] = []
    for character in characters:
        if character.name is not None:
            name = _name(character.name)
        elif character.worse:
            name = tr("Other division")
        else:
            name = tr("Middle course")
        same = sum(other == name or other.startswith(f"{name} ") for other in result)
        result.append(f"{name} {same + 1}" if same else name)
    return result


def _name(criterion: Criterion) -> str:
    texts: Mapping[str, Callable[[], str]] = {
        "total": lambda: tr("Best overall"),
        "below_minimum": lambda: tr("Fewest below the minimum"),
        "unevenness": lambda: tr("Balanced sizes"),
        "places_kept": lambda: tr("Ortsteile kept together"),
        "places_whole": lambda: tr("Many undivided Ortsteile"),
        "compactness": lambda: tr("Compact shapes"),
        "border": lambda: tr("Short borders"),
        "settlement": lambda: tr("Borders away from settlements"),
        "likeness": lambda: tr("Alike inside"),
        "links": lambda: tr("Links kept: {source}"),
        "barriers": lambda: tr("Barriers respected"),
        "lacking": lambda: tr("Supply in reach: {name}"),
        "moved": lambda: tr("Close to the existing plan"),
    }
    return texts[criterion.code]().format(source=criterion.name, name=criterion.name)


def criterion_label(criterion: Criterion) -> str:
    """What a criterion measures, with its unit."""
    texts: Mapping[str, Callable[[], str]] = {
        "total": lambda: tr("Value of all criteria, above the best plan"),
        "regions": lambda: tr("Sozialräume"),
        "smallest": lambda: tr("Smallest Sozialraum (residents)"),
        "median": lambda: tr("Median Sozialraum (residents)"),
        "largest": lambda: tr("Largest Sozialraum (residents)"),
        "below_minimum": lambda: tr("Sozialräume below the minimum"),
        "unevenness": lambda: tr("Mean deviation from the mean size in the municipality"),
        "places_kept": lambda: tr("Residents together with the rest of their Ortsteil"),
        "places_whole": lambda: tr("Undivided Ortsteile (of {n})"),
        "compactness": lambda: tr("Compactness (circle = 1)"),
        "border": lambda: tr("Borders between Sozialräume (km)"),
        "settlement": lambda: tr("Residents close to both sides of these borders"),
        "likeness": lambda: tr("Likeness inside the Sozialräume"),
        "links": lambda: tr("Links kept: {source}"),
        "barriers": lambda: tr("Barriers inside Sozialräume (km)"),
        "lacking": lambda: tr("Sozialräume without enough of “{name}”"),
        "moved": lambda: tr("Residents who change their Sozialraum"),
    }
    return texts[criterion.code]().format(
        source=criterion.name, name=criterion.name, n=number(criterion.of or 0)
    )


def value_text(criterion: Criterion, value: float, best_total: float) -> str:
    """A value as it is shown. best_total: value of the best plan, which others are set against."""
    if criterion.code == "total":
        above = 100.0 * (value / best_total - 1.0) if best_total > 0 else 0.0
        return f"+{number(above, 1)} %" if above >= 0.05 else f"{number(0)} %"
    if criterion.code in ("unevenness", "places_kept", "likeness", "links"):
        return f"{number(100.0 * value, 1)} %"
    if criterion.code == "compactness":
        return number(value, 2)
    if criterion.code in ("border", "barriers"):
        return number(value / 1000.0, 1)
    return number(value)


def best_total(profiles: Sequence[Profile]) -> float:
    """Value of the best plan."""
    return min(profile.total for profile in profiles)


def trait_lines(traits: Sequence[Trait]) -> List[str]:
    """The clearest strengths or weaknesses, each with its value and those of the other plans."""
    lines = []
    for trait in traits:
        if trait.criterion.code == "total":
            continue
        value, low, high = (
            value_text(trait.criterion, figure, 0.0)
            for figure in (trait.value, trait.low, trait.high)
        )
        if value in (low, high):
            continue
        text = tr("{criterion}: {value} (others {low})")
        if low != high:
            text = tr("{criterion}: {value} (others {low} to {high})")
        label = criterion_label(trait.criterion)
        lines.append(text.format(criterion=label, value=value, low=low, high=high))
    return lines[:_TOLD]


def marks(criterion: Criterion, shown: Sequence[str], values: Sequence[float]) -> List[str]:
    """ "▲" for the best, "▼" for the worst, "" otherwise and where all look the same."""
    if criterion.better == 0 or len(set(shown)) < 2:
        return [""] * len(shown)
    score = [criterion.better * value for value in values]
    best, worst = shown[score.index(max(score))], shown[score.index(min(score))]
    return ["▲" if text == best else "▼" if text == worst else "" for text in shown]
