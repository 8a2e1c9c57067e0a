# SPDX-License-Identifier: GPL-2.0-or-later
"""The finished county as plain columns: blocks with polygons, attributes and residents."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from . import names
from .arcs import Arc, make_arcs, rings, signed_area
from .frame import AGS, MUNICIPALITIES, Frame, make_frame, settle
from .growth import Land, make_land, place_borders, place_of, travel_cost
from .mesh import Mesh, make_mesh
from .noise import Noise
from .parcels import make_blocks

SHORT_ARC = 26.0  # metres: shorter streets between two junctions become one crossing
BUILT_TYPES = ("baublock", "ortslage", "gewerbe")


@dataclass
class County:
    """Blocks sorted by key. Coordinates are local; add ``frame.ORIGIN`` for EPSG:25832."""

    frame: Frame
    mesh: Mesh
    land: Land
    label: np.ndarray  # (n points,) block of each mesh point, < 0 none
    arcs: list[Arc]
    polygons: list[list[list[np.ndarray]]]
    muni: np.ndarray  # (b,) index into MUNICIPALITIES
    place: np.ndarray  # (b,) place index
    centre: np.ndarray  # (b, 2) mesh point near the middle of the block
    area: np.ndarray
    key: list[str]
    name: list[str]
    kind: np.ndarray  # (b,) typ
    house: list[str]  # bauweise
    single: np.ndarray  # (b,) share of single-family houses, nan where nobody lives
    people: np.ndarray
    ot_key: list[str]
    ot_name: list[str]
    exclave: np.ndarray  # (b,) bool
    island: np.ndarray  # (b,) bool


def _neighbours(arcs: list[Arc], n: int) -> list[set[int]]:
    out: list[set[int]] = [set() for _ in range(n)]
    for a in arcs:
        if a.left >= 0 and a.right >= 0:
            out[a.left].add(a.right)
            out[a.right].add(a.left)
    return out


def largest_remainder(weight: np.ndarray, total: int) -> np.ndarray:
    """Integers proportional to ``weight`` that add up to ``total`` (Hare-Niemeyer)."""
    if total == 0:
        return np.zeros(len(weight), np.int64)
    exact = weight / weight.sum() * total
    out = np.floor(exact).astype(np.int64)
    rest = total - int(out.sum())
    out[np.argsort(-(exact - out), kind="stable")[:rest]] += 1
    return out


def make_county(seed: int) -> County:
    """The whole county for one seed."""
    rng = np.random.default_rng(seed)
    frame = make_frame(rng)
    coarse = make_mesh(rng, frame, coarse=True)
    land_of = place_of(frame, coarse, travel_cost(frame, coarse))
    settle(rng, frame, place_borders(coarse, land_of, 700.0))
    mesh = make_mesh(rng, frame)
    land, cost = make_land(rng, frame, mesh)
    make_blocks(rng, frame, mesh, land, cost)
    label, first = _sorted_blocks(frame, mesh, land)
    muni = frame.muni[land.place[first]]
    built = land.built[first]
    arcs = make_arcs(mesh, label, np.where(built, 2.5, 7.0), SHORT_ARC)
    polygons = list(rings(arcs).values())
    area = np.array([sum(signed_area(r) for p in v for r in p) for v in polygons])
    b = len(first)
    serial = np.arange(b) - np.searchsorted(muni, muni)
    key = [f"{AGS[m]}-{s + 1:04d}" for m, s in zip(muni, serial)]
    county = County(
        frame, mesh, land, label, arcs, polygons, muni, land.place[first], mesh.xy[first], area,
        key, [], np.array([]), [], np.array([]), np.array([]), [], [],
        land.exclave[first], land.island[first],
    )  # fmt: skip
    _kinds(rng, county, built, land.forest[first])
    _residents(rng, county)
    _names(rng, county)
    return county


def _sorted_blocks(frame: Frame, mesh: Mesh, land: Land) -> tuple[np.ndarray, np.ndarray]:
    """Renumber blocks by municipality, Ortsteil, built before open, then from west to east."""
    ids = np.unique(land.block[land.block >= 0])
    lut = np.full(int(land.block.max()) + 1, -1)
    lut[ids] = np.arange(len(ids))
    raw = np.where(land.block >= 0, lut[np.maximum(land.block, 0)], land.block)
    inside = np.flatnonzero(raw >= 0)
    n = len(ids)
    mean = np.column_stack(
        [np.bincount(raw[inside], mesh.xy[inside, k], n) / np.bincount(raw[inside]) for k in (0, 1)]
    )
    off = np.hypot(*(mesh.xy[inside] - mean[raw[inside]]).T)
    order = np.lexsort((off, raw[inside]))
    first = inside[order][np.searchsorted(raw[inside][order], np.arange(n))]
    v = land.place[first]
    rank = np.lexsort((mean[:, 0], ~land.built[first], v, ~frame.main[v], frame.muni[v]))
    new = np.empty(n, np.int64)
    new[rank] = np.arange(n)
    return np.where(raw >= 0, new[np.maximum(raw, 0)], raw), first[rank]


def _kinds(rng: np.random.Generator, c: County, built: np.ndarray, forest: np.ndarray) -> None:
    urban = c.frame.urban[c.place]
    lived = np.where(urban > 0, "baublock", "ortslage")
    kind = np.where(built, lived, np.where(forest, "wald", "feld")).astype(object)
    near = _neighbours(c.arcs, len(c.key))
    edge = np.array([any(not built[k] for k in near[b]) for b in range(len(c.key))])
    ways = np.vstack([c.frame.motorway, *c.frame.rails])
    d, _ = cKDTree(ways).query(c.centre)
    for m, spec in enumerate(MUNICIPALITIES):
        wanted = 1 + round(spec[2] / 6_000)
        pool = np.flatnonzero((c.muni == m) & edge & built & ~c.exclave & ~c.island)
        # Not the only block of a hamlet.
        pool = pool[[np.sum((c.place == c.place[b]) & built) > 3 for b in pool]]
        score = d[pool] - 0.008 * c.area[pool] + rng.normal(0, 300, len(pool))
        for b in pool[np.argsort(score)]:
            mine = (c.place == c.place[b]) & built
            # A village keeps at least two thirds of its blocks.
            if wanted and np.sum(kind[mine] == "gewerbe") + 1 <= mine.sum() / 3:
                kind[b] = "gewerbe"
                wanted -= 1
    c.kind = kind


def _residents(rng: np.random.Generator, c: County) -> None:
    b = len(c.key)
    people = np.zeros(b, np.int64)
    town = np.array(MUNICIPALITIES[1][3]) * 1_000
    urban = c.frame.urban[c.place]
    centre = np.hypot(*(c.centre - town).T)
    dense = np.where(urban == 2, 1 + 2.2 * np.exp(-centre / 1_300), 1.0)
    weight = c.area * dense * rng.uniform(0.55, 1.45, b)
    weight[c.kind == "gewerbe"] *= np.where(rng.random(b) < 0.45, 0.0, 0.03)[c.kind == "gewerbe"]
    is_open = np.isin(c.kind, ["feld", "wald"])
    chance = np.where(c.kind == "feld", 0.30, 0.07)
    farms = np.where(rng.random(b) < chance, rng.poisson(rng.uniform(3, 22, b)), 0)
    people[is_open] = farms[is_open]
    people[c.exclave & ~is_open] = 214
    people[c.exclave & is_open] = 0
    people[c.island] = 57
    fixed = is_open | c.exclave | c.island
    for m, spec in enumerate(MUNICIPALITIES):
        here = np.unique(c.place[c.muni == m])
        rest = spec[2] - int(people[(c.muni == m) & fixed].sum())
        quota = largest_remainder(c.frame.people[here], rest)
        for v, total in zip(here, quota):
            mine = np.flatnonzero((c.place == v) & ~fixed)
            if not len(mine):
                raise RuntimeError("An Ortsteil has no built-up block; try another seed.")
            people[mine] = largest_remainder(weight[mine], int(total))
    c.people = people
    density = people / c.area * 1e4
    style = Noise(rng, 3_000, 2)(c.centre) * 0.12
    single = np.where(urban > 0, 0.95 - density / 95, 0.97 - density / 160)
    single = np.clip(single + style, 0.02, 1)
    c.single = np.where(people > 0, np.round(single, 2), np.nan)
    c.house = [
        "keine Wohnnutzung" if p == 0
        else "Höfe und Einzelhäuser" if o
        else "Blockrandbebauung" if s < 0.25 and u == 2 and d < 1_500
        else "Geschosswohnungsbau" if s < 0.40
        else "Reihen- und Doppelhäuser" if s < 0.62
        else "Ein- und Zweifamilienhäuser"
        for p, o, s, u, d in zip(people, is_open, c.single, urban, centre)
    ]  # fmt: skip


def _names(rng: np.random.Generator, c: County) -> None:
    frame = c.frame
    places = np.unique(c.place)
    villages = [int(v) for v in places if not frame.main[v] and frame.owner[v] < 0]
    title = dict(zip(villages, names.place_names(rng, len(villages))))
    ot_key: dict[int, str] = {}
    for m, spec in enumerate(MUNICIPALITIES):
        quarters = [int(v) for v in places if frame.owner[v] == m and not frame.main[v]]
        title[m] = f"{spec[0]}-Mitte" if quarters else spec[0]
        offsets = frame.xy[quarters] - frame.xy[m] if quarters else np.zeros((0, 2))
        title.update(zip(quarters, names.quarter_names(spec[0], offsets)))
        here = [int(v) for v in places if frame.muni[v] == m]
        here.sort(key=lambda v: (not frame.main[v], frame.owner[v] < 0, title[v]))
        for k, v in enumerate(here):
            ot_key[v] = f"{AGS[m]}{k + 1:02d}"
    c.ot_key = [ot_key[int(v)] for v in c.place]
    c.ot_name = [title[int(v)] for v in c.place]
    pools = {"feld": names.FIELDS, "wald": names.WOODS}
    for k, kind in enumerate(c.kind):
        pool = pools.get(kind, names.STREETS)
        label = pool[rng.integers(len(pool))]
        if kind == "gewerbe":
            label = f"Gewerbegebiet {c.ot_name[k]}"
        elif kind not in pools and rng.random() < 0.5:
            label += " / " + names.STREETS[rng.integers(len(names.STREETS))]
        c.name.append(label)
    c.name[int(np.flatnonzero(c.island)[0])] = "Talsperreninsel"
