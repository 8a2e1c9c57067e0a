# SPDX-License-Identifier: GPL-2.0-or-later
"""Hides layers that an open plan supersedes, and shows them again afterwards.

Blocks and Sozialräume as they were before would shine through the plan in their own colours.
"""

from __future__ import annotations

from qgis.core import QgsLayerTree, QgsProject, QgsVectorLayer

_FIELDS = ("baustein_id", "sr_id")


class SupersededLayers:
    """Looks after the layer tree of a project as long as a plan is open."""

    def __init__(self, project: QgsProject) -> None:
        self._root: QgsLayerTree = project.layerTreeRoot()
        self._hidden: set[str] = set()
        self._root.addedChildren.connect(self._hide)
        self._hide()

    def show_again(self) -> None:
        """What was hidden becomes visible, as far as it is still there."""
        self._root.addedChildren.disconnect(self._hide)
        for key in self._hidden:
            node = self._root.findLayer(key)
            if node is not None:
                node.setItemVisibilityChecked(True)
        self._hidden.clear()

    def _hide(self, *_) -> None:
        for node in self._root.findLayers():
            layer = node.layer()
            if not isinstance(layer, QgsVectorLayer) or not node.itemVisibilityChecked():
                continue
            if any(layer.fields().lookupField(name) >= 0 for name in _FIELDS):
                node.setItemVisibilityChecked(False)
                self._hidden.add(node.layerId())
