# SPDX-License-Identifier: GPL-2.0-or-later
"""Invented block layers for benchmarks; needs numpy alone."""

from __future__ import annotations

import struct

import numpy as np

#: Bends between two corners; with them each polygon has 20 vertices.
BENDS = 4


def mosaic(side: int, seed: int = 1) -> np.ndarray:
    """side x side blocks of about a hectare with bent common borders, (side², 21, 2) in metres."""
    rng = np.random.default_rng(seed)
    x, y = np.meshgrid(np.arange(side + 1.0), np.arange(side + 1.0))
    corner = 100 * (np.stack([x, y], axis=-1) + rng.uniform(-0.25, 0.25, (side + 1, side + 1, 2)))

    def bent(start: np.ndarray, end: np.ndarray) -> np.ndarray:
        share = np.linspace(0, 1, BENDS + 2)[:-1, None]
        line = start[..., None, :] * (1 - share) + end[..., None, :] * share
        line[..., 1:, :] += rng.uniform(-4, 4, line[..., 1:, :].shape)
        return line

    across = bent(corner[:, :-1], corner[:, 1:])
    upward = bent(corner[:-1, :], corner[1:, :])

    def backwards(line: np.ndarray, end: np.ndarray) -> np.ndarray:
        return np.concatenate([end[..., None, :], line[..., :0:-1, :]], axis=-2)

    ring = np.concatenate(
        [
            across[:-1],
            upward[:, 1:],
            backwards(across[1:], corner[1:, 1:]),
            backwards(upward[:, :-1], corner[1:, :-1]),
            corner[:-1, :-1, None, :],
        ],
        axis=-2,
    )
    return ring.reshape(side * side, -1, 2)


def disturbed(rings: np.ndarray, by: float = 0.1, seed: int = 2) -> np.ndarray:
    """The same blocks drawn again one by one: each vertex off by up to so many metres."""
    result = rings + np.random.default_rng(seed).uniform(-by, by, rings.shape)
    result[:, -1] = result[:, 0]
    return result


def as_wkb(rings: np.ndarray) -> list[bytes]:
    """Polygons in little-endian WKB."""
    head = struct.pack("<BIII", 1, 3, 1, rings.shape[1])
    return [head + ring.tobytes() for ring in rings]
