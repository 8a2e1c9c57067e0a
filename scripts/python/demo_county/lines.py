# SPDX-License-Identifier: GPL-2.0-or-later
"""Polylines: splines, meanders, resampling, simplification."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import CubicSpline


def resample(line: np.ndarray, step: float) -> np.ndarray:
    """The polyline (n, 2) with points about ``step`` metres apart; both ends stay."""
    seg = np.hypot(*np.diff(line, axis=0).T)
    s = np.concatenate([[0.0], np.cumsum(seg)])
    keep = np.concatenate([[True], seg > 0])
    s, line = s[keep], line[keep]
    n = max(2, round(s[-1] / step) + 1)
    t = np.linspace(0, s[-1], n)
    return np.column_stack([np.interp(t, s, line[:, 0]), np.interp(t, s, line[:, 1])])


def spline(control: np.ndarray, step: float = 25.0) -> np.ndarray:
    """Smooth curve through control points (n, 2), sampled every ``step`` metres."""
    d = np.hypot(*np.diff(control, axis=0).T) ** 0.5
    t = np.concatenate([[0.0], np.cumsum(d)])
    curve = CubicSpline(t, control, bc_type="natural")
    return resample(curve(np.linspace(0, t[-1], 40 * len(control))), step)


def wiggle(
    rng: np.random.Generator,
    line: np.ndarray,
    waves: list[tuple[float, float]],
    fixed_ends: bool = True,
) -> np.ndarray:
    """Shift the line sideways by smooth random waves [(wavelength, amplitude), ...] in metres."""
    s = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    tangent = np.gradient(line, axis=0)
    tangent /= np.hypot(tangent[:, 0], tangent[:, 1])[:, None]
    normal = np.column_stack([-tangent[:, 1], tangent[:, 0]])
    shift = np.zeros(len(line))
    for wavelength, amplitude in waves:
        knots = np.arange(0, s[-1] + 2 * wavelength, wavelength / 2)
        values = rng.standard_normal(len(knots)) * amplitude
        shift += CubicSpline(knots, values)(s)
    if fixed_ends:
        reach = min(s[-1] / 3, 600.0)
        shift *= np.clip(s / reach, 0, 1) * np.clip((s[-1] - s) / reach, 0, 1)
    return line + normal * shift[:, None]


def simplify(line: np.ndarray, tolerance: float) -> np.ndarray:
    """Indices kept by Douglas and Peucker 1973; a closed ring keeps four points at least."""
    n = len(line)
    keep = np.zeros(n, bool)
    keep[[0, n - 1]] = True
    closed = bool(np.all(line[0] == line[-1]))
    stack = [(0, n - 1)]
    if closed:
        quarters = [0, n // 4, n // 2, 3 * n // 4, n - 1]
        keep[quarters] = True
        stack = list(zip(quarters[:-1], quarters[1:]))
    while stack:
        a, b = stack.pop()
        if b - a < 2:
            continue
        p, q = line[a], line[b]
        d = q - p
        inner = line[a + 1 : b] - p
        t = np.clip(inner @ d / max(float(d @ d), 1e-9), 0.0, 1.0)
        dist = np.hypot(*(inner - t[:, None] * d).T)
        k = int(np.argmax(dist))
        if dist[k] > tolerance:
            keep[a + 1 + k] = True
            stack += [(a, a + 1 + k), (a + 1 + k, b)]
    return np.flatnonzero(keep)


def crossings(p0: np.ndarray, p1: np.ndarray, q0: np.ndarray, q1: np.ndarray) -> np.ndarray:
    """True where segment p0-p1 properly crosses q0-q1; all inputs (n, 2), compared row by row."""

    def side(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
        u, v = b - a, c - a
        return u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]

    return (side(p0, p1, q0) * side(p0, p1, q1) < 0) & (side(q0, q1, p0) * side(q0, q1, p1) < 0)
