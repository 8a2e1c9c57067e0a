# SPDX-License-Identifier: GPL-2.0-or-later
"""A whole workshop with a real mouse: from the agreed plan to the draft that is opened again.

Each test goes on where the one before has stopped. ``SOZIALRAUM_SCREEN=1920x1080`` runs it on a
larger screen; pictures of all steps go to build/screenshots.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Iterator

import pytest
from qgis_desktop import QgisDesktop
from qgis_planner import Planner

SIZE = tuple(map(int, os.environ.get("SOZIALRAUM_SCREEN", "1366x768").split("x")))

# The plan as plain data, and what to work on.
EYES = """
import dataclasses
import numpy as np

def plain(value):
    if isinstance(value, np.ndarray):
        return value.tolist()
    if dataclasses.is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return [plain(each) for each in value] if isinstance(value, (list, tuple)) else value

def state():
    session, plan = dock.session, dock.session.plan
    return {
        "region_of": plan.region_of.tolist(),
        "residents": plan.population.tolist(),
        "parts": [plan.parts(region) for region in plan.listed],
        "register": plain(plan.regions),
        "locks": plan.block_locked.tolist(),
        "steps": plain(plan.steps),
        "undone": plain(plan.undone),
        "decisions": {str(step): plain(said) for step, said in plan.decisions.items()},
        "info": {**plain(session.info), "changed": ""},
        "thresholds": plain(session.thresholds),
        "colours": session.colours.tolist(),
        "findings": [[found.rule, found.region] for found in session.checks.findings],
    }

def label(region):
    return dock.session.plan.regions[region].short

def far_block(target):
    # A block that would be an exclave of the target, and is not missed where it is.
    plan = dock.session.plan
    frozen = {region for region in plan.listed if plan.regions[region].locked}
    beside = set()
    edges = plan.contiguity
    for left, right in zip(edges.left.tolist(), edges.right.tolist()):
        beside.update({region_of(left): [right], region_of(right): [left]}.get(target, ()))
    town = plan.regions[target].municipality
    middle = plan.blocks.xy[plan.members(target)].mean(axis=0)
    near = np.argsort(np.hypot(*(plan.blocks.xy - middle).T)).tolist()
    for block in near:
        source = region_of(block)
        if source in (target, *frozen) or plan.regions[source].municipality != town:
            continue
        if block not in beside and plan.blocks.population[block] > 0:
            plan.begin_gesture()
            plan.move([block], target)
            fits = plan.parts(source) == 1 and plan.parts(target) == 2
            plan.cancel_gesture()
            if fits:
                return block
"""


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory, plugin_zip: Path) -> Iterator[Planner]:
    """The demo county with a proposal, in a window as large as a common notebook."""
    desktop = QgisDesktop(tmp_path_factory.mktemp("desktop"), plugin_zip, size=SIZE)
    try:
        planner = Planner(desktop, f"workshop_{SIZE[1]}")
        planner.load_proposal()
        desktop.run(EYES)
        yield planner
        desktop.run("dock.forget_plan(); project.clear()")
    finally:
        code = desktop.close()
    assert code == 0, desktop.log()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the plan file lies."""
    return tmp_path_factory.mktemp("plans")


def test_a_plan_is_made_of_the_proposal_and_agreed(planner: Planner, folder: Path) -> None:
    planner.picture("start")
    planner.new_plan(
        "Sozialräume 2026",
        folder / "Sozialräume Mustertal.gpkg",
        lambda: planner.picture("neuer_entwurf"),
    )
    assert planner.ask("dock.session.info.title") == "Sozialräume 2026"
    planner.picture("entwurf")

    planner.plan_menu("Fassung und Status")
    planner.wait("button('Übernehmen')")
    planner.click("QApplication.activeModalWidget().status")
    planner.press("End", "Return")
    planner.picture("fassung")
    planner.press_button("Übernehmen")
    planner.wait("dock.session.info.status == 'beschlossen'")
    planner.click("dock.menu.save_button")
    planner.wait("not dock.session.is_dirty")


