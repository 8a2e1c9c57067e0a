# SPDX-License-Identifier: GPL-2.0-or-later
"""From labels to polygons: shared arcs, smoothed and thinned once each, stitched to rings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree

from .lines import crossings, simplify
from .mesh import Mesh


@dataclass
class Arc:
    """A border line with the labels on its left and right side; first and last row are nodes."""

    xy: np.ndarray
    left: int
    right: int
    raw: np.ndarray
    tolerance: float


def make_arcs(mesh: Mesh, label: np.ndarray, tolerance: np.ndarray, short: float) -> list[Arc]:
    """All arcs between different labels.

    ``tolerance`` (per label >= 0) is the Douglas-Peucker distance; the finer side of an arc
    counts. Arcs shorter than ``short`` metres between two junctions are drawn into one point,
    as at a street crossing.
    """
    chains = _chains(mesh, label)
    arcs = []
    for xy, left, right in chains:
        tol = min(tolerance[k] for k in (left, right) if k >= 0)
        arcs.append(Arc(xy, left, right, xy, tol))
    _collapse(arcs, short)
    for arc in arcs:
        arc.xy = np.round(arc.raw[simplify(arc.raw, arc.tolerance)], 2)
    _untangle(arcs)
    return arcs


def _chains(mesh: Mesh, label: np.ndarray) -> list[tuple[np.ndarray, int, int]]:
    i, j = mesh.edges.T
    hit = np.flatnonzero(label[i] != label[j])
    ridge = mesh.ridges[hit]
    used, flat = np.unique(ridge, return_inverse=True)
    ridge = flat.reshape(-1, 2)
    xy = _relax(mesh.vertices[used], ridge, 5)
    # Left label of the ridge from its first to its second vertex.
    p, q = mesh.vertices[used[ridge[:, 0]]], mesh.vertices[used[ridge[:, 1]]]
    a = mesh.xy[i[hit]]
    side = (q[:, 0] - p[:, 0]) * (a[:, 1] - p[:, 1]) - (q[:, 1] - p[:, 1]) * (a[:, 0] - p[:, 0])
    left = np.where(side > 0, label[i[hit]], label[j[hit]])
    right = np.where(side > 0, label[j[hit]], label[i[hit]])
    around: list[list[int]] = [[] for _ in used]
    for k, (s, t) in enumerate(ridge):
        around[s].append(k)
        around[t].append(k)
    node = np.array([len(r) != 2 for r in around])
    done = np.zeros(len(ridge), bool)
    chains = []

    def walk(start: int, first: int) -> None:
        path, here, k = [start], start, first
        lr = (left[k], right[k]) if ridge[k, 0] == start else (right[k], left[k])
        while True:
            done[k] = True
            here = int(ridge[k, 1] if ridge[k, 0] == here else ridge[k, 0])
            path.append(here)
            if node[here] or here == start:
                break
            k = next(r for r in around[here] if r != k)
        chains.append((xy[path], int(lr[0]), int(lr[1])))

    for v in np.flatnonzero(node):
        for k in around[v]:
            if not done[k]:
                walk(int(v), k)
    for k in range(len(ridge)):
        if not done[k]:
            walk(int(ridge[k, 0]), k)
    return chains


def _relax(xy: np.ndarray, ridge: np.ndarray, steps: int) -> np.ndarray:
    """Pull every vertex half way to the mean of its neighbours: takes the cells' zigzag away."""
    n = len(xy)
    one = np.ones(len(ridge))
    graph = csr_matrix((one, (ridge[:, 0], ridge[:, 1])), (n, n))
    graph = graph + graph.T
    degree = np.asarray(graph.sum(1))
    for _ in range(steps):
        xy = 0.5 * xy + 0.5 * (graph @ xy) / degree
    return xy


def _length(xy: np.ndarray) -> float:
    return float(np.hypot(*np.diff(xy, axis=0).T).sum())


def _collapse(arcs: list[Arc], short: float) -> None:
    """Draw each short arc between two junctions into its midpoint, at most one per junction."""
    where: dict[tuple[float, float], list[tuple[int, int]]] = {}
    for k, arc in enumerate(arcs):
        for end in (0, -1):
            where.setdefault(tuple(arc.raw[end]), []).append((k, end))
    gone = set()
    taken = set()
    for k, arc in enumerate(arcs):
        a, b = tuple(arc.raw[0]), tuple(arc.raw[-1])
        if a == b or _length(arc.raw) > short or a in taken or b in taken:
            continue
        if min(arc.left, arc.right) < 0 or arc.tolerance > 4:
            continue
        others = [(m, e) for p in (a, b) for m, e in where[p] if m != k]
        # Arcs that would shrink to nothing or become twins keep the junctions apart.
        tight = any(_length(arcs[m].raw) < 3 * short for m, _ in others)
        if tight or len({m for m, _ in others}) < 4:
            continue
        mid = (arc.raw[0] + arc.raw[-1]) / 2
        taken |= {a, b}
        for m, e in others:
            raw = arcs[m].raw.copy()
            # Bend the first vertices towards the new junction so that no hook remains.
            shift = mid - raw[e]
            fade = np.linspace(1, 0, min(6, len(raw) - 1), endpoint=False)
            rows = np.arange(len(fade)) if e == 0 else -1 - np.arange(len(fade))
            raw[rows] += fade[:, None] * shift
            arcs[m].raw = raw
        gone.add(k)
    arcs[:] = [arc for k, arc in enumerate(arcs) if k not in gone]


