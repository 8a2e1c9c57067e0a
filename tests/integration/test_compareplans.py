# SPDX-License-Identifier: GPL-2.0-or-later
"""``compareplans``: what it says equals what is counted by hand from the two layers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from layers import Log, rows_of, sentence_of
from plan_tables import EAST, FIELDS, NORTH, WEST, plan_layer

OUTPUTS = dict.fromkeys(("MOVED", "CROSS", "REGIONS", "REPORT"), "TEMPORARY_OUTPUT")
OLD = [[WEST, WEST, EAST, EAST]] * 3
#: A block goes from WEST to EAST, the upper row becomes NORTH, one block loses its region.
NEW = [[WEST, EAST, EAST, None], [WEST, WEST, EAST, EAST], [NORTH] * 4]


def run(qgis_app, log=None, **changes):
    parameters = {**FIELDS, **OUTPUTS, **changes}
    return qgis_app.run("sozialraum:compareplans", parameters, feedback=log or Log())


def assignment_of(layer, field="sr_id") -> dict[str, str]:
    return {row["nr"]: row[field] or "" for row in rows_of(layer)}


def test_every_number_can_be_counted_from_the_two_layers(qgis_app):
    old, new = plan_layer(OLD), plan_layer(NEW)
    result = run(qgis_app, INPUT=new, OLD_BLOCKS=old)
    people = {row["nr"]: row["ew"] for row in rows_of(new)}
    before, after = assignment_of(old), assignment_of(new)
    moved = {key for key in people if before[key] != after[key]}
    assert {row["baustein_id"] for row in rows_of(result["MOVED"])} == moved
    assert result["MOVED_BLOCKS"] == len(moved) == 6
    assert result["MOVED_POPULATION"] == sum(people[key] for key in moved)
    blocks, residents = Counter(), Counter()
    for key in people:
        blocks[before[key], after[key]] += 1
        residents[before[key], after[key]] += people[key]
    cross = rows_of(result["CROSS"])
    pairs = {(row["sr_alt"] or "", row["sr_neu"] or ""): row for row in cross}
    assert {pair: row["bausteine"] for pair, row in pairs.items()} == blocks
    assert {pair: row["einwohner"] for pair, row in pairs.items()} == residents
    assert {pair for pair, row in pairs.items() if row["wechsel"]} == {
        pair for pair in blocks if pair[0] != pair[1]
    }
    for row in rows_of(result["REGIONS"]):
        mine = {key for key in people if after[key] == row["sr_id"]}
        its = {key for key in people if before[key] == row["sr_id"]}
        shared = sum(people[key] for key in mine & its)
        assert row["einwohner_neu"] == sum(people[key] for key in mine)
        assert row["einwohner_gemeinsam"] == shared
        union = sum(people[key] for key in mine | its)
        if row["art"] != "neu":
            assert row["jaccard"] == pytest.approx(shared / union, abs=1e-4)


def test_the_fate_and_the_predecessors_of_each_region(qgis_app):
    result = run(qgis_app, INPUT=plan_layer(NEW), OLD_BLOCKS=plan_layer(OLD))
    rows = {row["sr_id"]: row for row in rows_of(result["REGIONS"])}
    assert {key: row["art"] for key, row in rows.items()} == {
        WEST: "veraendert",
        EAST: "veraendert",
        NORTH: "neu",
    }
    # NORTH: blocks of 300, 301 from WEST, of 302, 303 from EAST.
    shares = dict(part.rsplit(":", 1) for part in rows[NORTH]["vorgaenger"].split("; "))
    assert {key: float(share) for key, share in shares.items()} == {
        WEST: pytest.approx(601 / 1206, abs=1e-4),
        EAST: pytest.approx(605 / 1206, abs=1e-4),
    }
    numbers = ("UNCHANGED", "RENAMED", "CHANGED", "NEW", "GONE")
    assert [result[name] for name in numbers] == [0, 0, 2, 1, 0]


def test_another_field_of_the_same_blocks(qgis_app):
    layer = plan_layer(NEW)
    index = layer.fields().indexOf("ort")
    old = {(c, r): OLD[r][c] for r in range(3) for c in range(4)}
    values = {}
    for feature in layer.getFeatures():
        number = feature["nr"]
        values[feature.id()] = {index: old[int(number[2:]) - 1, int(number[:2]) - 1]}
    layer.dataProvider().changeAttributeValues(values)
    result = run(qgis_app, INPUT=layer, OLD_FIELD="ort")
    assert result["MOVED_BLOCKS"] == 6 and result["RENAMED"] == 0


def test_a_plan_compared_with_itself(qgis_app):
    log = Log()
    result = run(qgis_app, log, INPUT=plan_layer(OLD), OLD_BLOCKS=plan_layer(OLD))
    assert (result["MOVED_BLOCKS"], result["UNCHANGED"]) == (0, 2)
    assert rows_of(result["MOVED"]) == []
    assert any("No block lies in another Sozialraum" in line for line in log.infos)


def test_regions_that_are_gone_have_a_row_without_geometry(qgis_app):
    result = run(
        qgis_app,
        INPUT=plan_layer(OLD),
        OLD_BLOCKS=plan_layer(NEW),
    )
    gone = [f for f in result["REGIONS"].getFeatures() if f["art"] == "entfallen"]
    assert [feature["sr_id"] for feature in gone] == [NORTH]
    assert not gone[0].hasGeometry()


def test_plans_whose_keys_have_nothing_to_do_with_each_other(qgis_app):
    swapped = [[{WEST: EAST, EAST: WEST}[key] for key in row] for row in OLD]
    options = {"INPUT": plan_layer(swapped), "OLD_BLOCKS": plan_layer(OLD)}
    assert run(qgis_app, **options)["MOVED_BLOCKS"] == 12
    assert run(qgis_app, **options, IDENTITY=1)["MOVED_BLOCKS"] == 0


def test_blocks_that_one_plan_lacks_are_named(qgis_app):
    old = plan_layer([[WEST, WEST, EAST, EAST]] * 2)
    result = run(qgis_app, INPUT=plan_layer(OLD), OLD_BLOCKS=old)
    page = Path(result["REPORT"]).read_text(encoding="utf-8")
    assert "Blocks that only the new plan has: 4 (0301, 0302, 0303, 0304)" in page
    assert result["MOVED_BLOCKS"] == 0


def test_the_report_puts_key_figures_side_by_side(qgis_app):
    result = run(
        qgis_app,
        INPUT=plan_layer(NEW),
        OLD_BLOCKS=plan_layer(OLD),
        MIN_POPULATION=500,
        MAX_POPULATION=1250,
    )
    page = Path(result["REPORT"]).read_text(encoding="utf-8")
    # WEST 100 + 200 + 201, EAST 101 + 102 + 202 + 203, NORTH 300 + 301 + 302 + 303.
    assert 'smallest Sozialraum</td><td class="number">1,203</td><td class="number">501' in page
    assert 'below the lower limit</td><td class="number">0</td><td class="number">0' in page
    assert 'without a Sozialraum</td><td class="number">0</td><td class="number">1' in page
    # A rule is said in words, and none twice.
    assert "V01" not in page and "V07" not in page


def test_the_report_calls_regions_as_the_map_does_and_explains_rules(qgis_app):
    # A block of EAST that nobody lives in goes to WEST, which falls into two parts.
    moved = [list(row) for row in OLD]
    moved[0][3] = WEST
    residents = [[100] * 4 for _ in OLD]
    residents[0][3] = 0
    result = run(
        qgis_app,
        INPUT=plan_layer(moved, residents),
        OLD_BLOCKS=plan_layer(OLD, residents),
        MIN_POPULATION=0,
    )
    page = Path(result["REPORT"]).read_text(encoding="utf-8")
    west = f'<tr><td>KR {int(WEST[-2:])} Name {WEST[-2:]}</td><td><span class="key">{WEST}</span>'
    assert west in page, "label and name first, the key beside"
    assert "V05: in several parts" in page
    # Nobody came from EAST, so it is no predecessor, with "0.0 %" or otherwise.
    changed = page.split(west)[1].split("</tr>")[0]
    assert "KR\u00a01: 100.0\u00a0%" in changed and "KR\u00a02" not in changed


@pytest.fixture
def plan_file(qgis_app, tmp_path):
    """A plan file with the old plan and, made from it, the new one."""
    from sozialraumplaner.core.plan import PlanInfo
    from sozialraumplaner.gis.layers import BlockFields, read_block_layer
    from sozialraumplaner.gis.plan_file import PlanFile
    from sozialraumplaner.gis.plans import plan_from_layer

    fields = BlockFields("nr", "ags", "gem", "ew", "ort", "")
    layer = read_block_layer(plan_layer(OLD), fields)
    plan = plan_from_layer(layer)
    path = tmp_path / "Pläne.gpkg"
    file = PlanFile.create(path, layer, plan, PlanInfo("", "Alt", minimum=500, maximum=1250))
    try:
        info = file.plans()[0].info
        plan.assign([1], 0 if plan.region_of[1] else 1)
        file.branch(plan, info, "Neu")
    finally:
        file.close()
    return path


def test_two_plans_of_a_plan_file(qgis_app, plan_file):
    result = run(qgis_app, PLAN_FILE=str(plan_file), PLAN="Neu", OLD_PLAN="Alt")
    (moved,) = rows_of(result["MOVED"])
    assert (moved["baustein_id"], moved["sr_alt"], moved["sr_neu"]) == ("0102", WEST, EAST)
    by_origin = run(qgis_app, PLAN_FILE=str(plan_file), PLAN="Neu")
    assert by_origin["MOVED_BLOCKS"] == 1, "the plan it was made from is the old one"
    other_file = run(qgis_app, INPUT=plan_layer(OLD), OLD_PLAN_FILE=str(plan_file), OLD_PLAN="Neu")
    assert other_file["MOVED_BLOCKS"] == 1


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({}, "either blocks with a field of their Sozialraum, or a plan file"),
        ({"INPUT": OLD}, "nothing to compare with"),
        ({"INPUT": OLD, "OLD_BLOCKS": OLD, "OLD_KEY_FIELD": "key"}, "“key”"),
        ({"INPUT": OLD, "OLD_BLOCKS": OLD, "REGION_FIELD": "x"}, "“x”"),
        ({"PLAN_FILE": "plan_file", "PLAN": "Fehlt"}, "holds no plan “Fehlt”"),
        ({"PLAN_FILE": "plan_file", "PLAN": "Alt"}, "nothing to compare with"),
        ({"PLAN_FILE": "missing.gpkg"}, "does not exist"),
        ({"PLAN_FILE": "foreign.gpkg", "OLD_PLAN": "Alt"}, "foreign.gpkg"),
    ],
)
def test_bad_input_is_one_sentence(qgis_app, tmp_path, plan_file, changes, part):
    (tmp_path / "foreign.gpkg").write_bytes(b"no GeoPackage")
    chosen = {name: plan_layer(value) if value is OLD else value for name, value in changes.items()}
    if "PLAN_FILE" in chosen:
        name = chosen["PLAN_FILE"]
        chosen["PLAN_FILE"] = str(plan_file if name == "plan_file" else tmp_path / name)
    parameters = {**FIELDS, **OUTPUTS, **chosen}
    sentence = sentence_of(qgis_app, "sozialraum:compareplans", parameters)
    assert part in sentence and "Traceback" not in sentence
