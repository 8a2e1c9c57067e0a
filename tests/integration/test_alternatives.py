# SPDX-License-Identifier: GPL-2.0-or-later
"""``alternatives`` through the Processing framework: layers, report, style."""

from __future__ import annotations

import re
from collections import defaultdict
from html.parser import HTMLParser

import pytest
from layers import Log, grid_layer, make_layer, rows_of, sentence_of, square_wkt

FIELDS = {
    "KEY_FIELD": "nr",
    "MUNICIPALITY_FIELD": "ags",
    "MUNICIPALITY_NAME_FIELD": "gem",
    "POPULATION_FIELD": "ew",
    "PLACE_FIELD": "ort",
    "NAME_FIELD": "",
}
OUTPUTS = {"BLOCKS": "TEMPORARY_OUTPUT", "REGIONS": "TEMPORARY_OUTPUT"}


def large_layer():
    """Eight by eight blocks of 250 residents each."""
    return grid_layer(columns=8, rows=8)


def compare(qgis_app, layer, log=None, **changes):
    wishes = {"NUMBER": 3, "DIFFERENCE": 20, "TARGET_POPULATION": 2500}
    parameters = {"INPUT": layer, **FIELDS, **OUTPUTS, **wishes, **changes}
    return qgis_app.run("sozialraum:alternatives", parameters, feedback=log or Log())


class Page(HTMLParser):
    """Tags, texts and attributes of a page; open tags have to be closed in order."""

    VOID = ("meta", "path", "rect", "br")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        assert not self._open

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.ids += [value for name, value in attributes if name == "id"]
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def compared(qgis_app, tmp_path_factory):
    """One run that several tests look at."""
    report = tmp_path_factory.mktemp("alternatives") / "vergleich.html"
    log = Log()
    result = compare(qgis_app, large_layer(), log, REPORT=str(report))
    return result, report, log


def test_every_alternative_is_a_complete_division(compared):
    result, _, _ = compared
    assert result["ALTERNATIVES"] == 3 and result["SMALLEST_DIFFERENCE"] >= 20
    blocks, regions = rows_of(result["BLOCKS"]), rows_of(result["REGIONS"])
    assert len(blocks) == 64 and "sr_id" not in blocks[0]
    for letter in "abc":
        own = {r["sr_id"]: r for r in regions if r["variante"] == letter.upper()}
        members = defaultdict(int)
        for block in blocks:
            members[block[f"sr_{letter}"]] += 1
            assert block[f"sr_{letter}_name"] == own[block[f"sr_{letter}"]]["sr_name"]
        assert {key: row["bausteine"] for key, row in own.items()} == dict(members)
        assert all(row["teile"] == 1 and row["unter_min"] == 0 for row in own.values())
        assert sum(row["einwohner"] for row in own.values()) == 64 * 250
    names = {(row["variante"], row["variante_name"]) for row in regions}
    assert len(names) == len({name for _, name in names}) == 3


def test_an_alternative_opens_as_a_plan(qgis_app, compared):
    from sozialraumplaner.gis.layers import BlockFields, read_block_layer
    from sozialraumplaner.gis.plans import plan_from_layer

    result, _, _ = compared
    fields = BlockFields("nr", "ags", "gem", "ew", "ort", "")
    plan = plan_from_layer(read_block_layer(result["BLOCKS"], fields), "sr_b")
    written = {r["sr_id"]: r for r in rows_of(result["REGIONS"]) if r["variante"] == "B"}
    assert {region.key: region.name for region in plan.regions} == {
        key: row["sr_name"] for key, row in written.items()
    }


def test_the_report_shows_a_map_and_a_column_for_each(compared):
    result, report, log = compared
    html = report.read_text(encoding="utf-8")
    page = Page(html)
    assert page.tags.count("svg") == 3 and len(page.ids) == len(set(page.ids))
    regions = rows_of(result["REGIONS"])
    text = " ".join(page.text)
    for row in regions:
        assert row["variante_name"] in text
    assert "▲" in text and "▼" in text
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", html)
    # The smallest difference of the matrix is that of the result.
    shares = [float(share) for share in re.findall(r"(\d+\.\d) %<span", html)]
    assert any(abs(share - result["SMALLEST_DIFFERENCE"]) < 0.06 for share in shares)
    (said,) = [info for info in log.infos if "3 alternatives" in info]
    assert f"at least {result['SMALLEST_DIFFERENCE']:.1f} %" in said and said in text


def test_maps_have_the_same_extent_and_stay_inside(compared):
    _, report, _ = compared
    html = report.read_text(encoding="utf-8")
    boxes = re.findall(r'viewBox="0 0 (\d+) (\d+)"', html)
    assert len(boxes) == 3 and len(set(boxes)) == 1
    width, height = (int(side) for side in boxes[0])
    starts = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)l", html)]
    assert starts and all(0 <= x <= width and 0 <= y <= height for x, y in starts)


