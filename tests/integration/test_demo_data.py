# SPDX-License-Identifier: GPL-2.0-or-later
"""The demo county: what its README promises and what other tests build upon."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime

import numpy as np
import openpyxl
import pytest
from osgeo import ogr
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

EXCLAVE = {"05999040-0041", "05999040-0044"}
ISLAND = "05999048-0001"
MISSING = "05999032-0021"


@pytest.fixture(scope="module")
def layers(demo):
    """Every layer as a list of (attributes, geometry)."""
    source = ogr.Open(str(demo / "demo_kreis.gpkg"))
    return {
        layer.GetName(): [(f.items(), f.GetGeometryRef().Clone()) for f in layer]
        for layer in (source.GetLayer(k) for k in range(source.GetLayerCount()))
    }


@pytest.fixture(scope="module")
def blocks(layers):
    return layers["bausteine"]


def _members(geometry):
    return [geometry.GetGeometryRef(k) for k in range(geometry.GetGeometryCount())]


def _rings(geometry):
    """Vertices of every ring of a polygon or multipolygon."""
    if geometry.GetGeometryName() == "MULTIPOLYGON":
        return [ring for part in _members(geometry) for ring in _rings(part)]
    return [ring.GetPoints() for ring in _members(geometry)]


def _union(geometries):
    together = ogr.Geometry(ogr.wkbMultiPolygon)
    for geometry in geometries:
        parts = _members(geometry) if geometry.GetGeometryName() != "POLYGON" else [geometry]
        for part in parts:
            together.AddGeometry(part)
    return together.UnionCascaded()


def _segments(geometries):
    """Who uses which border segment: {(point, point): [feature, ...]}."""
    users = defaultdict(list)
    for k, geometry in enumerate(geometries):
        for ring in _rings(geometry):
            for a, b in zip(ring[:-1], ring[1:]):
                users[tuple(sorted((a[:2], b[:2])))].append(k)
    return users


@pytest.fixture(scope="module")
def borders(blocks):
    """Length of the common border per pair of blocks, in metres."""
    length = Counter()
    for (a, b), users in _segments([g for _, g in blocks]).items():
        if len(users) == 2:
            length[tuple(sorted(users))] += float(np.hypot(a[0] - b[0], a[1] - b[1]))
    return length


def _parts(members, borders, least=10.0):
    """Connected parts of the given blocks; borders shorter than ``least`` do not connect."""
    at = {b: k for k, b in enumerate(members)}
    pairs = [(at[a], at[b]) for (a, b), m in borders.items() if m >= least and {a, b} <= at.keys()]
    i, j = np.array(pairs, int).reshape(-1, 2).T
    graph = csr_matrix((np.ones(len(i)), (i, j)), (len(members),) * 2)
    count, label = connected_components(graph, directed=False)
    return [{m for m, k in zip(members, label) if k == part} for part in range(count)]


def test_counts_and_keys(layers, blocks):
    rows = [b for b, _ in blocks]
    assert len(rows) == 1185 == len({b["bst_nr"] for b in rows})
    assert all(b["bst_nr"].startswith(b["ags"] + "-") for b in rows)
    assert all(b["ortsteil_nr"].startswith(b["ags"]) and b["ortsteil"] for b in rows)
    assert len({b["ortsteil_nr"] for b in rows}) == len({b["ortsteil"] for b in rows}) == 127
    assert sorted({b["ags"] for b in rows}) == [f"05999{4 * k:03d}" for k in range(1, 16)]
    assert Counter(b["typ"] for b in rows) == {
        "ortslage": 412, "feld": 358, "baublock": 306, "gewerbe": 58, "wald": 51,
    }  # fmt: skip
    assert len({b["name"] for b in rows}) < len(rows), "readable names repeat, as in real life"
    assert {n: len(v) for n, v in layers.items() if n != "bausteine"} == {
        "gemeinden": 15, "gewaesser": 17, "seen": 1, "strassen": 247, "bahn": 4, "orte": 844,
    }  # fmt: skip


def test_residents_add_up(layers, blocks):
    total = Counter()
    for b, _ in blocks:
        assert b["einwohner"] >= 0
        total[b["ags"]] += b["einwohner"]
    assert total == {g["ags"]: g["einwohner"] for g, _ in layers["gemeinden"]}
    assert sum(total.values()) == 269_496
    assert sum(b["einwohner"] == 0 for b, _ in blocks) == 330


def test_topology_is_exact(layers, blocks):
    shapes = [g for _, g in blocks]
    assert all(g.GetGeometryName() == "POLYGON" and g.IsValid() for g in shapes)
    # Neighbours share identical vertices: a segment has one user (rim) or two, never more.
    users = _segments(shapes)
    assert Counter(len(v) for v in users.values()).keys() == {1, 2}
    union = _union(shapes)
    assert union.Area() == pytest.approx(sum(g.Area() for g in shapes), abs=1.0)
    # The rim of the union is made of the segments with one user, vertex by vertex.
    rim = {s for s, v in users.items() if len(v) == 1}
    assert sum(np.hypot(a[0] - b[0], a[1] - b[1]) for a, b in rim) == pytest.approx(
        union.Boundary().Length(), abs=0.01
    )
    # The land with one hole, the lake, and the island in it.
    assert sorted(part.GetGeometryCount() for part in _members(union)) == [1, 2]
    lake = layers["seen"][0][1]
    assert union.Difference(lake).Area() == pytest.approx(union.Area(), abs=1e-3)
    # No slivers: even the narrowest block is wider than 60 m on average.
    assert min(2 * g.Area() / g.Boundary().Length() for g in shapes) > 60


def test_municipalities_are_the_dissolved_blocks(layers, blocks):
    for attributes, geometry in layers["gemeinden"]:
        assert geometry.IsValid()
        mine = [g for b, g in blocks if b["ags"] == attributes["ags"]]
        assert geometry.Area() == pytest.approx(sum(g.Area() for g in mine), abs=0.01)
        rim = {s for s, v in _segments(mine).items() if len(v) == 1}
        assert set(_segments([geometry])) == rim


def test_exclave_and_island_are_the_only_separate_parts(blocks, borders):
    key = [b["bst_nr"] for b, _ in blocks]
    for frame in ("ags", "ortsteil_nr"):
        members = defaultdict(list)
        for k, (b, _) in enumerate(blocks):
            members[b[frame]].append(k)
        parts = [p for inside in members.values() for p in _parts(inside, borders)]
        assert len(parts) == len(members) + 2
        names = [{key[k] for k in part} for part in parts]
        assert EXCLAVE in names and {ISLAND} in names
    touched = {k for pair in borders for k in pair}
    assert [key[k] for k in range(len(key)) if k not in touched] == [ISLAND]


def test_exclave_lies_inside_another_municipality(blocks, borders):
    key = [b["bst_nr"] for b, _ in blocks]
    inner = {k for k, name in enumerate(key) if name in EXCLAVE}
    around = {k for pair in borders for k in pair if inner & set(pair)} - inner
    assert {blocks[k][0]["ags"] for k in around} == {"05999012"}


def test_places_lie_in_their_municipality(layers):
    frame = {g["ags"]: geometry for g, geometry in layers["gemeinden"]}
    assert all(frame[o["ags"]].Contains(point) for o, point in layers["orte"])
    kinds = Counter(o["art"] for o, _ in layers["orte"])
    assert kinds["Rathaus"] == 15
    assert {"Grundschule", "Weiterführende Schule", "Kita", "Jugendzentrum", "Sporthalle"} <= set(
        kinds
    )


def test_lines_end_at_the_county_and_run_along_block_borders(layers, blocks):
    near = _union([g for _, g in layers["gemeinden"]]).Buffer(40)
    for name in ("gewaesser", "strassen", "bahn"):
        assert all(near.Contains(g) for _, g in layers[name])
    river = [g for a, g in layers["gewaesser"] if a["art"] == "Fluss"]
    beside = 0.0
    for course in river:
        strip = course.Buffer(60)
        for _, g in blocks:
            if g.Intersects(strip):
                bank = g.Boundary().Intersection(strip).Buffer(15)
                beside += course.Intersection(bank).Length()
    # Most of the river separates two blocks, so the sum over both banks nears twice its length.
    assert beside > 1.6 * sum(g.Length() for g in river)


def _sgb2(demo):
    sheet = openpyxl.load_workbook(demo / "sgb2_ortsteile_ba.xlsx")["Tabelle II"]
    return [[cell.value for cell in row] for row in sheet.iter_rows()], sheet


def test_ba_workbook(demo, blocks):
    book = openpyxl.load_workbook(demo / "sgb2_ortsteile_ba.xlsx")
    assert book.sheetnames == ["Deckblatt", "Tabelle II"]
    rows, sheet = _sgb2(demo)
    assert {str(m) for m in sheet.merged_cells.ranges} == {"A7:A8", "B7:B8", "C7:F7", "G7:G8"}
    assert rows[8] == [1, 2, 3, 4, 5, 6, 7]
    keyed = {r[1]: r for r in rows[9:] if r[1]}
    local = {k: r for k, r in keyed.items() if len(k) == 10}
    assert local.keys() == {b["ortsteil_nr"] for b, _ in blocks}
    assert [sum(r[c] == "*" for r in local.values()) for c in range(2, 7)] == [10, 20, 53, 56, 35]
    open_values = [v for r in local.values() for v in r[2:] if v != "*"]
    assert all(v == 0 or v >= 10 for v in open_values)
    towns = [r for k, r in keyed.items() if len(k) == 8]
    lost = next(r for r in rows if r[0] == "Keine Zuordnung möglich")
    for c in range(2, 7):
        assert keyed["05999"][c] == sum(r[c] for r in towns) + lost[c]
        for town in towns:
            mine = [r[c] for k, r in local.items() if k.startswith(town[1])]
            # True totals: the starred values are contained, each of them 1 to 9.
            hidden = town[c] - sum(v for v in mine if v != "*")
            assert mine.count("*") <= hidden <= 9 * mine.count("*")
    for r in [*towns, keyed["05999"], lost]:
        assert r[2] == r[3] + r[4] and r[5] <= r[4]


def test_shares_are_plausible(demo, blocks):
    people = Counter()
    for b, _ in blocks:
        people[b["ortsteil_nr"]] += b["einwohner"]
    rows, _ = _sgb2(demo)
    share = [r[2] / people[r[1]] for r in rows[9:] if r[1] in people and r[2] != "*"]
    assert 0.01 < min(share) < 0.03 and 0.14 < max(share) < 0.19


def test_age_file(demo, blocks):
    raw = (demo / "bevoelkerung_alter_flat.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").splitlines()
    assert len(lines) == 13_212
    counts = defaultdict(dict)
    for line in lines[1:]:
        cells = line.split(";")
        assert len(cells) == 14 and cells[13] != "0"
        counts[cells[7]][cells[11]] = 0 if cells[13] == "-" else int(cells[13])
    people = {b["bst_nr"]: b["einwohner"] for b, _ in blocks}
    assert len(counts) == 1185 + 15 + 1
    for key, groups in counts.items():
        assert len(groups) == 11 and sum(v for g, v in groups.items() if g) == groups[""]
        if key in people:
            assert groups[""] == people[key]
        else:
            members = [g for k, g in counts.items() if k in people and k.startswith(key)]
            assert groups == {g: sum(m[g] for m in members) for g in groups}


def test_household_file(demo, blocks):
    raw = (demo / "haushalte_kommunen.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    head, *rows = [line.split(";") for line in raw.decode("cp1252").splitlines()]
    keys = {b["bst_nr"]: b for b, _ in blocks}
    sums = [r for r in rows if r[0].startswith("Summe ") or r[0] == "Insgesamt"]
    assert len(sums) == 16
    local = [r for r in rows if r not in sums]
    assert sum(r[0].endswith(" ") for r in local) == 4
    assert sum(r[0].endswith("\u00a0") for r in local) == 3
    assert sum(r[0].startswith(" ") for r in local) == 2
    clean = {r[0].strip(): r for r in local}
    assert len(clean) == len(local) == 1185
    assert keys.keys() - clean.keys() == {MISSING}
    assert clean.keys() - keys.keys() == {"05999032-0999"}
    assert sum(r[-1] == "x" for r in local) == 330
    assert any(any(u in r[1] for u in "äöü") for r in local)
    number = {k: [int(v) for v in r[2:-1]] for k, r in clean.items()}
    at = {name: k for k, name in enumerate(head[2:-1])}
    for key, n in number.items():
        sizes = n[at["HH_1pers"] : at["HH_ab5pers"] + 1]
        children = n[at["HH_0kind"] : at["HH_ab3kind"] + 1]
        assert sum(sizes) == sum(children) == n[at["HH"]]
        assert n[at["HH_alleinerz"]] <= sum(children[1:])
        if key in keys:
            people = keys[key]["einwohner"]
            low = sum(k * s for k, s in zip(range(1, 6), sizes))
            assert low <= people <= low + sizes[4], key
            if n[0]:
                assert clean[key][-1] == f"{people / n[0]:.2f}".replace(".", ",")
    total = [int(v.replace(".", "")) for v in sums[-1][2:-1]]
    assert "." in sums[-1][2]
    # The true total contains the missing block and not the unknown one.
    rest = [sum(c) for c in zip(*(n for k, n in number.items() if k in keys))]
    missing = [a - b for a, b in zip(total, rest)]
    assert 150 < missing[0] < 453 and sum(missing[1:6]) == missing[0]


def test_same_seed_same_county(layers):
    from demo_county.frame import ORIGIN, make_frame
    from make_demo_data import SEED

    one, two = (make_frame(np.random.default_rng(SEED)) for _ in range(2))
    assert np.array_equal(one.xy, two.xy) and np.array_equal(one.river, two.river)
    # The shipped river is the generated one.
    shipped = [g for a, g in layers["gewaesser"] if a["art"] == "Fluss"]
    course = ogr.Geometry(ogr.wkbLineString)
    for x, y in one.river + ORIGIN:
        course.AddPoint_2D(float(x), float(y))
    assert all(course.Buffer(3).Contains(g) for g in shipped)


def test_workbook_bytes_do_not_depend_on_the_clock(tmp_path):
    from demo_county.tables import save_fixed

    for name, year in (("a.xlsx", 2001), ("b.xlsx", 2024)):
        book = openpyxl.Workbook()
        book.active["A1"] = "x"
        book.properties.created = datetime(year, 1, 1)
        save_fixed(book, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_largest_remainder_keeps_the_total():
    from demo_county.county import largest_remainder

    assert largest_remainder(np.array([1.0, 1.0, 1.0]), 100).tolist() == [34, 33, 33]
    assert largest_remainder(np.array([0.0, 3.0, 1.0]), 7).tolist() == [0, 5, 2]
    assert largest_remainder(np.array([1.0, 2.0]), 0).tolist() == [0, 0]
