# SPDX-License-Identifier: GPL-2.0-or-later
"""Barriers do exactly what they say: on grids where the answer is known, and against sampling."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_rings, polygon_wkb, square
from sozialraumplaner.core.arrays import text_array
from sozialraumplaner.core.barriers.bridges import Outlines
from sozialraumplaner.core.barriers.crossings import Crossings, passages
from sozialraumplaner.core.barriers.edges import (
    Barrier,
    BarrierRules,
    EdgeState,
    barriers_on_borders,
    crossings_on_borders,
    no_barriers,
    strongest,
)
from sozialraumplaner.core.barriers.segments import close_pairs, segment_distances
from sozialraumplaner.core.borders import build_contiguity
from sozialraumplaner.core.contacts import neighbours
from sozialraumplaner.core.contiguity import NeighbourRules
from sozialraumplaner.core.errors import Cancelled
from sozialraumplaner.core.rings import rings_from_wkb


def line_barrier(segments, cuts: bool = True, name: str = "Rur") -> Barrier:
    segments = np.asarray(segments, dtype=float).reshape(-1, 4)
    m = len(segments)
    return Barrier(
        segments, np.full(m, -1, np.int32), np.zeros(m, np.int32), (name,) if name else (), cuts
    )


def polyline(points) -> np.ndarray:
    points = np.asarray(points, dtype=float)
    return np.hstack([points[:-1], points[1:]])


def polygon_barrier(*rings, cuts: bool = True) -> Barrier:
    parts = [polyline([*ring, ring[0]]) for ring in rings]
    owner = np.repeat(np.arange(len(parts)), [len(part) for part in parts]).astype(np.int32)
    return Barrier(np.concatenate(parts), owner, np.zeros_like(owner), ("Tagebau",), cuts)


def grid(columns: int, rows: int, order=None):
    """Borders of 100 m squares in row order, or in another order of the blocks."""
    order = np.arange(columns * rows) if order is None else np.asarray(order)
    return build_contiguity(
        rings_from_wkb(
            [
                polygon_wkb(square(100.0 * (block % columns), 100.0 * (block // columns)))
                for block in order.tolist()
            ]
        )
    )


def by_state(result, state: EdgeState) -> set[tuple[int, int]]:
    return set(result.pairs(state))


def across_column(columns: int, rows: int, at: int) -> set[tuple[int, int]]:
    """Pairs of squares on both sides of the grid line x = 100 at."""
    return {(row * columns + at - 1, row * columns + at) for row in range(rows)}


def all_pairs(contiguity) -> set[tuple[int, int]]:
    return set(zip(contiguity.left.tolist(), contiguity.right.tolist()))


# What a barrier cuts


@given(
    st.integers(2, 7),
    st.integers(1, 6),
    st.data(),
)
def test_a_barrier_along_a_grid_line_cuts_the_edges_across_it_and_no_other(columns, rows, data):
    at = data.draw(st.integers(1, columns - 1))
    offset = data.draw(st.floats(-19.9, 19.9))
    stops = data.draw(st.lists(st.floats(0, rows * 100), max_size=8))
    ys = [-50.0, *sorted(stops), rows * 100 + 50.0]
    pieces = polyline([(at * 100 + offset, y) for y in ys])
    pieces = pieces[data.draw(st.permutations(range(len(pieces))))]
    back = np.array(data.draw(st.lists(st.booleans(), min_size=len(pieces), max_size=len(pieces))))
    pieces[back] = pieces[back][:, [2, 3, 0, 1]]
    borders, lines = grid(columns, rows)
    result = barriers_on_borders(lines, borders, line_barrier(pieces))
    expected = across_column(columns, rows, at)
    assert by_state(result, EdgeState.CUT) == expected
    assert by_state(result, EdgeState.OPEN) == all_pairs(borders) - expected
    assert np.allclose(result.share[result.state == EdgeState.CUT], 1)
    assert {name for name in result.name if name} == {"Rur"}


@pytest.mark.parametrize(("offset", "cut"), [(19.999, True), (20.001, False)])
def test_the_distance_decides_just_below_and_just_above(offset, cut):
    borders, lines = grid(3, 3)
    result = barriers_on_borders(
        lines, borders, line_barrier([100 + offset, -50, 100 + offset, 350])
    )
    assert by_state(result, EdgeState.CUT) == (across_column(3, 3, 1) if cut else set())
    assert result.share.max() == pytest.approx(1.0 if cut else 0.0)


@pytest.mark.parametrize(
    ("top", "share", "state"),
    [
        # The barrier ends at y = top, 12 m beside the border: its round end reaches 16 m further.
        (0.0, 0.16, EdgeState.WEAKENED),
        (30.0, 0.46, EdgeState.WEAKENED),
        (34.0, 0.50, EdgeState.CUT),
        (60.0, 0.76, EdgeState.CUT),
        (-30.0, 0.0, EdgeState.OPEN),
    ],
)
def test_the_share_of_a_barrier_that_ends_beside_the_border(top, share, state):
    borders, lines = grid(2, 1)
    result = barriers_on_borders(lines, borders, line_barrier([112, -500, 112, top]))
    assert result.share.tolist() == pytest.approx([share])
    assert result.state.tolist() == [state]


def test_a_layer_that_only_weakens_never_cuts():
    borders, lines = grid(4, 3)
    barrier = line_barrier([200, -50, 200, 350], cuts=False)
    result = barriers_on_borders(lines, borders, barrier)
    assert by_state(result, EdgeState.WEAKENED) == across_column(4, 3, 2)
    assert not result.count(EdgeState.CUT)


def test_a_border_that_ends_at_the_barrier_is_cut_only_where_any_direction_counts():
    borders, lines = grid(2, 2)
    barrier = line_barrier([100, -50, 100, 250])
    narrow = barriers_on_borders(lines, borders, barrier)
    assert by_state(narrow, EdgeState.OPEN) == {(0, 2), (1, 3)}
    any_way = barriers_on_borders(lines, borders, barrier, rules=BarrierRules(max_angle=90))
    share = dict(zip(all_pairs_in_order(borders), any_way.share.tolist()))
    assert share[0, 2] == pytest.approx(0.2) and share[0, 1] == pytest.approx(1.0)


def all_pairs_in_order(contiguity) -> list[tuple[int, int]]:
    return list(zip(contiguity.left.tolist(), contiguity.right.tolist()))


def sampled_share(lines, borders, barrier: Barrier, rules: BarrierRules) -> np.ndarray:
    """Share of each border by points every 0.5 m: the definition, word by word."""
    covered = np.zeros(borders.edge_count)
    total = np.zeros(borders.edge_count)
    position = {pair: edge for edge, pair in enumerate(all_pairs_in_order(borders))}
    for segment, left, right in zip(lines.segments, lines.left.tolist(), lines.right.tolist()):
        edge = position.get((min(left, right), max(left, right)))
        if right < 0 or edge is None:
            continue
        direction = segment[2:] - segment[:2]
        steps = (np.arange(200) + 0.5) / 200
        points = segment[:2] + steps[:, None] * direction
        near = np.zeros(len(points), dtype=bool)
        for wall in barrier.segments:
            along = wall[2:] - wall[:2]
            cosine = abs(direction @ along) / (np.hypot(*direction) * np.hypot(*along) + 1e-300)
            if np.degrees(np.arccos(min(cosine, 1.0))) > rules.max_angle:
                continue
            where = np.clip((points - wall[:2]) @ along / max(along @ along, 1e-300), 0, 1)
            foot = wall[:2] + where[:, None] * along
            near |= np.hypot(*(points - foot).T) <= rules.distance
        for polygon in set(barrier.polygon.tolist()) - {-1}:
            near |= winding(points, barrier.segments[barrier.polygon == polygon]) != 0
        covered[edge] += near.mean() * np.hypot(*direction)
        total[edge] += np.hypot(*direction)
    return covered / total


def winding(points: np.ndarray, ring: np.ndarray) -> np.ndarray:
    """Turns of a ring around points: another rule than the one under test."""
    a = ring[None, :, :2] - points[:, None]
    b = ring[None, :, 2:] - points[:, None]
    turn = np.arctan2(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0], (a * b).sum(-1))
    return np.round(turn.sum(axis=1) / (2 * np.pi))


coordinate = st.integers(-1000, 4000).map(lambda tenth: tenth / 10)
point = st.tuples(coordinate, coordinate)


@settings(max_examples=40)
@given(
    st.lists(point, min_size=2, max_size=6, unique=True),
    st.sampled_from([5.0, 20.0, 60.0]),
    st.sampled_from([30.0, 60.0, 90.0]),
)
def test_the_share_equals_that_of_dense_samples(points, distance, max_angle):
    borders, lines = grid(3, 3)
    barrier = line_barrier(polyline(points))
    rules = BarrierRules(distance=distance, max_angle=max_angle)
    result = barriers_on_borders(lines, borders, barrier, rules=rules)
    # Samples are 0.5 m apart on borders of 100 m, and a border has up to four ends of stretches.
    assert result.share == pytest.approx(sampled_share(lines, borders, barrier, rules), abs=0.03)


@settings(max_examples=40)
@given(
    st.lists(st.floats(30, 250), min_size=3, max_size=9),
    point,
    st.sampled_from([1.0, 20.0]),
    st.booleans(),
)
def test_borders_inside_a_polygon_count_exactly(radii, centre, distance, twice):
    angles = np.linspace(0, 2 * np.pi, len(radii), endpoint=False) + 0.1
    star = np.column_stack([np.cos(angles), np.sin(angles)]) * np.array(radii)[:, None] + centre
    # Two polygons on top of each other are not a hole.
    barrier = polygon_barrier(star, star[::-1] + 10) if twice else polygon_barrier(star)
    borders, lines = grid(3, 3)
    rules = BarrierRules(distance=distance)
    result = barriers_on_borders(lines, borders, barrier, rules=rules)
    assert result.share == pytest.approx(sampled_share(lines, borders, barrier, rules), abs=0.03)


def test_a_hole_of_a_polygon_is_outside():
    borders, lines = grid(3, 3)
    outer, inner = square(-50, -50, 400), square(50, 50, 200)
    ring = np.concatenate([polyline([*outer, outer[0]]), polyline([*inner, inner[0]])])
    owner = np.zeros(len(ring), np.int32)
    barrier = Barrier(ring, owner, owner, ("See",))
    result = barriers_on_borders(lines, borders, barrier, rules=BarrierRules(distance=0))
    # Of the four borders of the middle block nothing lies in the ring, of the others half.
    middle = {pair for pair in all_pairs(borders) if 4 in pair}
    assert by_state(result, EdgeState.OPEN) == middle
    assert by_state(result, EdgeState.CUT) == all_pairs(borders) - middle
    assert {round(share, 6) for share in result.share.tolist()} == {0.0, 0.5}


# Order and direction


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_order_of_blocks_and_segments_and_direction_do_not_matter(seed):
    random = np.random.default_rng(seed)
    walk = random.uniform(-50, 550, (6, 2))
    segments = polyline(walk)
    crossings = Crossings(random.uniform(0, 500, (20, 2)), random.uniform(0, 500, (10, 4)))
    borders, lines = grid(5, 5)
    result = barriers_on_borders(lines, borders, line_barrier(segments), crossings)
    order = random.permutation(25)
    borders2, lines2 = grid(5, 5, order)
    shuffled = random.permutation(segments)[:, [2, 3, 0, 1]]
    other = Crossings(
        random.permutation(crossings.points),
        random.permutation(crossings.segments)[:, [2, 3, 0, 1]],
    )
    result2 = barriers_on_borders(lines2, borders2, line_barrier(shuffled), other)
    told = {
        tuple(sorted(order[[a, b]].tolist())): row
        for (a, b), *row in zip(
            all_pairs_in_order(borders2), result2.share, result2.state, result2.crossings
        )
    }
    for pair, share, state, number in zip(
        all_pairs_in_order(borders), result.share, result.state, result.crossings
    ):
        assert told[pair] == [pytest.approx(share), state, number]


# Crossings


@given(
    st.lists(st.tuples(st.integers(0, 5), st.floats(41, 59)), max_size=5),
    st.floats(-29, 29),
)
def test_a_point_reopens_exactly_the_borders_within_its_distance(places, aside):
    borders, lines = grid(4, 6)
    points = np.array([(200 + aside, row * 100 + y) for row, y in places]).reshape(-1, 2)
    result = barriers_on_borders(
        lines, borders, line_barrier([200, -50, 200, 650]), Crossings(points)
    )
    reopened = {(row * 4 + 1, row * 4 + 2) for row, _ in places}
    assert by_state(result, EdgeState.CROSSED) == reopened
    assert by_state(result, EdgeState.CUT) == across_column(4, 6, 2) - reopened
    number = dict(zip(all_pairs_in_order(borders), result.crossings.tolist()))
    for row in range(6):
        distinct = {place for place in map(tuple, points.tolist()) if place[1] // 100 == row}
        assert number[row * 4 + 1, row * 4 + 2] == len(distinct)


@given(st.sets(st.integers(0, 5)), st.floats(-30, 30), st.booleans(), st.booleans())
def test_a_road_reopens_exactly_the_borders_it_passes(rows, slant, cut_at_wall, node_in_wall):
    borders, lines = grid(4, 6)
    roads, ys = [], [-50.0]
    for row in sorted(rows):
        y = row * 100 + 50.0
        start, end = (150, y - slant), (250, y + slant)
        roads += [[*start, 200, y], [200, y, *end]] if cut_at_wall else [[*start, *end]]
        ys.append(y)
    ys = [*ys, 650.0] if node_in_wall else [-50.0, 650.0]
    barrier = line_barrier(polyline([(200, y) for y in ys]))
    crossings = Crossings(segments=np.array(roads, dtype=float).reshape(-1, 4))
    result = barriers_on_borders(lines, borders, barrier, crossings)
    reopened = {(row * 4 + 1, row * 4 + 2) for row in rows}
    assert by_state(result, EdgeState.CROSSED) == reopened
    assert by_state(result, EdgeState.CUT) == across_column(4, 6, 2) - reopened
    assert result.crossings.sum() == len(rows)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.floats(41, 59)), max_size=5),
    st.sets(st.integers(0, 5)),
)
def test_crossings_lie_on_borders_with_and_without_a_barrier(places, rows):
    borders, lines = grid(4, 6)
    points = np.array([(205.0, row * 100 + y) for row, y in places]).reshape(-1, 2)
    roads = np.array([(150.0, row * 100 + 50, 250, row * 100 + 50) for row in rows])
    crossings = Crossings(points, roads.reshape(-1, 4))
    number = crossings_on_borders(lines, borders, crossings, BarrierRules())
    wall = line_barrier([200, -50, 200, 650])
    assert (
        number.tolist() == barriers_on_borders(lines, borders, wall, crossings).crossings.tolist()
    )
    on = {pair for pair, n in zip(all_pairs_in_order(borders), number.tolist()) if n}
    assert on == {(row * 4 + 1, row * 4 + 2) for row in {*rows, *(row for row, _ in places)}}


@pytest.mark.parametrize(
    ("roads", "passes"),
    [
        pytest.param([[150, 50, 200, 50]], False, id="ends at the barrier"),
        pytest.param([[150, 40, 200, 50], [150, 60, 200, 50]], False, id="two end on one side"),
        pytest.param([[200, -50, 200, 150]], False, id="runs along it"),
        pytest.param([[200, 20, 200, 50], [200, 50, 250, 50]], False, id="turns off from it"),
        pytest.param([[150, 30, 200, 30], [200, 30, 200, 70], [200, 70, 250, 70]], False, id="jog"),
        pytest.param([[150, 50, 200, 50], [200, 50, 260, 90]], True, id="meets from both sides"),
        pytest.param([[195, 20, 205, 21]], True, id="a short bridge"),
        pytest.param([[100, 50, 190, 50]], False, id="stops before it"),
    ],
)
def test_which_roads_pass_a_barrier(roads, passes):
    wall = np.array([[200.0, -50, 200, 50], [200, 50, 200, 150]])
    group, places = passages(np.array(roads, dtype=float), wall, np.zeros(2, np.int64))
    assert (len(group) > 0) == passes
    assert len(places) == len(group)


def test_a_road_passes_a_barrier_beside_the_border():
    # The river runs 15 m beside the border; the bridge ends at the road on the border.
    borders, lines = grid(2, 2)
    bridge = Crossings(segments=np.array([[100.0, 50, 130, 50]]))
    river = line_barrier([115, -50, 115, 250])
    result = barriers_on_borders(lines, borders, river, bridge)
    assert by_state(result, EdgeState.CROSSED) == {(0, 1)}
    assert by_state(result, EdgeState.CUT) == {(2, 3)}


# Several layers


def test_several_layers_give_the_worst_state_and_the_strength_follows_it():
    borders, lines = grid(4, 1)
    rail = barriers_on_borders(
        lines, borders, line_barrier([100, -50, 100, 150], cuts=False, name="Bahn")
    )
    river = barriers_on_borders(
        lines,
        borders,
        line_barrier([[100, -50, 100, 150], [200, -50, 200, 150]]),
        Crossings(np.array([[200.0, 50]])),
    )
    both = strongest(borders, [rail, river])
    assert [EdgeState(state) for state in both.state] == [
        EdgeState.CUT,
        EdgeState.CROSSED,
        EdgeState.OPEN,
    ]
    assert both.name.tolist() == ["Rur", "Rur", ""]
    assert both.strength.tolist() == pytest.approx([1.0, 0.5, 0.0])
    assert rail.strength.tolist() == pytest.approx([1.0, 0.0, 0.0])
    kept = borders.without_pairs(both.pairs(EdgeState.CUT)).with_bridges([(0, 3)])
    assert all_pairs_in_order(kept) == [(0, 3), (1, 2), (2, 3)]
    assert both.strength_of(kept).tolist() == pytest.approx([0.0, 0.5, 0.0])
    assert strongest(borders, []).count(EdgeState.OPEN) == 3
    assert not no_barriers(borders).strength.any()


def test_the_name_is_that_of_the_barrier_beside_most_of_the_border():
    borders, lines = grid(2, 1)
    segments = np.array([[100.0, -50, 100, 25], [100, 25, 100, 150]])
    barrier = Barrier(
        segments, np.full(2, -1, np.int32), np.array([0, 1], np.int32), ("Bach", "Rur")
    )
    result = barriers_on_borders(lines, borders, barrier, rules=BarrierRules(distance=5))
    assert result.name.tolist() == ["Rur"]


@given(st.integers(2, 5), st.integers(2, 5), st.data())
def test_contact_in_a_point_does_not_jump_the_river(columns, rows, data):
    at = data.draw(st.integers(1, columns - 1))
    borders, lines = neighbours(grid_rings(columns, rows), NeighbourRules(queen=True))
    river = line_barrier([at * 100, -50, at * 100, rows * 100 + 50])
    judged = strongest(borders, [barriers_on_borders(lines, borders, river)])
    sides = {(a, b) for a, b in all_pairs(borders) if (a % columns < at) != (b % columns < at)}
    assert by_state(judged, EdgeState.CUT) == sides
    assert by_state(judged, EdgeState.OPEN) == all_pairs(borders) - sides
    bridge = Crossings(np.array([[at * 100.0, 50.0]]))
    crossed = strongest(borders, [barriers_on_borders(lines, borders, river, bridge)])
    assert by_state(crossed, EdgeState.CUT) < sides


# Nothing, little, cancelled


@pytest.mark.parametrize("segments", [np.empty((0, 4)), [[5000, 5000, 6000, 6000]]])
def test_a_barrier_that_touches_nothing_changes_nothing(segments):
    borders, lines = grid(3, 2)
    result = barriers_on_borders(lines, borders, line_barrier(segments))
    assert not result.share.any() and result.count(EdgeState.OPEN) == borders.edge_count


def test_a_barrier_without_a_length_is_a_disc():
    borders, lines = grid(2, 1)
    disc = line_barrier([100, 50, 100, 50])
    result = barriers_on_borders(lines, borders, disc, rules=BarrierRules(max_angle=90))
    assert result.share.tolist() == pytest.approx([0.4])


def test_a_single_block_has_no_borders_to_cut():
    borders, lines = grid(1, 1)
    result = barriers_on_borders(lines, borders, line_barrier([0, 0, 100, 100]))
    assert len(result.share) == 0 and result.pairs(EdgeState.CUT) == []
    assert result.strength_of(borders).tolist() == []


def test_cancelling_stops():
    borders, lines = grid(3, 3)
    with pytest.raises(Cancelled):
        barriers_on_borders(
            lines, borders, line_barrier([100, 0, 100, 300]), is_cancelled=lambda: True
        )


# Pairs of segments and the shortest way


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.sampled_from([0.001, 3.0, 40.0]))
def test_no_close_pair_of_segments_is_missed(seed, distance):
    random = np.random.default_rng(seed)

    def some(n: int) -> np.ndarray:
        start = random.uniform(0, 500, (n, 2))
        # Lengths from centimetres to the whole width.
        return np.hstack(
            [start, start + random.normal(0, 1, (n, 2)) * 10 ** random.uniform(-2, 2.5, (n, 1))]
        )

    first, second = some(40), some(30)
    pairs = [np.stack(pair, axis=1) for pair in close_pairs(first, second, distance)]
    found = [tuple(pair) for pair in np.concatenate([np.empty((0, 2), int), *pairs]).tolist()]
    assert len(found) == len(set(found)), "each pair once"
    a, b = np.divmod(np.arange(40 * 30), 30)
    near = segment_distances(first[a], second[b]) <= distance
    assert set(zip(a[near].tolist(), b[near].tolist())) <= set(found)


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_the_nearest_block_is_found_whatever_the_order(seed):
    random = np.random.default_rng(seed)
    corners = np.array([(300 * c, 300 * r) for r in range(4) for c in range(4)], dtype=float)
    corners += random.uniform(0, 150, corners.shape)
    keys = text_array([f"{n:02d}" for n in random.permutation(16)])
    rings = rings_from_wkb([polygon_wkb(square(x, y)) for x, y in corners])
    segments, block = rings.segments()
    members, others = np.arange(0, 3), np.arange(3, 16)
    a, b, distance = Outlines(segments, block, keys).nearest(members, others)

    def gap(one: int, two: int) -> float:
        return float(np.hypot(*np.maximum(np.abs(corners[one] - corners[two]) - 100, 0)))

    shortest = min(gap(one, two) for one in members for two in others)
    assert distance == pytest.approx(shortest, abs=0.01)
    assert gap(a, b) == pytest.approx(shortest, abs=0.02)


def test_equally_near_blocks_are_told_apart_by_their_key():
    rings = grid_rings(3, 1)
    segments, block = rings.segments()
    for keys, nearest in ((["a", "x", "b"], 0), (["b", "x", "a"], 2)):
        found = Outlines(segments, block, text_array(keys)).nearest(np.array([1]), np.array([0, 2]))
        assert found == (1, nearest, 0.0)
