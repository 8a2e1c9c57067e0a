# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of residents in fields of layers, of whichever kind the field is."""

from __future__ import annotations

from typing import Any, Callable

from qgis.core import QgsFeatureRequest, QgsFeatureSource

from ..core.errors import Cancelled
from ..core.findings import Finding, Level
from ..core.tables.counts import CountReader, count_reader
from .compat import is_null


def residents_reader(
    source: QgsFeatureSource,
    index: int,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[CountReader, list[Finding]]:
    """What the texts of a field of residents mean, and what had to be decided for that.

    index: of the field, -1 for none; a field of numbers needs no look at its values. Raises
    ``UserError`` where its dots cannot be understood, and ``Cancelled``.
    """
    if index < 0 or source.fields().at(index).isNumeric():
        return CountReader(), []
    field = source.fields().at(index).name()
    reader = count_reader(field, _values(source, index, is_cancelled))
    if not reader.guessed:
        return reader, []
    data = {
        "field": field,
        "layer": source.sourceName(),
        "example": reader.guessed,
        # Without any dot, or the sentence would explain nothing.
        "value": f"{reader.read(reader.guessed):.0f}",
    }
    return reader, [Finding("B45", Level.NOTE, data)]


def _values(source: QgsFeatureSource, index: int, is_cancelled: Callable[[], bool]) -> list[Any]:
    values = []
    for feature in source.getFeatures(QgsFeatureRequest().setSubsetOfAttributes([index])):
        if is_cancelled():
            raise Cancelled
        value = feature.attributes()[index]
        if not is_null(value):
            values.append(value)
    return values
