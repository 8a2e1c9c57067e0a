# SPDX-License-Identifier: GPL-2.0-or-later
"""Results of a run that the user stopped and that has something to show all the same.

QGIS loads no layer of a cancelled run. Where a search was stopped, the best plan so far has been
written, and the user expects to see it.
"""

from __future__ import annotations

from typing import List, Sequence, Tuple

from qgis.core import (
    QgsApplication,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

_Result = Tuple[object, str, object]


class StoppedRun(QObject):
    """Takes results of a background thread to the project; to be made on the main thread."""

    _finished = pyqtSignal(list)

    def __init__(self) -> None:
        super().__init__()
        self._finished.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def show(self, context: QgsProcessingContext, destinations: Sequence[str | None]) -> None:
        """Load the results that QGIS would have loaded; called where the algorithm runs."""
        results: List[_Result] = []
        for destination in destinations:
            if not destination or not context.willLoadLayerOnCompletion(destination):
                continue
            details = context.layerToLoadOnCompletionDetails(destination)
            found: object = destination
            if context.temporaryLayerStore().mapLayer(destination) is not None:
                layer = context.takeResultLayer(destination)
                layer.moveToThread(QgsApplication.instance().thread())
                found = layer
            results.append((found, details.name, details.postProcessor()))
        if results:
            self._finished.emit(results)

    @staticmethod
    def _show(results: List[_Result]) -> None:
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        for found, name, styler in results:
            layer = found
            if not isinstance(layer, QgsMapLayer):
                layer = QgsProcessingUtils.mapLayerFromString(str(found), context)
                layer = layer.clone() if isinstance(layer, QgsVectorLayer) else None
            if layer is None:
                continue
            layer.setName(name)
            if styler is not None:
                styler.postProcessLayer(layer, context, feedback)
            QgsProject.instance().addMapLayer(layer)
