# SPDX-License-Identifier: GPL-2.0-or-later
"""Facilities: counts, the nearest one straight and along roads, K12, coordinates in tables."""

from __future__ import annotations

import heapq
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraumplaner.core.arrays import text_array
from sozialraumplaner.core.facilities.measures import (
    count_by_kind,
    facility_order,
    nearest_straight,
    own_region_share,
    residents_by_distance,
)
from sozialraumplaner.core.facilities.network import Snapped, build_network, nearest_along, snap
from sozialraumplaner.core.facilities.point_columns import (
    GIVEN,
    NONE,
    coordinate_pairs,
    epsg_codes,
    epsg_column,
    locate,
    read_coordinates,
)

SEEDS = st.integers(0, 2**32 - 1)


@given(SEEDS, st.integers(1, 30), st.integers(1, 30), st.sampled_from([7, 1000]))
def test_the_nearest_straight_equals_comparing_all_pairs(seed, blocks, facilities, span):
    # A span of 7 puts many facilities at the same distance.
    rng = np.random.default_rng(seed)
    origins = rng.integers(0, span, (blocks, 2)).astype(float)
    targets = rng.integers(0, span, (facilities, 2)).astype(float)
    index, distance = nearest_straight(origins, targets)
    pairs = np.hypot(*(origins[:, None] - targets[None]).transpose(2, 0, 1))
    assert distance == pytest.approx(pairs.min(axis=1))
    first = [int(np.flatnonzero(row <= row.min() + 1e-6)[0]) for row in pairs]
    assert index.tolist() == first, "of equally near ones the first"


def test_without_facilities_nothing_is_near():
    index, distance = nearest_straight(np.zeros((3, 2)), np.empty((0, 2)))
    assert index.tolist() == [-1] * 3 and np.isinf(distance).all()


def grid_roads(rng, side: int, drop: float):
    """A grid of streets with some missing, each of one to three segments; some doubled."""
    xy = [(float(c * 100), float(r * 100)) for r in range(side) for c in range(side)]
    ends = []
    for row in range(side):
        for column in range(side):
            here = row * side + column
            neighbours = [here + 1] * (column < side - 1) + [here + side] * (row < side - 1)
            for there in neighbours:
                if rng.random() < drop:
                    continue
                ends += [(here, there)] * int(rng.integers(1, 3))
    xy = np.array(xy) + rng.uniform(-30, 30, (side * side, 2))
    ends = np.array(ends, dtype=np.int64).reshape(-1, 2)
    return xy, ends, np.hypot(*(xy[ends[:, 0]] - xy[ends[:, 1]]).T)


def way(network, start: Snapped, a: int, end: Snapped, b: int) -> float:
    """Length of the way between two points on a network, by a search of its own for this pair."""
    if start.edge[a] < 0 or end.edge[b] < 0:
        return np.inf
    beside: dict[int, list[tuple[int, float]]] = {}
    for (u, v), length in zip(network.ends.tolist(), network.length.tolist()):
        beside.setdefault(u, []).append((v, length))
        beside.setdefault(v, []).append((u, length))

    def doors(snapped, i):
        u, v = network.ends[snapped.edge[i]].tolist()
        whole = network.length[snapped.edge[i]]
        return {u: snapped.share[i] * whole, v: (1 - snapped.share[i]) * whole}

    best = np.inf
    if start.edge[a] == end.edge[b]:
        best = abs(start.share[a] - end.share[b]) * network.length[start.edge[a]]
    goal = doors(end, b)
    away = {}
    heap = [(length, node) for node, length in doors(start, a).items()]
    heapq.heapify(heap)
    while heap:
        length, node = heapq.heappop(heap)
        if node in away:
            continue
        away[node] = length
        if node in goal:
            best = min(best, length + goal[node])
        for other, step in beside.get(node, []):
            heapq.heappush(heap, (length + step, other))
    return start.access[a] + best + end.access[b]


