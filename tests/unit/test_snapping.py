# SPDX-License-Identifier: GPL-2.0-or-later
"""Hairline gaps and overlaps are closed, and nothing else is touched."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import polygon_wkb, square
from sozialraumplaner.core.borders import build_contiguity
from sozialraumplaner.core.errors import Cancelled
from sozialraumplaner.core.rings import perimeters
from sozialraumplaner.core.topology.outlines import (
    areas,
    irregular_polygons,
    outlines_from_wkb,
    vertices_near,
    wkb_of,
)
from sozialraumplaner.core.topology.snapping import snap

TOLERANCE = 0.5

seeds = st.integers(0, 10_000)
sides = st.integers(2, 7)


def mosaic(seed: int, side: int, bend: float = 4.0) -> list[np.ndarray]:
    """side x side blocks of 16 vertices near Düren; borders are bent and shared vertex by vertex.

    With bend 0 the borders are straight, with vertices on them that shape nothing.
    """
    rng = np.random.default_rng(seed)
    grid = np.stack(np.meshgrid(np.arange(side + 1.0), np.arange(side + 1.0)), axis=-1)
    corner = 100 * (grid + rng.uniform(-0.25, 0.25, grid.shape)) + [320_000, 5_630_000]

    def border(start: np.ndarray, end: np.ndarray) -> np.ndarray:
        share = np.linspace(0, 1, 5)[:-1, None]
        line = start * (1 - share) + end * share
        line[1:] += rng.uniform(-bend, bend, (3, 2))
        return line

    across = [
        [border(corner[row, column], corner[row, column + 1]) for column in range(side)]
        for row in range(side + 1)
    ]
    upward = [
        [border(corner[row, column], corner[row + 1, column]) for column in range(side + 1)]
        for row in range(side)
    ]

    def back(line: np.ndarray, start: np.ndarray) -> np.ndarray:
        return np.concatenate([start[None], line[:0:-1]])

    return [
        np.concatenate(
            [
                across[row][column],
                upward[row][column + 1],
                back(across[row + 1][column], corner[row + 1, column + 1]),
                back(upward[row][column], corner[row + 1, column]),
            ]
        )
        for row in range(side)
        for column in range(side)
    ]


def outlines_of(cells):
    return outlines_from_wkb([polygon_wkb([tuple(corner) for corner in cell]) for cell in cells])


def pairs(outlines) -> set[tuple[int, int]]:
    """Neighbours along exactly equal borders of more than a metre."""
    contiguity = build_contiguity(outlines.rings, tolerance=0)[0].without_short_borders(1)
    return set(zip(contiguity.left.tolist(), contiguity.right.tolist()))


def moved_by(cell: np.ndarray, distance: float) -> np.ndarray:
    """A block that is smaller all around by a distance, or larger where it is negative."""
    to_centre = cell.mean(axis=0) - cell
    return cell + distance * to_centre / np.linalg.norm(to_centre, axis=1)[:, None]


def disturbed(cells: list[np.ndarray], kind: str, seed: int) -> list[np.ndarray]:
    """Outlines as they come from tools that round, shrink or digitise each block alone."""
    rng = np.random.default_rng(seed)
    if kind == "noise":
        return [cell + rng.uniform(-0.15, 0.15, cell.shape) for cell in cells]
    if kind == "gaps":
        return [moved_by(cell, 0.2) for cell in cells]
    if kind == "overlaps":
        return [moved_by(cell, -0.2) for cell in cells]
    # Corners stay, of the vertices on the borders each block has only some.
    result = []
    for cell in cells:
        keep = (np.arange(len(cell)) % 4 == 0) | (rng.random(len(cell)) < 0.5)
        result.append(cell[keep] + rng.uniform(-0.1, 0.1, (int(keep.sum()), 2)))
    return result


@settings(max_examples=40)
@given(seeds, sides, st.sampled_from(["noise", "gaps", "overlaps", "other vertices"]))
def test_disturbed_tessellations_get_the_graph_of_the_clean_one(seed, side, kind):
    clean = mosaic(seed, side, bend=0.0 if kind == "other vertices" else 4.0)
    source = outlines_of(disturbed(clean, kind, seed))
    snapped = snap(source, TOLERANCE)
    assert pairs(snapped.outlines) == pairs(outlines_of(clean))
    assert not pairs(source) or kind == "other vertices", "otherwise nothing was disturbed"
    # Inside, each edge has exactly one counterpart: no gap and no overlap is left.
    inner = [row * side + column for row in range(1, side - 1) for column in range(1, side - 1)]
    assert not irregular_polygons(snapped.outlines)[inner].any()
    before, after = areas(source), areas(snapped.outlines)
    assert (np.abs(after - before) <= perimeters(source.rings) * TOLERANCE).all()
    assert snapped.largest.max() <= TOLERANCE * (1 + 1e-6)


@settings(max_examples=20)
@given(seeds, sides)
def test_no_outline_moves_farther_than_the_tolerance(seed, side):
    source = outlines_of(disturbed(mosaic(seed, side), "noise", seed))
    snapped = snap(source, TOLERANCE).outlines
    for block in range(source.rings.n):
        old = source.rings.xy[slice(*source.rings.start[block : block + 2])]
        new = snapped.rings.xy[slice(*snapped.rings.start[block : block + 2])]
        assert distance_to_ring(new, old).max() <= TOLERANCE * (1 + 1e-6)
        assert distance_to_ring(old, new).max() <= TOLERANCE * (1 + 1e-6)


def distance_to_ring(points: np.ndarray, ring: np.ndarray) -> np.ndarray:
    """Distance of each point from a closed ring, by comparing all with all."""
    start, along = ring[:-1], np.diff(ring, axis=0)
    to = points[:, None] - start[None]
    share = np.clip((to * along).sum(2) / (along * along).sum(1), 0, 1)
    return np.linalg.norm(to - share[..., None] * along, axis=2).min(axis=1)


@settings(max_examples=25)
@given(seeds, sides, st.sampled_from(["noise", "gaps", "overlaps", "other vertices"]))
def test_the_order_of_the_polygons_does_not_matter(seed, side, kind):
    cells = disturbed(mosaic(seed, side), kind, seed)
    order = np.random.default_rng(seed + 1).permutation(len(cells))
    straight = snap(outlines_of(cells), TOLERANCE).outlines
    shuffled = snap(outlines_of([cells[index] for index in order]), TOLERANCE).outlines
    expected = wkb_of(straight, range(len(cells)))
    assert wkb_of(shuffled, range(len(cells))) == [expected[index] for index in order]


@settings(max_examples=15)
@given(seeds, sides)
def test_snapping_twice_changes_nothing_more(seed, side):
    once = snap(outlines_of(disturbed(mosaic(seed, side), "noise", seed)), TOLERANCE).outlines
    assert snap(once, TOLERANCE).outlines is once


@settings(max_examples=15)
@given(seeds, sides, st.sampled_from([0.0, 0.5, 5.0]))
def test_clean_outlines_come_back_as_they_are(seed, side, tolerance):
    clean = outlines_of(mosaic(seed, side))
    snapped = snap(clean, tolerance)
    assert snapped.outlines is clean
    assert not snapped.changed.any() and snapped.largest.max() == 0


@settings(max_examples=15)
@given(seeds, sides)
def test_streets_between_blocks_stay(seed, side):
    blocks = outlines_of([moved_by(cell, 2.0) for cell in mosaic(seed, side)])
    assert snap(blocks, TOLERANCE).outlines is blocks


@settings(max_examples=15)
@given(seeds, st.integers(3, 6))
def test_a_lake_between_disturbed_blocks_stays(seed, side):
    cells = mosaic(seed, side)
    lake = side + 1
    around = disturbed(cells, "noise", seed)
    del around[lake]
    source = outlines_of(around)
    snapped = snap(source, TOLERANCE)
    clean = cells.copy()
    del clean[lake]
    assert pairs(snapped.outlines) == pairs(outlines_of(clean))
    # What the blocks cover together differs by rounding, not by the lake.
    lost = areas(outlines_of(cells)).sum() - areas(snapped.outlines).sum()
    assert lost == pytest.approx(areas(outlines_of([cells[lake]]))[0], abs=400 * side * TOLERANCE)


@pytest.mark.parametrize(("gap", "closed"), [(0.3, True), (-0.3, True), (0.49, True), (0.6, False)])
def test_the_tolerance_is_the_limit(gap, closed):
    source = outlines_from_wkb([polygon_wkb(square(0, 0)), polygon_wkb(square(100 + gap, 0))])
    snapped = snap(source, TOLERANCE)
    assert pairs(snapped.outlines) == ({(0, 1)} if closed else set())
    assert (snapped.outlines is source) != closed


def test_four_corners_that_none_of_them_can_reach_meet_in_the_middle():
    gap = 0.4
    cells = [square(x, y) for x in (0, 100 + gap) for y in (0, 100 + gap)]
    snapped = snap(outlines_from_wkb([polygon_wkb(cell) for cell in cells]), TOLERANCE)
    assert pairs(snapped.outlines) == {(0, 1), (0, 2), (1, 3), (2, 3)}
    assert snapped.largest.max() <= TOLERANCE


def test_a_corner_beside_a_straight_border_becomes_a_vertex_of_it():
    below = [(0, 0), (200, 0), (200, 100), (0, 100)]
    source = outlines_from_wkb(
        [polygon_wkb(below), polygon_wkb(square(0, 100.2)), polygon_wkb(square(100, 100.2))]
    )
    snapped = snap(source, TOLERANCE)
    assert pairs(snapped.outlines) == {(0, 1), (0, 2), (1, 2)}
    assert snapped.inserted.tolist() == [1, 0, 0]
    assert snapped.largest[0] == pytest.approx(0.2)
    assert snapped.place[0] == pytest.approx([100, 100.2])


def test_an_offset_in_a_border_is_followed_in_its_order():
    # The left block steps aside by 0.4 m, the right one runs straight past both corners.
    left = [(0, 0), (100, 0), (100, 50), (100.4, 49.9), (100.4, 100), (0, 100)]
    right = [(100.1, 0), (200, 0), (200, 100), (100.4, 100)]
    snapped = snap(outlines_from_wkb([polygon_wkb(left), polygon_wkb(right)]), TOLERANCE)
    contiguity = build_contiguity(snapped.outlines.rings, tolerance=0)[0]
    step = np.hypot(0.4, 0.1)
    assert contiguity.length.tolist() == pytest.approx([50 + step + 50.1], abs=0.01)


def test_a_wedge_is_not_eaten_up_step_by_step():
    # A street that widens slowly: each vertex is near the line drawn to the one before it.
    upper = [(x, 0.02 * x) for x in range(0, 201, 10)]
    left = [*upper, (200, 100), (0, 100)]
    right = [(0, -100), (200, -100), (200, 0), (0, 0)]
    source = outlines_from_wkb([polygon_wkb(left), polygon_wkb(right)])
    snapped = snap(source, TOLERANCE)
    shared = build_contiguity(snapped.outlines.rings, tolerance=0)[0].length.sum()
    assert shared == pytest.approx(20, abs=0.1), "half a metre is reached after 25 m"
    assert (snapped.moved.sum(), snapped.inserted.sum()) == (0, 2)


def test_detail_finer_than_the_tolerance_survives():
    # A rounded kerb drawn every ten centimetres, and a neighbour that misses it by two.
    kerb = [(100 + 0.3 * np.sin(y), y) for y in np.arange(0, 100, 0.1)]
    left = [(0, 0), *kerb, (0, 100)]
    right = [(200, 0), (200, 100), *[(x + 0.02, y + 0.01) for x, y in reversed(kerb)]]
    source = outlines_from_wkb([polygon_wkb(left), polygon_wkb(right)])
    snapped = snap(source, TOLERANCE)
    assert np.diff(snapped.outlines.rings.start).min() >= len(kerb) + 2
    assert snapped.largest.max() < 0.03, "each vertex finds its own partner"
    length = np.hypot(*np.diff(np.array(kerb), axis=0).T).sum()
    shared = build_contiguity(snapped.outlines.rings, tolerance=0)[0].length.sum()
    assert shared == pytest.approx(length, abs=0.2)


def test_vertices_left_over_by_their_neighbours_are_not_drawn_across_them():
    # Digitised twice with different steps: the last vertices of the upper block find their nearest
    # partner taken, and the next one is almost half a metre away.
    lower = [(0, 0), (50, 0), (50.999, 0.002), (51.431, 0.003), (51.432, 0), (100, 0)]
    upper = [(0, 0), (50, 0), (51.432, 0), (51.435, 0.001), (51.445, 0.003), (100, 0)]
    source = outlines_from_wkb(
        [polygon_wkb([*lower, (100, -50), (0, -50)]), polygon_wkb([*upper, (100, 50), (0, 50)])]
    )
    snapped = snap(source, TOLERANCE)
    assert snapped.largest.max() < 0.02
    # Two vertices a millimetre apart may swap, which costs less than half a metre of border.
    assert build_contiguity(snapped.outlines.rings, tolerance=0)[0].length.sum() > 99.5


def test_blocks_narrower_than_the_tolerance_are_not_jumped_over():
    # Exactly matching on both sides: nothing is open, although left and right are 0.3 m apart.
    blocks = [
        [(0, 0), (100, 0), (100, 100), (0, 100)],
        [(100, 0), (100.3, 0), (100.3, 100), (100, 100)],
        [(100.3, 0), (200, 0), (200, 100), (100.3, 100)],
    ]
    source = outlines_from_wkb([polygon_wkb(block) for block in blocks])
    assert snap(source, TOLERANCE).outlines is source


def test_fixed_polygons_and_what_lies_beside_them_stay():
    source = outlines_from_wkb([polygon_wkb(square(100.2 * x, 0)) for x in range(3)])
    snapped = snap(source, TOLERANCE, fixed=np.array([True, False, False]))
    assert pairs(snapped.outlines) == {(1, 2)}
    old, new = wkb_of(source, [0]), wkb_of(snapped.outlines, [0])
    assert old == new and not snapped.changed[0]


def test_held_vertices_stay_while_the_rest_of_the_block_is_fitted():
    source = outlines_from_wkb([polygon_wkb(square(100.2 * x, 0)) for x in range(3)])
    held = np.zeros(len(source.rings.xy), dtype=bool)
    held[vertices_near(source, 1, (100, -1, 101, 101))] = True
    assert held.sum() == 5, "four corners at the ends of three edges, the first of them twice"
    held[:] = False
    held[vertices_near(source, 0, (100, -1, 100.1, 101))] = True
    snapped = snap(source, TOLERANCE, held=held)
    assert pairs(snapped.outlines) == {(1, 2)}
    assert snapped.changed.tolist()[0] is False


def test_vertices_near_a_box_are_those_of_edges_that_may_touch_it():
    ring, hole = [(0, 0), (300, 0), (300, 300), (0, 300)], square(100, 100)
    source = outlines_from_wkb([polygon_wkb(square(500, 0)), polygon_wkb(ring, hole[::-1]), b""])

    def near(block, *box):
        return sorted({tuple(source.rings.xy[row]) for row in vertices_near(source, block, box)})

    assert near(1, 290, 290, 310, 310) == [(0, 300), (300, 0), (300, 300)]
    assert near(1, 90, 90, 110, 110) == [(100, 100), (100, 200), (200, 100)]
    assert near(1, 130, 130, 170, 170) == near(2, 0, 0, 9, 9) == near(0, 0, 0, 9, 9) == []
    # The first vertex of a ring is found with the one that closes it.
    rows = vertices_near(source, 1, (-5, 100, 5, 110))
    assert rows.tolist() == [5, 8, 9]


def test_parts_and_holes_keep_their_nesting():
    ring = [(0, 0), (300, 0), (300, 300), (0, 300)]
    hole = square(100, 100)
    around = polygon_wkb(ring, hole[::-1])
    island = polygon_wkb(square(500, 0))
    multi = b"\x01\x06\x00\x00\x00\x02\x00\x00\x00" + around + island
    inside = polygon_wkb([(x + 0.1, y) for x, y in hole])
    source = outlines_from_wkb([multi, inside, b""])
    assert source.inner.tolist() == [False, True, False, False]
    assert areas(source).tolist() == [9 * 10_000, 10_000, 0]
    assert wkb_of(source, [0, 2]) == [multi, b""]
    snapped = snap(source, TOLERANCE)
    assert snapped.outlines.inner.tolist() == [False, True, False, False]
    assert pairs(snapped.outlines) == {(0, 1)}
    assert not irregular_polygons(snapped.outlines)[1]


@pytest.mark.parametrize(("width", "filled", "stays"), [(0.1, 0, 0), (0.1, 1, 1), (0.6, 0, 1)])
def test_hairline_holes_of_one_block_are_closed_unless_a_block_fills_them(width, filled, stays):
    ring = [(0, 0), (300, 0), (300, 300), (0, 300)]
    hole = [(100, 100), (100 + width, 100), (100 + width, 200), (100, 200)]
    polygons = [polygon_wkb(ring, hole[::-1]), polygon_wkb(hole)][: 1 + filled]
    source = outlines_from_wkb(polygons)
    snapped = snap(source, TOLERANCE)
    assert snapped.outlines.inner.sum() == stays
    assert snapped.changed.tolist() == [not stays] + [False] * filled
    assert areas(snapped.outlines)[0] == pytest.approx(90_000 - 100 * width * stays)


def test_direction_of_rings_does_not_matter():
    cells = disturbed(mosaic(1, 3), "noise", 1)
    turned = [cell[::-1] if index % 2 else cell for index, cell in enumerate(cells)]
    snapped = snap(outlines_of(turned), TOLERANCE).outlines
    assert pairs(snapped) == pairs(outlines_of(mosaic(1, 3)))


def test_nothing_and_one_polygon():
    nothing = outlines_from_wkb([])
    assert snap(nothing, TOLERANCE).outlines is nothing
    one = outlines_from_wkb([polygon_wkb(square(0, 0))])
    assert snap(one, TOLERANCE).outlines is one


def test_cancelling_stops_the_work():
    with pytest.raises(Cancelled):
        snap(outlines_of(mosaic(1, 3)), TOLERANCE, is_cancelled=lambda: True)
