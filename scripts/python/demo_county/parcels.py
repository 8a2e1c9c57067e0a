# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks: fields and forest parcels, town and village blocks between streets."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from .frame import Frame
from .growth import LAKE, OUTSIDE, Land, components, grow
from .mesh import Mesh
from .noise import Noise

# Target block areas in m2 by urban class of the place (village, mid town, big town).
BUILT_TARGET = (200_000.0, 95_000.0, 66_000.0)


def make_blocks(
    rng: np.random.Generator, frame: Frame, mesh: Mesh, land: Land, cost: np.ndarray
) -> None:
    """Fill ``land.block``: parcels of open land, town and village blocks."""
    land.block = np.where(land.place == LAKE, LAKE, OUTSIDE)
    unit = land.place * 8 + land.built + 2 * land.exclave + 4 * land.forest
    unit[land.place < 0] = -1
    unit[land.island] = 8 * len(frame.xy) + 1
    i, j = mesh.edges.T
    inner = (unit[i] == unit[j]) & (unit[i] >= 0)
    number = _open_blocks(rng, mesh, land, cost, inner)
    _built_blocks(rng, frame, mesh, land, inner, number)
    _merge_small(frame, mesh, land)


def _open_blocks(
    rng: np.random.Generator, mesh: Mesh, land: Land, cost: np.ndarray, inner: np.ndarray
) -> int:
    """Fields and forest: grown from evenly spread seeds; roads hold them up."""
    i = mesh.edges[:, 0]
    c = cost.copy()
    detour = {"road": 250.0, "motorway": 1_500.0, "river": 1_500.0, "rail": 700.0}
    for kind, metres in detour.items():
        c[mesh.cut[kind]] += metres
    is_open = (land.place >= 0) & ~land.built
    keep = inner & is_open[i]
    _, comp = components(len(mesh.xy), mesh.edges[keep])
    seeds: list[int] = []
    order = np.argsort(comp, kind="stable")
    order = order[is_open[order]]
    cuts = np.flatnonzero(np.diff(comp[order])) + 1
    for pts in np.split(order, cuts):
        area = mesh.area[pts].sum()
        wild = land.forest[pts].mean()
        k = max(1, round(area / (2_100_000 + 1_200_000 * wild)))
        seeds += _spread(rng, mesh, pts, k)
    label, _ = grow(mesh, c, keep, np.array(seeds), np.zeros(len(seeds)))
    land.block[is_open] = label[is_open]
    return len(seeds)


def _spread(rng: np.random.Generator, mesh: Mesh, pts: np.ndarray, k: int) -> list[int]:
    """k points spread over the point set by a few Lloyd steps (area weighted)."""
    p, w = mesh.xy[pts], mesh.area[pts]
    centre = p[rng.choice(len(p), k, replace=len(p) < k, p=w / w.sum())]
    for _ in range(9):
        near = np.argmin(((p[:, None] - centre[None]) ** 2).sum(2), axis=1)
        for c in range(k):
            m = near == c
            if m.any():
                centre[c] = np.average(p[m], axis=0, weights=w[m])
    return [int(pts[np.argmin(((p - c) ** 2).sum(1))]) for c in centre]


def _built_blocks(
    rng: np.random.Generator, frame: Frame, mesh: Mesh, land: Land, inner: np.ndarray, number: int
) -> int:
    """Built-up land: cut along lines and main roads, then halved until the target size."""
    i, j = mesh.edges.T
    wall = mesh.cut["river"] | mesh.cut["motorway"] | mesh.cut["rail"] | mesh.cut["road"]
    keep = inner & land.built[i] & ~wall
    n = len(mesh.xy)
    _, comp = components(n, mesh.edges[keep])
    built = np.flatnonzero(land.built)
    order = built[np.argsort(comp[built], kind="stable")]
    groups = np.split(order, np.flatnonzero(np.diff(comp[order])) + 1)
    graph = csr_matrix((np.ones(keep.sum(), np.int8), (i[keep], j[keep])), (n, n))
    graph = (graph + graph.T).tocsr()
    bend = (Noise(rng, 1_100, 2), Noise(rng, 1_100, 2))
    warped = mesh.xy + 55 * np.column_stack([bend[0](mesh.xy), bend[1](mesh.xy)])
    turn = rng.uniform(0, np.pi / 2, len(frame.xy))
    for pts in groups:
        v = land.place[pts[0]]
        target = BUILT_TARGET[frame.urban[v]]
        if frame.urban[v] == 2:
            # The old centre has the smallest blocks.
            d = np.hypot(*(mesh.xy[pts].mean(0) - frame.xy[1]))
            target *= np.clip(0.45 + d / 3_000, 0.5, 1.5)
        stack = [pts]
        while stack:
            part = stack.pop()
            area = mesh.area[part].sum()
            if area < target * rng.uniform(1.15, 1.9):
                land.block[part] = number
                number += 1
                continue
            stack += _halve(rng, graph, warped, mesh.area, part, turn[v])
    return number


