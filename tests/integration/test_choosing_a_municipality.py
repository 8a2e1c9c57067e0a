# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing a municipality leads the map there; limits that nothing fits stay out of the plan."""

from __future__ import annotations


def test_the_map_follows_the_choice_but_not_the_opening(window, session):
    page, canvas = window.dock.workshop.page, window.canvas
    box, blocks = page.municipality_box, session.plan.blocks
    before = canvas.extent()
    for row in range(box.count()):
        box.setCurrentIndex(row)
    assert canvas.extent() == before, "only a choice moves the map"
    for row in (1, 0):
        box.setCurrentIndex(row)
        box.activated.emit(row)
        key = box.currentData()
        own = [at for at in range(len(blocks)) if key in (None, blocks.municipality[at])]
        assert canvas.extent().contains(session.extent_of_blocks(own))
