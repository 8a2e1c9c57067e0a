# SPDX-License-Identifier: GPL-2.0-or-later
"""Class limits of a map legend.

Classes are built on the values as they are printed (rounded half away from zero, rule R8), so that
legend, labels and table agree. A class holds its lower limit and not its upper one ("von ... bis
unter ..."), except that the topmost class holds its upper limit where that is the highest value.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import Enum
from typing import List, Optional, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from ..arrays import BoolArray, FloatArray, IntArray
from ..errors import UserError

MIN_CLASSES = 3
MAX_CLASSES = 6

#: Limits in standard deviations around the centre, per number of classes.
_DEVIATIONS = {
    2: (0.0,),
    3: (-0.5, 0.5),
    4: (-1.0, 0.0, 1.0),
    5: (-1.5, -0.5, 0.5, 1.5),
    6: (-1.0, -0.5, 0.0, 0.5, 1.0),
}
_ROUND_STEPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)


class Method(str, Enum):
    """How the limits are found."""

    QUANTILE = "quantile"
    EQUAL = "equal"
    NATURAL = "natural"
    DEVIATION = "deviation"
    FIXED = "fixed"


@dataclass(frozen=True)
class Classes:
    """Classes from low to high.

    method: how they were found.
    lower, upper: limits of each class, None where it is open ("unter 5", "15 und mehr").
    counts: int64[k], number of values in each class.
    index: int64[n], class of each value, -1 where there is no value.
    decimals: decimals that the limits are printed with.
    """

    method: Method
    lower: Tuple[Optional[float], ...]
    upper: Tuple[Optional[float], ...]
    counts: IntArray
    index: IntArray
    decimals: int

    def __len__(self) -> int:
        return len(self.lower)

    def closed_at_top(self, position: int) -> bool:
        """The class holds its upper limit as well: the last one, where that is a value."""
        last = position == len(self) - 1 and self.upper[position] is not None
        return last and (self.method != Method.EQUAL or len(self) == 1)


def rounded(values: FloatArray, decimals: int) -> FloatArray:
    """Rounded half away from zero as they are printed, (n,); nan stays nan."""
    factor = 10.0**decimals
    scaled = np.abs(values) * factor
    # The tiny addition undoes binary noise such as 0.285 * 100 = 28.499999999999996.
    return np.copysign(np.floor(scaled + 0.5 + scaled * 1e-12) / factor, values)


def parse_limits(text: str) -> Tuple[float, ...]:
    """Inner limits such as ``5; 7,5; 10``: ascending, each once, at most five.

    Raises ``UserError`` with ``limits_unreadable``, ``limits_not_ascending`` or ``limits_count``.
    """
    limits: List[float] = []
    for part in re.split(r"[;\s]+", text.strip()):
        if not part:
            continue
        plain = part.replace("−", "-").replace(",", ".")
        try:
            value = float(plain)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise UserError("limits_unreadable", text=part)
        limits.append(value)
    if not 1 <= len(limits) < MAX_CLASSES:
        raise UserError("limits_count", highest=MAX_CLASSES - 1)
    if any(high <= low for low, high in zip(limits, limits[1:])):
        raise UserError("limits_not_ascending", text=text.strip())
    return tuple(limits)


def classify(
    values: FloatArray,
    has_value: BoolArray,
    method: Method,
    n_classes: int,
    decimals: int,
    *,
    limits: Sequence[float] = (),
    centre: Optional[float] = None,
) -> Classes:
    """Classes of n values.

    values, has_value: (n,); only values that exist take part.
    n_classes: wanted number; fewer come out where there are fewer distinct printed values.
    decimals: decimals that the values are printed with.
    limits: inner limits for ``Method.FIXED``.
    centre: middle for ``Method.DEVIATION``, usually the county value; without it the mean.

    Raises ``UserError("no_values")`` where no value exists.
    """
    printed = rounded(np.asarray(values, dtype=np.float64), decimals)
    present = np.asarray(has_value, dtype=np.bool_) & np.isfinite(printed)
    real = np.sort(printed[present])
    if not len(real):
        raise UserError("no_values")
    if method == Method.FIXED:
        inner = np.asarray(limits, dtype=np.float64)
        decimals = max([decimals, *(_decimals_of(limit) for limit in limits)])
        return _build(method, None, inner, None, printed, present, decimals)
    distinct, counts = np.unique(real, return_counts=True)
    if method == Method.DEVIATION:
        inner = rounded(_deviation_limits(real, n_classes, centre), decimals)
        inner = np.unique(inner)
        if len(distinct) > 1:
            return _build(method, None, inner, None, printed, present, decimals)
    elif method == Method.EQUAL and len(distinct) > 1:
        borders = _round_borders(float(real[0]), float(real[-1]), n_classes, decimals)
        return _build(
            method, float(borders[0]), borders[1:-1], float(borders[-1]), printed, present, decimals
        )
    if len(distinct) <= n_classes:
        starts = np.arange(len(distinct))
    elif method == Method.NATURAL:
        starts = natural_starts(distinct, counts, n_classes)
    else:
        starts = _quantile_starts(distinct, real, n_classes)
    return _build(
        method,
        float(distinct[0]),
        distinct[starts[1:]],
        float(distinct[-1]),
        printed,
        present,
        decimals,
    )


def natural_starts(distinct: FloatArray, counts: IntArray, n_classes: int) -> IntArray:
    """First index of each natural class among the sorted distinct values, (k,).

    Minimises the sum of squared deviations from the class means, exactly: dynamic programme over
    the sorted values (W. D. Fisher, On grouping for maximum homogeneity, JASA 53, 1958,
    p. 789-798; the "natural breaks" of Jenks 1977). O(k * n^2) time, O(k * n) memory.
    """
    n = len(distinct)
    k = min(n_classes, n)
    # Shifting by the mean keeps the sums of squares accurate for large values with small spread.
    shifted = distinct - np.average(distinct, weights=counts)
    weight = np.concatenate([[0.0], np.cumsum(counts)])
    linear = np.concatenate([[0.0], np.cumsum(counts * shifted)])
    square = np.concatenate([[0.0], np.cumsum(counts * shifted**2)])

    def spread(first: IntArray, end: int) -> FloatArray:
        """Squared deviations of the values first..end-1 from their mean, per first."""
        mass = weight[end] - weight[first]
        total = linear[end] - linear[first]
        result: FloatArray = square[end] - square[first] - total * total / mass
        return result

    cost = np.full((k + 1, n + 1), np.inf)
    cost[0, 0] = 0.0
    choice = np.zeros((k + 1, n + 1), dtype=np.int64)
    for classes in range(1, k + 1):
        for end in range(classes, n + 1):
            first = np.arange(classes - 1, end)
            candidates = cost[classes - 1, first] + spread(first, end)
            best = int(np.argmin(candidates))
            cost[classes, end] = candidates[best]
            choice[classes, end] = first[best]
    starts = np.zeros(k, dtype=np.int64)
    end = n
    for classes in range(k, 0, -1):
        end = int(choice[classes, end])
        starts[classes - 1] = end
    return starts


def _quantile_starts(distinct: FloatArray, real: FloatArray, n_classes: int) -> IntArray:
    """Equal values stay together, so that class sizes are only nearly equal."""
    ranks = (np.arange(n_classes) * len(real)) // n_classes
    starts: IntArray = np.unique(np.searchsorted(distinct, real[ranks]))
    return starts


def _deviation_limits(real: FloatArray, n_classes: int, centre: Optional[float]) -> FloatArray:
    middle = float(np.mean(real)) if centre is None else centre
    deviation = float(np.std(real))
    return middle + deviation * np.asarray(_DEVIATIONS[n_classes], dtype=np.float64)


def _round_borders(low: float, high: float, n_classes: int, decimals: int) -> FloatArray:
    """Borders at multiples of the smallest round step that covers the values in n classes."""
    finest = 10.0**-decimals
    exponent = math.floor(math.log10(max((high - low) / n_classes, finest))) - 1
    while True:
        for mantissa in _ROUND_STEPS:
            step = mantissa * 10.0**exponent
            if step < finest * (1 - 1e-9) or abs(step / finest - round(step / finest)) > 1e-6:
                continue
            first = math.floor(low / step + 1e-9)
            last = math.floor(high / step + 1e-9) + 1
            if last - first <= n_classes:
                return rounded(np.arange(first, last + 1) * step, decimals)
        exponent += 1


def _build(
    method: Method,
    lowest: Optional[float],
    inner: NDArray[np.float64],
    highest: Optional[float],
    printed: FloatArray,
    present: BoolArray,
    decimals: int,
) -> Classes:
    index = np.full(len(printed), -1, dtype=np.int64)
    index[present] = np.searchsorted(inner, printed[present], side="right")
    n_classes = len(inner) + 1
    borders = [float(limit) for limit in inner]
    return Classes(
        method=method,
        lower=(lowest, *borders),
        upper=(*borders, highest),
        counts=np.bincount(index[present], minlength=n_classes).astype(np.int64),
        index=index,
        decimals=decimals,
    )


def _decimals_of(limit: float) -> int:
    """Decimals that a limit needs to be printed in full, at most six."""
    text = f"{limit:.6f}".rstrip("0")
    return len(text.split(".")[1])