def _halve(
    rng: np.random.Generator, graph: csr_matrix, warped: np.ndarray, area: np.ndarray,
    part: np.ndarray, turn: float,
) -> list[np.ndarray]:  # fmt: skip
    """Cut a point set across its long axis along a street direction; connected pieces."""
    p = warped[part]
    w = area[part]
    q = p - np.average(p, axis=0, weights=w)
    _, vec = np.linalg.eigh((q * w[:, None]).T @ q)
    axis = vec[:, 1]
    angle = np.arctan2(axis[1], axis[0])
    # Snap to the street grid of the place where the shape allows it.
    grid = turn + np.round((angle - turn) / (np.pi / 2)) * (np.pi / 2)
    angle = angle + 0.8 * (grid - angle) + rng.normal(0, 0.06)
    t = q @ np.array([np.cos(angle), np.sin(angle)])
    order = np.argsort(t)
    half = np.cumsum(w[order]) / w.sum()
    cut = t[order[np.searchsorted(half, np.clip(rng.normal(0.5, 0.06), 0.36, 0.64))]]
    pieces = []
    for side in (part[t <= cut], part[t > cut]):
        if len(side) == 0:
            continue
        k, label = connected_components(graph[side][:, side], False)
        pieces += [side[label == c] for c in range(k)]
    return pieces


def _merge_small(frame: Frame, mesh: Mesh, land: Land) -> None:
    """Give leftovers to the neighbour in the same Ortsteil with the longest common border."""
    i, j = mesh.edges.T
    width = np.hypot(*(mesh.vertices[mesh.ridges[:, 0]] - mesh.vertices[mesh.ridges[:, 1]]).T)
    home = np.where(land.exclave, -7, land.place)
    n = int(land.block.max()) + 1
    barrier = mesh.cut["river"] | mesh.cut["motorway"]
    for _ in range(200):
        size = np.bincount(np.maximum(land.block, 0), np.where(land.block >= 0, mesh.area, 0), n)
        first = np.full(n, -1)
        first[land.block[land.block >= 0]] = np.flatnonzero(land.block >= 0)
        live = first >= 0
        v = land.place[first]
        built = land.built[first]
        target = np.array(BUILT_TARGET)[frame.urban[np.maximum(v, 0)]]
        limit = np.where(built, 0.30 * target, 220_000)
        town = (frame.urban[np.maximum(v, 0)] > 0) & ~built
        limit = np.where(town, 60_000, limit)
        a, b = land.block[i], land.block[j]
        border = (a != b) & (a >= 0) & (b >= 0)
        ring = np.bincount(a[border], width[border], n) + np.bincount(b[border], width[border], n)
        edge = (a != b) & ((a < 0) | (b < 0)) & (np.maximum(a, b) >= 0)
        ring += np.bincount(np.maximum(a, b)[edge], width[edge], n)
        flat = 4 * np.pi * size / np.maximum(ring, 1) ** 2
        bad = live & ((size < limit) | (flat < 0.09))
        border &= home[i] == home[j]
        score = width * np.where(barrier, 0.15, 1.0)
        pair = np.sort(np.column_stack([a, b])[border], axis=1)
        if not bad.any() or not len(pair):
            return
        key, inv = np.unique(pair, axis=0, return_inverse=True)
        total = np.bincount(inv, score[border])
        # A leftover prefers a neighbour of its own kind (built or open).
        alike = built[key[:, 0]] == built[key[:, 1]]
        total *= np.where(alike, 1.0, 0.05)
        changed = False
        touched = np.zeros(n, bool)
        for k in np.flatnonzero(bad)[np.argsort(size[bad], kind="stable")]:
            m = np.flatnonzero((key == k).any(1))
            if not len(m) or touched[k]:
                continue
            m = m[np.argmax(total[m])]
            if not alike[m] and flat[k] > 0.2 and size[k] > (14_000 if built[k] else 60_000):
                continue  # a hamlet of one block, a small park
            best = key[m]
            other = int(best[0] if best[1] == k else best[1])
            if touched[other]:
                continue
            touched[[k, other]] = True
            # The larger one keeps its number and its kind.
            small, large = (k, other) if size[k] <= size[other] else (other, k)
            land.built[land.block == small] = built[large]
            land.block[land.block == small] = large
            changed = True
        if not changed:
            return
