# SPDX-License-Identifier: GPL-2.0-or-later
"""Smooth fractal noise over the plane, the source of everything that wanders in the demo county."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import map_coordinates

EXTENT = 60_000.0  # metres; the noise is defined on [-10 km, 50 km] in both axes
START = -10_000.0


class Noise:
    """Sum of octaves of cubic-interpolated lattice noise with roughly unit standard deviation.

    ``wavelength`` is that of the first octave in metres; each further octave halves it and
    multiplies the amplitude by ``gain``.
    """

    def __init__(
        self, rng: np.random.Generator, wavelength: float, octaves: int = 1, gain: float = 0.5
    ) -> None:
        self._lattices: list[tuple[float, float, np.ndarray]] = []
        norm = np.sqrt(sum(gain ** (2 * k) for k in range(octaves)))
        for k in range(octaves):
            step = wavelength / 2.0 / 2**k
            size = int(EXTENT / step) + 4
            lattice = rng.standard_normal((size, size)).astype(np.float32)
            # Cubic interpolation between independent values damps the variance by about one half.
            self._lattices.append((step, 1.4 * gain**k / norm, lattice))

    def __call__(self, xy: np.ndarray) -> np.ndarray:
        """Noise values, shape (n,), at ``xy``, shape (n, 2), in local metres."""
        total = np.zeros(len(xy))
        for step, amplitude, lattice in self._lattices:
            where = (xy.T - START) / step
            total += amplitude * map_coordinates(
                lattice, where, order=3, mode="nearest", prefilter=False
            )
        return total
