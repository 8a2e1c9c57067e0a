# SPDX-License-Identifier: GPL-2.0-or-later
"""What belongs together: against naive loops, and as input in any order and of any quality."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.findings import Level
from sozialraumplaner.core.links import (
    GroupLink,
    Kind,
    Links,
    LinkTable,
    PairLink,
    check_links,
    field_groups,
    matrix_table,
    read_link_table,
)

N = 12
KEYS = [f"{block:03d}" for block in range(N)]
blocks_of = st.integers(0, N - 1)
labels = st.lists(st.sampled_from(["", "a", "b", "c", "d"]), min_size=N, max_size=N)
rows = st.lists(
    st.tuples(
        st.sampled_from(["muss", "darf nicht", "soll", "soll", "soll"]),
        blocks_of,
        blocks_of,
        st.integers(0, 50),
    ),
    max_size=25,
)
residents = st.lists(st.integers(0, 900), min_size=N, max_size=N)
plans = st.lists(st.integers(-1, 3), min_size=N, max_size=N).map(np.array)


def world(population=None, municipality=None):
    people = np.full(N, 100) if population is None else np.array(population)
    return grid_world(4, 3, people, np.zeros(N) if municipality is None else municipality)


def table(entries) -> LinkTable:
    return LinkTable(
        [KEYS[first] for _, first, _, _ in entries],
        [KEYS[second] for _, _, second, _ in entries],
        [strength for _, _, _, strength in entries],
        [kind for kind, _, _, _ in entries],
    )


def links_of(entries, mass, *groups: GroupLink) -> Links:
    found, pairs, _ = read_link_table(table(entries), KEYS, mass, source="Tabelle")
    return Links(len(mass), mass, (*groups, *found), tuple(pairs))


def should(values, population, weight=1.0) -> GroupLink:
    blocks, _, _ = world(population)
    return field_groups("Ortsteil", Kind.SHOULD, values, blocks, weight=weight)[0]


def pair_link(links: Links, kind: Kind) -> PairLink:
    return next(pair for pair in links.pairs if pair.kind is kind)


def finding_rules(findings) -> list[str]:
    return [finding.rule for finding in findings]


@given(rows, residents, labels, plans)
def test_evaluation_is_what_a_loop_over_all_pairs_finds(entries, population, values, plan):
    mass = np.array(population, dtype=float)
    must = should(["x" if value == "a" else "" for value in values], population)
    must = GroupLink("Feld", Kind.MUST, must.label, must.names, must.size)
    links = links_of(entries, mass, must, should(values, population, 2.0))
    result = links.evaluate(plan)

    def together(i: int, j: int) -> bool:
        return bool(plan[i] == plan[j] >= 0)

    broken = {
        int(links.must[i])
        for i, j in combinations(range(N), 2)
        if links.must[i] == links.must[j] >= 0 and not together(i, j)
    }
    assert set(result.broken_must) == broken
    apart = {(min(i, j), max(i, j)) for kind, i, j, _ in entries if kind == "darf nicht" and i != j}
    assert {tuple(pair) for pair in links.cannot.tolist()} == apart
    violated = {tuple(pair) for pair in result.violated_cannot.tolist()}
    assert violated == {pair for pair in apart if together(*pair)}

    members = {name: [i for i in range(N) if values[i] == name] for name in set(values) - {""}}
    members = {name: group for name, group in members.items() if len(group) > 1}
    people = sum(mass[i] for group in members.values() for i in group)
    kept = {entry.source: entry for entry in result.kept}
    if people > 0:
        naive = sum(
            mass[i] * mass[j] / max(mass[group].sum(), 1e-300)
            for group in members.values()
            for i in group
            for j in group
            if (i == j and plan[i] >= 0) or together(i, j)
        )
        assert kept["Ortsteil"].share == pytest.approx(naive / people)
        assert kept["Ortsteil"].possible == pytest.approx(1.0)
    strengths = [(i, j, w) for kind, i, j, w in entries if kind == "soll" and i != j]
    total = sum(w for _, _, w in strengths)
    if total:
        inside = sum(w for i, j, w in strengths if together(i, j))
        assert kept["Tabelle"].share == pytest.approx(inside / total)


@given(rows, residents, labels, plans)
def test_features_and_edges_say_the_same_as_the_evaluation(entries, population, values, plan):
    plan = np.abs(plan)
    links = links_of(entries, np.array(population, float), should(values, population, 3.0))
    indicator = np.eye(4)[plan]
    left, right, weight = links.edges
    kept = (np.asarray(indicator.T @ links.features.toarray()) ** 2).sum()
    kept += weight[plan[left] == plan[right]].sum()
    broken = links.affinity_weight - kept
    assert broken == pytest.approx(links.evaluate(plan).affinity_broken, abs=1e-9)


@given(rows, residents, labels, plans, st.permutations(range(N)))
def test_shares_of_pieces_add_up_to_the_whole(entries, population, values, plan, order):
    mass = np.array(population, dtype=float)
    links = links_of(entries, mass, should(values, population))
    # Regions that do not cross the two pieces.
    pieces = [np.array(order[:5]), np.array(order[5:])]
    plan = np.abs(plan)
    plan[pieces[1]] += 4
    whole = {entry.source: entry.share for entry in links.evaluate(plan).kept}
    parts: dict[str, float] = dict.fromkeys(whole, 0.0)
    for piece in pieces:
        for entry in links.take(piece).evaluate(plan[piece]).kept:
            parts[entry.source] += entry.share
    assert parts == pytest.approx(whole)


@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(entries, random):
    # Sevenths, whose sum depends on the order of adding.
    entries = [(kind, i, j, w / 7) for kind, i, j, w in entries * 3]
    shuffled = list(entries)
    random.shuffle(shuffled)
    swapped = [(k, j, i, w) if random.random() < 0.5 else (k, i, j, w) for k, i, j, w in shuffled]
    one, other = (links_of(each, np.ones(N)) for each in (entries, swapped))
    assert len(one.pairs) == len(other.pairs)
    for first, second in zip(one.pairs, other.pairs):
        assert first.kind is second.kind and first.total == second.total
        for name in ("left", "right", "strength"):
            assert np.array_equal(getattr(first, name), getattr(second, name))


@given(rows, residents, labels, plans, st.permutations(range(N)))
def test_the_order_of_the_blocks_does_not_matter(entries, population, values, plan, order):
    # An entry that means the same block after the blocks were reordered.
    position = {old: new for new, old in enumerate(order)}
    moved = [(kind, position[i], position[j], w) for kind, i, j, w in entries]
    here = links_of(entries, np.array(population, float), should(values, population))
    people = [population[old] for old in order]
    there = links_of(moved, np.array(people, float), should([values[o] for o in order], people))
    one, other = here.evaluate(plan), there.evaluate(plan[list(order)])
    assert one.kept == other.kept
    assert len(one.broken_must) == len(other.broken_must)
    same = {
        frozenset(order[block] for block in np.flatnonzero(there.must == g))
        for g in range(there.must_count)
    }
    assert same == {
        frozenset(np.flatnonzero(here.must == g).tolist()) for g in range(here.must_count)
    }


@given(rows)
def test_must_links_are_the_transitive_closure(entries):
    links = links_of(entries, np.ones(N))
    reach = {block: {block} for block in range(N)}
    for kind, i, j, _ in entries * N:
        if kind == "muss":
            reach[i] |= reach[j]
            reach[j] |= reach[i]
    for i, j in combinations(range(N), 2):
        assert (links.must[i] == links.must[j] >= 0) == (j in reach[i])


@given(rows, plans, st.sampled_from([0.001, 3, 1_000_000]))
def test_the_unit_of_a_source_does_not_matter(entries, plan, factor):
    scaled = [(kind, i, j, w * factor) for kind, i, j, w in entries]
    one, other = links_of(entries, np.ones(N)), links_of(scaled, np.ones(N))
    assert one.evaluate(plan).affinity_broken == pytest.approx(other.evaluate(plan).affinity_broken)
    assert one.edges[2] == pytest.approx(other.edges[2])


@given(rows, residents, labels, plans)
def test_inside_a_frame_everything_can_be_kept(entries, population, values, plan):
    frame = np.arange(N) % 2
    links = links_of(entries, np.array(population, float), should(values, population))
    inside = links.restricted(frame)
    for kept in inside.evaluate(frame, frame).kept:
        assert kept.share == pytest.approx(1) and kept.possible == pytest.approx(1)
    for kept in links.evaluate(plan, frame).kept:
        within = links.evaluate(np.where(plan < 0, -1, plan * 2 + frame), frame)
        limit = next(k.possible for k in within.kept if k.source == kept.source)
        assert next(k.share for k in within.kept if k.source == kept.source) <= limit + 1e-9


def test_an_ortsteil_cut_in_halves_keeps_half():
    values = ["Birk"] * 4 + [""] * 8
    links = Links(N, np.full(N, 100.0), (should(values, [100] * N),))
    (kept,) = links.evaluate(np.array([0, 0, 1, 1] + [2] * 8)).kept
    assert (kept.share, kept.whole, kept.count) == (0.5, 0, 1)
    (kept,) = links.evaluate(np.zeros(N, int)).kept
    assert (kept.share, kept.whole) == (1.0, 1)


def test_keys_that_name_ortsteile_spread_their_strength_over_the_blocks():
    ortsteil = ["A"] * 3 + ["B"] * 2 + ["C"] * 7
    mass = np.array([100, 300, 0, 50, 50] + [10] * 7, float)
    _, (pair,), findings = read_link_table(
        LinkTable(["A", "B", "A"], ["B", "A", "A"], [30, 10, 99]), ortsteil, mass, source="Pendler"
    )
    assert finding_rules(findings) == ["L12"], "both directions are no repetition"
    assert pair.total == pytest.approx(40)
    found = {(i, j): w for i, j, w in zip(pair.left, pair.right, pair.strength)}
    assert found == pytest.approx({(0, 3): 5, (0, 4): 5, (1, 3): 15, (1, 4): 15})


@given(rows)
def test_a_matrix_is_the_long_table_in_another_shape(entries):
    flows = np.zeros((N, N))
    for _, i, j, w in entries:
        flows[i, j] += w
    square = [["Pendler nach Baustein"], ["von \\ nach", *KEYS]]
    square += [[KEYS[i], *map(str, flows[i].astype(int))] for i in range(N)]
    long = [("soll", i, j, int(flows[i, j])) for i in range(N) for j in range(N)]
    cells, findings = matrix_table(square, KEYS, "Pendler")
    assert not findings
    _, one, _ = read_link_table(cells, KEYS, np.ones(N), source="Pendler")
    _, other, _ = read_link_table(table(long), KEYS, np.ones(N), source="Pendler")
    assert [pair.strength.tolist() for pair in one] == [pair.strength.tolist() for pair in other]


def test_a_matrix_that_is_not_square_names_the_keys_without_a_partner():
    square = [["", "000", "001"], ["000", "1", "2"], ["002", "3,5", ""]]
    cells, findings = matrix_table(square, KEYS, "Pendler")
    assert finding_rules(findings) == ["L10"]
    assert findings[0].data["keys"] == ["001", "002"]
    _, (pair,), _ = read_link_table(cells, KEYS, np.ones(N), source="Pendler")
    assert (pair.left.tolist(), pair.strength.tolist()) == ([0, 0], [2, 3.5])
    with pytest.raises(UserError, match="matrix_without_keys"):
        matrix_table([["", "x", "y"], ["x", "1", "2"]], KEYS, "Pendler")


def test_what_is_wrong_with_rows_is_said_and_the_rest_is_read():
    faulty = LinkTable(
        ["000", "1", 2.0, "777", "", "003", "004", "005", "000", "006", "007"],
        ["001", "2", "003", "000", "001", "004", "004", "006", "001", "007", "008"],
        ["1", "2,5", 1, 1, 1, "-3", "8", "viel", 4, "", "2"],
        ["soll", "", "Soll", "soll", "soll", "soll", "soll", "soll", "soll", "soll", "vielleicht"],
    )
    _, (pair,), findings = read_link_table(faulty, KEYS, np.ones(N), source="Tabelle")
    assert list(zip(pair.left, pair.right, pair.strength)) == [(0, 1, 5), (1, 2, 2.5), (2, 3, 1)]
    by_rule = {finding.rule: finding.data for finding in findings}
    assert sorted(by_rule) == ["L01", "L02", "L09", "L11", "L12", "L13", "L14"]
    assert by_rule["L01"]["keys"] == ["777"]
    assert by_rule["L02"]["keys"] == ["1 → 001", "2 → 002"]
    assert by_rule["L09"] == {"source": "Tabelle", "n": 3, "blank": 1, "values": ["-3", "viel"]}
    assert by_rule["L13"]["words"] == ["vielleicht"]


def test_lost_zeros_are_put_back_only_where_one_key_fits():
    keys = ["01", "001", "0002", "A1"]
    found = LinkTable(["1", "2", "A1"], ["2", "A1", "0002"], kind=["muss"] * 3)
    _, (pair,), findings = read_link_table(found, keys, np.ones(4), source="Liste")
    assert list(zip(pair.left, pair.right)) == [(2, 3)]
    assert finding_rules(findings) == ["L03", "L02"] and findings[0].data["keys"] == ["1"]


def test_lists_of_groups_are_read_also_where_a_block_is_in_two():
    found = LinkTable(
        KEYS[:6], kind=["muss"] * 6, group=["Birk", "Birk", "Au", "Au", "Au", "allein"]
    )
    groups, pairs, _ = read_link_table(found, KEYS, np.ones(N), source="Liste")
    assert Links(N, np.ones(N), tuple(groups), tuple(pairs)).must.tolist()[:6] == [
        0,
        0,
        1,
        1,
        1,
        -1,
    ]
    twice = LinkTable(["000", "001", "001", "002"], kind=["muss"] * 4, group=["a", "a", "b", "b"])
    groups, pairs, _ = read_link_table(twice, KEYS, np.ones(N), source="Liste")
    assert Links(N, np.ones(N), tuple(groups), tuple(pairs)).must.tolist()[:4] == [0, 0, 0, -1]


@pytest.mark.parametrize("plan", [[0, 0, 0], [0, 0, 1], [0, 1, 1], [0, 1, 2]])
def test_overlapping_groups_count_as_the_pairs_they_stand_for(plan):
    mass = np.array([100.0, 200.0, 300.0])
    found = LinkTable(["000", "001", "001", "002"], group=["a", "a", "b", "b"])
    groups, pairs, _ = read_link_table(found, KEYS[:3], mass, source="Liste")
    (kept,) = Links(3, mass, tuple(groups), tuple(pairs)).evaluate(np.array(plan)).kept
    ties = {(0, 1): 100 * 200 / 300, (1, 2): 200 * 300 / 500}
    inside = sum(tie for (i, j), tie in ties.items() if plan[i] == plan[j])
    assert kept.share == pytest.approx(inside / sum(ties.values()))


def test_groups_whose_blocks_must_be_apart_give_all_pairs():
    found = LinkTable(KEYS[:3], kind=["darf nicht"] * 3, group=["Zentren"] * 3)
    groups, pairs, _ = read_link_table(found, KEYS, np.ones(N), source="Liste")
    links = Links(N, np.ones(N), tuple(groups), tuple(pairs))
    assert links.cannot.tolist() == [[0, 1], [0, 2], [1, 2]] and links.must_count == 0


def test_weights_of_one_source_must_agree():
    for weight, code in (([1, 2], "link_weights_differ"), (["viel", 1], "link_weight_not_number")):
        found = LinkTable(["000", "001"], ["001", "002"], weight=weight)
        with pytest.raises(UserError, match=code):
            read_link_table(found, KEYS, np.ones(N), source="Tabelle")


def test_keys_of_many_blocks_do_not_explode():
    labels_ = ["A"] * 3000 + ["B"] * 3000
    with pytest.raises(UserError, match="links_too_many_pairs"):
        read_link_table(LinkTable(["A"], ["B"]), labels_, np.ones(6000), source="Pendler")


def test_same_name_in_two_municipalities_is_two_groups():
    blocks, contiguity, _ = world(municipality=np.repeat([0, 1], 6))
    group, findings = field_groups(
        "ortsteil", Kind.MUST, ["Neustadt"] * N, blocks, within_municipality=True
    )
    assert len(group.names) == 2 and finding_rules(findings) == ["L04"]
    links = Links(N, np.ones(N), (group,))
    assert check_links(links, blocks, contiguity) == []
    whole, _ = field_groups("ortsteil", Kind.MUST, ["Neustadt"] * N, blocks)
    found = check_links(Links(N, np.ones(N), (whole,)), blocks, contiguity)
    assert finding_rules(found) == ["L05"] and found[0].level is Level.ERROR
    assert found[0].data["names"] == ["Gemeinde 0", "Gemeinde 1"]
    assert (
        check_links(Links(N, np.ones(N), (whole,)), blocks, contiguity, within_municipality=False)
        == []
    )


def test_contradictions_parts_and_sizes_are_found_before_anything_is_solved():
    blocks, contiguity, _ = world([500] * N)
    entries = [
        ("muss", 0, 1, 1),
        ("muss", 1, 5, 1),
        ("darf nicht", 5, 0, 1),
        ("darf nicht", 0, 7, 1),
        # Two corners of the grid.
        ("muss", 3, 8, 1),
    ]
    links = links_of(entries, np.full(N, 500.0))
    findings = check_links(links, blocks, contiguity, maximum=1200)
    assert finding_rules(findings) == ["L06", "L07", "L08"]
    assert findings[0].blocks == (0, 5) and findings[0].data["ties"] == ["Tabelle"]
    assert findings[1].blocks == (3, 8) and findings[1].data["parts"] == 2
    assert findings[2].data["residents"] == 1500


def test_affinity_across_municipalities_is_said():
    blocks, contiguity, _ = world(municipality=np.repeat([0, 1], 6))
    links = links_of([("soll", 0, 1, 1), ("soll", 0, 11, 9)], np.ones(N))
    (finding,) = check_links(links, blocks, contiguity)
    assert finding.rule == "L17" and finding.data["percent"] == pytest.approx(90)
    (kept,) = links.evaluate(blocks.municipality_index, blocks.municipality_index).kept
    assert kept.share == kept.possible == pytest.approx(0.1)


def test_without_any_link_nothing_is_broken():
    links = Links(3, np.ones(3))
    result = links.evaluate(np.array([0, 1, -1]))
    assert (links.must.tolist(), links.must_count, len(links.cannot)) == ([-1, -1, -1], 0, 0)
    assert result.broken_must == () and result.kept == () and result.affinity_broken == 0
    assert links.features.shape == (3, 0) and len(links.edges[0]) == 0
    empty = Links(0, np.empty(0))
    assert empty.must_count == 0 and len(empty.take(np.empty(0, int)).must) == 0


def test_a_field_without_repeated_values_has_no_effect():
    blocks, _, _ = world()
    group, findings = field_groups("name", Kind.SHOULD, [*KEYS[:-1], ""], blocks)
    assert not len(group.names) and finding_rules(findings) == ["L18"]


def test_sums_do_not_depend_on_the_order_of_the_rows_down_to_the_last_bit():
    totals = set()
    for strengths in ([1e16, 1.0, 1.0], [1.0, 1e16, 1.0], [1.0, 1.0, 1e16]):
        found = LinkTable(["000"] * 3, ["001"] * 3, strengths)
        _, (pair,), _ = read_link_table(found, KEYS, np.ones(N), source="Pendler")
        totals.add((float(pair.strength[0]), pair.total))
    assert len(totals) == 1
