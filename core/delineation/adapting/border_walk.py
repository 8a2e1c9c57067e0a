# SPDX-License-Identifier: GPL-2.0-or-later
"""Units walk across the borders of regions, one after the other, with what they would cut off.

Where few units move at all, and each must fit, sums have to be exact at every step: so this walk is
sequential, in plain lists, and looks at nothing but a unit and its neighbours. Each step is taken
with the probability of Metropolis et al. (1953). Limits are kept by a penalty and by prices of
regions, which rise where a limit is broken and fall to nothing where there is room: the method of
multipliers (Hestenes 1969, Powell 1969) with an annealed walk in place of the inner minimisation.
"""

from __future__ import annotations

from typing import AbstractSet, Optional

import numpy as np

from ...arrays import IntArray
from ..tasks.task import Change, Task

_NONE = -1
#: Most units that change their region together; larger pieces hardly ever fit.
_TAKEN_ALONG = 30


class BorderWalk:
    """A plan under improvement, close to an old one.

    All figures are in units of a mean unit: of its residents for changes and ties, of its quantity
    for sums.

    region_of: connected regions 0..k-1, a list. sizes: sums of each limited quantity, one list
    (k,) a quantity. cost: what change and ties cost. border: units that border another region.
    bad: number of regions outside a limit. best: the plan of the least excess, then cost, so far;
    best_key: both.
    """

    def __init__(
        self,
        task: Task,
        change: Change,
        region_of: IntArray,
        k: int,
        generator: np.random.Generator,
    ) -> None:
        self.k = k
        self.generator = generator
        graph = task.graph
        self.neighbours = [graph.neighbours(unit).tolist() for unit in range(graph.n)]
        self.home: list[int] = change.region_of.tolist()
        known = change.region_of >= 0
        self.scale = _mean_unit(task, change)
        self.mass: list[float] = (
            np.where(known, change.weight * change.mass, 0.0) / self.scale
        ).tolist()
        limited = np.flatnonzero(np.isfinite(task.floor) | np.isfinite(task.ceiling))
        self.quantities: list[list[float]] = []
        self.true_limits: list[tuple[float, float]] = []
        for column in limited.tolist():
            values = task.quantities[:, column]
            unit = max(float(np.abs(values).mean()), 1e-300)
            self.quantities.append((values / unit).tolist())
            slack = 1e-9 * (1.0 + float(np.abs(values).sum()) / k)
            low, high = float(task.floor[column]) - slack, float(task.ceiling[column]) + slack
            self.true_limits.append((low / unit, high / unit))
        self.limits = self.true_limits
        self.prices = [[0.0] * k for _ in self.limits]
        self.linear, self.quadratic = 0.0, 0.1
        self.ties = _ties(task, self.scale)
        self.best: list[int] = region_of.tolist()
        self.best_key = (float("inf"), float("inf"))
        self.restart(region_of.tolist())

    def restart(self, region_of: list[int]) -> None:
        """Go on from another plan."""
        self.region_of = list(region_of)
        self.sizes = [
            np.bincount(self.region_of, values, minlength=self.k).tolist()
            for values in self.quantities
        ]
        self.cost = 0.0
        self._outer = [0] * len(region_of)
        self.border: list[int] = []
        self._place = [-1] * len(region_of)
        for unit, region in enumerate(self.region_of):
            if self.home[unit] >= 0 and self.home[unit] != region:
                self.cost += self.mass[unit]
            others = sum(self.region_of[other] != region for other in self.neighbours[unit])
            self._outer[unit] = others
            if others:
                self._enter(unit)
            if self.ties is not None:
                for other, cost in self.ties[unit]:
                    if other > unit and self.region_of[other] != region:
                        self.cost += cost
        self.bad = sum(self.is_bad(region) for region in range(self.k))
        self.note_all()

    def aim(self, spare: float) -> None:
        """Walk towards limits narrower by a share of the room between them, 0 for the true ones.

        Where all regions of a part of the country stand at the same limit, the last resident who
        is missing has to come a long way.
        """
        self.limits = [
            (low + spare * min(high - low, 2.0), high - spare * min(high - low, 2.0))
            for low, high in self.true_limits
        ]

    def is_bad(self, region: int) -> bool:
        """Whether a region is outside a limit."""
        for size, (low, high) in zip(self.sizes, self.true_limits):
            if not low <= size[region] <= high:
                return True
        return False

    def excess(self, region: int) -> float:
        """How far a region is outside its limits."""
        total = 0.0
        for size, (low, high) in zip(self.sizes, self.true_limits):
            total += max(size[region] - high, low - size[region], 0.0)
        return total

    def walk(self, steps: int, temperature: float) -> None:
        """Propose so many steps of units into the region of a neighbour."""
        region_of, home, mass = self.region_of, self.home, self.mass
        border, neighbours = self.border, self.neighbours
        linear, quadratic, ties = self.linear, self.quadratic, self.ties
        columns = [
            (*entry, low, high)
            for *entry, (low, high) in zip(self.quantities, self.sizes, self.prices, self.limits)
        ]
        draws = self.generator.random((2, steps)).tolist()
        patience = (temperature * self.generator.standard_exponential(steps)).tolist()
        for first, second, most in zip(*draws, patience):
            if not border:
                return
            unit = border[int(first * len(border))]
            near = neighbours[unit]
            target = region_of[near[int(second * len(near))]]
            source = region_of[unit]
            if source == target:
                continue
            gain = 0.0
            if home[unit] == source:
                gain = mass[unit]
            elif home[unit] == target:
                gain = -mass[unit]
            for quantity, size, price, low, high in columns:
                part = quantity[unit]
                gain += part * (price[target] - price[source])
                total = size[source]
                if total > high:
                    gain -= (total - high) * (linear + quadratic * (total - high))
                elif total < low:
                    gain -= (low - total) * (linear + quadratic * (low - total))
                total -= part
                if total > high:
                    gain += (total - high) * (linear + quadratic * (total - high))
                elif total < low:
                    gain += (low - total) * (linear + quadratic * (low - total))
                total = size[target]
                if total > high:
                    gain -= (total - high) * (linear + quadratic * (total - high))
                elif total < low:
                    gain -= (low - total) * (linear + quadratic * (low - total))
                total += part
                if total > high:
                    gain += (total - high) * (linear + quadratic * (total - high))
                elif total < low:
                    gain += (low - total) * (linear + quadratic * (low - total))
            if ties is not None:
                gain += self._ties_gain(unit, source, target)
            # What does not pay for a unit alone is not looked at with what hangs on it.
            if gain > most:
                continue
            lost = self.cut_off(unit)
            if lost is None or len(lost) >= _TAKEN_ALONG:
                continue
            if lost and self._rise([unit, *lost], source, target) > most:
                continue
            for mover in (unit, *lost):
                self.move(mover, target)
            self.note()

    def _rise(self, units: list[int], source: int, target: int) -> float:
        """What units that leave a region together for another one cost."""
        gain, together = 0.0, set(units)
        for unit in units:
            if self.home[unit] == source:
                gain += self.mass[unit]
            elif self.home[unit] == target:
                gain -= self.mass[unit]
            if self.ties is not None:
                gain += self._ties_gain(unit, source, target, together)
        for quantity, size, price, limits in zip(
            self.quantities, self.sizes, self.prices, self.limits
        ):
            part = sum(quantity[unit] for unit in units)
            gain += part * (price[target] - price[source])
            for total, after in (
                (size[source], size[source] - part),
                (size[target], size[target] + part),
            ):
                gain += self._penalty(after, *limits) - self._penalty(total, *limits)
        return gain

    def _penalty(self, total: float, low: float, high: float) -> float:
        outside = max(total - high, low - total, 0.0)
        return outside * (self.linear + self.quadratic * outside)

    def adjust_prices(self, rate: float) -> None:
        """Raise prices where limits are broken, lower them where there is room."""
        for size, price, (low, high) in zip(self.sizes, self.prices, self.limits):
            for region in range(self.k):
                total, now = size[region], price[region]
                if now > 0.0 or total > high:
                    price[region] = max(0.0, now + rate * max(-2.0, min(2.0, total - high)))
                elif now < 0.0 or total < low:
                    price[region] = min(0.0, now + rate * max(-2.0, min(2.0, total - low)))

    def may_leave(self, unit: int) -> bool:
        """Whether the rest of a unit's region stays connected, and is not empty."""
        return self.cut_off(unit) == []

    def cut_off(self, unit: int) -> Optional[list[int]]:
        """Units that a unit would cut off from the rest of its region, as a rule the smaller part.

        None where it leaves nothing, and where more than two parts are left or are not yet known to
        be connected when the first has been seen: looking on costs more than the rare move is
        worth.
        """
        region_of, neighbours = self.region_of, self.neighbours
        region = region_of[unit]
        near = [other for other in neighbours[unit] if region_of[other] == region]
        if len(near) < 2:
            return [] if near else None
        # Fronts grow from all of them in turn and join where they meet: the look-out ends as soon
        # as all have joined, or the smallest part that is cut off has been seen.
        owner = {other: label for label, other in enumerate(near)}
        owner[unit] = _NONE
        fronts = [[other] for other in near]
        lead, reached, parts = list(range(len(near))), [0] * len(near), len(near)
        while True:
            for label, front in enumerate(fronts):
                if lead[label] != label:
                    continue
                if reached[label] == len(front):
                    if parts > 2:
                        return None
                    return [one for one, own in owner.items() if own >= 0 and lead[own] == label]
                at = front[reached[label]]
                reached[label] += 1
                for other in neighbours[at]:
                    if region_of[other] != region:
                        continue
                    known = owner.get(other)
                    if known is None:
                        owner[other] = label
                        front.append(other)
                    elif known != _NONE and lead[known] != label:
                        met = lead[known]
                        front += fronts[met][reached[met] :]
                        lead = [label if one == met else one for one in lead]
                        parts -= 1
                        if parts == 1:
                            return []

    def touches(self, unit: int, region: int, without: int = -1) -> bool:
        """Whether a unit borders a region, another unit left aside."""
        return any(
            self.region_of[other] == region and other != without for other in self.neighbours[unit]
        )

    def price_of_move(self, unit: int, target: int) -> float:
        """What the cost rises by when a unit moves."""
        source = self.region_of[unit]
        gain = 0.0
        if self.home[unit] == source:
            gain = self.mass[unit]
        elif self.home[unit] == target:
            gain = -self.mass[unit]
        return gain + (self._ties_gain(unit, source, target) if self.ties is not None else 0.0)

    def move(self, unit: int, target: int) -> None:
        """Move a unit to a region and keep all sums and the border up to date."""
        region_of, outer = self.region_of, self._outer
        source = region_of[unit]
        self.cost += self.price_of_move(unit, target)
        self.bad -= self.is_bad(source) + self.is_bad(target)
        region_of[unit] = target
        others = 0
        for other in self.neighbours[unit]:
            region = region_of[other]
            if region == source:
                others += 1
                outer[other] += 1
                if outer[other] == 1:
                    self._enter(other)
            elif region == target:
                outer[other] -= 1
                if not outer[other]:
                    self._leave(other)
            else:
                others += 1
        if others and not outer[unit]:
            self._enter(unit)
        elif outer[unit] and not others:
            self._leave(unit)
        outer[unit] = others
        for quantity, size in zip(self.quantities, self.sizes):
            size[source] -= quantity[unit]
            size[target] += quantity[unit]
        self.bad += self.is_bad(source) + self.is_bad(target)

    def borders_of(self, region: int) -> dict[int, list[int]]:
        """Units of a region by each region they border."""
        found: dict[int, list[int]] = {}
        for unit in sorted(self.border):
            if self.region_of[unit] == region:
                for other in {self.region_of[other] for other in self.neighbours[unit]} - {region}:
                    found.setdefault(other, []).append(unit)
        return found

    def _ties_gain(
        self, unit: int, source: int, target: int, together: AbstractSet[int] = frozenset()
    ) -> float:
        gain = 0.0
        for other, cost in self.ties[unit] if self.ties is not None else ():
            if other in together:
                continue
            region = self.region_of[other]
            if region == source:
                gain += cost
            elif region == target:
                gain -= cost
        return gain

    def note(self) -> None:
        """Remember the plan if it keeps all limits and is the best so far; asked at each step."""
        if not self.bad and (self.best_key[0] or self.cost < self.best_key[1] - 1e-9):
            self.best, self.best_key = list(self.region_of), (0.0, self.cost)

    def note_all(self) -> None:
        """Remember the plan if it is the best so far, even where it breaks limits."""
        key = (round(sum(self.excess(region) for region in range(self.k)), 9), self.cost)
        if key < self.best_key:
            self.best, self.best_key = list(self.region_of), key

    def _enter(self, unit: int) -> None:
        self._place[unit] = len(self.border)
        self.border.append(unit)

    def _leave(self, unit: int) -> None:
        last, place = self.border.pop(), self._place[unit]
        if last != unit:
            self.border[place] = last
            self._place[last] = place
        self._place[unit] = -1


def _mean_unit(task: Task, change: Change) -> float:
    """What it costs to move the residents of a mean unit; the median leaves out huge masses."""
    counted = (change.region_of >= 0) & (task.residents > 0) & (change.mass > 0)
    price = 1.0
    if change.weight > 0 and counted.any():
        price = change.weight * float(np.median(change.mass[counted] / task.residents[counted]))
    return max(price * float(task.residents.mean()), 1e-300)


def _ties(task: Task, scale: float) -> Optional[list[list[tuple[int, float]]]]:
    """Ties of each unit: the other one and what separating costs; None where there are none."""
    result: list[list[tuple[int, float]]] = [[] for _ in range(task.n)]
    some = False
    for ties in task.ties:
        some = some or bool(len(ties.left))
        for left, right, cost in zip(ties.left.tolist(), ties.right.tolist(), ties.cost.tolist()):
            result[left].append((right, cost / scale))
            result[right].append((left, cost / scale))
    return result if some else None
