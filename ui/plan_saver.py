# SPDX-License-Identifier: GPL-2.0-or-later
"""Saves an open plan in the background and adds the result to the project."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication, QgsProject

from ..core.errors import UserError
from ..gis.plan_session import PlanSession
from ..gis.save_task import SaveTask, check_target
from ..gis.styles import style_blocks, style_regions
from ..gis.translation import tr
from .faults import FaultBar


class PlanSaver:
    """Runs one save at a time and says above the map what came of it."""

    def __init__(self, faults: FaultBar) -> None:
        self._faults = faults
        # The task manager owns a task only on the C++ side.
        self._task: Optional[SaveTask] = None

    def save(self, session: PlanSession, path: Optional[Path]) -> None:
        """Save into a GeoPackage, or as temporary layers for None."""
        if path is not None:
            try:
                check_target(path, QgsProject.instance())
            except UserError as error:
                self._faults.tell(error)
                return
        task = SaveTask(session, path)
        task.taskCompleted.connect(lambda: self._saved(task))
        task.taskTerminated.connect(lambda: self._warn(task.error))
        self._task = task
        QgsApplication.taskManager().addTask(task)

    def _saved(self, task: SaveTask) -> None:
        for layer, kind in task.layers:
            style_regions(layer) if kind == "regions" else style_blocks(layer)
        root = QgsProject.instance().layerTreeRoot()
        for layer, _ in reversed(task.layers):
            QgsProject.instance().addMapLayer(layer, False)
            root.insertLayer(0, layer)
        self._faults.success(
            tr("Saved to {path}. The layers are in the project, hidden behind the plan.").format(
                path=task.path
            )
            if task.path
            else tr(
                "Two temporary layers are in the project, hidden behind the plan. QGIS forgets "
                "them on closing unless you save them."
            )
        )

    def _warn(self, text: str) -> None:
        # A task that was cancelled before it began has nothing to tell.
        if text:
            self._faults.say(text)