def test_the_legend_switches_alternatives_and_shows_the_first(compared):
    from sozialraumplaner.gis.alternatives.style import style_alternatives

    layer = compared[0]["REGIONS"]
    style_alternatives(layer)
    rules = layer.renderer().rootRule().children()
    assert [rule.active() for rule in rules] == [True, False, False]
    assert [rule.label()[:13] for rule in rules] == [f"Alternative {c}" for c in "ABC"]
    shown = [sum(1 for _ in _filtered(layer, rule.filterExpression())) for rule in rules]
    assert sum(shown) == layer.featureCount() and all(shown)
    assert layer.labelsEnabled()


def _filtered(layer, expression):
    from qgis.core import QgsFeatureRequest

    return layer.getFeatures(QgsFeatureRequest().setFilterExpression(expression))


def test_where_alternatives_do_not_exist_log_and_report_say_so(qgis_app, tmp_path):
    log, report = Log(), tmp_path / "r.html"
    result = compare(
        qgis_app, grid_layer(columns=4, rows=2), log, TARGET_POPULATION=2000, REPORT=str(report)
    )
    assert result["ALTERNATIVES"] == 1 and result["SMALLEST_DIFFERENCE"] == 0
    assert any("Only 1 of 3 alternatives" in text for text in [*log.infos, *log.warnings])
    page = Page(report.read_text(encoding="utf-8"))
    assert "Only 1 of 3 alternatives" in " ".join(page.text)
    assert page.tags.count("svg") == 1


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"MIN_POPULATION": 3000, "TARGET_POPULATION": 2000}, "lies below the minimum of 3,000"),
        ({"KEY_FIELD": "ort"}, "Prepare blocks"),
        ({"MIN_POPULATION": 90_000, "TARGET_POPULATION": 95_000}, "more than all blocks"),
    ],
)
def test_impossible_wishes_are_one_sentence(qgis_app, changes, part):
    sentence = sentence_of(
        qgis_app, "sozialraum:alternatives", {"INPUT": grid_layer(), **FIELDS, **OUTPUTS, **changes}
    )
    assert part in sentence and "Traceback" not in sentence


def test_cancelling_before_there_is_a_plan_leaves_no_file(qgis_app, tmp_path):
    log = Log()
    log.cancel()
    with pytest.raises(Exception, match="Cancelled"):
        compare(
            qgis_app,
            grid_layer(),
            log,
            BLOCKS=str(tmp_path / "b.gpkg"),
            REGIONS=str(tmp_path / "r.gpkg"),
        )
    assert list(tmp_path.iterdir()) == []


def test_cancelling_later_keeps_the_alternatives_found(qgis_app):
    log = Log()
    log.progressChanged.connect(lambda percent: percent > 25 and log.cancel())
    result = compare(qgis_app, large_layer(), log)
    assert 1 <= result["ALTERNATIVES"] < 3
    letters = {row["variante"] for row in rows_of(result["REGIONS"])}
    assert letters == set("ABC"[: result["ALTERNATIVES"]])
    assert any("ended early" in text for text in log.infos)
    assert any("Cancelled" in text for text in log.warnings)


def test_names_are_never_given_twice(qgis_app):
    from sozialraumplaner.core.delineation.comparing.profile import Criterion
    from sozialraumplaner.core.delineation.comparing.traits import Character, Trait
    from sozialraumplaner.gis.alternatives.words import names, trait_lines

    total, border = Criterion("total", -1), Criterion("border", -1)
    worst = Trait(border, 9_000.0, 4_000.0, 5_000.0)
    characters = [
        Character(total, (), ()),
        Character(None, (), ()),
        Character(None, (), ()),
        Character(None, (), (worst,)),
    ]
    assert names(characters) == [
        "Best overall",
        "Middle course",
        "Middle course 2",
        "Other division",
    ]
    assert trait_lines([worst]) == ["Borders between Sozialräume (km): 9.0 (others 4.0 to 5.0)"]
    # What looks the same in figures is not told.
    assert trait_lines([Trait(border, 4_010.0, 4_000.0, 5_000.0)]) == []


def test_a_town_with_tiny_regions_is_drawn_large(qgis_app, tmp_path):
    town = [
        (square_wkt(column, row), f"t{row}{column}", "05358008", "Düren", 1000, "")
        for row in range(6)
        for column in range(6)
    ]
    around = [
        (
            square_wkt(6 + 40 * column, 40 * row, 4000),
            f"l{row}{column}",
            "05358028",
            "Kreuzau",
            1000,
            "",
        )
        for row in range(3)
        for column in range(3)
    ]
    report = tmp_path / "vergleich.html"
    found = compare(qgis_app, make_layer(town + around), NUMBER=2, REPORT=str(report))
    html = report.read_text(encoding="utf-8")
    page = Page(html)
    # A map of the county and one of the town for each, none of the villages around.
    assert page.tags.count("svg") == 2 * found["ALTERNATIVES"]
    assert "Düren in detail" in html and "Kreuzau in detail" not in html
    assert len(page.ids) == len(set(page.ids))
