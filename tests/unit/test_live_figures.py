# SPDX-License-Identifier: GPL-2.0-or-later
"""Live sums are those of a fresh count, bit for bit, and show no small number."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.indicators.aggregation import Count, Protection, Rate, aggregate
from sozialraumplaner.core.live.figures import LiveFigures, Shown
from sozialraumplaner.core.plan import Plan, Region, actions
from sozialraumplaner.core.values import State, ValueColumn
from workshops import N, happen, happenings, random_plan

LIMIT = 10.0
PUBLIC = frozenset({"einwohner"})
COUNTS = [
    Count("anzahl_a", "A", ("a",)),
    Count("anzahl_b", "B", ("b",)),
    Count("anzahl_ab", "A und B", ("a", "b")),
    Count("anzahl_geteilt", "geteilt", ("geteilt",)),
]
RATES = [
    Rate("quote_a", "Quote A", ("a",), ("einwohner",)),
    Rate("quote_b_an_a", "B an A", ("b",), ("a",)),
    Rate("quote_ab", "A und B", ("a", "b"), ("einwohner",), 1000.0, "je 1.000"),
]


def random_columns(seed: int) -> tuple[dict[str, ValueColumn], np.ndarray]:
    """Columns with small counts, fractions, secrets and gaps; some blocks are uninhabited."""
    generator = np.random.default_rng(seed)
    columns = {
        "einwohner": ValueColumn.of("einwohner", generator.integers(0, 80, N)),
        "a": ValueColumn.of("a", generator.poisson(1.5, N)),
        "b": ValueColumn.of("b", generator.poisson(0.5, N)),
        "geteilt": ValueColumn.of("geteilt", generator.random(N) * 5 / 3),
    }
    odd = generator.random(N) < 0.04
    for name, state in (("a", State.SECRET), ("b", State.ABSENT)):
        column = columns[name]
        column.state[odd] = state
        column.value[odd] = np.nan
        odd = generator.random(N) < 0.04
    return columns, generator.random(N) < 0.1


def live(plan: Plan, seed: int, **options) -> LiveFigures:
    columns, harmless = random_columns(seed)
    protection = Protection(LIMIT, 100.0, secondary=True)
    return LiveFigures(
        plan, columns, COUNTS, RATES, protection, public=PUBLIC, harmless=harmless, **options
    )


def cells(figures: LiveFigures) -> dict[tuple[str, int], Shown]:
    return {
        (figure.field, region): figures.value(figure.field, region)
        for figure in figures.figures
        for region in range(len(figures.plan.regions))
    }


@settings(max_examples=60)
@given(st.integers(0, 10_000), happenings)
def test_live_sums_equal_a_fresh_count_bit_for_bit(seed, sequence):
    plan, _ = random_plan(seed)
    figures = live(plan, seed)
    for happening in sequence:
        happen(plan, happening)
        assert figures.tallies.equals(figures.recomputed())
    while plan.undo() is not None:
        pass
    fresh = live(plan, seed)
    assert figures.tallies.equals(fresh.tallies)
    shown, again = cells(figures), cells(fresh)
    assert all(
        (one.state, one.value, one.change) == (other.state, other.value, other.change)
        or one.state is other.state is not State.VALUE
        for one, other in ((shown[key], again[key]) for key in again)
    )


@settings(max_examples=60)
@given(st.integers(0, 10_000), happenings, st.integers(1, 4))
def test_what_is_shown_is_the_primary_suppression_of_the_printed_table(seed, sequence, stride):
    plan, _ = random_plan(seed)
    figures = live(plan, seed, differences=False)
    for number, happening in enumerate(sequence):
        happen(plan, happening)
        if number % stride == 0:
            figures.value("anzahl_a", 0)
    columns, harmless = random_columns(seed)
    k = len(plan.regions)
    result = aggregate(
        columns,
        plan.region_of.astype(np.int64),
        np.zeros(k, dtype=np.int64),
        1,
        COUNTS,
        RATES,
        Protection(LIMIT, 100.0, secondary=False),
        PUBLIC,
        harmless,
    )
    for entry in (*result.counts, *result.rates):
        for region in range(k):
            shown = figures.value(entry.value.name, region)
            assert shown.state == entry.value.state[region]
            if shown.state is State.VALUE:
                assert shown.value == pytest.approx(entry.value.value[region], rel=1e-12)


@settings(max_examples=60)
@given(st.integers(0, 10_000), happenings)
def test_no_small_number_is_shown_and_none_follows_from_the_opening(seed, sequence):
    plan, _ = random_plan(seed)
    figures = live(plan, seed)
    opening = cells(figures)
    for happening in sequence:
        happen(plan, happening)
        for (field, region), shown in cells(figures).items():
            before = opening.get((field, region))
            if not field.startswith("anzahl") or shown.state is not State.VALUE:
                assert shown.state is State.VALUE or shown.change is None
                continue
            assert not 0 < shown.value < LIMIT - 1e-6
            if before is not None and before.state is State.VALUE:
                moved = abs(shown.value - before.value)
                assert moved < 1e-6 or moved > LIMIT - 1e-6
                assert shown.change == pytest.approx(shown.value - before.value)
            else:
                assert shown.change is None


@settings(max_examples=60)
@given(st.integers(0, 10_000), happenings)
def test_no_two_numbers_shown_one_after_the_other_tell_a_small_one(seed, sequence):
    plan, _ = random_plan(seed)
    figures = live(plan, seed)
    seen: dict[tuple[str, int], list[float]] = {}
    for happening in [None, *sequence]:
        if happening is not None:
            happen(plan, happening)
        for (field, region), shown in cells(figures).items():
            if field.startswith("anzahl") and shown.state is State.VALUE:
                told = seen.setdefault((field, region), [])
                steps = [abs(shown.value - other) for other in told]
                assert all(step < 1e-6 or step > LIMIT - 1e-6 for step in steps)
                told.append(shown.value)


def row_plan(values: list[float], region_of: list[int], **options) -> tuple[Plan, LiveFigures]:
    """A row of blocks with one measure; 100 residents each."""
    n = len(values)
    blocks, contiguity, _ = grid_world(n, 1, np.full(n, 100), np.zeros(n))
    register = [
        Region(f"05358000-{r + 1:02d}", f"G {r + 1}", f"Ort {r}", "05358000", "G")
        for r in range(max(region_of) + 1)
    ]
    plan = Plan(blocks, contiguity, region_of, register)
    columns = {
        "faelle": ValueColumn.of("faelle", values),
        "einwohner": ValueColumn.of("einwohner", np.full(n, 100)),
    }
    figures = LiveFigures(
        plan,
        columns,
        [Count("faelle", "Fälle", ("faelle",))],
        [Rate("quote", "Quote", ("faelle",), ("einwohner",))],
        Protection(LIMIT, 100.0),
        public=PUBLIC,
        **options,
    )
    return plan, figures


def test_a_stroke_shows_sums_and_their_change():
    plan, figures = row_plan([20, 12, 4, 30], [0, 0, 0, 1])
    assert figures.value("faelle", 0) == Shown(State.VALUE, 36.0, 0.0)
    plan.begin_gesture()
    plan.move([2, 1], 1)
    assert figures.value("faelle", 0) == Shown(State.VALUE, 20.0, -16.0)
    quote = figures.value("quote", 1)
    assert quote.value == pytest.approx(46 / 3) and quote.change == pytest.approx(46 / 3 - 30)
    plan.cancel_gesture()
    assert figures.value("faelle", 1) == Shown(State.VALUE, 30.0, 0.0)


def test_a_step_of_few_cases_hides_both_sides_until_more_follow():
    plan, figures = row_plan([20, 12, 4, 30], [0, 0, 0, 1])
    plan.assign([2], 1)
    assert figures.value("faelle", 0).state is State.SECRET, "36 and then 32 would tell the 4"
    assert figures.value("faelle", 1).state is State.SECRET
    assert figures.value("quote", 0).state is State.SECRET, "and so would the rates"
    plan.assign([1], 1)
    assert figures.value("faelle", 1) == Shown(State.VALUE, 46.0, 16.0)


def test_few_cases_are_not_told_by_two_steps_either():
    plan, figures = row_plan([20, 12, 4, 30, 40], [0, 0, 0, 1, 1])
    assert figures.value("faelle", 1).value == 70
    plan.assign([1], 1)
    assert figures.value("faelle", 1).value == 82
    plan.assign([2], 1)
    assert figures.value("faelle", 1).state is State.SECRET, "82 and then 86 would tell the 4"
    assert figures.value("faelle", 0).state is State.SECRET
    plan.undo()
    assert figures.value("faelle", 1) == Shown(State.VALUE, 82.0, 12.0)


def test_figures_beside_each_other_tell_no_small_number_together():
    plan, figures = row_plan([20, 12, 4, 30, 40], [0, 0, 0, 1, 1])
    assert figures.value("faelle", 0).value == 36
    plan.assign([1], 1)
    assert figures.value("faelle", 0).value == 24
    _, beside = row_plan([20, 12, 4, 30, 40], [0, 1, 1, 1, 1], told=figures.told)
    assert beside.value("faelle", 0).state is State.SECRET, "24 here and 20 there tell the 4"


def test_a_region_of_few_cases_shows_nothing():
    _, figures = row_plan([20, 12, 4, 3], [0, 0, 1, 1])
    assert figures.value("faelle", 1).state is State.SECRET
    assert figures.value("quote", 1).state is State.SECRET
    assert np.isnan(figures.value("faelle", 1).value)


def test_new_and_empty_regions():
    plan, figures = row_plan([20, 12, 14, 30], [0, 0, 0, 1])
    plan.commit(actions.new_region(plan, "05358000"))
    assert figures.value("faelle", 2).state is State.EMPTY
    plan.assign([1, 2], 2)
    assert figures.value("faelle", 2) == Shown(State.VALUE, 26.0, None)
    plan.undo()
    plan.undo()
    assert figures.tallies.equals(figures.recomputed())
    assert figures.value("faelle", 0) == Shown(State.VALUE, 46.0, 0.0)


def test_sums_do_not_depend_on_the_order_of_moves():
    values = [1e9 + 1 / 3, 0.1, 0.2, 1e-3, 1 / 7, 12.0]
    plan, figures = row_plan(values, [0, 0, 0, 0, 0, 1])
    start = figures.tallies.sums.copy()
    for block in (1, 3, 0, 2, 4):
        plan.assign([block], 1)
    for block in (4, 0, 3, 1, 2):
        plan.assign([block], 0)
    assert np.array_equal(figures.tallies.sums, start)
    assert figures.value("faelle", 0).change == 0.0


def test_closed_figures_follow_no_longer():
    plan, figures = row_plan([20, 12, 4, 30], [0, 0, 0, 1])
    figures.close()
    plan.assign([2, 1], 1)
    assert figures.value("faelle", 0).value == 36.0


def test_a_region_of_the_start_may_be_gone_when_figures_begin():
    plan, _ = row_plan([20, 12, 14, 30], [0, 0, 0, 1])
    plan.commit(actions.split(plan, 0, np.array([1])))
    plan.begin_session()
    plan.undo()
    columns = {"faelle": ValueColumn.of("faelle", [20, 12, 14, 30])}
    count = Count("faelle", "Fälle", ("faelle",))
    figures = LiveFigures(plan, columns, [count], [], Protection(LIMIT, 100.0))
    assert figures.value("faelle", 0) == Shown(State.VALUE, 46.0, 12.0)