@given(SEEDS, st.integers(2, 5), st.integers(1, 8), st.integers(1, 6), st.sampled_from([0.1, 0.6]))
def test_the_nearest_along_roads_equals_one_search_for_each_pair(
    seed, side, blocks, facilities, drop
):
    rng = np.random.default_rng(seed)
    network = build_network(*grid_roads(rng, side, drop))
    origins = snap(network, rng.uniform(-60, side * 100, (blocks, 2)), 80)
    places = rng.uniform(-60, side * 100, (facilities, 2))
    # Two facilities in one house, and one upon a junction.
    places = np.vstack([places, places[:1], network.xy[:1]])
    targets = snap(network, places, 80)
    index, distance = nearest_along(network, origins, targets)
    for block in range(blocks):
        ways = [way(network, origins, block, targets, f) for f in range(len(places))]
        assert distance[block] == pytest.approx(min(ways), abs=1e-4)
        if np.isinf(min(ways)):
            assert index[block] == -1
        else:
            assert ways[index[block]] == pytest.approx(min(ways), abs=1e-4)
            tied = [f for f, length in enumerate(ways) if length <= min(ways) + 1e-9]
            assert index[block] <= tied[0], "of equally near ones the first"


@given(SEEDS)
def test_the_order_of_roads_and_facilities_makes_no_difference(seed):
    rng = np.random.default_rng(seed)
    xy, ends, length = grid_roads(rng, 4, 0.2)
    origins, targets = rng.uniform(0, 400, (6, 2)), rng.uniform(0, 400, (5, 2))
    network = build_network(xy, ends, length)
    index, distance = nearest_along(network, snap(network, origins, 99), snap(network, targets, 99))
    node = rng.permutation(len(xy))
    number = np.argsort(node)
    order = rng.permutation(len(ends))
    turned = number[ends[order]][:, ::-1]
    shuffled = build_network(xy[node], turned, length[order])
    other = rng.permutation(len(targets))
    again, far = nearest_along(
        shuffled, snap(shuffled, origins, 99), snap(shuffled, targets[other], 99)
    )
    assert far == pytest.approx(distance, abs=1e-4)
    assert [other[i] if i >= 0 else -1 for i in again] == index.tolist()


@given(SEEDS)
def test_points_are_tied_to_the_nearest_road(seed):
    rng = np.random.default_rng(seed)
    xy, ends, _ = grid_roads(rng, 3, 0.3)
    # A motorway much longer than the rest, where samples lie far apart from each other.
    xy = np.vstack([xy, [[-5000.0, 150.0], [5000.0, 160.0]]])
    ends = np.vstack([ends, [[9, 10]]])
    network = build_network(xy, ends, np.hypot(*(xy[ends[:, 0]] - xy[ends[:, 1]]).T))
    points = rng.uniform(-400, 600, (12, 2))
    snapped = snap(network, points, 150)
    start, step = xy[network.ends[:, 0]], xy[network.ends[:, 1]] - xy[network.ends[:, 0]]
    for i, point in enumerate(points):
        share = np.clip(((point - start) * step).sum(1) / (step**2).sum(1), 0, 1)
        nearest = np.hypot(*(point - start - share[:, None] * step).T).min()
        if nearest > 150:
            assert snapped.edge[i] == -1 and np.isinf(snapped.access[i])
        else:
            assert snapped.access[i] == pytest.approx(nearest)
            edge = snapped.edge[i]
            place = start[edge] + snapped.share[i] * step[edge]
            assert np.hypot(*(point - place)) == pytest.approx(nearest)


def test_a_point_without_a_road_nearby_has_no_way():
    network = build_network(np.array([[0.0, 0], [100, 0]]), np.array([[0, 1]]), np.array([100.0]))
    origins = snap(network, np.array([[50.0, 10], [50, 999]]), 500)
    targets = snap(network, np.array([[50.0, 999], [90, -5]]), 500)
    index, distance = nearest_along(network, origins, targets)
    assert index.tolist() == [1, -1] and distance[0] == pytest.approx(10 + 40 + 5)
    nothing = snap(network, np.empty((0, 2)), 500)
    assert nearest_along(network, origins, nothing)[0].tolist() == [-1, -1]


