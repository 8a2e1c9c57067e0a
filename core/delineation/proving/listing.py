# SPDX-License-Identifier: GPL-2.0-or-later
"""Partial regions along a sweep, expanded level by level until they close."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Callable, Optional, Sequence

import numpy as np

from ...arrays import AnyIntArray, BoolArray, FloatArray
from ..tasks.effort import Effort
from .sweep import Prices, Step, Sweep, cost_to_go, unpack

#: Partial regions expanded together: enough that numpy's overhead vanishes, few for the cache.
CHUNK = 20_000


@dataclass(frozen=True)
class Limits:
    """Between which sums a region lies, and how many others share the rest.

    quantities: never negative, (n, q). floor, ceiling: (q,). most: regions at most in the plan.
    """

    quantities: FloatArray
    floor: FloatArray
    ceiling: FloatArray
    most: int

    def fits(self, sums: FloatArray, most: int) -> BoolArray:
        """Whether a set with these sums, (..., q), can be 1..most regions, as far as sums say."""
        with np.errstate(divide="ignore", invalid="ignore"):
            upto = np.where(self.floor > 0.0, np.floor(sums / self.floor + 1e-9), np.inf)
            needs = np.where(self.ceiling > 0.0, np.ceil(sums / self.ceiling - 1e-9), 0.0)
            needs = np.where((self.ceiling <= 0.0) & (sums > 1e-9), np.inf, needs)
        fewest = np.maximum(needs.max(axis=-1), 1.0)
        ok: BoolArray = fewest <= np.minimum(upto.min(axis=-1), float(most))
        return ok


@dataclass(frozen=True)
class Bound:
    """prices[i] + start[i] + growing: a bound from below of a region's cost for each i.

    A region is listed only if all of them are at most ``threshold``. features: additive, (n, c).
    growing: what their sums cost, (s, c) -> (s,); more units never make it less. worth: which
    regions are wanted in the end, (r, n) -> (r,).
    """

    prices: tuple[Prices, ...]
    start: tuple[float, ...]
    threshold: float
    features: FloatArray
    growing: Callable[[FloatArray], FloatArray]
    worth: Callable[[BoolArray], BoolArray]


@dataclass(frozen=True)
class Listing:
    """Regions found, (r, n), and whether they are all that there are."""

    member: BoolArray
    complete: bool


@dataclass(frozen=True)
class _States:
    """Partial regions. bits: members, (s, words). label: component of each slot's unit, positive
    in, negative out, 0 empty, (s, width). code: who is in on the front. inside: sums, (s, q).
    outside: sums of the component left out that each slot's unit belongs to, (s, width, q).
    spent: cost so far under each price, (s, p). first: step of the first member, -1 for none, (s,).
    grown: sums of the bound's features, (s, c).
    """

    bits: AnyIntArray
    label: AnyIntArray
    code: AnyIntArray
    inside: FloatArray
    outside: FloatArray
    spent: FloatArray
    first: AnyIntArray
    grown: FloatArray

    def __len__(self) -> int:
        return len(self.bits)

    def take(self, rows: AnyIntArray | slice) -> _States:
        """Some of the states."""
        return _States(*(getattr(self, f.name)[rows] for f in fields(self)))

    def copies(self) -> _States:
        """The same states in arrays of their own."""
        return _States(*(getattr(self, f.name).copy() for f in fields(self)))


class RegionLister:
    """Lists the contiguous regions of a graph that keep limits and a bound on their cost."""

    def __init__(self, sweep: Sweep, limits: Limits) -> None:
        self.sweep, self.limits = sweep, limits
        order = sweep.order
        ahead = np.cumsum(limits.quantities[order][::-1], axis=0)[::-1]
        self._ahead = np.vstack([ahead, np.zeros((1, ahead.shape[1]))])
        self._total = self._ahead[0]
        self._rest = _undecided(sweep, limits.quantities)

    def regions(
        self,
        bound: Optional[Bound],
        effort: Effort,
        most_regions: int,
        most_states: Optional[int] = None,
        beam: Optional[int] = None,
    ) -> Listing:
        """Regions, at most ``most_regions``. most_states: partial regions looked at before it is
        given up. beam: keep only so many partial regions of the lowest bounds for each unit that is
        first in a region, at each step: quick, not complete."""
        n, width = len(self.sweep.steps), self.sweep.width
        q, words = self.limits.quantities.shape[1], (n + 63) // 64
        prices = bound.prices if bound else ()
        tables = [cost_to_go(self.sweep, price) for price in prices]
        first = _States(
            np.zeros((1, words), dtype=np.uint64),
            np.zeros((1, width), dtype=np.int16),
            np.zeros(1, dtype=np.int64),
            np.zeros((1, q)),
            np.zeros((1, width, q)),
            np.array([bound.start]) if bound else np.zeros((1, 0)),
            np.full(1, -1, dtype=np.int64),
            np.zeros((1, bound.features.shape[1] if bound else 0)),
        )
        stack, found = [(0, first)], [np.zeros((0, words), dtype=np.uint64)]
        seen, looked, count, complete = 0, -CHUNK, 0, True
        while stack:
            at, states = stack.pop()
            if len(states) > CHUNK and beam is None:
                half = len(states) // 2
                stack.append((at, states.take(slice(half, None))))
                states = states.take(slice(0, half))
            if most_states is not None and seen > most_states:
                complete = False
                break
            # Looks stand for work where there is no time limit: not one for each small step.
            if seen - looked >= CHUNK:
                looked = seen
                if effort.over:
                    complete = False
                    break
            states, closed = self._step(at, states, bound, tables)
            seen += len(states)
            if len(closed):
                if bound is not None:
                    closed = closed[bound.worth(unpack(closed, n))]
                found.append(closed)
                count += len(closed)
                if count > most_regions:
                    complete = False
                    break
            if beam is not None and bound is not None:
                rows = _best_of_each(states.first, self._least(at + 1, states, bound, tables), beam)
                complete &= len(rows) == len(states)
                states = states.take(rows)
            if len(states) and at + 1 < n:
                stack.append((at + 1, states))
        return Listing(unpack(np.concatenate(found), n), complete)

    def _least(
        self, at: int, states: _States, bound: Bound, tables: Sequence[FloatArray]
    ) -> FloatArray:
        """Bound from below of each state's cost, (s,)."""
        least = np.full(len(states), -np.inf)
        for i, table in enumerate(tables):
            np.maximum(least, states.spent[:, i] + table[at, states.code], out=least)
        if bound.features.shape[1]:
            least += bound.growing(states.grown)
        return least

    def _step(
        self, at: int, states: _States, bound: Optional[Bound], tables: Sequence[FloatArray]
    ) -> tuple[_States, AnyIntArray]:
        """Decide one unit: the states that go on, and the regions that closed as bits."""
        step = self.sweep.steps[at]
        prices = bound.prices if bound else ()
        taken = self._take_in(at, step, states, bound)
        left = self._leave_out(at, step, states, prices)
        pieces = []
        for branch in (taken, left):
            keep = self._possible(at + 1, branch)
            if bound is not None:
                # Before anything leaves the front the table of the next step reads its code
                # without the leaving slots.
                code = branch.code & ~sum((1 << slot for slot in step.leaving), 0)
                probe = replace(branch, code=code)
                keep &= self._least(at + 1, probe, bound, tables) <= bound.threshold
            pieces.append(branch.take(np.flatnonzero(keep)))
        both = _States(
            *(np.concatenate([getattr(piece, f.name) for piece in pieces]) for f in fields(_States))
        )
        return self._leave_front(at, step, both)

    def _take_in(self, at: int, step: Step, states: _States, bound: Optional[Bound]) -> _States:
        new = states.copies()
        prices = bound.prices if bound else ()
        if bound is not None:
            new.grown[:] += bound.features[step.unit]
        word, bit = divmod(step.unit, 64)
        new.bits[:, word] |= np.uint64(1 << bit)
        new.code[:] |= 1 << step.slot
        new.inside[:] += self.limits.quantities[step.unit]
        new.first[new.first < 0] = at
        _join(new.label, step, np.int16(at + 1))
        for i, price in enumerate(prices):
            new.spent[:, i] += price.unit[step.unit]
        self._charge(step, states, new, prices, taken=True)
        return new

    def _leave_out(
        self, at: int, step: Step, states: _States, prices: tuple[Prices, ...]
    ) -> _States:
        new = states.copies()
        total = np.tile(self.limits.quantities[step.unit], (len(new), 1))
        new.label[:, step.slot] = 0
        _merge_outside(new, (*step.earlier, step.slot), total, np.int16(-(at + 1)), step.slot)
        self._charge(step, states, new, prices, taken=False)
        return new

    def _charge(
        self,
        step: Step,
        states: _States,
        new: _States,
        prices: tuple[Prices, ...],
        taken: bool,
    ) -> None:
        """Add the costs of the edges that are now decided."""
        for slot, edge in zip(step.earlier, step.edges):
            there = ((states.code >> slot) & 1).astype(np.float64)
            for i, price in enumerate(prices):
                if taken:
                    new.spent[:, i] += price.apart[edge]
                    new.spent[:, i] += there * (price.together[edge] - price.apart[edge])
                else:
                    new.spent[:, i] += there * price.apart[edge]

    def _possible(self, at: int, states: _States) -> BoolArray:
        """Whether the sums can still come right."""
        slack = 1e-9 * (1.0 + np.abs(self._total))
        low, high = self.limits.floor - slack, self.limits.ceiling + slack
        ok: BoolArray = (states.inside <= high).all(axis=1)
        ok &= (states.inside + self._ahead[at] >= low).all(axis=1)
        return ok

    def _leave_front(self, at: int, step: Step, states: _States) -> tuple[_States, AnyIntArray]:
        """Take units off the front that have no undecided neighbour left.

        A component whose last unit leaves is closed: inside it is the region itself, or the
        region falls apart; outside it must hold whole regions.
        """
        closed = [np.zeros((0, states.bits.shape[1]), dtype=np.uint64)]
        for slot in step.leaving:
            label = states.label[:, slot]
            alone = (states.label == label[:, None]).sum(axis=1) == 1
            last_in = alone & (label > 0)
            last_out = alone & (label < 0)
            keep = ~last_in
            if last_in.any():
                whole = last_in & ((states.label > 0).sum(axis=1) == 1)
                closed.append(self._closed(at, states.take(np.flatnonzero(whole))))
            if last_out.any():
                rows = np.flatnonzero(last_out)
                fits = self.limits.fits(states.outside[rows, slot], self.limits.most - 1)
                keep[rows[~fits]] = False
            states = states.take(np.flatnonzero(keep))
            states.label[:, slot] = 0
            states.outside[:, slot] = 0.0
            states.code[:] &= ~(1 << slot)
        return states, np.concatenate(closed)

    def _closed(self, at: int, states: _States) -> AnyIntArray:
        """Bits of complete regions that keep the limits, as does what they leave."""
        slack = 1e-9 * (1.0 + np.abs(self._total))
        ok = (states.inside >= self.limits.floor - slack).all(axis=1)
        ok &= (states.inside <= self.limits.ceiling + slack).all(axis=1)
        states = states.take(np.flatnonzero(ok))
        for i, (slots, sums) in enumerate(self._rest[at]):
            total = np.tile(sums, (len(states), 1))
            _merge_outside(states, slots, total, np.int16(-(len(self.sweep.steps) + 1 + i)), None)
        fits = self.limits.fits(states.outside, self.limits.most - 1) | (states.label >= 0)
        bits: AnyIntArray = states.bits[fits.all(axis=1)]
        return bits