def test_work_goes_on_in_a_variant(planner: Planner) -> None:
    planner.plan_menu("Entwürfe in dieser Datei")
    planner.wait("QApplication.activeModalWidget().list.topLevelItemCount() == 1")
    planner.picture("entwuerfe")
    planner.press_button("Variante …")
    planner.wait("QApplication.activeModalWidget().inherits('QInputDialog')")
    planner.write("Fortschreibung", "Return")
    planner.wait("dock.session is not None and dock.session.info.title == 'Fortschreibung'")
    planner.wait("QApplication.activeModalWidget() is None")
    planner.click("page.municipality_box")
    planner.press("Home")
    planner.desktop.xdotool("type", "Brück")
    planner.press("Return")
    planner.wait("page.municipality_box.currentText() == 'Brückstadt'")
    planner.picture("variante")


def test_blocks_are_painted(planner: Planner) -> None:
    left, right, target, source = planner.ask("first = next(pairs('Brückstadt'))\nlist(first)")
    residents = planner.ask(f"int(dock.session.plan.blocks.population[{right}])")
    before = planner.ask(f"dock.session.plan.population[[{target}, {source}]].tolist()")
    planner.zoom([left, right], 4)
    planner.click_found(f"region_cell({target})")
    planner.wait(f"workshop.tools.target == {target}")
    planner.tool("paint")
    planner.stroke([left, right], lambda: planner.picture("malen"))
    planner.wait("len(dock.session.plan.steps) == 1")
    assert planner.ask(f"region_of({right})") == target
    after = planner.ask(f"dock.session.plan.population[[{target}, {source}]].tolist()")
    assert after[0] - before[0] >= residents and sum(after) == sum(before)
    planner.picture("gemalt")


def test_a_border_is_dragged_undone_and_redone(planner: Planner) -> None:
    planner.click("page.clear_target")
    planner.wait("workshop.tools.target is None")
    left, right, target, source = planner.ask(
        "second = next(pair for pair in pairs('Brückstadt') if first[2] not in pair[2:]"
        " and first[3] not in pair[2:])\nlist(second)"
    )
    planner.zoom([left, right], 4)
    planner.tool("border")
    place = planner.ask(f"border_place({left}, {right})")
    planner.drag_border(place, right, lambda: planner.picture("grenze"))
    planner.wait("len(dock.session.plan.steps) == 2")
    assert planner.ask(f"region_of({right})") == target
    moved = planner.ask("dock.session.plan.region_of.tolist()")

    planner.press("ctrl+z")
    planner.wait("len(dock.session.plan.steps) == 1")
    assert planner.ask(f"region_of({right})") == source
    planner.picture("rueckgaengig")
    planner.press("ctrl+y")
    planner.wait("len(dock.session.plan.steps) == 2")
    assert planner.ask("dock.session.plan.region_of.tolist()") == moved


def test_a_reason_is_given(planner: Planner) -> None:
    planner.write_into("page.reason.field", "Die Kinder gehen dort in die Grundschule")
    planner.picture("begruendung")
    planner.press("Return")
    planner.wait("len(dock.session.plan.decisions) == 1")
    decision = planner.ask("plain(dock.session.plan.decisions[2])")
    assert decision["reason"] == "Die Kinder gehen dort in die Grundschule"


