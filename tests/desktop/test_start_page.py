# SPDX-License-Identifier: GPL-2.0-or-later
"""From a freshly started QGIS, its welcome page in front, to a plan that is seen on the map."""

from __future__ import annotations

from pathlib import Path

import pytest
from four_blocks import FOUR_BLOCKS
from qgis_desktop import QgisDesktop
from qgis_planner import Planner

# A plan file of an earlier day: nothing of it is in the project.
MAKE = (
    FOUR_BLOCKS
    + """
import pathlib
from sozialraumplaner.gis.plan_session import open_session
from sozialraumplaner.ui.recent_plans import remember_plan
session = open_session(layer, "sr_id")
session.create_file(path)
remember_plan(path, session.file.plan_id, session.name)
session.close()
dock.setUserVisible(True)
"""
)
SEEN = (
    "canvas.isVisible() and canvas.extent().contains(320_000, 5_630_000)"
    " and canvas.extent().contains(320_400, 5_630_100) and canvas.extent().width() < 1_000"
)


@pytest.fixture
def planner(desktop: QgisDesktop, tmp_path: Path) -> Planner:
    """QGIS as it starts, with a plan among those that were open lately."""
    planner = Planner(desktop, "start")
    desktop.run(f"from pathlib import Path; path = Path({str(tmp_path / 'Kreuzau.gpkg')!r})")
    desktop.run(MAKE)
    return planner


def test_a_double_click_on_a_recent_plan_opens_it_and_nothing_else(planner: Planner) -> None:
    assert planner.ask("canvas.isVisible()") is False, "the welcome page is in front"
    place = planner.desktop.place_of("dock.start.recent.itemAt(0).widget()")
    planner.desktop.xdotool("mousemove", "--sync", *place, "click", "--repeat", 2, "--delay", 60, 1)
    planner.wait("dock.session is not None and dock.pages.currentIndex() == 1")
    planner.desktop.settle()
    planner.picture("geoeffnet")
    assert planner.ask("popup() is None and QApplication.activeModalWidget() is None") is True
    assert planner.ask("page.target.isDown()") is False
    assert planner.ask("project.crs().authid()") == "EPSG:25832"
    assert planner.ask(SEEN) is True and planner.ask("project.isDirty()") is False
    # The next click counts again.
    planner.tool("border")
