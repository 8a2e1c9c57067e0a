# SPDX-License-Identifier: GPL-2.0-or-later
"""Two neighbouring regions give each other a unit each, or one gives one: the best such swap.

Where regions are full to the brim, single units no longer fit, but the difference of two does.
Each swap brings the regions nearer to their limits or, these kept, nearer to the old plan.
"""

from __future__ import annotations

from .border_walk import BorderWalk

#: Of what counts as better, in mean units.
_TOLERANCE = 1e-9
_NONE = -1


def settle(walk: BorderWalk, rounds: int) -> None:
    """Swap between all pairs of neighbours until nothing gets better, so many rounds at most."""
    stale: set[tuple[int, int]] = set()
    for _ in range(rounds):
        changed: set[int] = set()
        pairs = _pairs(walk)
        # Regions outside their limits go first, with whom they border.
        pairs.sort(key=lambda pair: -walk.excess(pair[0]) - walk.excess(pair[1]))
        for first, second in pairs:
            if (first, second) in stale:
                continue
            stale.add((first, second))
            while _swap(walk, first, second):
                changed.update((first, second))
        if not changed:
            return
        stale = {pair for pair in stale if changed.isdisjoint(pair)}


def _pairs(walk: BorderWalk) -> list[tuple[int, int]]:
    found = set()
    for unit in walk.border:
        region = walk.region_of[unit]
        for other in walk.neighbours[unit]:
            if walk.region_of[other] > region:
                found.add((region, walk.region_of[other]))
    return sorted(found)


def _swap(walk: BorderWalk, first: int, second: int) -> bool:
    """Make the best swap of two regions; whether one was made."""
    given, taken = _offers(walk, first, second), _offers(walk, second, first)
    sizes = [(size[first], size[second]) for size in walk.sizes]
    limits, quantities = walk.true_limits, walk.quantities
    before = walk.excess(first) + walk.excess(second)
    swaps = []
    for unit, price in given:
        for other, back in taken:
            if unit == other:
                continue
            cost = price + back
            if before <= 0.0 and cost >= -_TOLERANCE:
                continue
            outside = 0.0
            for quantity, (one, two), (low, high) in zip(quantities, sizes, limits):
                shift = (quantity[unit] if unit >= 0 else 0.0) - (
                    quantity[other] if other >= 0 else 0.0
                )
                one, two = one - shift, two + shift
                if one > high:
                    outside += one - high
                elif one < low:
                    outside += low - one
                if two > high:
                    outside += two - high
                elif two < low:
                    outside += low - two
            if outside < before - _TOLERANCE or (outside <= before and cost < -_TOLERANCE):
                swaps.append((outside, cost, unit, other))
    swaps.sort()
    return any(_made(walk, unit, other, first, second, cost) for _, cost, unit, other in swaps[:20])


def _offers(walk: BorderWalk, giver: int, taker: int) -> list[tuple[int, float]]:
    """Units that a region may give to another and what that costs, and none."""
    offers = [(_NONE, 0.0)]
    for unit in walk.borders_of(giver).get(taker, []):
        if walk.may_leave(unit):
            offers.append((unit, walk.price_of_move(unit, taker)))
    return offers


def _made(walk: BorderWalk, unit: int, other: int, first: int, second: int, cost: float) -> bool:
    """Try a swap one unit after the other; take it back where the second cannot follow."""
    moves: list[tuple[int, int, int]] = [
        move for move in ((unit, first, second), (other, second, first)) if move[0] != _NONE
    ]
    for order in (moves, moves[::-1]):
        done: list[tuple[int, int]] = []
        before = walk.cost
        for mover, source, target in order:
            if not walk.touches(mover, target) or not walk.may_leave(mover):
                break
            walk.move(mover, target)
            done.append((mover, source))
        # Units that border each other cost something else together than one by one.
        if len(done) == len(order) and walk.cost - before <= cost + _TOLERANCE:
            walk.note()
            return True
        for mover, source in reversed(done):
            walk.move(mover, source)
        if len(order) < 2:
            break
    return False
