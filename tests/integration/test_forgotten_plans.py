# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans that were closed are gone for good, and views of them may be left at any moment."""

from __future__ import annotations

import gc
import weakref

from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QApplication
from sozialraumplaner.core.plan import actions
from workshop_plan import KR1, move, open_plan


def flush():
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        gc.collect()


def test_a_plan_that_was_closed_leaves_the_memory(window, tmp_path):
    session = open_plan(tmp_path / "Entwurf.gpkg")
    window.dock.show_plan(session)
    left = weakref.ref(session), weakref.ref(session.plan)
    window.dock.forget_plan()
    del session
    flush()
    assert [each() for each in left] == [None, None]


def test_the_projector_view_may_be_left_at_once(window, session):
    move(session, 2, KR1)
    window.dock.workshop.show_facilitator(True)
    window.dock.workshop.show_facilitator(False)
    flush()


def test_comparing_where_the_file_is_gone(window, session, path):
    path.unlink()
    window.dock.workshop.show_compare()


def test_comparing_with_the_opening_after_a_split_of_before_was_undone(window, session, path):
    session.commit(actions.split(session.plan, KR1, session.plan.members(KR1)[:2]))
    session.save()
    window.dock.forget_plan()
    assert window.dock.open_file(path)
    window.dock.session.undo()
    window.dock.workshop.show_compare()
