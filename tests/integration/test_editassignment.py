# SPDX-License-Identifier: GPL-2.0-or-later
"""``editassignment``: a list of changes on blocks and on plan files."""

from __future__ import annotations

from pathlib import Path

import pytest
from layers import Log, rows_of, sentence_of
from plan_tables import EAST, FIELDS, WEST, plan_layer, write_csv, write_ods, write_xlsx

OUTPUTS = dict.fromkeys(("BLOCKS", "REGIONS", "LOG", "FINDINGS", "REPORT"), "TEMPORARY_OUTPUT")
HALVES = [[WEST, WEST, EAST, EAST]] * 3
HEAD = ("bausteine", "ortsteil", "von_sr", "nach_sr", "kriterium", "begruendung", "gremium")
REASON = "Boich gehört doch zu Drove"


def run(qgis_app, path, log=None, **changes):
    parameters = {"INPUT": plan_layer(HALVES), **FIELDS, **OUTPUTS, "CHANGES": str(path), **changes}
    if parameters.get("PLAN_FILE"):
        del parameters["INPUT"]
    return qgis_app.run("sozialraum:editassignment", parameters, feedback=log or Log())


def regions_of(layer, key="nr") -> dict[str, str]:
    return {row[key]: row["sr_id"] or "" for row in rows_of(layer)}


START = {
    f"{row + 1:02d}{column + 1:02d}": HALVES[row][column] for row in range(3) for column in range(4)
}


@pytest.mark.parametrize(
    ("name", "writer"), [("l.csv", write_csv), ("l.xlsx", write_xlsx), ("l.ods", write_ods)]
)
def test_the_list_is_made_and_logged(qgis_app, tmp_path, name, writer):
    rows = [
        ("0103; 0203", None, EAST, WEST, "K11", REASON, "Workshop Kreuzau"),
        # An unknown key, the wrong origin, and a block without which EAST falls apart: all stay.
        ("9999", None, None, WEST, None, REASON, None),
        ("0101", None, EAST, WEST, None, REASON, None),
        ("0304", None, EAST, WEST, None, REASON, None),
        (None, "Ort 3", None, WEST, "K08", "Der ganze Ort kommt dazu", None),
    ]
    result = run(qgis_app, writer(tmp_path / name, [HEAD, *rows]))
    west = {"0103", "0203", "0303", "0304"}
    assert regions_of(result["BLOCKS"]) == {k: WEST if k in west else v for k, v in START.items()}
    assert (result["APPLIED"], result["REFUSED"]) == (2, 3)
    assert result["MOVED_BLOCKS"] == 4
    assert result["MOVED_POPULATION"] == 102 + 202 + 302 + 303
    first, second = rows_of(result["LOG"])
    assert (first["bausteine"], first["von_sr"], first["nach_sr"]) == ("0103; 0203", EAST, WEST)
    assert (first["einwohner"], first["kriterium"]) == (304, "K11")
    assert (first["begruendung"], first["gremium"]) == (REASON, "Workshop Kreuzau")
    assert second["bausteine"] == "0303; 0304" and second["nr"] == 2
    rules = [row["regel"] for row in rows_of(result["FINDINGS"])]
    assert sorted(rules) == ["Z33", "Z37", "Z43"]
    page = Path(result["REPORT"]).read_text(encoding="utf-8")
    assert "Rows refused: 3 (lines 3, 4, 5)" in page and REASON in page
    totals = {row["sr_id"]: row["einwohner"] for row in rows_of(result["REGIONS"])}
    people = {row["nr"]: row["ew"] for row in rows_of(result["BLOCKS"])}
    for region in (WEST, EAST):
        mine = [k for k, v in regions_of(result["BLOCKS"]).items() if v == region]
        assert totals[region] == sum(people[key] for key in mine)


def test_the_log_has_the_columns_of_the_decision_log(qgis_app, tmp_path):
    path = write_csv(tmp_path / "l.csv", [HEAD, ("0103", None, None, WEST, None, REASON, None)])
    fields = run(qgis_app, path)["LOG"].fields().names()
    wanted = (
        "nr version datum anlass gremium kommune_ags art bausteine von_sr nach_sr sr_kurz sr_name "
        "einwohner kriterium begruendung status vorlage_nr bearbeitung"
    )
    assert [name for name in fields if name != "fid"] == wanted.split()


def test_locks_hold(qgis_app, tmp_path):
    path = write_csv(tmp_path / "l.csv", [HEAD, ("0103", None, None, WEST, None, REASON, None)])
    result = run(qgis_app, path, LOCKED=EAST)
    assert regions_of(result["BLOCKS"]) == START
    assert [row["regel"] for row in rows_of(result["FINDINGS"])] == ["Z39"]
    assert {r["sr_id"]: r["fixiert"] for r in rows_of(result["REGIONS"])} == {WEST: 0, EAST: 1}


