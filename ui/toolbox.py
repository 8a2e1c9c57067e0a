# SPDX-License-Identifier: GPL-2.0-or-later
"""The map tools of the workshop as one set: one plan, one target, one active at a time."""

from __future__ import annotations

from typing import Mapping, Optional

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..gis.compat import QAction
from ..gis.plan_session import PlanSession
from ..gis.translation import tr
from .look import icon
from .plan_overlay import PlanOverlay
from .tools import NEW_REGION, BorderTool, LassoTool, PaintTool, RectangleTool, RegionTool

#: Names of the tools in the order in which they are shown.
TOOLS = ("paint", "border", "rectangle", "lasso")


class ToolBox(QObject):
    """Makes the tools and their actions; those that the plugin has already are used.

    ``target_changed`` carries the chosen region, ``NEW_REGION`` or None. ``pressed_on`` carries
    the region a stroke has begun on where none was chosen; ``stroke_ended`` the change or None.
    """

    target_changed = pyqtSignal(object)
    pressed_on = pyqtSignal(int)
    stroke_ended = pyqtSignal(object)
    step_wanted = pyqtSignal(int)

    def __init__(self, canvas: QgsMapCanvas, known: Mapping[str, QAction], parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._target: Optional[int] = None
        self._divided: Optional[int] = None
        self.tools: dict[str, RegionTool] = {
            "paint": PaintTool(canvas),
            "border": BorderTool(canvas),
            "rectangle": RectangleTool(canvas),
            "lasso": LassoTool(canvas),
        }
        self.actions: dict[str, QAction] = {}
        for name, tool in self.tools.items():
            action = known.get(name) or self._action(name)
            action.setCheckable(True)
            self.actions[name] = action
            tool.setAction(action)
            action.triggered.connect(lambda on, tool=tool: self._toggle(tool, on))
            tool.target_picked.connect(lambda region, tool=tool: self._picked(tool, region))
            tool.stroke_ended.connect(self.stroke_ended)
            tool.region_step.connect(self.step_wanted)
            tool.split_dropped.connect(lambda: self.choose(None))
        self.set_enabled(False)

    @property
    def target(self) -> Optional[int]:
        """The chosen region, ``NEW_REGION``, or None for the one under the press."""
        return self._target

    @property
    def divided(self) -> Optional[int]:
        """The region that a new one is to be drawn out of, or None."""
        return self._divided

    def choose(self, target: Optional[int]) -> None:
        """Give blocks to this region from now on."""
        for tool in self.tools.values():
            tool.target = target
        if target != self._target or self._divided is not None:
            self._target, self._divided = target, None
            self.target_changed.emit(target)

    def divide(self, region: int) -> None:
        """Draw a new region out of this one with the next stroke."""
        for tool in self.tools.values():
            tool.divide(region)
        self._target, self._divided = NEW_REGION, region
        if self._canvas.mapTool() not in self.tools.values() or self.tools["border"].isActive():
            self.take("paint")
        self.target_changed.emit(NEW_REGION)

    def forget_notes(self) -> None:
        """Take back what is said on the map about strokes as they were."""
        for tool in self.tools.values():
            tool.forget_note()

    def set_session(
        self, session: Optional[PlanSession], overlay: Optional[PlanOverlay] = None
    ) -> None:
        """Work on another plan, or on none."""
        if session is None:
            self.put_away()
        for tool in self.tools.values():
            tool.set_session(session, overlay)
        self._target = self._divided = None
        self.set_enabled(session is not None)

    def set_enabled(self, on: bool) -> None:
        """Whether there is something to work on."""
        for action in self.actions.values():
            action.setEnabled(on)

    @property
    def is_running(self) -> bool:
        """Whether a gesture is under way, in which nothing may come between."""
        return any(tool.is_running for tool in self.tools.values())

    def take(self, name: str) -> None:
        """Make a tool the active one."""
        self._canvas.setMapTool(self.tools[name])

    def put_away(self) -> None:
        """Leave the tool that is active."""
        if self._canvas.mapTool() in self.tools.values():
            self._canvas.unsetMapTool(self._canvas.mapTool())

    def dispose(self) -> None:
        """Remove what the tools have put on the canvas."""
        self.put_away()
        for tool in self.tools.values():
            tool.dispose()

    def _picked(self, tool: RegionTool, region: int) -> None:
        if tool.target == region:
            self.choose(region)
        else:
            self.pressed_on.emit(region)

    def _toggle(self, tool: RegionTool, on: bool) -> None:
        if on and tool.session is not None:
            self._canvas.setMapTool(tool)
        elif not on:
            self._canvas.unsetMapTool(tool)

    def _action(self, name: str) -> QAction:
        text = {
            "paint": tr("Move blocks to a Sozialraum"),
            "border": tr("Drag a border"),
            "rectangle": tr("Move all blocks in a rectangle"),
            "lasso": tr("Move all blocks in a drawn shape"),
        }[name]
        action = QAction(icon(f"{name}.svg"), text, self)
        action.setObjectName(f"Sozialraum_{name}")
        return action


def target_label(session: PlanSession, target: Optional[int]) -> str:
    """The target in a word or two."""
    if target is None:
        return tr("Under the press")
    if target == NEW_REGION:
        return tr("New Sozialraum")
    return session.region_label(target)
