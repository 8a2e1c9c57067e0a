# SPDX-License-Identifier: GPL-2.0-or-later
"""From blocks to regions: sums, rates, and what must not be told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.indicators.aggregation import (
    Count,
    Protection,
    Rate,
    aggregate,
    looks_like_rate,
    parse_fields,
)
from sozialraumplaner.core.values import ValueColumn

OFF = Protection(min_count=0, min_denominator=0, secondary=False)
PRIMARY = Protection(secondary=False)
QUOTE = Rate("quote", "SGB-II-Quote", ("elb",), ("einwohner",))


def run(columns, region_of, counts=(), rates=(), protection=OFF, municipality_of=None, **options):
    region_of = np.array(region_of)
    n = int(region_of.max()) + 1
    municipality_of = np.zeros(n, dtype=int) if municipality_of is None else municipality_of
    return aggregate(
        {name: as_column(name, values) for name, values in columns.items()},
        region_of,
        np.array(municipality_of),
        int(np.max(municipality_of)) + 1,
        [Count(name, name, (name,)) for name in counts],
        rates,
        protection,
        public=frozenset({"einwohner"}),
        **options,
    )


def as_column(name, values):
    numbers = [value if not isinstance(value, str) else None for value in values]
    return ValueColumn.from_status(
        name, numbers, [value if isinstance(value, str) else None for value in values]
    )


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 4)), min_size=1, max_size=60))
def test_sums_are_conserved(blocks):
    values, regions = zip(*blocks)
    _names, region_of = np.unique(regions, return_inverse=True)
    result = run({"elb": values}, region_of, counts=["elb"])
    assert result.counts[0].value.value.sum() == sum(values)
    assert result.counts[0].total == sum(values)


@given(st.permutations(range(8)))
def test_the_order_of_blocks_does_not_matter(order):
    elb = [30, 5, "geheim<10", 70, 12, None, 44, 9]
    einwohner = [300, 150, 220, 900, 180, 240, 700, 0]
    region_of = np.array([0, 0, 1, 1, 2, 2, 3, 3])
    columns = {"elb": elb, "einwohner": einwohner}
    expected = run(columns, region_of, ["elb"], [QUOTE], Protection())
    shuffled = {name: [values[i] for i in order] for name, values in columns.items()}
    result = run(shuffled, region_of[list(order)], ["elb"], [QUOTE], Protection())
    assert result.counts[0].value.status() == expected.counts[0].value.status()
    assert np.array_equal(
        result.rates[0].value.value, expected.rates[0].value.value, equal_nan=True
    )


def test_secret_and_missing_are_never_zero():
    elb = [30, "geheim<10", 50, "fehlt", 20, 10]
    result = run({"elb": elb, "einwohner": [200] * 6}, [0, 0, 1, 1, 2, 2], ["elb"], [QUOTE])
    assert result.counts[0].value.status() == ["geheim", "unvollstaendig", None]
    assert result.counts[0].value.value[2] == 30
    assert np.isnan(result.counts[0].value.value[:2]).all()
    assert result.rates[0].value.status() == ["geheim", "unvollstaendig", None]
    assert result.counts[0].total is None
    assert result.rates[0].total is None


def test_secret_outweighs_missing():
    result = run({"elb": ["geheim<10", "fehlt"]}, [0, 0], ["elb"])
    assert result.counts[0].value.status() == ["geheim"]


def test_uninhabited_blocks_may_miss_values():
    columns = {"elb": [30, None, 40, None]}
    harmless = np.array([False, True, False, False])
    result = run(columns, [0, 0, 1, 1], ["elb"], harmless=harmless)
    assert result.counts[0].value.status() == [None, "unvollstaendig"]
    assert result.counts[0].value.value[0] == 30


def test_a_rate_is_computed_from_sums():
    columns = {"elb": [10, 90], "einwohner": [1000, 1000 * 2]}
    result = run(columns, [0, 0], rates=[QUOTE], protection=Protection())
    rate = result.rates[0]
    assert rate.value.value[0] == pytest.approx(100 / 3000 * 100)
    assert rate.value.value[0] != pytest.approx((1.0 + 4.5) / 2)
    assert (rate.numerator.value[0], rate.denominator.value[0]) == (100, 3000)
    assert rate.total == pytest.approx(100 / 3000 * 100)


def test_several_fields_make_a_numerator():
    rate = Rate("gq", "Gesamtquotient", ("jung", "alt"), ("mittel",), unit="je 100")
    columns = {"jung": [100, 50], "alt": [80, 30], "mittel": [200, 200]}
    result = run(columns, [0, 0], rates=[rate])
    assert result.rates[0].value.value[0] == pytest.approx(65.0)


def test_rate_without_a_base_is_senseless():
    result = run({"elb": [0], "einwohner": [0]}, [0], rates=[QUOTE], protection=Protection())
    assert result.rates[0].value.status() == ["sinnlos"]


@pytest.mark.parametrize(
    ("cases", "residents"),
    [(9, 12), (7, 226), (995, 1000), (0, 80), (80, 80), (30, 90)],
)
def test_primary_suppression_hides_rate_numerator_and_count(cases, residents):
    columns = {"elb": [cases, 500], "einwohner": [residents, 2000]}
    result = run(columns, [0, 1], ["elb", "einwohner"], [QUOTE], PRIMARY)
    rate = result.rates[0]
    assert rate.value.status() == ["geheim", None]
    assert rate.numerator.status() == ["geheim", None]
    assert result.counts[0].value.status() == ["geheim", None]
    assert result.counts[1].value.value[0] == residents  # residents are no secret
    for column in (rate.value, rate.numerator, result.counts[0].value):
        assert np.isnan(column.value[0])


@pytest.mark.parametrize("cases", [0, 10, 990, 1000])
def test_what_is_large_enough_is_printed(cases):
    result = run({"elb": [cases], "einwohner": [1000]}, [0], rates=[QUOTE], protection=Protection())
    assert result.rates[0].value.value[0] == cases / 10


def test_a_small_base_of_cases_withholds_the_rate_only():
    rate = Rate("lang", "Langzeitarbeitslose", ("alo_lang",), ("alo",))
    result = run({"alo": [57], "alo_lang": [20]}, [0], ["alo", "alo_lang"], [rate], PRIMARY)
    assert result.rates[0].value.status() == ["geheim"]
    assert [entry.value.value[0] for entry in result.counts] == [57, 20]


def test_areas_have_no_smallest_base():
    rate = Rate("ew_dichte", "Dichte", ("einwohner",), ("flaeche_km2",), 1.0, "EW/km²")
    result = run({"einwohner": [900], "flaeche_km2": [3.0]}, [0], [], [rate], Protection())
    assert result.rates[0].value.value[0] == 300


def test_the_status_does_not_tell_primary_from_secondary():
    elb = [142, 7, 63, 0, 28]
    result = run({"elb": elb}, range(5), ["elb"], protection=Protection())
    assert result.counts[0].value.status() == [None, "geheim", None, None, "geheim"]
    assert (result.primary, result.secondary) == (1, 1)
    assert result.counts[0].total == 240


def test_a_total_without_partner_is_withheld_and_protected_in_the_county():
    # Municipality 0 has one case cell only, so its total is secret; 1 lends its smallest cell.
    result = run(
        {"elb": [0, 0, 5, 30, 40, 300, 400]},
        range(7),
        ["elb"],
        protection=Protection(),
        municipality_of=[0, 0, 0, 1, 1, 2, 2],
    )
    status = [None, None, "geheim", "geheim", None, None, None]
    assert result.counts[0].value.status() == status
    assert result.withheld == [("elb", 0), ("elb", 1)]
    assert result.counts[0].total == 775


def test_a_suppressed_count_takes_its_rate_along():
    columns = {"elb": [7, 30, 80], "einwohner": [1000, 1000, 1000]}
    result = run(columns, range(3), ["elb"], [QUOTE], Protection())
    assert result.counts[0].value.status() == ["geheim", "geheim", None]
    assert result.rates[0].value.status() == ["geheim", "geheim", None]
    assert result.rates[0].numerator.status() == ["geheim", "geheim", None]


def test_a_sum_does_not_give_its_secret_part_away():
    rate = Rate("q", "Quote", ("elb", "nef"), ("einwohner",))
    columns = {"elb": [200, 300], "nef": [4, 90], "einwohner": [3000, 3000]}
    result = run(columns, [0, 1], ["elb", "nef"], [rate], PRIMARY)
    assert result.rates[0].value.status() == ["geheim", None]


def test_two_sums_do_not_tell_a_small_difference():
    rate = Rate("q", "Quote", ("elb", "nef"), ("einwohner",))
    columns = {"elb": [200], "nef": [4], "einwohner": [3000]}
    result = run(columns, [0], ["elb"], [rate], PRIMARY)
    assert result.counts[0].value.status() == ["geheim"]


def test_a_third_column_does_not_give_a_secret_away():
    # lb = elb + nef: the secret nef of region 1 could be computed from the other two.
    columns = {
        "lb": [60, 50, 70, 84, 90, 90],
        "elb": [40, 35, 45, 80, 60, 65],
        "nef": [20, 15, 25, "geheim<10", 30, 25],
    }
    result = run(columns, [0, 0, 1, 1, 2, 2], ["lb", "elb", "nef"], protection=Protection())
    status = {entry.count.field: entry.value.status() for entry in result.counts}
    assert status["nef"] == ["geheim", "geheim", None]
    for region in range(3):
        assert sum(status[field][region] is not None for field in columns) != 1


def test_unrelated_columns_do_not_hide_each_other():
    columns = {"a": [60, 50, 7, 81], "b": [40, 35, 45, 80], "c": [20, 15, 25, 30]}
    result = run(columns, range(4), ["a", "b", "c"], protection=Protection())
    status = [entry.value.status() for entry in result.counts]
    assert status == [[None, "geheim", "geheim", None], [None] * 4, [None] * 4]


def test_estimates_stay_marked():
    column = ValueColumn.from_status("elb", [3.5, 20.0], ["geschaetzt", None])
    result = aggregate(
        {"elb": column},
        np.array([0, 1]),
        np.array([0, 0]),
        1,
        [Count("elb", "elb", ("elb",))],
        [],
        OFF,
    )
    assert result.counts[0].value.status() == ["geschaetzt", None]


def test_more_cases_than_people_are_reported():
    result = run({"elb": [1200], "einwohner": [1000]}, [0], rates=[QUOTE])
    assert result.above_one == [("SGB-II-Quote", 0)]


@pytest.mark.parametrize(
    "name",
    [
        "hh_groesse",
        "HHGroesse_D",
        "Alter_D",
        "Durchschnittliche Haushaltsgröße",
        "sgb2_quote",
        "Anteil unter 18",
        "Arbeitslose in %",
        "je 1.000 Einwohner",
        "jugendquotient",
        "Durchschnittsalter",
        "ew_dichte",
        "alo_pct",
    ],
)
def test_rates_are_recognised_by_name(name):
    assert looks_like_rate(name)


@pytest.mark.parametrize(
    "name",
    [
        "Haushalte nach Größe | 1 Person",
        "wohnflaeche",
        "elb",
        "Haushalte mit 1 Kind",
        "alo_1000",
        "einwohner",
        "je_kind",
    ],
)
def test_counts_are_not_taken_for_rates(name):
    assert not looks_like_rate(name)


def test_fields_of_a_rate():
    assert parse_fields(" a+ b ", "q") == ("a", "b")
    with pytest.raises(UserError, match="rate_without_field"):
        parse_fields(" + ", "q")
    with pytest.raises(UserError, match="rate_field_twice"):
        parse_fields("a + a", "q")
