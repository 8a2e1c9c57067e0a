# SPDX-License-Identifier: GPL-2.0-or-later
"""Random lengths of edges that let spanning trees follow what the task keeps together."""

from __future__ import annotations

import numpy as np

from ...arrays import FloatArray
from ..tasks.task import Task

#: Spread of the lengths about their means, as a standard deviation of logarithms.
_NOISE = 0.5


class Guide:
    """Draws lengths of a task's edges: short between units that are alike.

    Subtrees of shortest spanning trees then are clusters of units that are alike, and that is what
    pays to move as a whole.
    """

    def __init__(self, task: Task, generator: np.random.Generator) -> None:
        graph = task.graph
        self._generator = generator
        self._length: FloatArray = np.zeros(graph.m)
        for spread in task.spreads:
            step = spread.values[graph.left] - spread.values[graph.right]
            self._length += spread.weight * np.einsum("ij,ij->i", step, step)
        mean = float(self._length.mean()) if graph.m else 0.0
        self._guided = mean > 0.0
        self._length = self._length + 0.01 * mean if self._guided else np.ones(graph.m)
        # A pool read at random offsets is as good as fresh numbers and costs nothing.
        noise = _NOISE if self._guided else 1.0
        self._noise = np.exp(noise * generator.standard_normal(2 * graph.m + 64))

    def lengths(self) -> FloatArray:
        """Fresh random lengths, (m,)."""
        m = len(self._length)
        offset = int(self._generator.integers(0, len(self._noise) - m))
        lengths: FloatArray = self._length * self._noise[offset : offset + m]
        return lengths
