# SPDX-License-Identifier: GPL-2.0-or-later
"""Styling of result layers at the moment QGIS loads them into a project."""

from __future__ import annotations

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
)

from .alternatives.style import style_alternatives
from .residents.cell_style import style_cells
from .styles import (
    style_blocks,
    style_findings,
    style_lines,
    style_neighbours,
    style_outlines,
    style_regions,
)

_STYLES = {
    "alternatives": style_alternatives,
    "blocks": style_blocks,
    "neighbours": style_neighbours,
    "regions": style_regions,
    "cells": style_cells,
    "outlines": style_outlines,
    "findings": style_findings,
    "lines": style_lines,
}


class _Styler(QgsProcessingLayerPostProcessorInterface):
    #: QGIS does not own post-processors; without a reference Python would collect them.
    alive: list[_Styler] = []

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.alive.append(self)

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        if isinstance(layer, QgsVectorLayer):
            _STYLES[self.kind](layer)
            layer.triggerRepaint()


def style_when_loaded(context: QgsProcessingContext, destination: str | None, kind: str) -> None:
    """Give a result its style if and when it is loaded. kind: key of ``_STYLES``."""
    if destination and context.willLoadLayerOnCompletion(destination):
        details = context.layerToLoadOnCompletionDetails(destination)
        details.setPostProcessor(_Styler(kind))
