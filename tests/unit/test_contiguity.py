# SPDX-License-Identifier: GPL-2.0-or-later
"""Who borders whom, on outlines as people draw them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_rings, polygon_wkb, square
from scipy.spatial import Voronoi
from sozialraumplaner.core.borders import build_contiguity
from sozialraumplaner.core.contacts import point_contacts
from sozialraumplaner.core.rings import perimeters, rings_from_wkb


def edges(contiguity) -> dict[tuple[int, int], float]:
    return {
        (int(a), int(b)): float(length)
        for a, b, length in zip(contiguity.left, contiguity.right, contiguity.length)
    }


def voronoi_polygons(seed: int, n: int) -> tuple[list[np.ndarray], set[tuple[int, int]]]:
    """Bounded Voronoi cells of random points in a kilometre square, and who shares an edge.

    The neighbours come from the diagram itself, not from the code under test.
    """
    points = np.random.default_rng(seed).uniform(0, 1000, (n, 2))
    mirrored = [points]
    for axis, at in ((0, 0), (0, 1000), (1, 0), (1, 1000)):
        mirror = points.copy()
        mirror[:, axis] = 2 * at - mirror[:, axis]
        mirrored.append(mirror)
    diagram = Voronoi(np.vstack(mirrored))
    cells = []
    for index in range(n):
        corners = diagram.vertices[diagram.regions[diagram.point_region[index]]]
        centre = corners.mean(axis=0)
        angle = np.arctan2(*(corners - centre).T[::-1])
        cells.append(corners[np.argsort(angle)])
    pairs = {
        (min(a, b), max(a, b))
        for (a, b), ridge in zip(diagram.ridge_points.tolist(), diagram.ridge_vertices)
        if a < n
        and b < n
        # A shared edge of a few centimetres is a corner for every practical purpose.
        and np.linalg.norm(diagram.vertices[ridge[0]] - diagram.vertices[ridge[1]]) > 5
    }
    return cells, pairs


def rings_of(cells) -> object:
    return rings_from_wkb([polygon_wkb([tuple(corner) for corner in cell]) for cell in cells])


def test_squares_share_their_sides_but_not_their_corners():
    contiguity, lines = build_contiguity(grid_rings(3, 2))
    assert edges(contiguity) == {
        (0, 1): 100,
        (1, 2): 100,
        (3, 4): 100,
        (4, 5): 100,
        (0, 3): 100,
        (1, 4): 100,
        (2, 5): 100,
    }
    assert np.allclose(contiguity.perimeter, 400)
    outer = lines.segments[lines.right < 0]
    assert np.isclose(np.hypot(*(outer[:, 2:] - outer[:, :2]).T).sum(), 1000)


def test_vertices_on_one_side_only_still_make_a_border():
    # The lower block knows nothing of the corner that its two upper neighbours share.
    below = [(0, 0), (200, 0), (200, 100), (0, 100)]
    contiguity, _ = build_contiguity(
        rings_from_wkb(
            [polygon_wkb(below), polygon_wkb(square(0, 100)), polygon_wkb(square(100, 100))]
        )
    )
    assert edges(contiguity) == pytest.approx({(0, 1): 100, (0, 2): 100, (1, 2): 100}, abs=0.1)


@pytest.mark.parametrize("gap", [0.3, -0.3])
def test_hairline_gaps_and_overlaps_connect_within_the_tolerance(gap):
    rings = rings_from_wkb([polygon_wkb(square(0, 0)), polygon_wkb(square(100 + gap, 0))])
    assert edges(build_contiguity(rings, tolerance=0.5)[0]) == pytest.approx({(0, 1): 100}, abs=1)
    # Overlapping corners still touch along a few centimetres, which is no border.
    strict, _ = build_contiguity(rings, tolerance=0.1)
    assert edges(strict.without_short_borders(1)) == {}


def test_a_street_between_blocks_is_not_a_hairline_gap():
    rings = rings_from_wkb([polygon_wkb(square(0, 0)), polygon_wkb(square(108, 0))])
    assert edges(build_contiguity(rings)[0]) == {}


def test_a_block_around_another_borders_it_along_its_hole():
    hole = square(100, 100)
    ring = [(0, 0), (300, 0), (300, 300), (0, 300)]
    rings = rings_from_wkb([polygon_wkb(ring, hole[::-1]), polygon_wkb(hole)])
    assert edges(build_contiguity(rings)[0]) == {(0, 1): 400}
    assert perimeters(rings).tolist() == [1600, 400]


def test_nothing_and_one_block():
    empty, _ = build_contiguity(rings_from_wkb([]))
    assert empty.n == 0 and empty.edge_count == 0
    single, lines = build_contiguity(grid_rings(1, 1))
    assert single.n == 1 and single.edge_count == 0 and len(lines.segments) == 4


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(5, 60))
def test_neighbours_of_a_tessellation_are_those_of_its_construction(seed, n):
    cells, pairs = voronoi_polygons(seed, n)
    contiguity, _ = build_contiguity(rings_of(cells))
    found = edges(contiguity.without_short_borders(5))
    assert set(found) == pairs


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(5, 60))
def test_disturbed_outlines_keep_their_neighbours(seed, n):
    cells, pairs = voronoi_polygons(seed, n)
    generator = np.random.default_rng(seed)
    # Every block gets its own noise, so that no two outlines share a vertex any more.
    disturbed = [cell + generator.uniform(-0.1, 0.1, cell.shape) for cell in cells]
    contiguity, _ = build_contiguity(rings_of(disturbed), tolerance=0.5)
    clean = build_contiguity(rings_of(cells))[0].without_short_borders(20)
    long_pairs = set(edges(clean))
    assert long_pairs <= set(edges(contiguity))
    # What is found beyond the true neighbours is contact at corners, never a real border.
    extra = set(edges(contiguity.without_short_borders(10))) - pairs
    assert not extra


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(5, 40))
def test_the_order_of_the_blocks_does_not_matter(seed, n):
    cells, _ = voronoi_polygons(seed, n)
    order = np.random.default_rng(seed + 1).permutation(n)
    straight = edges(build_contiguity(rings_of(cells))[0])
    shuffled = edges(build_contiguity(rings_of([cells[index] for index in order]))[0])
    back = {
        (min(order[a], order[b]), max(order[a], order[b])): length
        for (a, b), length in shuffled.items()
    }
    assert back.keys() == straight.keys()
    assert all(np.isclose(back[pair], straight[pair]) for pair in straight)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(5, 40))
def test_shared_and_outer_borders_add_up_to_all_outlines(seed, n):
    cells, _ = voronoi_polygons(seed, n)
    rings = rings_of(cells)
    contiguity, lines = build_contiguity(rings)
    outer = lines.segments[lines.right < 0]
    outer_length = np.hypot(*(outer[:, 2:] - outer[:, :2]).T).sum()
    assert np.isclose(
        2 * contiguity.length.sum() + outer_length, perimeters(rings).sum(), rtol=1e-6
    )


def test_components_bridges_and_frames():
    contiguity, _ = build_contiguity(grid_rings(4, 1))
    assert contiguity.components().tolist() == [0, 0, 0, 0]
    assert contiguity.components(np.array([0, 0, 1, 0])).tolist() == [0, 0, 1, 2]
    assert contiguity.components(np.array([0, -1, -1, 0])).tolist() == [0, 1, 2, 3]
    frame = np.array([0, 0, 1, 0])
    bridged = contiguity.with_bridges([(3, 1), (0, 1)])
    assert bridged.components(frame).tolist() == [0, 0, 1, 0]
    assert bridged.edge_count == 4, "an existing border is not doubled by a bridge"
    assert bridged.without_bridges().edge_count == 3
    assert bridged.without_short_borders(1000).edge_count == 1, "a bridge has no length to fall"


def test_a_barrier_takes_away_the_edge_it_names_and_no_other():
    contiguity, _ = build_contiguity(grid_rings(3, 2))
    cut = contiguity.without_pairs([(1, 0), (0, 5), (4, 5)])
    assert edges(contiguity).keys() - edges(cut).keys() == {(0, 1), (4, 5)}
    assert edges(cut).items() <= edges(contiguity).items()
    assert cut.without_pairs([]).edge_count == cut.edge_count


def test_a_barrier_is_not_jumped_where_four_blocks_meet():
    rings = grid_rings(4, 2)
    queen = build_contiguity(rings)[0].with_contacts(map(tuple, point_contacts(rings).tolist()))
    river = [(1, 2), (5, 6)]
    cut = queen.without_pairs(river)
    assert set(edges(queen)) - set(edges(cut)) == {(1, 2), (5, 6), (1, 6), (2, 5)}
    # Half a river leaves a way around the corner.
    half = queen.without_pairs(river[:1])
    assert set(edges(queen)) - set(edges(half)) == {(1, 2)}


def test_queen_contiguity_adds_the_corners_of_a_grid():
    contiguity, _ = build_contiguity(grid_rings(3, 2))
    queen = contiguity.with_contacts(point_contacts(grid_rings(3, 2)).tolist())
    corners = {(0, 4), (1, 3), (1, 5), (2, 4)}
    assert edges(queen) == {**edges(contiguity), **dict.fromkeys(corners, 0.0)}
    assert not queen.bridge.any()
    assert edges(queen.without_short_borders(10)) == edges(contiguity)


def test_a_corner_that_meets_a_long_side_is_a_contact_but_no_border():
    # A wedge touches the middle of a wall; a second one ends 0.3 m short of it.
    wall = [(0, 0), (10_000, 0), (10_000, -50), (0, -50)]
    wedges = [[(x, y), (x + 30, 60), (x - 30, 60)] for x, y in ((3_000, 0), (7_000, 0.3))]
    rings = rings_from_wkb([polygon_wkb(ring) for ring in (wall, *wedges)])
    assert point_contacts(rings, 0.5).tolist() == [[0, 1], [0, 2]]
    assert point_contacts(rings, 0.1).tolist() == [[0, 1]]
    assert edges(build_contiguity(rings)[0].without_short_borders(10)) == {}


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 9), st.integers(2, 9))
def test_disturbed_grids_keep_their_queen_contacts(seed, columns, rows):
    generator = np.random.default_rng(seed)
    cells = [
        np.array(square(column * 100, row * 100)) + generator.uniform(-0.1, 0.1, (4, 2))
        for row in range(rows)
        for column in range(columns)
    ]
    clean = point_contacts(grid_rings(columns, rows)).tolist()
    assert point_contacts(rings_of(cells), 0.5).tolist() == clean
    expected = (columns - 1) * rows + columns * (rows - 1) + 2 * (columns - 1) * (rows - 1)
    assert len(clean) == expected


def test_curves_and_points_in_wkb_are_refused():
    with pytest.raises(ValueError):
        rings_from_wkb([b"\x01\x01\x00\x00\x00" + bytes(16)])
