# SPDX-License-Identifier: GPL-2.0-or-later
"""Rook contiguity of 10,000 polygons against libpysal, both in this process on the same polygons.

Ours starts from WKB, as QGIS hands it over, and also returns border lengths; libpysal starts from
ready shapely polygons and returns neighbours only. The results are compared before the times.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import geopandas
import numpy as np
import shapely
from libpysal.graph import Graph
from libpysal.weights import Rook

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts" / "python"))

from figures import Figures, cpu_seconds
from load_plugin import load_plugin

load_plugin()

from sozialraumplaner.core.borders import build_contiguity  # noqa: E402
from sozialraumplaner.core.rings import rings_from_wkb  # noqa: E402

SIDE = 100
BENDS = 4


def mosaic(seed: int) -> list[shapely.Polygon]:
    """SIDE x SIDE blocks of 20 vertices with bent borders shared vertex by vertex, in metres."""
    rng = np.random.default_rng(seed)
    x, y = np.meshgrid(np.arange(SIDE + 1.0), np.arange(SIDE + 1.0))
    corner = 100 * (np.stack([x, y], axis=-1) + rng.uniform(-0.25, 0.25, (SIDE + 1, SIDE + 1, 2)))

    def bent(start: np.ndarray, end: np.ndarray) -> np.ndarray:
        share = np.linspace(0, 1, BENDS + 2)[:-1, None]
        line = start[..., None, :] * (1 - share) + end[..., None, :] * share
        line[..., 1:, :] += rng.uniform(-4, 4, line[..., 1:, :].shape)
        return line

    across = bent(corner[:, :-1], corner[:, 1:])
    upward = bent(corner[:-1, :], corner[1:, :])

    def backwards(line: np.ndarray, end: np.ndarray) -> np.ndarray:
        return np.concatenate([end[None], line[:0:-1]])

    return [
        shapely.Polygon(
            np.concatenate(
                [
                    across[row, column],
                    upward[row, column + 1],
                    backwards(across[row + 1, column], corner[row + 1, column + 1]),
                    backwards(upward[row, column], corner[row + 1, column]),
                ]
            )
        )
        for row in range(SIDE)
        for column in range(SIDE)
    ]


def main() -> int:
    polygons = mosaic(seed=1)
    wkb = [polygon.wkb for polygon in polygons]
    frame = geopandas.GeoDataFrame(geometry=polygons, crs="EPSG:25832")

    def ours():
        return build_contiguity(rings_from_wkb(wkb))[0]

    def rook():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Rook.from_dataframe(frame, use_index=False)

    def graph():
        return Graph.build_contiguity(frame, rook=True)

    result = ours()
    pairs = set(zip(result.left.tolist(), result.right.tolist()))
    peer = {(a, b) for a, others in rook().neighbors.items() for b in others if a < b}
    figures = Figures()
    vertices = sum(len(polygon.exterior.coords) - 1 for polygon in polygons)
    figures.add("polygons", len(polygons), "polygons")
    figures.add("vertices", vertices // len(polygons), "per polygon")
    figures.add("neighbours", len(pairs), "pairs")
    figures.add("neighbours_found_by_one_only", len(pairs ^ peer), "pairs", at_most=0)
    mine, theirs, newer = cpu_seconds([ours, rook, graph])
    figures.add("sozialraumplaner_cpu", mine, "s")
    figures.add("libpysal_rook_cpu", theirs, "s")
    figures.add("libpysal_graph_cpu", newer, "s")
    figures.add("times_faster_than_rook", theirs / mine, "x", at_least=3)
    figures.add("times_faster_than_graph", newer / mine, "x")
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