def test_changes_that_tear_apart_only_on_request(qgis_app, tmp_path):
    rows = [HEAD, ("0203; 0204", None, EAST, WEST, None, REASON, None)]
    path = write_csv(tmp_path / "l.csv", rows)
    refused = run(qgis_app, path)
    assert regions_of(refused["BLOCKS"]) == START
    made = run(qgis_app, path, CONNECTED=False)
    assert made["APPLIED"] == 1
    assert {r["sr_id"]: r["teile"] for r in rows_of(made["REGIONS"])} == {WEST: 1, EAST: 2}


def test_a_plan_file_gets_a_new_plan_and_keeps_the_old_one(qgis_app, tmp_path):
    from sozialraumplaner.gis.plan_file import Mode, PlanFile

    table = write_csv(
        tmp_path / "z.csv", [("nr", "sr_id"), *((key, region) for key, region in START.items())]
    )
    plan_file = tmp_path / "Plan.gpkg"
    qgis_app.run(
        "sozialraum:importplan",
        {
            "INPUT": plan_layer(HALVES),
            **FIELDS,
            "TABLE": str(table),
            "BLOCKS": "TEMPORARY_OUTPUT",
            "PLAN_FILE": str(plan_file),
            "TITLE": "Entwurf",
        },
        feedback=Log(),
    )
    path = write_csv(tmp_path / "l.csv", [HEAD, ("0103", None, EAST, WEST, None, REASON, None)])
    result = run(qgis_app, path, PLAN_FILE=str(plan_file), PLAN="Entwurf", NEW_PLAN="Workshop")
    assert regions_of(result["BLOCKS"], "baustein_id")["0103"] == WEST
    entries = {entry.info.title: entry.info for entry in PlanFile.entries(plan_file)}
    assert set(entries) == {"Entwurf", "Workshop"}
    assert entries["Workshop"].predecessor == entries["Entwurf"].plan_id
    for title, expected in (("Entwurf", EAST), ("Workshop", WEST)):
        opened = PlanFile.open(plan_file, entries[title].plan_id, mode=Mode.READ)
        plan = opened.plan
        block = plan.blocks.index_of_key["0103"]
        assert plan.regions[plan.region_of[block]].key == expected
        reasons = [said.reason for said in plan.decisions.values()]
        assert reasons == ([REASON] if title == "Workshop" else [])
        opened.file.close()
    parameters = {**FIELDS, **OUTPUTS, "CHANGES": str(path), "PLAN_FILE": str(plan_file)}
    again = {**parameters, "PLAN": "Entwurf", "NEW_PLAN": "Workshop"}
    assert "holds a plan “Workshop” already" in sentence_of(
        qgis_app, "sozialraum:editassignment", again
    )
    without = run(qgis_app, path, PLAN_FILE=str(plan_file), PLAN="Entwurf")
    assert without["APPLIED"] == 1 and len(PlanFile.entries(plan_file)) == 2, "only read"


def test_what_the_log_says_can_be_applied_again(qgis_app, tmp_path):
    rows = [HEAD, ("0103; 0203", None, EAST, WEST, "K11", REASON, None)]
    first = run(qgis_app, write_csv(tmp_path / "l.csv", rows))
    log = rows_of(first["LOG"])
    names = [name for name in log[0] if name != "fid"]
    again = [names, *[[row[name] or None for name in names] for row in log]]
    second = run(qgis_app, write_xlsx(tmp_path / "log.xlsx", again))
    assert regions_of(second["BLOCKS"]) == regions_of(first["BLOCKS"])
    assert rows_of(second["LOG"])[0]["begruendung"] == REASON


@pytest.mark.parametrize(
    ("rows", "changes", "part"),
    [
        ([HEAD], {}, "holds no changes"),
        ([("baustein", "wohin"), ("0101", WEST)], {}, "needs the column “nach_sr”"),
        ([HEAD, ("0103", None, None, WEST)], {"LOCKED": "05358028-09"}, "does not occur"),
        ([HEAD, ("0103", None, None, WEST)], {"REGION_FIELD": "ort3"}, "“ort3”"),
        ([HEAD, ("0103", None, None, WEST)], {"INPUT": None}, "or a plan file"),
        ([HEAD, ("0103", None, None, WEST)], {"NEW_PLAN": "Neu"}, "or a plan file"),
    ],
)
def test_bad_input_is_one_sentence(qgis_app, tmp_path, rows, changes, part):
    path = write_csv(tmp_path / "l.csv", rows)
    parameters = {"INPUT": plan_layer(HALVES), **FIELDS, **OUTPUTS, "CHANGES": str(path), **changes}
    sentence = sentence_of(qgis_app, "sozialraum:editassignment", parameters)
    assert part in sentence and "Traceback" not in sentence