def tangled(arcs: list[Arc]) -> set[int]:
    """Numbers of arcs that cross another arc or themselves."""
    p = np.vstack([a.xy[:-1] for a in arcs])
    q = np.vstack([a.xy[1:] for a in arcs])
    owner = np.repeat(np.arange(len(arcs)), [len(a.xy) - 1 for a in arcs])
    # Long segments are represented by several points so that the search radius stays small.
    length = np.hypot(*(q - p).T)
    pieces = np.maximum(1, np.ceil(length / 60).astype(int))
    seg = np.repeat(np.arange(len(p)), pieces)
    part = np.arange(len(seg)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    t = ((part + 0.5) / pieces[seg])[:, None]
    mid = p[seg] + t * (q[seg] - p[seg])
    pairs = cKDTree(mid).query_pairs(61.0, output_type="ndarray")
    a, b = seg[pairs[:, 0]], seg[pairs[:, 1]]
    cross = crossings(p[a], q[a], p[b], q[b])
    return set(owner[a[cross]]) | set(owner[b[cross]])


def _untangle(arcs: list[Arc]) -> None:
    for factor in (0.4, 0.1, 0.0):
        bad = tangled(arcs)
        if not bad:
            return
        for k in bad:
            arc = arcs[k]
            arc.xy = np.round(arc.raw[simplify(arc.raw, arc.tolerance * factor)], 2)
    if tangled(arcs):
        raise RuntimeError("Borders cross; try another seed.")


def rings(arcs: list[Arc], label: np.ndarray | None = None) -> dict[int, list[list[np.ndarray]]]:
    """Polygons per label: a list of [outer ring, hole, ...]; rings are closed.

    ``label`` maps block labels to those of a coarser division (dissolve): arcs inside one
    coarse unit fall away, the others keep their vertices.
    """
    out: dict[int, list[np.ndarray]] = {}
    for arc in arcs:
        left = arc.left if label is None or arc.left < 0 else int(label[arc.left])
        right = arc.right if label is None or arc.right < 0 else int(label[arc.right])
        if left == right:
            continue
        if left >= 0:
            out.setdefault(left, []).append(arc.xy)
        if right >= 0:
            out.setdefault(right, []).append(arc.xy[::-1])
    return {k: _assemble(v) for k, v in sorted(out.items())}


def _assemble(parts: list[np.ndarray]) -> list[list[np.ndarray]]:
    start: dict[tuple[float, float], list[int]] = {}
    for k, xy in enumerate(parts):
        start.setdefault((xy[0, 0], xy[0, 1]), []).append(k)
    closed = []
    free = set(range(len(parts)))
    while free:
        first = min(free)
        free.discard(first)
        path = [parts[first]]
        begin, end = tuple(parts[first][0]), tuple(parts[first][-1])
        while end != begin:
            options = [k for k in start[end] if k in free]
            k = options[0] if len(options) == 1 else _sharpest(path[-1], parts, options)
            free.discard(k)
            path.append(parts[k])
            end = tuple(parts[k][-1])
        ring = np.vstack([path[0], *[p[1:] for p in path[1:]]])
        closed.append(ring)
    outer = [r for r in closed if signed_area(r) > 0]
    polygons = [[r] for r in outer]
    for hole in closed:
        if signed_area(hole) <= 0:
            inside = [p for p in polygons if contains(p[0], hole)]
            min(inside, key=lambda p: signed_area(p[0])).append(hole)
    return polygons


def _sharpest(last: np.ndarray, parts: list[np.ndarray], options: list[int]) -> int:
    """At a point contact turn left as sharply as possible: outer rings then stay simple."""
    back = last[-2] - last[-1]

    def turn(k: int) -> float:
        ahead = parts[k][1] - parts[k][0]
        angle = np.arctan2(ahead[1], ahead[0]) - np.arctan2(back[1], back[0])
        return float(angle % (2 * np.pi))

    # The interior lies left: the next edge is the first one clockwise from the way back.
    return max(options, key=turn)


def signed_area(ring: np.ndarray) -> float:
    """Positive for a counter-clockwise closed ring."""
    p = ring - ring[0]
    return float(np.sum(p[:-1, 0] * p[1:, 1] - p[1:, 0] * p[:-1, 1]) / 2)


def contains(ring: np.ndarray, other: np.ndarray) -> bool:
    """Whether the first segment's midpoint of ``other`` lies inside the closed ring."""
    x, y = (other[0] + other[1]) / 2
    x0, y0 = ring[:-1].T
    x1, y1 = ring[1:].T
    cross = (y0 > y) != (y1 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x0 + (y - y0) * (x1 - x0) / (y1 - y0)
    return bool(np.sum(cross & (x < at)) % 2)