def test_a_locked_region_gives_nothing(planner: Planner) -> None:
    left, right, target, source = planner.ask("list(first)")
    left, right = planner.ask(
        f"next([a, b] for a, b, c, d in pairs('Brückstadt') if [c, d] == [{target}, {source}])"
    )
    planner.region_menu(source)
    planner.picture("kontextmenue")
    planner.choose("Sperren")
    planner.wait(f"dock.session.plan.regions[{source}].locked")
    planner.zoom([left, right], 4)
    planner.tool("paint")
    before = planner.ask("dock.session.plan.region_of.tolist()")
    planner.stroke([left, right])
    planner.wait("dock.tool.note.isVisible() and 'gesperrt' in dock.tool.note.text()")
    assert planner.ask(f"label({source}) in dock.tool.note.text()")
    planner.picture("sperre")
    planner.zoom([left, right], 5)
    assert not planner.ask("dock.tool.note.isVisible()"), "it belongs to a place on the map"
    assert planner.ask("dock.session.plan.region_of.tolist()") == before
    assert planner.ask("len(dock.session.plan.steps)") == 3


def test_regions_are_split_merged_and_renamed(planner: Planner) -> None:
    divided = planner.ask(
        "from sozialraumplaner.gis.region_groups import groups_of, neighbours_of\n"
        "next(r for r in dock.session.plan.listed if r not in (*first[2:], *second[2:])"
        " and label(r).startswith('BR') and len(groups_of(dock.session, r)) > 1)"
    )
    key = planner.ask(f"dock.session.plan.regions[{divided}].key")
    planner.zoom(planner.ask(f"dock.session.plan.members({divided}).tolist()"), 2)
    planner.region_menu(divided, "Teilen")
    planner.wait("button('Abbrechen')")
    groups = "QApplication.activeModalWidget().list"
    _, y = planner.ask(f"cell({groups}, {groups}.model().index(1, 0))")
    left = planner.ask(f"on_screen({groups}.viewport(), QPoint(0, 0))[0]")
    planner.desktop.click(left + 12, y)
    planner.picture("teilen")
    planner.press_button("Teilen")
    planner.wait("len(dock.session.plan.steps) == 4")
    keys = planner.ask("[dock.session.plan.regions[r].key for r in dock.session.plan.listed]")
    assert key not in keys and {f"{key}a", f"{key}b"} <= set(keys)
    planner.picture("geteilt")

    count = planner.ask("len(dock.session.plan.listed)")
    planner.region_menu(divided, "Vereinigen mit")
    planner.wait("popup() is not None and popup().title() == 'Vereinigen mit'")
    planner.picture("vereinigen")
    planner.click_found("on_screen(popup(), popup().actionGeometry(popup().actions()[0]).center())")
    planner.wait("len(dock.session.plan.steps) == 5")
    assert planner.ask("len(dock.session.plan.listed)") == count - 1
    assert planner.ask(f"dock.session.plan.regions[{divided}].removed")

    region = planner.ask("first[2]")
    planner.region_menu(region, "Umbenennen")
    planner.wait("button('Umbenennen')")
    planner.write("Brückstadt Altstadt")
    planner.picture("umbenennen")
    planner.press("Return")
    planner.wait("len(dock.session.plan.steps) == 6")
    assert planner.ask(f"dock.session.plan.regions[{region}].name") == "Brückstadt Altstadt"


def test_an_exclave_is_a_fault_until_it_is_declared(planner: Planner) -> None:
    target = planner.ask("first[2]")
    block = planner.ask(f"far_block({target})")
    planner.zoom([*planner.ask(f"dock.session.plan.members({target}).tolist()"), block], 1.3)
    planner.click_found(f"region_cell({target})")
    planner.tool("paint")
    planner.stroke([block])
    planner.wait(f"dock.session.plan.parts({target}) == 2")
    bar = "page.tabs.tabBar()"
    planner.click_found(f"on_screen({bar}, {bar}.tabRect(1).center())")
    found = "[i for i in page.findings.model.places() if (f := page.findings._finding_at(i)).rule"
    row = planner.wait(f"{found} == 'V05' and f.region == dock.session.plan.regions[{target}].key]")
    planner.click_found(f"cell(page.findings.view, page.findings.model.index({row[0]}))")
    planner.picture("pruefergebnis")
    planner.click("page.findings.exclave_button")
    planner.wait("button('Erklären')")
    planner.write("Der Weiler gehört zur Pfarrei der Altstadt")
    planner.picture("exklave")
    planner.press_button("Erklären")
    planner.wait(f"dock.session.plan.regions[{target}].exclave")
    assert not planner.ask(
        f"[f.rule for f in dock.session.checks.of_region({target}) if f.rule == 'V05']"
    )
    in_parts = "[row.split('\\t')[5] for row in page.sums.text().split('\\n')[1:]]"
    assert set(planner.ask(in_parts)) == {"–"}
    planner.picture("erklaert")


