# SPDX-License-Identifier: GPL-2.0-or-later
"""What a plan is like, criterion by criterion, so that plans can be compared."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Iterator, Mapping, Optional, Tuple

import numpy as np

from ...arrays import AnyIntArray, BoolArray, FloatArray, sums
from ...links import Kind, Links
from ...links.model import grouped
from ..problem import FREE, Problem
from .distance import moved_weight


@dataclass(frozen=True)
class Criterion:
    """Something plans are compared by.

    code: see ``profile_of``. name: of the quantity or the source of links, "" for the other
    criteria. better: 1 where more is better, -1 where less is, 0 where neither. of: what a number
    is counted among, None for other values.
    """

    code: str
    better: int = 0
    name: str = ""
    of: Optional[int] = None


@dataclass(frozen=True)
class Profile:
    """A plan in figures. objective: value by part. values: of every criterion, in order."""

    objective: Mapping[str, float]
    values: Mapping[Criterion, float]

    @property
    def total(self) -> float:
        """Sum of the parts of the objective."""
        return math.fsum(self.objective.values())


def profile_of(problem: Problem, region_of: AnyIntArray, objective: Mapping[str, float]) -> Profile:
    """The figures of a plan. region_of: region 0.. of every block, (n,).

    Where only a part of the blocks is free, sizes, shapes and floors are those of the regions with
    free blocks; the others are the same in every plan. Criteria without data are left out:

    total: of the objective. regions. smallest, median, largest: residents of a region.
    below_minimum: regions. unevenness: mean deviation of residents from the mean of the frame, a
    share. places_kept: share of the residents of their Ortsteil with whom people share a region.
    places_whole: Ortsteile in one region, of those with several blocks. compactness: mean
    Polsby-Popper. border: metres between regions of one frame. settlement: residents on both sides
    of these borders, of each two blocks the smaller number. likeness: share of the variance inside
    the frames that lies between regions. links: share kept, by source. barriers: metres inside
    regions. lacking: regions outside the limits of a quantity. moved: residents that leave their
    existing region.
    """
    region_of = np.asarray(region_of, dtype=np.int64)
    values = {Criterion("total", -1): math.fsum(objective.values())}
    for group in (_sizes, _places, _shape, _likeness, _links, _barriers, _quantities, _moved):
        values.update(group(problem, region_of))
    return Profile(dict(objective), values)


_Values = Iterator[Tuple[Criterion, float]]


def _drawn(problem: Problem, region_of: AnyIntArray) -> BoolArray:
    """Regions with free blocks, all of them where there is none, (k,)."""
    drawn = np.zeros(int(region_of.max()) + 1, dtype=bool)
    drawn[region_of[problem.fixed_labels == FREE]] = True
    return drawn if drawn.any() else ~drawn


def _sizes(problem: Problem, region_of: AnyIntArray) -> _Values:
    k = int(region_of.max()) + 1
    drawn = _drawn(problem, region_of)
    residents = sums(region_of, problem.blocks.population, k)[drawn]
    yield Criterion("regions"), float(len(residents))
    yield Criterion("smallest"), float(residents.min())
    yield Criterion("median"), float(np.median(residents))
    yield Criterion("largest"), float(residents.max())
    yield Criterion("below_minimum", -1), float(np.count_nonzero(residents < problem.minimum))
    frame = np.zeros(k, dtype=np.int64)
    frame[region_of[::-1]] = problem.frames[::-1]
    frame = frame[drawn]
    count = np.bincount(frame)
    mean = np.bincount(frame, residents) / np.maximum(count, 1)
    deviation = np.abs(residents / np.maximum(mean[frame], 1e-300) - 1.0)
    yield Criterion("unevenness", -1), float(deviation.mean())


def _places(problem: Problem, region_of: AnyIntArray) -> _Values:
    named = np.flatnonzero(problem.places != "")
    if not len(named):
        return
    place = np.unique(problem.places[named].astype(str), return_inverse=True)[1].reshape(-1)
    code = problem.frames[named].astype(np.int64) * (int(place.max()) + 1) + place
    label = np.unique(code, return_inverse=True)[1].reshape(-1)
    pairs = np.unique(np.stack([label, region_of[named]], axis=1), axis=0)
    residents = problem.blocks.population[named].astype(np.float64)
    group = grouped("places", Kind.SHOULD, label.astype(str).astype(object), residents)
    links = Links(len(named), residents, (group,))
    for kept in links.evaluate(region_of[named]).kept:
        yield Criterion("places_kept", 1), kept.share
    several = np.bincount(label) > 1
    whole = (np.bincount(pairs[:, 0]) == 1) & several
    count = int(several.sum())
    if count:
        yield Criterion("places_whole", 1, of=count), float(whole.sum())


def _shape(problem: Problem, region_of: AnyIntArray) -> _Values:
    contiguity, blocks = problem.contiguity, problem.blocks
    left, right = region_of[contiguity.left], region_of[contiguity.right]
    k = int(region_of.max()) + 1
    inside = left == right
    outline = sums(region_of, contiguity.perimeter, k)
    outline -= 2.0 * sums(left[inside], contiguity.length[inside], k)
    if (outline > 0).all():
        area = sums(region_of, blocks.area, k)
        # Polsby & Popper 1991: 4 pi A / U².
        compactness = 4.0 * np.pi * area / outline**2
        yield Criterion("compactness", 1), float(compactness[_drawn(problem, region_of)].mean())
    frames = problem.frames
    drawn = ~inside & (frames[contiguity.left] == frames[contiguity.right])
    yield Criterion("border", -1), float(contiguity.length[drawn].sum())
    both = np.minimum(blocks.population[contiguity.left], blocks.population[contiguity.right])
    yield Criterion("settlement", -1), float(both[drawn].sum())


def _likeness(problem: Problem, region_of: AnyIntArray) -> _Values:
    if problem.attributes is None:
        return
    within, whole = 0.0, 0.0
    for column in problem.attributes.values.T:
        known = np.isfinite(column)
        value = column[known]
        spread = float(value.std()) if len(value) else 0.0
        if spread > 0:
            within += _squares(value / spread, region_of[known])
            whole += _squares(value / spread, problem.frames[known])
    if whole > 0:
        yield Criterion("likeness", 1), 1.0 - within / whole


def _squares(value: FloatArray, label: AnyIntArray) -> float:
    """Sum of squared deviations from the mean of the label."""
    n = int(label.max()) + 1
    mean = sums(label, value, n) / np.maximum(np.bincount(label, minlength=n), 1)
    return float(((value - mean[label]) ** 2).sum())


def _links(problem: Problem, region_of: AnyIntArray) -> _Values:
    if problem.links is None:
        return
    for kept in problem.links.evaluate(region_of).kept:
        yield Criterion("links", 1, kept.source), kept.share


def _barriers(problem: Problem, region_of: AnyIntArray) -> _Values:
    if problem.barrier is None or not (problem.barrier > 0).any():
        return
    contiguity = problem.contiguity
    inside = region_of[contiguity.left] == region_of[contiguity.right]
    crossed = contiguity.length * problem.barrier
    yield Criterion("barriers", -1), float(crossed[inside].sum())


def _quantities(problem: Problem, region_of: AnyIntArray) -> _Values:
    k = int(region_of.max()) + 1
    for quantity in problem.quantities:
        held = sums(region_of, quantity.values, k)
        low = -math.inf if quantity.minimum is None else quantity.minimum
        high = math.inf if quantity.maximum is None else quantity.maximum
        slack = 1e-9 * (1.0 + np.abs(held))
        outside = (held < low - slack) | (held > high + slack)
        lacking = int(np.count_nonzero(outside & _drawn(problem, region_of)))
        yield Criterion("lacking", -1, quantity.name), float(lacking)


def _moved(problem: Problem, region_of: AnyIntArray) -> _Values:
    existing = problem.existing
    if existing is None or not (existing != FREE).any():
        return
    had = existing != FREE
    residents = problem.blocks.population[had].astype(np.float64)
    yield (
        Criterion("moved", -1),
        float(moved_weight(existing[had].astype(np.int64), region_of[had], residents).sum()),
    )
