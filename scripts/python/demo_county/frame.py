# SPDX-License-Identifier: GPL-2.0-or-later
"""The frame of the county: municipalities, places, water, motorway, railways, roads.

Local coordinates in metres, about 33 x 42 km; `ORIGIN` places them in EPSG:25832.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import Delaunay, cKDTree

from .lines import spline, wiggle
from .noise import Noise

# The German Bight: inside UTM zone 32, but no real place can be mistaken for the demo county.
ORIGIN = np.array([368_000.0, 6_008_000.0])
COUNTY_KEY, COUNTY_NAME = "05999", "Mustertal"

# name, type, residents, main place (km), Ortsteile wanted, urban quarters besides the main place
MUNICIPALITIES = [
    ("Ammerath", "Gemeinde", 8_947, (12.3, 36.6), 7, 0),
    ("Brückstadt", "Stadt", 91_486, (16.6, 21.6), 23, 12),
    ("Dörnfeld", "Gemeinde", 7_482, (25.2, 33.4), 7, 0),
    ("Eschenrode", "Gemeinde", 9_871, (19.0, 33.6), 7, 0),
    ("Fahlenbruch", "Gemeinde", 5_306, (8.6, 12.4), 6, 0),
    ("Grünhofen", "Stadt", 21_938, (23.6, 14.2), 10, 2),
    ("Höhenrode", "Gemeinde", 4_123, (13.6, 6.6), 6, 0),
    ("Königsweiler", "Stadt", 32_874, (8.3, 29.8), 13, 3),
    ("Lüttenbach", "Gemeinde", 11_638, (5.6, 22.0), 8, 0),
    ("Maiweiler", "Gemeinde", 10_254, (22.4, 27.4), 7, 0),
    ("Mühlenrath", "Gemeinde", 13_893, (26.6, 21.3), 8, 0),
    ("Neuenforst", "Stadt", 6_729, (21.4, 6.4), 7, 0),
    ("Röttgenfeld", "Gemeinde", 14_557, (15.2, 28.6), 7, 0),
    ("Tönnisrode", "Gemeinde", 12_981, (10.2, 17.6), 7, 0),
    ("Wüstenbroich", "Gemeinde", 17_417, (17.4, 13.6), 7, 0),
]
AGS = [f"{COUNTY_KEY}{4 * (k + 1):03d}" for k in range(15)]
TOWN, ISLAND_HOST = 1, 11


@dataclass
class Frame:
    """Places (villages and urban quarters) and lines of the county and a ring around it."""

    xy: np.ndarray  # (v, 2) centre of each place
    owner: np.ndarray  # (v,) municipality of main places and town quarters, else -1
    inside: np.ndarray  # (v,) bool, in the county
    muni: np.ndarray  # (v,) municipality, -1 outside the county
    urban: np.ndarray  # (v,) 0 village, 1 main place or quarter of a mid town, 2 of the big town
    main: np.ndarray  # (v,) bool, main place of its municipality
    people: np.ndarray  # (v,) planned residents
    built: np.ndarray  # (v,) planned built-up area in m2
    river: np.ndarray
    streams: list[np.ndarray]
    motorway: np.ndarray
    rails: list[np.ndarray]
    roads: list[np.ndarray]
    road_class: list[str]
    road_name: list[str]
    lake: np.ndarray  # (m, 3) x, y, half width along the drowned valley
    island: np.ndarray  # (2,) centre
    hills: Noise
    rough: Noise


def height(frame_noise: Noise, xy: np.ndarray) -> np.ndarray:
    """Pseudo height 0..1: plain in the north, wooded hills in the south."""
    slope = (17_500 - xy[:, 1]) / 16_000 + 0.25 * np.abs(xy[:, 0] - 16_000) / 12_000
    return np.clip(0.12 + slope + 0.16 * frame_noise(xy), 0, 1)


def _inside(xy: np.ndarray, warp: tuple[Noise, Noise]) -> np.ndarray:
    p = xy + 2_300 * np.column_stack([warp[0](xy), warp[1](xy)])
    dx, dy = (p - np.array([16_300, 21_000])).T
    # Narrower in the south: a county of hills hanging under a broad plain.
    rx = 14_500 + 0.10 * np.minimum(dy, 0)
    return (np.abs(dx) / rx) ** 2.4 + (np.abs(dy) / 20_200) ** 2.4 < 1


def _places(
    rng: np.random.Generator, hills: Noise, lake: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Centres, urban class and municipality of quarters (else -1), by dart throwing."""
    centres = [np.array(m[3]) * 1_000 for m in MUNICIPALITIES]
    xy = list(centres)
    owner = list(range(15))
    urban = [2 if m[5] > 5 else 1 if m[5] else 0 for m in MUNICIPALITIES]
    for k, m in enumerate(MUNICIPALITIES):
        have = [centres[k]]
        reach, apart = (2_500, 880) if k == TOWN else (1_150, 800)
        for _ in range(4_000):
            if len(have) > m[5]:
                break
            r, a = reach * rng.random() ** 0.5, rng.random() * 2 * np.pi
            # Towns stretch along the valley.
            p = centres[k] + r * np.array([np.cos(a) * 1.15, np.sin(a) * 0.85])
            if min(np.hypot(*(p - q)) for q in have) > apart:
                have.append(p)
        xy += have[1:]
        owner += [k] * (len(have) - 1)
        urban += [urban[k]] * (len(have) - 1)
    fails = 0
    while fails < 3_000:
        p = np.array([rng.uniform(-4_500, 36_500), rng.uniform(-3_500, 45_500)])
        wild = float(height(hills, p[None])[0])
        apart = 1_900 + 900 * wild
        arr = np.array(xy)
        d = np.hypot(*(arr - p).T) - np.where(np.array(urban) == 2, 200, 0)
        drowned = (np.hypot(*(lake[:, :2] - p).T) - lake[:, 2]).min() < 700
        if drowned or d.min() < apart * rng.uniform(0.9, 1.25):
            fails += 1
            continue
        xy.append(p)
        owner.append(-1)
        urban.append(0)
    return np.array(xy), np.array(urban), np.array(owner)


