# SPDX-License-Identifier: GPL-2.0-or-later
"""Algorithms that search: cancelling them keeps the best that was found."""

from __future__ import annotations

from typing import Any, Dict, Sequence

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ..gis.stopped_run import StoppedRun
from .base import Algorithm


class SearchAlgorithm(Algorithm):
    """Base of algorithms whose result is worth having before they end by themselves."""

    def prepareAlgorithm(
        self,
        parameters: Dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        # Made here, because this runs on the main thread.
        self._stopped_run = StoppedRun()
        return bool(super().prepareAlgorithm(parameters, context, feedback))

    def show_if_stopped(
        self,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        message: str,
        layers: Sequence[str | None],
    ) -> None:
        """After a cancelled search: say what was kept, and load its layers, as QGIS does not."""
        if feedback.isCanceled():
            feedback.pushWarning(message)
            self._stopped_run.show(context, layers)