def _best_of_each(group: AnyIntArray, value: FloatArray, count: int) -> AnyIntArray:
    """Rows of the ``count`` lowest values of each group."""
    order = np.lexsort((value, group))
    group = group[order]
    begin = np.flatnonzero(np.r_[True, group[1:] != group[:-1]]) if len(group) else group
    rank = np.arange(len(group)) - np.repeat(begin, np.diff(np.r_[begin, len(group)]))
    return np.sort(order[rank < count])


def _join(label: AnyIntArray, step: Step, mine: np.int16) -> None:
    """Give the new unit a label and join the components it connects, in place."""
    for slot in step.earlier:
        old = label[:, slot].copy()
        other = (old > 0) & (old != mine)
        if other.any():
            hit = other[:, None] & (label == old[:, None])
            label[hit] = mine
    label[:, step.slot] = mine


def _merge_outside(
    states: _States,
    slots: tuple[int, ...],
    total: FloatArray,
    mine: np.int16,
    new_slot: Optional[int],
) -> None:
    """Join the left-out components of some slots, in place, into one that is called ``mine``.

    total: what else belongs to it, (s, q), added to in place. new_slot: the slot of a unit that
    is left out just now.
    """
    label = states.label
    for slot in slots:
        old = label[:, slot].copy()
        other = (old < 0) & (old != mine)
        if other.any():
            total[other] += states.outside[other, slot]
            label[other[:, None] & (label == old[:, None])] = mine
    if new_slot is not None:
        label[:, new_slot] = mine
    np.copyto(states.outside, total[:, None, :], where=(label == mine)[:, :, None])


def _undecided(sweep: Sweep, sums: FloatArray) -> list[list[tuple[tuple[int, ...], FloatArray]]]:
    """For each step, the components of the units after it: slots they border, and their sums."""
    graph = sweep.graph
    parts: list[tuple[set[int], FloatArray]] = []
    after = []
    # From the end: a unit joins the components it borders; a component is known by its units.
    for step in reversed(sweep.steps):
        after.append(parts)
        near = {int(unit) for unit in graph.neighbours(step.unit)}
        total = sums[step.unit] + sum(part for members, part in parts if near & members)
        joined = {step.unit}.union(*(members for members, _ in parts if near & members))
        parts = [(members, part) for members, part in parts if not near & members]
        parts.append((joined, total))
    slot_of: dict[int, int] = {}
    result = []
    for step, groups in zip(sweep.steps, reversed(after)):
        slot_of[step.unit] = step.slot
        here = []
        for members, total in groups:
            edge = {int(unit) for member in members for unit in graph.neighbours(member)} - members
            here.append((tuple(sorted(slot_of[unit] for unit in edge)), total))
        result.append(here)
    return result
