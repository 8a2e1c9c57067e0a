# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicators of a block layer as figures that follow an open plan, and their cells as texts."""

from __future__ import annotations

from typing import Optional, Sequence

import numpy as np

from ..core.errors import UserError
from ..core.indicators.aggregation import Count, Protection, Rate, looks_like_rate
from ..core.indicators.terms import Term
from ..core.live.figures import Figure, LiveFigures, Shown
from ..core.live.told import Told
from ..core.plan import Plan
from ..core.values import State, ValueColumn
from .compat import is_null
from .indicators import RATE, STATUS, Definition, indicator_names
from .layers import BlockFields, BlockLayer, field_index
from .translation import number, tr
from .workbook_cells import sign_of

#: Sign of a number that must not be shown.
_HIDDEN = "."


def figures_from_layer(
    plan: Plan,
    layer: BlockLayer,
    definitions: Sequence[Definition] = (),
    protection: Optional[Protection] = None,
    told: Optional[Told] = None,
) -> Optional[LiveFigures]:
    """Figures of a plan from the indicators that its blocks carry; None where they carry none.

    definitions: a table of indicators; rates whose numerator and denominator the blocks hold are
    shown beside the counts. told: what other figures have said of the regions. Residents are
    public at any size, and blocks where nobody lives may lack values, as ``aggregateindicators``
    has it by default.
    """
    columns = _columns(layer)
    rates = [rate for definition in definitions if (rate := _rate(layer, definition, columns))]
    counts = [
        Count(name, _label(layer, name), (name,))
        for name in columns
        if name != BlockFields.population
    ]
    if not counts and not rates:
        return None
    residents = plan.blocks.population.astype(np.float64)
    known = plan.blocks.population_known
    columns[BlockFields.population] = ValueColumn.of(
        BlockFields.population, np.where(known, residents, np.nan)
    )
    return LiveFigures(
        plan,
        columns,
        counts,
        rates,
        protection or Protection(),
        public=frozenset({BlockFields.population}),
        harmless=known & (plan.blocks.population == 0),
        told=told,
    )


def shown_text(shown: Shown, figure: Figure) -> str:
    """A cell as text: the number, or the sign of official statistics for none."""
    if shown.state is State.VALUE:
        return number(shown.value, figure.decimals)
    return "" if shown.state is State.EMPTY else sign_of(shown.state, _HIDDEN)


def change_text(shown: Shown, figure: Figure) -> str:
    """The change since the opening with its sign, "" where there is none to show."""
    if shown.change is None:
        return ""
    size = number(abs(shown.change), figure.decimals)
    if size == number(0, figure.decimals):
        return ""
    return f"+{size}" if shown.change > 0 else f"−{size}"


def state_text(state: State) -> str:
    """Why a cell shows no number, as a sentence; "" for a number."""
    sentences = {
        State.SECRET: lambda: tr(
            "Secret: so few cases must not be shown, neither as a number nor as a difference."
        ),
        State.INCOMPLETE: lambda: tr("Values of some blocks are missing."),
        State.SENSELESS: lambda: tr("Nobody is there whom the rate could be about."),
        State.EMPTY: lambda: tr("No block with a value."),
    }
    return sentences[state]() if state in sentences else ""


def _columns(layer: BlockLayer) -> dict[str, ValueColumn]:
    """Values of the fields that are offered."""
    columns = {}
    for name in indicator_names(layer.fields):
        if not looks_like_rate(name, _label(layer, name)):
            column = _column(layer, name)
            if column is not None:
                columns[name] = column
    return columns


def _column(layer: BlockLayer, name: str) -> Optional[ValueColumn]:
    """The values of a field with their status; None where it holds something else."""
    index = field_index(layer.fields, name)
    if not layer.fields.at(index).isNumeric():
        return None
    column = ValueColumn.of(name, _numbers(layer.values(index)))
    status = layer.values(field_index(layer.fields, name + STATUS))
    if not any(status):
        # Most columns have none, and a county has a hundred thousand blocks.
        return column
    texts = {row: text for row, text in enumerate(status) if text and isinstance(text, str)}
    marked = list(texts)
    try:
        rows = ValueColumn.from_status(
            name, column.value[marked].tolist(), [text.strip() for text in texts.values()]
        )
    except UserError:
        return None
    column.value[marked], column.state[marked] = rows.value, rows.state
    column.bound[marked], column.flags[marked] = rows.bound, rows.flags
    return column


def _numbers(cells: Sequence[object]) -> np.ndarray:
    """Numbers of a field, nan for NULL."""
    try:
        return np.fromiter(cells, dtype=np.float64, count=len(cells))
    except (TypeError, ValueError):
        # NULL of some providers is an object of its own.
        return np.array([None if is_null(cell) else cell for cell in cells], dtype=np.float64)


def _label(layer: BlockLayer, name: str) -> str:
    """What a field is called for people: alias, comment or name."""
    entry = layer.fields.at(field_index(layer.fields, name))
    return entry.alias() or entry.comment() or entry.name()


def _rate(
    layer: BlockLayer, definition: Definition, columns: dict[str, ValueColumn]
) -> Optional[Rate]:
    """The rate that a definition describes, where the blocks hold what it needs."""
    if definition.art != RATE:
        return None
    names = [*columns, BlockFields.population]
    top = _term(layer, definition.zaehler, names)
    bottom = _term(layer, definition.nenner, names)
    if not top or not bottom:
        return None
    return Rate(
        definition.feld,
        definition.name,
        top,
        bottom,
        definition.faktor,
        definition.einheit or "%",
        definition.dezimalen,
    )


def _term(layer: BlockLayer, text: str, names: Sequence[str]) -> Term:
    """Fields of a sum such as "Kinder + Jugendliche", by name or label; () where one is missing."""
    called = {label: name for name in names if (label := _label_or_name(layer, name))}
    called.update({name: name for name in names})
    parts = [part.strip() for part in text.split(" + ")]
    return tuple(called[part] for part in parts) if all(p in called for p in parts) else ()


def _label_or_name(layer: BlockLayer, name: str) -> str:
    return _label(layer, name) if field_index(layer.fields, name) >= 0 else name