def _gabriel(xy: np.ndarray) -> np.ndarray:
    """Edges (m, 2) of the Gabriel graph: no third place inside the circle over the edge."""
    tri = Delaunay(xy).simplices
    edges = np.unique(np.sort(np.vstack([tri[:, [0, 1]], tri[:, [1, 2]], tri[:, [0, 2]]])), axis=0)
    mid = xy[edges].mean(1)
    near, _ = cKDTree(xy).query(mid)
    half = np.hypot(*(xy[edges[:, 0]] - xy[edges[:, 1]]).T) / 2
    return edges[near > half - 1e-6]


def _relative_neighbours(xy: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """Of the given edges those of the relative neighbourhood graph: the sparse road net."""
    keep = []
    for a, b in edges:
        d = np.hypot(*(xy[a] - xy[b]))
        da, db = np.hypot(*(xy - xy[a]).T), np.hypot(*(xy - xy[b]).T)
        da[[a, b]] = np.inf
        # A little slack gives some loops, as in a grown net.
        keep.append(not np.any(np.maximum(da, db) < 0.93 * d))
    return edges[np.array(keep)]


def _municipalities(
    xy: np.ndarray, owner: np.ndarray, inside: np.ndarray, edges: np.ndarray
) -> np.ndarray:
    """Grow municipalities over the border graph; head starts adapt to the wanted counts.

    With head starts added to the distance (not multiplied) every municipality is connected.
    """
    n = len(xy)
    e = edges[inside[edges].all(1)]
    w = np.hypot(*(xy[e[:, 0]] - xy[e[:, 1]]).T)
    known = owner[e] >= 0
    w[known.all(1) & (owner[e[:, 0]] == owner[e[:, 1]])] = 1.0
    # A town's quarter is no thoroughfare for others.
    w[known.all(1) & (owner[e[:, 0]] != owner[e[:, 1]])] += 50_000.0
    graph = csr_matrix((w, (e[:, 0], e[:, 1])), (n, n))
    way = dijkstra(graph, directed=False, indices=np.arange(15))
    wanted = np.array([m[4] for m in MUNICIPALITIES], float)
    head = np.zeros(15)
    best, best_gap = np.full(n, -1), np.inf
    for step in range(300):
        label = np.argmin(way - head[:, None], axis=0)
        label[~inside | ~np.isfinite(way.min(0))] = -1
        have = np.array([(label == k).sum() for k in range(15)], float)
        gap = float(np.sum(np.abs(have - wanted * have.sum() / wanted.sum())))
        settled = owner < 0
        if gap < best_gap and np.all(label[~settled] == owner[~settled]):
            best, best_gap = label.copy(), gap
        head += 400 * 0.985**step * np.sign(wanted - have) * (np.abs(wanted - have) > 0.5)
    if best.max() < 0:
        raise RuntimeError("A town quarter lies apart from its town; try another seed.")
    return best


def _people(
    rng: np.random.Generator, xy: np.ndarray, muni: np.ndarray, urban: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    people, built = np.zeros(len(xy)), np.zeros(len(xy))
    for k, m in enumerate(MUNICIPALITIES):
        here = np.flatnonzero(muni == k)
        weight = np.zeros(len(here))
        rank = np.empty(len(here))
        rank[rng.permutation(len(here))] = np.arange(len(here))
        quarters = urban[here] > 0
        weight[quarters] = rng.uniform(0.7, 1.3, quarters.sum())
        village = ~quarters
        village[here == k] = False
        weight[village] = 1.0 / (1.2 + rank[village]) ** 1.1 * rng.uniform(0.7, 1.2, village.sum())
        # Share of the town quarters or of the main place in the municipality.
        share = {TOWN: 0.80, 7: 0.62, 5: 0.66}.get(k, 0.44)
        if quarters.any():
            weight[quarters] *= share / weight[quarters].sum()
            weight[village] *= (1 - share) / weight[village].sum()
        else:
            weight[here == k] = 0
            weight[village] *= (1 - share) / weight[village].sum()
            weight[here == k] = share
        people[here] = weight * m[2]
        density = np.where(urban[here] == 2, 46e-4, np.where(urban[here] == 1, 33e-4, 22e-4))
        built[here] = np.maximum(people[here], 120) / density
    outside = muni < 0
    people[outside] = rng.uniform(300, 3_000, outside.sum())
    built[outside] = people[outside] / 22e-4
    return people, built


def make_frame(rng: np.random.Generator) -> Frame:
    """The frame for one state of the random generator."""
    hills = Noise(rng, 9_000, 3)
    warp = (Noise(rng, 14_000, 3), Noise(rng, 14_000, 3))
    km = 1_000.0
    river = spline(
        km
        * np.array(
            [
                (20.5, -4),
                (19.2, 0),
                (17.3, 3.2),
                (17.9, 7.4),
                (19.6, 10.6),
                (18.6, 13.2),
                (19.3, 16),
                (17.9, 19.4),
                (17.3, 21.9),
                (16.0, 24.5),
                (13.0, 26.8),
                (10.1, 29.2),
                (7.6, 32.2),
                (6.6, 36.5),
                (3.5, 41),
                (2.5, 47),
            ]
        )
    )
    river = wiggle(rng, river, [(2_600, 190), (1_100, 110), (520, 34)], fixed_ends=False)
    lake, island = _lake(rng, river)
    xy, urban, owner = _places(rng, hills, lake)
    inside = _inside(xy, warp)
    inside[owner >= 0] = True
    gabriel = _gabriel(xy)
    main = np.arange(len(xy)) < 15

    motorway = spline(
        km
        * np.array(
            [
                (-6, 28.2),
                (1, 27.0),
                (6, 26.3),
                (11, 24.9),
                (16, 25.0),
                (21, 24.4),
                (27, 25.2),
                (33, 28),
                (38, 29),
            ]
        )
    )
    station = (16.9, 22.3)
    west_east = [(-6, 24.4), (2, 24.0), (6.4, 22.9), (11.5, 22.6), station]
    west_east += [(21.8, 22.9), (26.4, 22.3), (31, 22.9), (38, 24)]
    north = [station, (14.6, 24.6), (12.0, 27.6), (8.9, 30.3), (8.2, 34), (10, 38), (10.5, 46)]
    south = [station, (18.9, 20.2), (18.3, 16.4), (18.3, 13.2), (21.6, 12.9), (24.3, 13.6)]
    south += [(29, 11.5), (37, 9)]
    rails = [spline(km * np.array(stops)) for stops in (west_east, north, south)]
    roads_e = _relative_neighbours(xy, gabriel)
    roads_e = roads_e[[_dry(xy[a], xy[b], lake) for a, b in roads_e]]
    roads = [
        wiggle(rng, spline(np.array([xy[a], xy[b]])), [(1_600, 0.035 * np.hypot(*(xy[a] - xy[b])))])
        for a, b in roads_e
    ]
    road_class, road_name = _classify_roads(xy, roads_e)
    streams = _streams(rng, river, hills)
    none = np.zeros(len(xy))
    return Frame(
        xy, owner, inside, np.full(len(xy), -1), urban, main, none, none, river, streams,
        motorway, rails, roads, road_class, road_name, lake, island, hills,
        Noise(rng, 1_500, 4, 0.7),
    )  # fmt: skip


def settle(rng: np.random.Generator, frame: Frame, borders: np.ndarray) -> None:
    """Municipalities and residents of the places, once it is known whose land touches whose.

    ``borders`` (m, 2): pairs of places with a common border.
    """
    frame.muni = _municipalities(frame.xy, frame.owner, frame.inside, borders)
    frame.people, frame.built = _people(rng, frame.xy, frame.muni, frame.urban)


def _classify_roads(xy: np.ndarray, edges: np.ndarray) -> tuple[list[str], list[str]]:
    """Roads used by the shortest ways from the big town are Bundesstraßen, and so on down."""
    n = len(xy)
    w = np.hypot(*(xy[edges[:, 0]] - xy[edges[:, 1]]).T)
    graph = csr_matrix((w, (edges[:, 0], edges[:, 1])), (n, n))
    rank = {}
    far = [int(np.argmax(xy @ np.array(d))) for d in [(1, 0.3), (-1, 0.2), (0.1, 1), (0.3, -1)]]
    for level, targets in ((0, [7, 5, *far]), (1, list(range(15)))):
        for source in [TOWN] if level == 0 else [TOWN, 7, 5, 2, 11]:
            _, before = dijkstra(graph, False, indices=source, return_predecessors=True)
            for t in targets:
                while before[t] >= 0:
                    key = (min(t, before[t]), max(t, before[t]))
                    rank[key] = min(rank.get(key, 9), level)
                    t = before[t]
    art = ["Bundesstraße", "Landesstraße", "Kreisstraße"]
    level = [rank.get((int(a), int(b)), 2) for a, b in edges]
    name, number = [], [0, 0, 0]
    for k in level:
        number[k] += 1
        name.append(("B 998", f"L {900 + number[1]}", f"K {number[2]}")[k])
    return [art[k] for k in level], name


def _streams(rng: np.random.Generator, river: np.ndarray, hills: Noise) -> list[np.ndarray]:
    """Brooks that flow north towards the river and do not meet each other."""
    streams: list[np.ndarray] = []
    sources = [(8, 4.5), (25.5, 3), (12.5, 3), (27.8, 9), (3.5, 12), (13.2, 12.5), (29, 17)]
    sources += [(4, 19)]
    sources += [(27.2, 28.5), (20.5, 38.5), (11, 20.5), (22.8, 19), (29.3, 35), (2.3, 28)]
    sources += [(23.5, 31)]
    for sx, sy in sources:
        start = np.array([sx, sy]) * 1_000
        d = np.hypot(*(river - start).T) - 0.35 * (river[:, 1] - start[1])
        k = int(np.argmin(d))
        path = np.linspace(0, 1, 6)[:, None]
        bend = np.array([river[k, 0] - sx * 1_000, 0]) * 0.18
        ctrl = start + path * (river[k] - start) - bend * np.sin(np.pi * path)
        line = wiggle(rng, spline(ctrl), [(2_400, 130), (700, 45), (350, 16)])
        if all(np.hypot(*(line[::6, None] - s[None, ::6]).T).min() > 250 for s in streams):
            streams.append(line)
    return streams


def _dry(a: np.ndarray, b: np.ndarray, lake: np.ndarray) -> bool:
    way = a + np.linspace(0, 1, 40)[:, None] * (b - a)
    gap = np.hypot(*(way[:, None] - lake[None, ::4, :2]).T) - lake[::4, 2][:, None]
    return bool(gap.min() > 60)


def _lake(rng: np.random.Generator, river: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The drowned valley: centre line with half widths, and the centre of the island."""
    part = river[(river[:, 1] > 2_700) & (river[:, 1] < 7_300)]
    t = np.linspace(0, 1, len(part))
    # Narrow at the head, widest before the dam at the northern end.
    width = 60 + 520 * np.sin(np.pi * np.clip(t, 0, 1) ** 1.4) ** 0.8
    island = part[int(0.62 * len(part))] + np.array([60.0, 0.0])
    return np.column_stack([part, width]), island
