# SPDX-License-Identifier: GPL-2.0-or-later
"""The suggested exchange mends the region, breaks nothing else, and is the smallest there is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_world, is_connected
from sozialraumplaner.core.live.suggestion import Suggestion, suggest
from sozialraumplaner.core.plan import UNASSIGNED, Plan, Region, actions

MINIMUM, MAXIMUM = 100, 220
TOWN = "05358000"


def small_plan(residents, region_of, columns, municipality=None, hard=True) -> Plan:
    """Squares in rows."""
    n = len(residents)
    town = np.zeros(n) if municipality is None else np.array(municipality)
    blocks, contiguity, _ = grid_world(columns, n // columns, np.array(residents), town)
    register = []
    for region in range(max(region_of) + 1):
        home = str(blocks.municipality[list(region_of).index(region)])
        key = f"{home}-{region + 1:02d}"
        register.append(Region(key, f"G {region + 1}", f"Ort {region}", home, "G"))
    return Plan(blocks, contiguity, region_of, register, hard)


def random_plan(seed: int, columns: int, rows: int) -> Plan:
    """Three regions, not always in one part, some blocks free, some locked."""
    generator = np.random.default_rng(seed)
    n = columns * rows
    centres = generator.choice(n, 3, replace=False)
    place = np.array([divmod(block, columns) for block in range(n)])
    distance = np.abs(place[:, None] - place[centres][None]).sum(axis=2)
    region_of = distance.argmin(axis=1)
    swap = generator.random(n) < 0.08
    region_of[swap] = generator.integers(-1, 3, int(swap.sum()))
    region_of[centres] = [0, 1, 2]
    residents = generator.integers(0, 8, n) * 8 * 12 // n
    plan = small_plan(residents, region_of.tolist(), columns)
    if seed % 3 == 0:
        plan.commit(actions.lock_blocks(plan, generator.choice(n, 2), True))
    if seed % 5 == 0:
        plan.commit(actions.freeze_border(plan, [0, 1], True))
    return plan


def parts(plan: Plan, members) -> list[set[int]]:
    """Connected parts, found by walking."""
    left, found = set(np.asarray(members).tolist()), []
    while left:
        stack = [left.pop()]
        found.append(set(stack))
        while stack:
            for other in plan.contiguity.neighbours(stack.pop()).tolist():
                if other in left:
                    left.discard(other)
                    found[-1].add(other)
                    stack.append(other)
    return found


def is_fine(plan: Plan, region: int, now: np.ndarray) -> bool:
    """Whether an assignment mends the region and worsens no other, by the words of the rule."""
    for each in range(len(plan.regions)):
        members, before = np.flatnonzero(now == each), int(plan.population[each])
        residents = int(plan.blocks.population[members].sum())
        floor = MINIMUM if each == region else min(MINIMUM, before)
        ceiling = MAXIMUM if each == region else max(MAXIMUM, before)
        if not (len(members) and floor <= residents <= ceiling):
            return False
        found = parts(plan, members)
        if len(found) > (1 if each == region else plan.parts(each)):
            return False
        # Moved blocks join a region; they do not found a part of it elsewhere.
        if not all(part & set(plan.members(each).tolist()) for part in found):
            return False
    return True


def smaller_exists(plan: Plan, region: int, bar: tuple[float, int]) -> bool:
    """Whether any exchange moves fewer residents, or as many in fewer blocks, by trying all."""
    population = plan.blocks.population.tolist()
    now = plan.region_of.copy()
    free = [
        [r for r in range(len(plan.regions)) if len(plan.movable([block], r).blocks)]
        for block in range(len(population))
    ]

    def found(block: int, cost: int, size: int) -> bool:
        if (cost, size) >= bar:
            return False
        if block == len(population):
            return is_fine(plan, region, now)
        if found(block + 1, cost, size):
            return True
        home = now[block]
        for target in free[block]:
            now[block] = target
            if found(block + 1, cost + population[block], size + 1):
                return True
        now[block] = home
        return False

    return found(0, 0, 0)


def after(plan: Plan, suggestion: Suggestion) -> np.ndarray:
    now = plan.region_of.copy()
    now[suggestion.change.blocks] = suggestion.change.after
    return now


def assert_sound(plan: Plan, region: int, found: Suggestion) -> None:
    """The exchange mends the region, keeps all locks, and says truly what it does."""
    change = found.change
    assert change.kind == "mend" and is_fine(plan, region, after(plan, found))
    for block, target in zip(change.blocks.tolist(), change.after.tolist()):
        assert plan.movable([block], target).blocks.tolist() == [block]
    moved = plan.blocks.population[change.blocks]
    assert found.moved_residents == moved.sum() and found.moved_blocks == len(moved)
    plan.commit(change)
    for entry in found.residents:
        assert entry.after == plan.population[entry.region]
        assert entry.before == plan.population[entry.region] - plan.population_change[entry.region]
    plan.undo()


def assert_smallest(plan: Plan) -> int:
    """For each region that breaks a rule; returns for how many it was proven."""
    proven = 0
    for region in range(3):
        found = suggest(plan, region, MINIMUM, MAXIMUM)
        if found.reason in ("no_rule_broken", "region_locked"):
            continue
        if found.change is None:
            assert found.reason in ("impossible", "no_free_neighbour", "not_found")
            assert not smaller_exists(plan, region, (np.inf, 0))
            continue
        assert_sound(plan, region, found)
        if found.proven:
            proven += 1
            assert not smaller_exists(plan, region, (found.moved_residents, found.moved_blocks))
    return proven


@settings(max_examples=60)
@given(st.integers(0, 100_000))
def test_no_smaller_exchange_exists(seed):
    assert_smallest(random_plan(seed, 3, 3))


@pytest.mark.parametrize("seed", [1, 2, 4, 7, 9, 11, 28])
def test_no_smaller_exchange_exists_among_twelve_blocks(seed):
    assert assert_smallest(random_plan(seed, 4, 3)) > 0


def row(residents, region_of, **options) -> Plan:
    return small_plan(residents, region_of, len(residents), **options)


def test_a_small_region_wins_the_block_that_just_fits():
    plan = row([50, 40, 10, 60, 60], [0, 0, 1, 1, 1])
    found = suggest(plan, 0, 100, None)
    assert found.broken == ("few",) and found.change.blocks.tolist() == [2]
    assert [(e.region, e.before, e.after) for e in found.residents] == [(0, 90, 100), (1, 130, 120)]
    assert found.proven and found.moved_residents == 10 and found.moved_blocks == 1


def test_a_neighbour_at_its_limit_is_made_up_for_by_the_next():
    plan = row([50, 40, 20, 90, 20, 80, 60], [0, 0, 1, 1, 2, 2, 2])
    found = suggest(plan, 0, 100, None)
    assert dict(zip(found.change.blocks.tolist(), found.change.after.tolist())) == {2: 0, 4: 1}


def test_a_large_region_gives_as_little_as_it_can():
    plan = row([30, 90, 80, 20, 40], [0, 1, 1, 1, 2])
    found = suggest(plan, 1, None, 175)
    assert found.broken == ("many",) and found.change.blocks.tolist() == [3]
    assert found.change.after.tolist() == [2]


def test_an_exclave_is_joined_or_given_away_whichever_moves_fewer():
    joined = suggest(small_plan([50, 5, 40, 9, 9, 9], [0, 1, 0, 1, 1, 1], 3), 0, None, None)
    assert joined.broken == ("parts",)
    assert joined.change.blocks.tolist() == [1] and joined.change.after.tolist() == [0]
    given = suggest(small_plan([50, 60, 4, 9, 9, 9], [0, 1, 0, 1, 1, 1], 3), 0, None, None)
    assert given.change.blocks.tolist() == [2] and given.change.after.tolist() == [1]


def test_free_blocks_are_taken_like_others():
    plan = row([50, 40, 10, 60, 60], [0, 0, UNASSIGNED, 1, 1])
    assert suggest(plan, 0, 100, None).change.before.tolist() == [UNASSIGNED]


@pytest.mark.parametrize("hard", [True, False])
def test_a_region_goes_into_no_further_municipality(hard):
    town = [0, 0, 1, 1, 1]
    plan = row([50, 40, 10, 60, 60], [0, 0, 1, 1, 1], municipality=town, hard=hard)
    assert suggest(plan, 0, 100, None).reason == "no_free_neighbour"


def test_a_region_in_two_municipalities_exchanges_in_both():
    town = [0, 0, 1, 1, 1, 1]
    plan = row([50, 30, 10, 10, 60, 60], [0, 0, 0, 1, 1, 1], municipality=town, hard=False)
    assert suggest(plan, 0, 100, None).change.blocks.tolist() == [3]


def test_why_there_is_no_suggestion():
    plan = row([50, 40, 10, 60, 60], [0, 0, 1, 1, 1])
    assert suggest(plan, 0, 50, None).reason == "no_rule_broken"
    plan.commit(actions.new_region(plan, TOWN))
    assert suggest(plan, 2, 50, None).reason == "region_empty"
    assert suggest(plan, 0, 150, None).reason == "impossible", "two regions, 220 residents"
    plan.commit(actions.lock_regions(plan, [0], True))
    assert suggest(plan, 0, 100, None).reason == "region_locked"
    plan.undo()
    plan.commit(actions.lock_regions(plan, [1], True))
    assert suggest(plan, 0, 100, None).reason == "no_free_neighbour"


def test_a_part_that_nothing_connects_wants_a_bridge_or_a_reason():
    plan = row([50, 40, 10, 60, 60], [0, 1, 1, 1, 0], municipality=[0, 1, 1, 1, 0])
    assert suggest(plan, 0, None, None).reason == "no_connection"
    soft = row([50, 40, 10, 60, 60], [0, 1, 1, 1, 0])
    assert soft.parts(0) == 2 and suggest(soft, 0, None, None).change is not None


def test_a_large_block_is_taken_where_many_small_ones_are_of_no_use():
    """Blocks without residents around cost nothing; there are very many ways to take them."""
    side = 7
    residents = np.zeros(side * side, dtype=int)
    region_of = np.ones(side * side, dtype=int)
    region_of[24] = 0
    residents[[24, 25, 1]] = [60, 300, 400]
    found = suggest(small_plan(residents, region_of.tolist(), side), 0, 100, None)
    assert found.change.blocks.tolist() == [25] and found.moved_residents == 300


def test_an_intended_exclave_is_nothing_to_mend():
    plan = row([50, 40, 10, 60, 60], [0, 0, 1, 0, 1])
    plan.commit(actions.declare_exclave(plan, 0, "Die Siedlung gehört zur Pfarrei"))
    assert suggest(plan, 0, None, None).reason == "no_rule_broken"


def test_a_large_county_gets_an_exchange_that_is_sound():
    """Nine regions of 100 blocks; need and excess take several blocks of several neighbours."""
    side = 30
    generator = np.random.default_rng(5)
    block = np.arange(side * side)
    region_of = (block // side // 10 * 3 + block % side // 10).tolist()
    plan = small_plan(generator.integers(5, 60, side * side), region_of, side)
    for minimum, maximum in ((int(np.sort(plan.population)[3]), None), (None, 3250)):
        for region in range(9):
            found = suggest(plan, region, minimum, maximum)
            if found.reason == "no_rule_broken":
                continue
            now = after(plan, found)
            residents = np.bincount(now, weights=plan.blocks.population)
            for each, before in enumerate(plan.population.tolist()):
                assert is_connected(plan.contiguity, np.flatnonzero(now == each))
                own = each == region
                if minimum:
                    assert residents[each] >= (minimum if own else min(minimum, before))
                if maximum:
                    assert residents[each] <= (maximum if own else max(maximum, before))