@given(SEEDS, st.integers(1, 40))
def test_the_share_in_the_own_region_equals_a_count_block_by_block(seed, blocks):
    rng = np.random.default_rng(seed)
    population = rng.integers(0, 500, blocks)
    known = rng.random(blocks) < 0.8
    region = rng.integers(-1, 4, blocks)
    nearest_region = rng.integers(-1, 4, blocks)
    reached = rng.random(blocks) < 0.9
    own = own_region_share(population, known, region, nearest_region, reached, 5)
    counted, inside = [0] * 5, [0] * 5
    for block in range(blocks):
        if known[block] and region[block] >= 0 and reached[block]:
            counted[region[block]] += population[block]
            if nearest_region[block] == region[block]:
                inside[region[block]] += population[block]
    assert own.counted.tolist() == counted and own.inside.tolist() == inside
    for index, percent in enumerate(own.percent):
        if counted[index]:
            assert percent == pytest.approx(100 * inside[index] / counted[index])
        else:
            assert np.isnan(percent), "nobody to count is no share, not 0"
    for index in range(5):
        where = Counter()
        for block in np.flatnonzero(known & reached & (region == index)):
            if nearest_region[block] != index:
                where[int(nearest_region[block])] += int(population[block])
        most = max(where.values(), default=0)
        assert own.elsewhere_residents[index] == most
        assert where[int(own.elsewhere[index])] == most or not most
    known_residents = int(population[known].sum())
    assert sum(counted) + own.unassigned + own.unreached == known_residents
    assert own.unknown == sum(1 for b in range(blocks) if region[b] >= 0 and not known[b])
    if sum(counted):
        assert own.percent_of_all == pytest.approx(100 * sum(inside) / sum(counted))
    else:
        assert np.isnan(own.percent_of_all)


@given(SEEDS, st.integers(0, 50))
def test_counts_and_what_lies_outside_add_up_to_all_facilities(seed, facilities):
    rng = np.random.default_rng(seed)
    area, kind = rng.integers(-1, 6, facilities), rng.integers(0, 3, facilities)
    counts = count_by_kind(area, kind, 6, 3)
    assert counts.sum() + np.count_nonzero(area < 0) == facilities
    for a in range(6):
        for k in range(3):
            assert counts[a, k] == sum(1 for x, y in zip(area, kind) if (x, y) == (a, k))


@given(SEEDS)
def test_the_order_of_facilities_does_not_depend_on_the_file(seed):
    rng = np.random.default_rng(seed)
    keys = text_array([str(n) for n in rng.integers(0, 4, 12)])
    xy = rng.integers(0, 3, (12, 2)).astype(float)
    mixed = rng.permutation(12)
    one = facility_order(keys, xy)
    two = mixed[facility_order(keys[mixed], xy[mixed])]
    assert keys[one].tolist() == keys[two].tolist() and (xy[one] == xy[two]).all()


def test_residents_by_distance_keep_everybody_who_has_a_nearest_facility():
    distance = np.array([0.0, 500, 500.1, 99_999, np.inf])
    population = np.array([1, 2, 4, 8, 16])
    assert residents_by_distance(distance, population, (500, 1000)).tolist() == [3, 4, 8]


HEADERS = {
    "UTMRechtswert;UTMHochwert": ("UTMRechtswert", "UTMHochwert"),
    "Rechtswert;Hochwert": ("Rechtswert", "Hochwert"),
    "HOCH;RECHTS": ("RECHTS", "HOCH"),
    "y;x": ("x", "y"),
    "x_mp_100m;y_mp_100m": ("x_mp_100m", "y_mp_100m"),
    "Koord_X;Koord_Y": ("Koord_X", "Koord_Y"),
    "Länge;Breite": ("Länge", "Breite"),
    "geogr. Breite;geogr. Länge": ("geogr. Länge", "geogr. Breite"),
    "lat;lon": ("lon", "lat"),
    "longitude;latitude": ("longitude", "latitude"),
    "RW;HW": ("RW", "HW"),
    "Ostwert (UTM);Nordwert (UTM)": ("Ostwert (UTM)", "Nordwert (UTM)"),
}


@pytest.mark.parametrize("header", HEADERS)
def test_columns_with_coordinates_are_recognised(header):
    names = ["Schule", "Export", *header.split(";"), "Telefon", "EPSG-Code"]
    assert coordinate_pairs(names)[0] == HEADERS[header]
    assert epsg_column(names) == "EPSG-Code"


def test_a_table_without_coordinates_has_no_such_columns():
    assert coordinate_pairs(["Schulnummer", "Name", "Ort", "Telefon", "Text", "Rechtsform"]) == []
    assert epsg_column(["Schulnummer", "Name"]) == ""


