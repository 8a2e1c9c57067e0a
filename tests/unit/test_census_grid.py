# SPDX-License-Identifier: GPL-2.0-or-later
"""Census grid files as they are published and as they are passed on."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraumplaner.core.census import grid as census_grid
from sozialraumplaner.core.census.grid import read_census_grid, sign_findings
from sozialraumplaner.core.census.ids import BROKEN, SIZES, cell_id, parse_id, parse_ids
from sozialraumplaner.core.errors import Cancelled, UserError
from sozialraumplaner.core.findings import Level

HEADER = "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner"


def line(north: int, east: int, value: object, size: int = 100) -> str:
    """A row in the form of the census of 2022."""
    half = size // 2
    return f"{cell_id(size, north, east)};{east + half};{north + half};{value}"


def written(folder: Path, *lines: str, encoding: str = "utf-8", end: str = "\n") -> Path:
    path = folder / "gitter.csv"
    path.write_bytes((end.join(lines) + end).encode(encoding))
    return path


def cells_of(grid) -> list[tuple[int, int, int | None]]:
    return [
        (int(north), int(east), int(value) if known else None)
        for north, east, value, known in zip(grid.north, grid.east, grid.value, grid.known)
    ]


def rules(grid) -> dict[str, Level]:
    return {finding.rule: finding.level for finding in grid.findings + sign_findings(grid)}


def code_of(path: Path, **options) -> str:
    with pytest.raises(UserError) as caught:
        read_census_grid(path, **options)
    return caught.value.code


# Ids


@given(st.sampled_from(SIZES), st.integers(0, 9_999_999), st.integers(0, 9_999_999))
def test_an_id_comes_back_from_its_long_and_its_short_form(size, north, east):
    north, east = north - north % size, east - east % size
    zeros = len(str(size)) - len(str(size).rstrip("0"))
    shortened = f"{size}mN{north // 10**zeros}E{east // 10**zeros}"
    assert parse_id(cell_id(size, north, east)) == (size, north, east)
    assert parse_id(shortened) == (size, north, east)


def test_ids_as_published():
    assert parse_id("CRS3035RES100mN2689100E4337000") == (100, 2_689_100, 4_337_000)
    assert parse_id("CRS3035RES1000mN2689000E4337000") == (1000, 2_689_000, 4_337_000)
    assert parse_id("1kmN3058E4052") == (1000, 3_058_000, 4_052_000)
    assert parse_id("10kmN270E440") == (10_000, 2_700_000, 4_400_000)
    assert parse_id("100mN26891E43370") == (100, 2_689_100, 4_337_000)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CRS3035RES100mN2689150E4337000",
        "CRS25832RES100mN2689100E4337000",
        "100mN26891E",
        "05358028",
        "7mN1E1",
        "CRS3035RES100mN2689100E43370000000",
        "CRS3035RES100mN²689100E4337000",
    ],
)
def test_what_is_no_id_is_not_read_as_one(text):
    assert parse_id(text) is None


@given(
    st.lists(
        st.one_of(
            st.builds(
                lambda n, e: cell_id(100, n * 100, e * 100),
                st.integers(20_000, 40_000),
                st.integers(35_000, 50_000),
            ),
            st.builds(
                lambda n, e: f"1kmN{n}E{e}", st.integers(2000, 4000), st.integers(3500, 5000)
            ),
            st.text(max_size=8),
            st.just("CRS3035RES100mN26891x0E4337000"),
            st.just("CRS3035RES100mN2689150E4337000"),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_reading_ids_at_once_agrees_with_reading_one_by_one(texts):
    ids = np.array(texts, dtype=object)
    size, north, east = parse_ids(ids)
    for row, text in enumerate(texts):
        expected = parse_id(text) or (0, BROKEN, BROKEN)
        assert (size[row], north[row], east[row]) == expected, text


# Forms of the file

FORMS = {
    "2022": ([HEADER, line(2_689_100, 4_337_000, 4)], {}),
    "2011, CRLF": (
        [
            "Gitter_ID_1km;x_mp_1km;y_mp_1km;Einwohner;Alter_D",
            "1kmN2689E4337;4337500;2689500;4;-1,0",
        ],
        {"end": "\r\n"},
    ),
    "byte order mark": ([HEADER, line(2_689_100, 4_337_000, 4)], {"encoding": "utf-8-sig"}),
    "small letters, spaces": (
        ["gitter_id_100m; x_mp_100m ;y_mp_100m; EINWOHNER", line(2_689_100, 4_337_000, " 4 ")],
        {},
    ),
    "commas and quotes": (
        [
            '"GITTER_ID_100m","x_mp_100m","y_mp_100m","Einwohner"',
            '"CRS3035RES100mN2689100E4337000","4337050","2689150","4"',
        ],
        {},
    ),
    "tabs": ([HEADER.replace(";", "\t"), line(2_689_100, 4_337_000, 4).replace(";", "\t")], {}),
    "sep= line": (["sep=;", HEADER, line(2_689_100, 4_337_000, 4)], {}),
    "without midpoints": (["GITTER_ID_100m;Einwohner", "100mN26891E43370;4"], {}),
    "without ids": (["x_mp_100m;y_mp_100m;Einwohner", "4337050;2689150;4"], {}),
    "other order": (["Einwohner;GITTER_ID_100m", "4;CRS3035RES100mN2689100E4337000"], {}),
    "cp1252": (
        ["GITTER_ID_100m;Bevölkerung", "CRS3035RES100mN2689100E4337000;4"],
        {"encoding": "cp1252"},
    ),
    "separators at the end": ([HEADER, line(2_689_100, 4_337_000, 4) + ";;"], {}),
    "empty lines": (["", HEADER, "", line(2_689_100, 4_337_000, 4), "", ""], {}),
    "decimal zeros": ([HEADER, "CRS3035RES100mN2689100E4337000;4337050.0;2689150,0;4,0"], {}),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_file_gives_the_same_cell(tmp_path, form):
    lines, options = FORMS[form]
    grid = read_census_grid(written(tmp_path, *lines, **options))
    size = 1000 if "2011" in form else 100
    assert cells_of(grid) == [(2_689_000 if size == 1000 else 2_689_100, 4_337_000, 4)]
    assert (grid.size, grid.total, grid.rows, grid.findings) == (size, 4, 1, [])


def test_ten_kilometres(tmp_path):
    path = written(
        tmp_path,
        "GITTER_ID_10km;x_mp_10km;y_mp_10km;Einwohner",
        "CRS3035RES10000mN2690000E4330000;4335000;2695000;143",
    )
    grid = read_census_grid(path)
    assert grid.size == 10_000 and cells_of(grid) == [(2_690_000, 4_330_000, 143)]


# Signs


@pytest.mark.parametrize(
    ("dash", "encoding"),
    [(dash, "utf-8") for dash in "–-—−"] + [(dash, "cp1252") for dash in "–-—"],
)
def test_a_dash_is_nobody_among_residents_and_is_counted(tmp_path, dash, encoding):
    path = written(
        tmp_path,
        HEADER,
        line(2_689_100, 4_337_000, 4),
        line(2_689_100, 4_341_100, dash),
        encoding=encoding,
    )
    grid = read_census_grid(path)
    assert cells_of(grid) == [(2_689_100, 4_337_000, 4), (2_689_100, 4_341_100, 0)]
    assert grid.signs() == {dash: 1} and rules(grid) == {"E04": Level.NOTE}


def test_a_dash_is_missing_in_other_topics(tmp_path):
    path = written(
        tmp_path,
        "GITTER_ID_100m;Insgesamt_Haushalte;Durchschnittsalter",
        f"{cell_id(100, 0, 0)};–;42,5",
        f"{cell_id(100, 0, 100)};7;40,0",
    )
    grid = read_census_grid(path, column="insgesamt_haushalte")
    assert cells_of(grid) == [(0, 0, None), (0, 100, 7)] and rules(grid) == {"E05": Level.NOTE}


@given(
    st.lists(
        st.one_of(
            st.integers(0, 5000).map(str),
            st.sampled_from(["-1", "-9", "–", ".", "/", "x", "", "*", "-3", "k. A."]),
        ),
        min_size=1,
        max_size=40,
    ).filter(lambda values: any(value.isdigit() for value in values))
)
def test_only_numbers_are_summed_and_every_sign_is_counted(tmp_path_factory, values):
    path = written(
        tmp_path_factory.mktemp("signs"),
        HEADER,
        *[line(2_689_100, 4_337_000 + 100 * place, value) for place, value in enumerate(values)],
    )
    grid = read_census_grid(path)
    assert grid.total == sum(int(value) for value in values if value.isdigit())
    assert sum(grid.signs().values()) == sum(not value.isdigit() for value in values)
    for value, known in zip(values, grid.known.tolist()):
        assert known == (value.isdigit() or value == "–"), value


def test_brackets_are_of_limited_reliability(tmp_path):
    path = written(
        tmp_path,
        "GITTER_ID_100m;Einwohner;werterlaeuternde_Zeichen",
        f"{cell_id(100, 0, 0)};5;KLAMMERN",
        f"{cell_id(100, 0, 100)};7;",
        f"{cell_id(100, 0, 200)};(8);",
    )
    grid = read_census_grid(path)
    assert grid.total == 20 and grid.limited.tolist() == [True, False, True]
    assert [f.data["n"] for f in sign_findings(grid) if f.rule == "E06"] == [2]


@pytest.mark.parametrize("value", ["42,5", "0.5", "1.234"])
def test_decimals_are_no_count(tmp_path, value):
    path = written(tmp_path, HEADER, line(0, 0, 3), line(0, 100, value))
    assert code_of(path) == "grid_decimals"


# Rows that do not fit


def test_a_broken_id_is_placed_by_its_midpoint_or_said(tmp_path):
    path = written(
        tmp_path,
        HEADER,
        *[line(0, 100 * place, 1) for place in range(8)],
        "CRS3035RES100mN00E;850;50;10",
        "kaputt;;;100",
    )
    grid = read_census_grid(path)
    assert grid.total == 18 and cells_of(grid)[-1] == (0, 800, 10)
    (finding,) = grid.findings
    assert finding.rule == "E08" and finding.level is Level.WARNING
    assert (finding.data["n"], finding.data["placed"], finding.data["lost"]) == (2, 1, 1)


def test_a_cell_that_occurs_twice_counts_once(tmp_path):
    same = written(tmp_path, HEADER, line(0, 0, 3), line(0, 100, 5), line(0, 0, 3))
    grid = read_census_grid(same)
    assert grid.total == 8 and rules(grid) == {"E07": Level.WARNING}
    other = written(tmp_path, HEADER, line(0, 0, 3), line(0, 100, 5), line(0, 0, 4))
    grid = read_census_grid(other)
    assert grid.total == 8 and rules(grid) == {"E07": Level.ERROR}
    assert grid.findings[0].data["differ"] == 1


def test_an_id_that_contradicts_its_midpoint_is_said(tmp_path):
    rows = [line(0, 100 * place, 1) for place in range(9)]
    path = written(tmp_path, HEADER, *rows, f"{cell_id(100, 0, 900)};50;50;1")
    grid = read_census_grid(path)
    assert len(grid) == 10 and rules(grid) == {"E09": Level.WARNING}


def test_a_file_with_x_and_y_exchanged_is_refused(tmp_path):
    rows = [f"{cell_id(100, 0, 100 * place)};50;{100 * place + 50};1" for place in range(9)]
    assert code_of(written(tmp_path, HEADER, *rows)) == "grid_midpoints_differ"


# Bounds and pieces


@given(
    cells=st.dictionaries(
        st.tuples(st.integers(0, 30), st.integers(0, 30)),
        st.one_of(st.integers(0, 99).map(str), st.sampled_from(["–", "-1"])),
        min_size=1,
        max_size=80,
    ),
    box=st.tuples(*[st.floats(-500, 3500)] * 4),
    order=st.randoms(use_true_random=False),
    piece=st.sampled_from([50, 300, 10_000]),
)
def test_bounds_give_what_filtering_the_whole_file_gives(
    tmp_path_factory, cells, box, order, piece
):
    bounds = (min(box[0], box[1]), min(box[2], box[3]), max(box[0], box[1]), max(box[2], box[3]))
    rows = [line(100 * n, 100 * e, value) for (n, e), value in cells.items()]
    folder = tmp_path_factory.mktemp("bounds")
    whole = read_census_grid(written(folder, HEADER, *rows))
    order.shuffle(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(census_grid, "_PIECE", piece)
        part = read_census_grid(written(folder, HEADER, *rows), bounds=bounds)
    west, south, east, north = bounds
    wanted = [
        cell
        for cell in cells_of(whole)
        if cell[1] + 100 >= west and cell[1] <= east and cell[0] + 100 >= south and cell[0] <= north
    ]
    assert cells_of(part) == wanted and part.rows == whole.rows == len(cells)


def test_progress_ends_at_the_end_and_cancelling_stops(tmp_path):
    path = written(tmp_path, HEADER, *[line(0, 100 * place, 1) for place in range(50)])
    seen: list[float] = []
    read_census_grid(path, progress=seen.append)
    assert seen[-1] == 100.0
    with pytest.raises(Cancelled):
        read_census_grid(path, is_cancelled=lambda: True)


# Files that are something else

OTHER_FILES = {
    "empty": (b"", "grid_empty"),
    "blank lines": (b"\n\n", "grid_empty"),
    "header only": (f"{HEADER}\n".encode(), "grid_empty"),
    "archive": (b"PK\x03\x04aaaa", "grid_packed"),
    "GENESIS": (
        b"statistics_code;statistics_label;time;value\n12411;Fortschreibung;2024;2945\n",
        "grid_not_recognised",
    ),
    "picture": (bytes(range(256)) * 20, "grid_not_recognised"),
    "UTF-16": (f"{HEADER}\n".encode("utf-16"), "grid_not_recognised"),
    "ids that are none": (
        b"GITTER_ID_100m;Einwohner\n" + b"05358028;3\n" * 9,
        "grid_not_recognised",
    ),
    "two sizes": (
        f"GITTER_ID;Einwohner\n{cell_id(100, 0, 0)};1\n{cell_id(1000, 0, 0)};1\n".encode(),
        "grid_sizes_differ",
    ),
    "households": (
        f"GITTER_ID_100m;Insgesamt_Haushalte\n{cell_id(100, 0, 0)};1\n".encode(),
        "grid_no_residents",
    ),
    "texts": (
        f"GITTER_ID_100m;Einwohner\n{cell_id(100, 0, 0)};viele\n".encode(),
        "grid_column_text",
    ),
    "open quotation mark": (
        f'GITTER_ID_100m;Einwohner\n"{cell_id(100, 0, 0)};1\n'.encode(),
        "grid_damaged",
    ),
}


@pytest.mark.parametrize("case", OTHER_FILES)
def test_a_file_that_is_no_grid_is_refused_with_its_reason(tmp_path, case):
    content, code = OTHER_FILES[case]
    path = tmp_path / "datei.csv"
    path.write_bytes(content)
    assert code_of(path) == code


def test_a_missing_file_and_a_missing_column(tmp_path):
    assert code_of(tmp_path / "fehlt.csv") == "file_missing"
    assert (
        code_of(written(tmp_path, HEADER, line(0, 0, 1)), column="Alter") == "grid_column_missing"
    )


# Known answers


def test_the_published_grid_of_2011_is_read_with_its_signs(shared_data):
    path = shared_data / "kreis_dueren" / "Zensus_spitze_Werte_1km-Gitter.csv"
    with path.open(encoding="utf-8") as stream:
        values = [int(row["Einwohner"]) for row in csv.DictReader(stream, delimiter=";")]
    grid = read_census_grid(path)
    assert (grid.rows, len(grid), grid.size, grid.column) == (2094, 2094, 1000, "Einwohner")
    assert grid.total == sum(value for value in values if value > 0)
    assert grid.signs() == {"-1": values.count(-1)} and not grid.known[grid.sign == "-1"].any()
    assert code_of(path, column="Alter_D") == "grid_decimals"


def test_a_genesis_table_is_no_grid(shared_data):
    path = shared_data / "tables" / "Zensus2022_1000A-2022_de_flat.csv"
    assert code_of(path) == "grid_not_recognised"
