# SPDX-License-Identifier: GPL-2.0-or-later
"""The map as an open plan needs it: in front, in its reference system, at its place."""

from __future__ import annotations

from typing import Optional

import numpy as np
from qgis.core import QgsProject, QgsReferencedRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtWidgets import QStackedWidget, QWidget

from ..gis.plan_session import PlanSession
from .map_view import on_map, zoom_to

#: How much of the surroundings is seen, and below which share of the map a plan is only a dot.
_MARGIN = 1.1
_DOT = 0.15


class PlanMap:
    """Looks after the map of a project as long as a plan is open.

    A project with layers keeps what the user has set; one without any takes over what the plan has,
    since QGIS would show it stretched, in degrees, or not at all.
    """

    def __init__(self, canvas: QgsMapCanvas, session: PlanSession) -> None:
        self._canvas = canvas
        self._session = session
        self._project = QgsProject.instance()
        self._whole = QgsReferencedRectangle(
            session.extent_of_blocks(np.arange(len(session.plan.blocks))), session.layer.crs
        )
        self._project.layersAdded.connect(self._give_back)
        self.show()

    def show(self, lead: bool = False) -> None:
        """Bring the map to the plan; lead: also where the plan is seen already."""
        bring_to_front(self._canvas)
        if not self._project.count():
            # Nobody wants to be asked whether to save a project that holds nothing.
            dirty = self._project.isDirty()
            self._project.setCrs(self._session.layer.crs, True)
            self._project.viewSettings().setPresetFullExtent(self._whole)
            self._project.setDirty(dirty)
        if lead or not self._is_seen():
            zoom_to(self._canvas, self._session, self._whole, _MARGIN)

    def let_go(self) -> None:
        """The project is its own again."""
        self._project.layersAdded.disconnect(self._give_back)
        self._give_back()

    def _give_back(self, *_) -> None:
        """What lies in the project says from now on what its full extent is."""
        view = self._project.viewSettings()
        if view.presetFullExtent() == self._whole:
            dirty = self._project.isDirty()
            view.setPresetFullExtent(QgsReferencedRectangle())
            self._project.setDirty(dirty)

    def _is_seen(self) -> bool:
        view = self._canvas.extent()
        if view.isEmpty():
            return False
        plan = on_map(self._canvas, self._session, self._whole)
        share = max(plan.width() / view.width(), plan.height() / view.height())
        return share > _DOT and view.intersects(plan)


def bring_to_front(canvas: QgsMapCanvas) -> None:
    """Turn to the map where QGIS shows its welcome page instead.

    Both are pages of a stack; which one it is does not matter to this, nor whether there is one.
    """
    page: QWidget = canvas
    above: Optional[QWidget] = page.parentWidget()
    while above is not None:
        if isinstance(above, QStackedWidget):
            above.setCurrentWidget(page)
        page, above = above, above.parentWidget()
