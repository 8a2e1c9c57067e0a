# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels on the mesh: Ortsteile, lake and island, exclave, built-up land, forest."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

from .frame import Frame, height
from .lines import resample
from .mesh import Mesh
from .noise import Noise

LAKE = -2
OUTSIDE = -1


def components(n: int, edges: np.ndarray) -> tuple[int, np.ndarray]:
    """Connected components of an undirected graph given by its edges (m, 2)."""
    one = np.ones(len(edges), np.int8)
    return connected_components(csr_matrix((one, (edges[:, 0], edges[:, 1])), (n, n)), False)


def grow(
    mesh: Mesh, cost: np.ndarray, keep: np.ndarray, seeds: np.ndarray, start: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Nearest seed of every point over the kept edges, and the distance; -1 where none reaches.

    ``start`` (one value a seed, metres) gives a seed a handicap.
    """
    n, k = len(mesh.xy), len(seeds)
    e = mesh.edges[keep]
    rows = np.concatenate([e[:, 0], n + np.arange(k)])
    cols = np.concatenate([e[:, 1], seeds])
    data = np.concatenate([cost[keep], start + 1.0])
    graph = csr_matrix((data, (rows, cols)), (n + k, n + k))
    dist, _, source = dijkstra(
        graph, False, indices=n + np.arange(k), min_only=True, return_predecessors=True
    )
    label = np.where(source[:n] >= 0, source[:n] - n, -1)
    return label, dist[:n]


class Land:
    """All labels of the county per mesh point."""

    place: np.ndarray  # (n,) place index whose Ortsteil the point belongs to; OUTSIDE, LAKE
    built: np.ndarray  # (n,) bool
    forest: np.ndarray  # (n,) bool
    exclave: np.ndarray  # (n,) bool
    island: np.ndarray  # (n,) bool
    block: np.ndarray  # (n,) block number; OUTSIDE, LAKE
    exclave_centre: np.ndarray  # (2,)


def make_land(rng: np.random.Generator, frame: Frame, mesh: Mesh) -> tuple[Land, np.ndarray]:
    """Ortsteile and land use; also the travel cost per mesh edge. Blocks follow in `parcels`."""
    land = Land()
    cost = travel_cost(frame, mesh)
    land.place = place_of(frame, mesh, cost)
    land.place[frame.muni[land.place] < 0] = OUTSIDE
    _special(rng, frame, mesh, land)
    _built(rng, frame, mesh, land)
    return land, cost


def travel_cost(frame: Frame, mesh: Mesh) -> np.ndarray:
    """Cost per mesh edge: uneven ground, and barriers that borders shall follow."""
    cost = mesh.length * np.exp(0.7 * frame.rough(mesh.xy[mesh.edges].mean(1)))
    # A crossing counts like a detour of so many metres.
    detour = {"river": 1_100.0, "motorway": 700.0, "rail": 200.0, "road": 10.0, "stream": 350.0}
    for kind, metres in detour.items():
        cost[mesh.cut[kind]] += metres
    # Borders meet in the middle of the lake rather than on its far shore.
    d, k = cKDTree(frame.lake[:, :2]).query(mesh.xy)
    wet = d < frame.lake[k, 2] + 120
    cost[wet[mesh.edges].all(1)] *= 6
    return cost


def place_of(frame: Frame, mesh: Mesh, cost: np.ndarray) -> np.ndarray:
    """The place each mesh point belongs to; larger places get a head start."""
    _, seeds = cKDTree(mesh.xy).query(frame.xy)
    start = 900.0 - np.where(frame.main, 500.0, 0.0) - np.where(frame.urban > 0, 150.0, 0.0)
    everywhere = np.ones(len(mesh.edges), bool)
    return grow(mesh, cost, everywhere, seeds, start)[0]


def place_borders(mesh: Mesh, place: np.ndarray, least: float) -> np.ndarray:
    """Pairs of places (m, 2) with a common border of at least ``least`` metres."""
    ends = mesh.vertices[mesh.ridges]
    width = np.hypot(*(ends[:, 0] - ends[:, 1]).T)
    pair = np.sort(place[mesh.edges], axis=1)
    hit = pair[:, 0] != pair[:, 1]
    key, inverse = np.unique(pair[hit], axis=0, return_inverse=True)
    return key[np.bincount(inverse, width[hit]) >= least]


def _special(rng: np.random.Generator, frame: Frame, mesh: Mesh, land: Land) -> None:
    """The lake with its island, and the exclave of one municipality inside another."""
    land.island = np.zeros(len(mesh.xy), bool)
    shore = Noise(rng, 900, 3)
    d, k = cKDTree(frame.lake[:, :2]).query(mesh.xy)
    width = frame.lake[k, 2] * np.clip(1 + 0.38 * shore(mesh.xy), 0.35, 2)
    lake = (d < width) & (land.place >= 0)
    to_island = np.hypot(*(mesh.xy - frame.island).T) * (1 + 0.12 * shore(mesh.xy))
    land.island = to_island < 150
    lake |= to_island < 330
    lake &= ~land.island
    # One sheet of water only, and no drowned pockets of land.
    keep = lake[mesh.edges].all(1)
    _, part = components(len(mesh.xy), mesh.edges[keep])
    lake &= part == np.bincount(part[lake]).argmax()
    dry = ~lake & ~land.island
    _, part = components(len(mesh.xy), mesh.edges[dry[mesh.edges].all(1)])
    lake |= dry & (part != np.bincount(part[dry]).argmax())
    host = int(np.bincount(land.place[lake & (land.place >= 0)]).argmax())
    land.place[lake] = LAKE
    land.place[land.island] = host

    # The exclave: around a point well inside a neighbour of its mother municipality.
    blob = Noise(rng, 1_300, 3)
    mother, other = 9, 2
    centre = _deep_point(frame, mesh, land, mother, other)
    r = np.hypot(*(mesh.xy - centre).T) * (1 + 0.30 * blob(mesh.xy))
    land.exclave = (r < 590) & (land.place >= 0)
    _, part = components(len(mesh.xy), mesh.edges[land.exclave[mesh.edges].all(1)])
    land.exclave &= part == np.bincount(part[land.exclave]).argmax()
    # No pockets inside it.
    _, part = components(len(mesh.xy), mesh.edges[~land.exclave[mesh.edges].any(1)])
    outer = part == np.bincount(part[~land.exclave]).argmax()
    land.exclave |= ~outer & (land.place >= 0) & ~land.island
    land.exclave_centre = centre
    mine = np.flatnonzero(frame.muni == mother)
    near = mine[np.argmin(np.hypot(*(frame.xy[mine] - centre).T))]
    _unify(mesh, land)
    land.place[land.exclave] = near


def _unify(mesh: Mesh, land: Land) -> None:
    """Land that the lake or the exclave cut off from its Ortsteil goes to a neighbour."""
    i, j = mesh.edges.T
    fixed = land.exclave | land.island | (land.place < 0)
    for _ in range(5):
        unit = np.where(fixed, -1, land.place)
        same = (unit[i] == unit[j]) & (unit[i] >= 0)
        _, part = components(len(mesh.xy), mesh.edges[same])
        size = np.bincount(part, mesh.area)
        owner = np.full(len(size), -1)
        owner[part] = unit
        largest = np.zeros(int(unit.max()) + 1)
        np.maximum.at(largest, owner[owner >= 0], size[owner >= 0])
        scrap = (owner >= 0) & (size < largest[np.maximum(owner, 0)])
        if not scrap.any():
            return
        for k in np.flatnonzero(scrap):
            out = np.concatenate(
                [j[(part[i] == k) & (part[j] != k)], i[(part[j] == k) & (part[i] != k)]]
            )
            out = out[(unit[out] >= 0) & ~scrap[part[out]]]
            if len(out):
                land.place[part == k] = np.bincount(land.place[out]).argmax()
            else:
                land.place[part == k] = LAKE


def _deep_point(frame: Frame, mesh: Mesh, land: Land, mother: int, other: int) -> np.ndarray:
    """A point inside ``other``, away from its border and its places, close to ``mother``."""
    muni = np.where(land.place >= 0, frame.muni[np.maximum(land.place, 0)], -1)
    inner = np.flatnonzero(muni == other)
    to_border, _ = cKDTree(mesh.xy[muni != other]).query(mesh.xy[inner])
    to_place, _ = cKDTree(frame.xy).query(mesh.xy[inner])
    to_mother, _ = cKDTree(mesh.xy[muni == mother]).query(mesh.xy[inner])
    score = 3 * np.minimum(to_border, 1_500) + np.minimum(to_place, 1_000) - 0.3 * to_mother
    return mesh.xy[inner[np.argmax(score)]]


def _built(rng: np.random.Generator, frame: Frame, mesh: Mesh, land: Land) -> None:
    """Built-up land: the points with the best score around each centre, along roads first."""
    fray = Noise(rng, 700, 3)
    roads = np.vstack([resample(r, 40) for r in frame.roads])
    to_road, _ = cKDTree(roads).query(mesh.xy)
    land.built = np.zeros(len(mesh.xy), bool)
    for v in np.flatnonzero(frame.muni >= 0):
        here = np.flatnonzero((land.place == v) & ~land.exclave & ~land.island)
        d = np.hypot(*(mesh.xy[here] - frame.xy[v]).T)
        radius = np.sqrt(frame.built[v] / np.pi)
        score = d / radius * (1 + 0.26 * fray(mesh.xy[here]))
        score += 0.55 * np.minimum(to_road[here] / 260, 2)
        if frame.urban[v]:
            # Quarters grow towards the town centre first, so that the town holds together.
            main = int(frame.muni[v])
            score += 1.1 * np.hypot(*(mesh.xy[here] - frame.xy[main]).T) / radius
        order = np.argsort(score)
        total = np.cumsum(mesh.area[here][order])
        share = (0.62, 0.88, 0.93)[frame.urban[v]]
        n = int(np.searchsorted(total, min(frame.built[v], share * total[-1])))
        land.built[here[order[:n]]] = True
    for centre, r in ((land.exclave_centre, 260), (frame.island, 400)):
        near = np.hypot(*(mesh.xy - centre).T) * (1 + 0.15 * fray(mesh.xy)) < r
        land.built |= near & (land.exclave | land.island)
    # Smooth the edge: a point goes with the majority of its neighbours.
    i, j = mesh.edges.T
    for _ in range(3):
        same = land.place[i] == land.place[j]
        n = len(mesh.xy)
        votes = np.bincount(i, same * land.built[j], n) + np.bincount(j, same * land.built[i], n)
        count = np.bincount(i, same, n) + np.bincount(j, same, n)
        land.built = np.where(votes * 2 == count, land.built, votes * 2 > count)
        land.built &= land.place >= 0
    wood = Noise(rng, 2_600, 4)
    land.forest = 0.7 * height(frame.hills, mesh.xy) + 0.40 * wood(mesh.xy) > 0.50
    land.forest &= (land.place >= 0) & ~land.built & ~land.exclave & ~land.island
    # No woods and no clearings under about 50 ha within an Ortsteil.
    for _ in range(3):
        kind = land.place * 4 + land.built * 2 + land.forest
        _, part = components(len(mesh.xy), mesh.edges[kind[i] == kind[j]])
        size = np.bincount(part, mesh.area)
        small = (size[part] < 500_000) & (land.place >= 0) & ~land.built & ~land.exclave
        wild = height(frame.hills, mesh.xy) > 0.55
        land.forest = np.where(small & ~land.island, wild & ~land.forest, land.forest)
