# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicators joined to blocks are shown live; suggestions and their reasons are sentences."""

from __future__ import annotations

import pytest
from layers import make_layer, square_wkt
from sozialraumplaner.core.checks import CheckOptions, check_plan
from sozialraumplaner.core.live.figures import Shown
from sozialraumplaner.core.live.suggestion import REASONS, Suggestion, suggest
from sozialraumplaner.core.plan import actions
from sozialraumplaner.core.values import State
from sozialraumplaner.gis.indicators import RATE, Definition
from sozialraumplaner.gis.layers import read_block_layer
from sozialraumplaner.gis.live_figures import (
    change_text,
    figures_from_layer,
    shown_text,
    state_text,
)
from sozialraumplaner.gis.live_suggestion import suggestion_text
from sozialraumplaner.gis.messages import finding_text
from sozialraumplaner.gis.plans import plan_from_layer

FIELDS = (
    "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
    "&field=sr_id:string&field=lb:double&field=lb_status:string"
    "&field=kinder:double&field=kinder_status:string"
    "&field=lb_quote:double&field=lb_quote_status:string&field=frei:double"
)


@pytest.fixture
def layer(qgis_app):
    """Six blocks in a row, two regions; cases, children with a secret and a gap, a rate."""
    rows = []
    children = [(30.0, None), (20.0, None), (None, "geheim<10"), (25.0, None), (None, "fehlt")]
    for column, (cases, (number, status)) in enumerate(
        zip([40.0, 25.0, 4.0, 60.0, 30.0, 12.0], [*children, (8.0, None)])
    ):
        key = "05358028-01" if column < 3 else "05358028-02"
        values = (cases, None, number, status, 5.0, None, 1.0)
        rows.append((square_wkt(column, 0), f"B{column}", "05358028", "K", 500, key, *values))
    source = make_layer(rows, FIELDS)
    source.setFieldAlias(source.fields().indexOf("lb"), "Leistungsberechtigte")
    return read_block_layer(source)


def test_counts_with_a_status_are_offered_and_rates_are_not(layer):
    figures = figures_from_layer(plan_from_layer(layer, "sr_id"), layer)
    names = [(figure.field, figure.name) for figure in figures.figures]
    assert names == [("lb", "Leistungsberechtigte"), ("kinder", "kinder")]


def test_cells_follow_the_plan_and_keep_the_small_number_rule(layer):
    plan = plan_from_layer(layer)
    figures = figures_from_layer(plan, layer)
    cases, children = figures.figures
    assert (cases.name, children.name) == ("Leistungsberechtigte", "kinder")
    assert shown_text(figures.value("lb", 0), cases) == "69"
    assert figures.value("kinder", 0).state is State.SECRET
    assert figures.value("kinder", 1).state is State.INCOMPLETE
    assert state_text(State.SECRET) and state_text(State.INCOMPLETE)
    assert state_text(State.VALUE) == ""
    plan.assign([2], 1)
    assert shown_text(figures.value("lb", 1), cases) == ".", "the four cases of the block"
    assert change_text(figures.value("lb", 1), cases) == ""
    plan.assign([1], 1)
    assert change_text(figures.value("lb", 1), cases) == "+29"
    assert change_text(figures.value("lb", 0), cases) == "−29"
    assert figures.value("kinder", 0) == Shown(State.VALUE, 30.0, None)
    plan.commit(actions.new_region(plan, "05358028"))
    assert shown_text(figures.value("lb", 2), cases) == ""


def test_rates_come_from_the_table_of_indicators(layer):
    plan = plan_from_layer(layer)
    definitions = [
        Definition(
            "sgb2", "SGB-II-Quote", RATE, "Leistungsberechtigte", "einwohner", 100.0, "%", 1
        ),
        Definition("andere", "Andere", RATE, "Unbekannt", "einwohner", 100.0),
    ]
    figures = figures_from_layer(plan, layer, definitions)
    rate = figures.figures[-1]
    assert (rate.field, rate.unit, len(figures.figures)) == ("sgb2", "%", 3)
    assert figures.value("sgb2", 0).value == pytest.approx(69 / 1500 * 100)
    assert shown_text(figures.value("sgb2", 0), rate)[0] == "4"


def test_blocks_without_indicators_have_no_figures(qgis_app):
    fields = "field=baustein_id:string&field=ags:string&field=einwohner:integer&field=sr_id:string"
    source = make_layer([(square_wkt(0, 0), "B0", "05358028", 500, "05358028-01")], fields)
    layer = read_block_layer(source)
    assert figures_from_layer(plan_from_layer(layer), layer) is None


def test_a_field_with_texts_or_unknown_signs_is_not_offered(qgis_app):
    fields = (
        "field=baustein_id:string&field=ags:string&field=einwohner:integer&field=sr_id:string"
        "&field=a:string&field=a_status:string&field=b:double&field=b_status:string"
    )
    row = (square_wkt(0, 0), "B0", "05358028", 500, "05358028-01", "viele", None, 3.0, "hm")
    layer = read_block_layer(make_layer([row], fields))
    assert figures_from_layer(plan_from_layer(layer, "sr_id"), layer) is None


def test_a_suggestion_is_told_with_its_residents(layer):
    plan = plan_from_layer(layer)
    plan.assign([1], 1)
    plan.assign([2], 1)
    text = suggestion_text(plan, suggest(plan, 0, 1000, None))
    first, second = plan.regions[0].short, plan.regions[1].short
    assert f"{second} → {first}" in text and "500" in text and "1000" in text.replace(",", "")


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_for_no_suggestion_has_a_sentence(layer, reason):
    plan = plan_from_layer(layer)
    text = suggestion_text(plan, Suggestion(0, (), reason=reason))
    assert plan.regions[0].short in text and text.endswith(".")


def test_findings_of_an_open_plan_are_sentences(layer):
    plan = plan_from_layer(layer)
    plan.assign([0], 1)
    plan.commit(actions.declare_exclave(plan, 1, "Der Hof gehört zur Pfarrei"))
    options = CheckOptions(
        None, None, reasons=True, blocks_locked_before=["05358028-01"] + [""] * 5
    )
    texts = {finding.rule: finding_text(finding) for finding in check_plan(plan, options)}
    assert set(texts) == {"V05e", "V11b", "V12"}
    assert "Der Hof gehört zur Pfarrei" in texts["V05e"] and "B0" in texts["V11b"]