def test_epsg_codes_are_read_from_texts_and_numbers():
    cells = ["EPSG:25832", "25833", 4326, 4326.0, "null", "", None, "urn:ogc:def:crs:EPSG::3035"]
    assert epsg_codes(cells).tolist() == [25832, 25833, 4326, 4326, 0, 0, 0, 3035]


# The church of Düren in the systems that offices use.
DUEREN = {
    25832: (322_900.0, 5_631_100.0),
    4647: (32_322_900.0, 5_631_100.0),
    31466: (2_533_900.0, 5_630_100.0),
    31467: (3_323_000.0, 5_633_000.0),
    3035: (4_070_000.0, 3_089_000.0),
    4326: (6.48, 50.80),
}


@pytest.mark.parametrize("code", DUEREN)
@pytest.mark.parametrize("swapped", [False, True])
def test_the_reference_system_is_recognised_by_the_numbers(code, swapped):
    x, y = DUEREN[code]
    first, second = (y, x) if swapped else (x, y)
    located = locate(np.array([first]), np.array([second]), np.array([NONE]))
    assert located.code.tolist() == [code] and located.guessed[0]
    assert located.swapped[0] == swapped and located.xy[0].tolist() == [x, y]


def test_zone_33_is_taken_where_blocks_or_other_rows_lie_in_it():
    alexanderplatz = np.array([392_200.0]), np.array([5_820_200.0])
    assert locate(*alexanderplatz, np.array([NONE])).code.tolist() == [25832]
    assert locate(*alexanderplatz, np.array([NONE]), [25833]).code.tolist() == [25833]


def test_what_a_row_states_counts_unless_the_numbers_tell_otherwise():
    x = np.array([32_322_900.0, 322_900.0, 5_631_100.0, 322_900.0, 50.0, 322_900.0])
    y = np.array([5_631_100.0, 5_631_100.0, 322_900.0, 5_631_100.0, 60.0, 5_631_100.0])
    stated = np.array([25832, 25832, 25832, 25833, 2154, GIVEN])
    located = locate(x, y, stated)
    assert located.code.tolist() == [4647, 25832, 25832, 25833, 2154, GIVEN]
    assert located.contradicted.tolist() == [True, False, False, False, False, False]
    assert located.swapped.tolist() == [False, False, True, False, False, False]


def test_rows_without_a_place_are_told_from_rows_with_one():
    x = np.array([0.0, np.nan, 322_900.0, 77.0])
    y = np.array([0.0, 5_631_100.0, 5_631_100.0, 77.0])
    located = locate(x, y, np.zeros(4, dtype=np.int64))
    assert located.missing.tolist() == [True, True, False, False]
    assert located.code.tolist() == [NONE, NONE, 25832, NONE]


SPELLINGS = {
    "plain": (["322900", "322901"], ["5631100", "5631101"]),
    "decimal comma": (["322900,25", "322901,5"], ["5631100,25", "5631101"]),
    "thousands with dots": (["322.900", "322.901"], ["5.631.100", "5.631.101"]),
    "thousands with blanks": (["322 900", "322 901"], ["5 631 100", "5 631 101"]),
    "numbers": ([322900, 322901.5], [5631100.25, 5631101]),
    "degrees with three decimals and a dot": (["6.480", "6.481"], ["50.800", "50.801"]),
    "degrees with a comma": (["6,48", "6,49"], ["50,8", "50,81"]),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_coordinates_are_read_in_every_spelling(spelling):
    x, y = SPELLINGS[spelling]
    located = read_coordinates(x, y, np.zeros(2, dtype=np.int64))
    assert located.code.tolist() == [4326 if "degrees" in spelling else 25832] * 2
    near = (6.48, 50.8) if "degrees" in spelling else (322_900, 5_631_100)
    assert located.xy[0] == pytest.approx(near, abs=0.5)


def test_cells_that_hold_no_coordinates_are_missing_not_zero():
    located = read_coordinates(
        ["322900", None, "null", "-"], ["5631100", "5631100", "unbekannt", "-"], np.zeros(4, int)
    )
    assert located.missing.tolist() == [False, True, True, True]
