# SPDX-License-Identifier: GPL-2.0-or-later
"""A random point mesh over the county whose Voronoi edges follow the given lines.

Every later partition (Ortsteile, built-up land, blocks) is a label per mesh point, so that all
borders are chains of Voronoi edges: shared by construction, without gaps and overlaps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import Voronoi, cKDTree

from .frame import Frame
from .lines import crossings, resample

BOX = np.array([[-4_800.0, -3_900.0], [36_800.0, 45_900.0]])
CELL = 160.0


@dataclass
class Mesh:
    """Points with their Voronoi edges; ``edges[k]`` are the points beside ridge k."""

    xy: np.ndarray  # (n, 2)
    area: np.ndarray  # (n,) rough cell area in m2 for weights
    edges: np.ndarray  # (m, 2)
    ridges: np.ndarray  # (m, 2) Voronoi vertices at both ends of the ridge
    vertices: np.ndarray  # (v, 2)
    length: np.ndarray  # (m,) distance of the two points
    cut: dict[str, np.ndarray]  # per kind of line: (m,) bool, the edge crosses it


def _line_points(line: np.ndarray, step: float, gap: float) -> tuple[np.ndarray, np.ndarray]:
    """Mirrored pairs of points beside the line, and their spacing."""
    mid = resample(line, step)
    tangent = np.gradient(mid, axis=0)
    tangent /= np.hypot(tangent[:, 0], tangent[:, 1])[:, None]
    normal = np.column_stack([-tangent[:, 1], tangent[:, 0]])
    return np.vstack([mid + gap * normal, mid - gap * normal]), mid


def make_mesh(rng: np.random.Generator, frame: Frame, coarse: bool = False) -> Mesh:
    """Fine (27 m) in and around settlements and at the lake, 80 m in the open country.

    ``coarse``: 160 m everywhere, to find out quickly which places share a border.
    """
    lo, hi = BOX
    nx, ny = ((hi - lo) / CELL).astype(int)
    cx, cy = np.meshgrid(lo[0] + CELL * (np.arange(nx) + 0.5), lo[1] + CELL * (np.arange(ny) + 0.5))
    centre = np.column_stack([cx.ravel(), cy.ravel()])
    radius = np.sqrt(frame.built / np.pi)
    near = np.full(len(centre), np.inf)
    far = np.full(len(centre), np.inf)
    for p, r, muni in zip(frame.xy, radius, frame.muni):
        if muni >= 0:
            d = np.hypot(*(centre - p).T)
            near = np.minimum(near, d - 1.3 * r - 60)
            far = np.minimum(far, d)
    for p in frame.lake[::8]:
        near = np.minimum(near, np.hypot(*(centre - p[:2]).T) - 1.35 * p[2] - 100)
    per = np.where(near < 0, 6, np.where(near < 250, 3, np.where(far < 4_500, 2, 1)))
    if coarse:
        per[:] = 1
    points = []
    for k in np.unique(per):
        c = centre[per == k] - CELL / 2
        i, j = np.divmod(np.arange(k * k), k)
        cell = CELL / k
        grid = np.column_stack([j, i])[None] * cell
        jitter = rng.uniform(0.08, 0.92, (len(c), k * k, 2)) * cell
        points.append((c[:, None] + grid + jitter).reshape(-1, 2))
    free = np.vstack(points)
    spacing = np.concatenate([np.full(len(p), CELL / k) for p, k in zip(points, np.unique(per))])

    lines = {
        "river": [frame.river],
        "motorway": [frame.motorway],
        "rail": frame.rails,
        "road": frame.roads,
        "stream": frame.streams,
    }
    pairs: list[np.ndarray] = []
    mids: list[np.ndarray] = []
    for group in lines.values():
        for line in group:
            pts, mid = _line_points(line, 48.0 if coarse else 24.0, 8.0)
            inside = np.all((pts > lo) & (pts < hi), axis=1)
            # Lines of lower rank give way where they meet a line that is already in the mesh.
            if mids:
                d, _ = cKDTree(np.vstack(mids)).query(pts, distance_upper_bound=19.0)
                inside &= ~np.isfinite(d)
            pairs.append(pts[inside])
            mids.append(mid)
    fixed = np.vstack(pairs)
    d, _ = cKDTree(np.vstack(mids)).query(free, distance_upper_bound=60.0)
    free = free[d > np.minimum(0.75 * spacing, 30.0)]
    xy = np.vstack([free, fixed])
    # Drop near duplicates: they would give needle cells.
    close = cKDTree(xy).query_pairs(6.0, output_type="ndarray")
    xy = np.delete(xy, np.unique(close[:, 1]), axis=0)

    vor = Voronoi(xy)
    ridges = np.array(vor.ridge_vertices)
    ok = (ridges >= 0).all(1)
    edges, ridges = vor.ridge_points[ok].astype(np.int64), ridges[ok]
    ends = vor.vertices[ridges]
    inside = np.all((ends > lo - 200) & (ends < hi + 200), axis=(1, 2))
    edges, ridges = edges[inside], ridges[inside]
    length = np.hypot(*(xy[edges[:, 0]] - xy[edges[:, 1]]).T)
    width = np.hypot(*(vor.vertices[ridges[:, 0]] - vor.vertices[ridges[:, 1]]).T)
    # Each Voronoi edge carries two triangles of the cells: area = sum of length * width / 4.
    area = np.bincount(edges.ravel(), np.repeat(length * width / 4, 2), len(xy))
    mesh = Mesh(xy, area, edges, ridges, vor.vertices, length, {})
    tree = cKDTree(xy[edges].mean(1))
    for kind, group in lines.items():
        mesh.cut[kind] = _crossed(mesh, tree, [resample(g, 24.0) for g in group])
    return mesh


def _crossed(mesh: Mesh, tree: cKDTree, group: list[np.ndarray]) -> np.ndarray:
    a = np.vstack([g[:-1] for g in group])
    b = np.vstack([g[1:] for g in group])
    # The mirrored pairs stand right at the joints of the segments: let the segments overlap.
    a, b = a - 0.05 * (b - a), b + 0.05 * (b - a)
    hit = np.zeros(len(mesh.edges), bool)
    near = tree.query_ball_point((a + b) / 2, 75.0)
    count = np.array([len(k) for k in near])
    seg = np.repeat(np.arange(len(a)), count)
    edge = np.concatenate([np.asarray(k, np.int64) for k in near if k])
    p, q = mesh.edges[edge].T
    cross = crossings(mesh.xy[p], mesh.xy[q], a[seg], b[seg])
    hit[edge[cross]] = True
    return hit