def test_changes_are_explained_afterwards(planner: Planner) -> None:
    bar = "page.tabs.tabBar()"
    planner.click_found(f"on_screen({bar}, {bar}.tabRect(2).center())")
    open_steps = planner.ask("[step.number for step in dock.session.plan.without_reason()]")
    view = "page.changes.view"
    place = planner.ask(
        f"next(i for i, s in enumerate(page.changes.model.steps.steps)"
        f" if s.number == {open_steps[0]})"
    )
    planner.click_found(f"cell({view}, page.changes.model.index({place}))")
    planner.write_into("page.changes.form.reason", "Wunsch der Gemeinde aus dem Workshop")
    planner.picture("aenderungen")
    planner.press("Return")
    planner.wait(f"{open_steps[0]} in dock.session.plan.decisions")
    assert planner.ask("len(dock.session.plan.without_reason())") == len(open_steps) - 1
    planner.click_found(f"on_screen({bar}, {bar}.tabRect(0).center())")


def test_the_draft_is_compared_with_the_agreed_plan(planner: Planner) -> None:
    planner.click(
        "next(b for b in page.findChildren(QAbstractButton)"
        " if getattr(b, 'defaultAction', list)() is workshop.compare_action)"
    )
    planner.wait("workshop.compare is not None and workshop.compare.isVisible()")
    assert "Sozialräume 2026" in planner.ask("workshop.compare.source_box.currentText()")
    moved = planner.ask("sorted(workshop.compare.comparison.moved.tolist())")
    changed = planner.ask(
        "[int(b) for b in np.flatnonzero(dock.session.plan.region_of != dock.session.plan.start)]"
    )
    assert set(moved) >= set(planner.ask("[first[1], second[1]]")) and set(moved) <= set(changed)
    planner.wait("not workshop.compare.old_map.isDrawing()")
    planner.wait("not workshop.compare.new_map.isDrawing()")
    planner.picture("vergleich")
    planner.desktop.run("workshop.compare.activateWindow()")
    planner.press("alt+F4")
    planner.wait("workshop.compare is None")


def test_everything_is_there_after_closing_and_opening(planner: Planner, folder: Path) -> None:
    planner.write_into("page.minimum_box", "1500", "Tab")
    planner.wait("dock.session.info.minimum == 1500")
    planner.desktop.run("canvas.setFocus()")
    planner.press("ctrl+z", "ctrl+z")
    planner.wait("len(dock.session.plan.undone) == 2")
    planner.click("dock.menu.save_button")
    planner.wait("not dock.session.is_dirty")
    before = planner.ask("state()")
    assert before["undone"] and before["decisions"] and before["steps"]
    assert any(region["locked"] for region in before["register"])
    planner.picture("gespeichert")

    planner.plan_menu("Entwurf schließen")
    planner.wait("dock.session is None and dock.pages.currentIndex() == 0")
    planner.picture("geschlossen")
    assert [path.name for path in folder.iterdir()] == ["Sozialräume Mustertal.gpkg"]
    planner.press_button("Fortschreibung")
    planner.wait("dock.session is not None")
    # The file opens with the plan that was open last.
    assert planner.ask("state()") == before
    planner.picture("wieder_geoeffnet")
    planner.desktop.run("canvas.setFocus()")
    planner.press("ctrl+y")
    planner.wait("len(dock.session.plan.undone) == 1")
