# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans to start a search from: power diagrams and split lines, balanced in one quantity.

Geometry gives what a search finds last: a sensible arrangement of the whole. A power diagram
(weighted Voronoi; Aurenhammer, Hoffmann and Aronov 1998) balances compact regions around centres,
split lines halve the map again and again. Both are drawn on the map and on the density-equalised
map (cartogram; Gastner and Newman 2004), where each unit has about the same area, so that a short
line cuts few borders.
"""

from __future__ import annotations

import itertools
from typing import Iterator

import numpy as np
from scipy.fft import dctn, idctn
from scipy.ndimage import binary_closing, binary_fill_holes, map_coordinates

from ...arrays import AnyIntArray, FloatArray, IntArray
from ..searching.forest import random_forest
from ..tasks.graph import Graph

#: Cells along the longer side of the grid that a cartogram is computed on.
CELLS = 96


def starts(
    graph: Graph,
    xy: FloatArray,
    mass: FloatArray,
    k: int,
    generator: np.random.Generator,
    rounds: int = 200,
) -> Iterator[IntArray]:
    """Plans of k connected regions about equal in mass, (n,) each, without end.

    Two of three are power diagrams of so many rounds, half are drawn on the density-equalised map.
    """
    maps = (equalised(xy, np.ones(len(xy))), _scaled(xy))
    for number in itertools.count():
        drawn_on = maps[number % 2]
        if number % 6 < 4:
            plan = power_diagram(drawn_on, mass, k, generator, rounds)
        else:
            plan = split_lines(drawn_on, mass, k, generator)
        yield connected_regions(graph, plan, k, mass, generator)


def power_diagram(
    xy: FloatArray, mass: FloatArray, k: int, generator: np.random.Generator, rounds: int = 200
) -> IntArray:
    """Regions 0..k-1 of a centroidal power diagram about equal in mass, (n,).

    xy: (n, 2). mass: >= 0, (n,). Regions may be empty where k is close to n, and need not be
    connected in a graph.
    """
    centre = xy[_spread_units(xy, mass, k, generator)]
    square = np.einsum("ij,ij->i", xy, xy)[:, None]
    weight = np.zeros(k)
    target = max(mass.sum() / k, 1e-300)
    # A unit without residents still has a place: it counts a little in the centre of its region.
    pull = mass + 1e-3 * (mass.mean() + 1e-300)
    label = np.zeros(len(xy), dtype=np.int64)
    for number in range(rounds):
        offset = np.einsum("ij,ij->i", centre, centre) - weight
        distance = offset - 2.0 * (xy @ centre.T)
        label = distance.argmin(axis=1)
        size = np.bincount(label, mass, minlength=k)
        near = np.maximum(square[:, 0] + distance[np.arange(len(xy)), label] + weight[label], 0.0)
        heavy = np.bincount(label, pull, minlength=k)
        moment = np.bincount(label, pull * near, minlength=k) / np.maximum(heavy, 1e-300)
        scale = np.where(heavy > 0.0, moment, moment.mean())
        step = 2.0 * scale * np.clip(1.0 - size / target, -1.0, 1.0)
        weight += step * (0.5 if number > rounds // 2 else 1.0)
        weight -= weight.mean()
        if number < rounds * 2 // 3:
            filled = heavy > 0.0
            for axis in range(2):
                moved = np.bincount(label, pull * xy[:, axis], minlength=k)
                centre[filled, axis] = moved[filled] / heavy[filled]
    return label


def _spread_units(
    xy: FloatArray, mass: FloatArray, k: int, generator: np.random.Generator
) -> IntArray:
    """k units far apart, drawn by mass times squared distance to those drawn before."""
    chosen = np.empty(k, dtype=np.int64)
    distance = np.full(len(xy), 1.0)
    pull = mass + 1e-3 * (mass.mean() + 1e-300)
    for number in range(k):
        share = np.cumsum(pull * distance)
        if share[-1] <= 0.0:
            share = np.cumsum(pull)
        at = int(np.searchsorted(share, generator.random() * share[-1]))
        chosen[number] = min(at, len(xy) - 1)
        apart = ((xy - xy[chosen[number]]) ** 2).sum(axis=1)
        distance = apart if number == 0 else np.minimum(distance, apart)
    return chosen


def split_lines(
    xy: FloatArray, mass: FloatArray, k: int, generator: np.random.Generator
) -> IntArray:
    """Regions 0..k-1 by halving along straight lines in random directions, across the longer
    extent rather than along it, (n,)."""
    label = np.zeros(len(xy), dtype=np.int64)
    waiting = [(np.arange(len(xy)), k, 0)]
    while waiting:
        members, parts, first = waiting.pop()
        if parts == 1 or len(members) < 2:
            label[members] = first
            continue
        place = xy[members] - xy[members].mean(axis=0)
        longest = np.linalg.eigh(place.T @ place)[1][:, -1]
        turn = generator.normal(0.0, 0.5)
        direction = np.array(
            [
                np.cos(turn) * longest[0] - np.sin(turn) * longest[1],
                np.sin(turn) * longest[0] + np.cos(turn) * longest[1],
            ]
        )
        members = members[np.argsort(place @ direction, kind="stable")]
        half = parts // 2
        share = np.cumsum(mass[members] + 1e-9)
        at = int(np.searchsorted(share, share[-1] * half / parts))
        at = min(max(at, min(half, len(members) - 1)), max(1, len(members) - (parts - half)))
        waiting.append((members[:at], half, first))
        waiting.append((members[at:], parts - half, first + half))
    return label


def connected_regions(
    graph: Graph,
    label: AnyIntArray,
    k: int,
    mass: FloatArray,
    generator: np.random.Generator,
) -> IntArray:
    """The nearest plan of k connected regions: pieces cut off go to neighbours, (n,).

    Each region keeps its heaviest piece; missing regions are split off the heaviest. Raises
    ValueError where k exceeds the number of units or the graph is not connected.
    """
    if k > graph.n:
        raise ValueError("more regions than units")
    piece = graph.components(label).astype(np.int64)
    owner = np.empty(int(piece.max()) + 1, dtype=np.int64)
    owner[piece] = label
    heavy = np.bincount(piece, mass + 1e-6 * (mass.mean() + 1e-300))
    order = np.lexsort((heavy, owner))
    last = np.append(owner[order][1:] != owner[order][:-1], True)
    main = np.zeros(len(owner), dtype=bool)
    main[order[last]] = True
    region_of = np.where(main[piece], label, -1).astype(np.int64)
    while (region_of < 0).any():
        bare = region_of[graph.origin] < 0
        bare &= region_of[graph.indices] >= 0
        if not bare.any():
            raise ValueError("the graph is not connected")
        region_of[graph.origin[bare]] = region_of[graph.indices[bare]]
    present, region_of = np.unique(region_of, return_inverse=True)
    region_of = region_of.astype(np.int64)
    for fresh in range(len(present), k):
        _split_heaviest(graph, region_of, fresh, mass, generator)
    return region_of


def _split_heaviest(
    graph: Graph,
    region_of: IntArray,
    fresh: int,
    mass: FloatArray,
    generator: np.random.Generator,
) -> None:
    """Make half of the heaviest region with two units a region of its own, in place."""
    counted = mass + 1e-6 * (mass.mean() + 1e-300)
    size = np.bincount(region_of, counted, minlength=fresh)
    size[np.bincount(region_of, minlength=fresh) < 2] = -1.0
    heaviest = int(size.argmax())
    forest = random_forest(graph, region_of, fresh, generator)
    below = forest.sums(counted[forest.order][:, None])[:, 0]
    inside = (region_of[forest.order] == heaviest) & (forest.parent >= 0)
    at = np.flatnonzero(inside)
    at = at[np.abs(below[at] - size[heaviest] / 2.0).argmin()]
    chosen = np.full(graph.n, -1, dtype=np.int64)
    chosen[at] = fresh
    cut = forest.below(chosen)
    region_of[forest.order[cut >= 0]] = fresh


def equalised(xy: FloatArray, mass: FloatArray, steps: int = 24) -> FloatArray:
    """Coordinates on a cartogram where mass is spread about evenly, (n, 2).

    The mass diffuses over a grid as heat does, and carries the places along (Gastner and Newman
    2004); in the cosine basis the diffused density is known at any time.
    """
    place = _scaled(xy)
    if len(place) < 3:
        return place
    # A margin of mean density, so that the outline may give way.
    extent = np.maximum(np.ptp(place, axis=0), 1e-9)
    low = place.min(axis=0) - 0.25 * extent.max()
    side = (extent + 0.5 * extent.max()).max()
    cell = side / CELLS
    shape = np.ceil((extent + 0.5 * extent.max()) / cell).astype(np.int64)
    place = (place - low) / cell
    column = np.minimum(place.astype(np.int64), shape - 1)
    density = np.bincount(column[:, 0] * shape[1] + column[:, 1], mass, minlength=shape.prod())
    density = density.reshape(tuple(shape))
    # Beyond the outline the mean density, so that nothing flows there for being empty.
    inside = binary_fill_holes(binary_closing(density > 0.0, iterations=CELLS // 10))
    inside |= density > 0.0
    mean = mass.sum() / max(int(inside.sum()), 1)
    square = np.add.outer(*[(np.pi * np.arange(side) / side) ** 2 for side in shape])
    wave = dctn(np.where(inside, density, mean), norm="ortho") * np.exp(-square)
    times = np.concatenate([[0.0], np.geomspace(0.5, shape.max() ** 2 / 8.0, steps)])
    for begin, end in zip(times[:-1], times[1:]):
        density = idctn(wave * np.exp(-square * begin), norm="ortho")
        density = np.maximum(density, 0.05 * mean)
        speed = [-np.gradient(density, axis=axis) / density for axis in range(2)]
        at = (place - 0.5).T
        move = [map_coordinates(s, at, order=1, mode="nearest") for s in speed]
        place = place + np.clip((end - begin) * np.stack(move, axis=1), -2.0, 2.0)
        place = np.clip(place, 0.0, shape)
    return _scaled(place)


def _scaled(xy: FloatArray) -> FloatArray:
    """Coordinates around 0 with a mean square of 1, (n, 2)."""
    centred = xy - xy.mean(axis=0)
    scale = np.sqrt((centred**2).sum(axis=1).mean())
    result: FloatArray = centred / (scale if scale > 0 else 1.0)
    return result
