# SPDX-License-Identifier: GPL-2.0-or-later
"""How strongly barriers part neighbours: from the layer that ``connectblocks`` writes."""

from __future__ import annotations

from typing import List, Tuple

import numpy as np
from qgis.core import QgsFeatureSource, QgsProcessingFeedback

from ...core.arrays import FloatArray
from ...core.barriers.edges import EdgeState
from ...core.errors import Cancelled, UserError
from ...core.findings import Finding, Level
from ..connection.neighbourhood import BRIDGE, STATES
from ..layers import BlockLayer, as_text, require_field

_FIELDS = ("von", "nach", "art", "barriere", "anteil_barriere")
#: How much of a barrier is left where a road or a bridge leads across.
_PASSABLE = 0.5


def read_barriers(
    source: QgsFeatureSource, layer: BlockLayer, feedback: QgsProcessingFeedback | None = None
) -> Tuple[FloatArray, List[Finding]]:
    """Strength of the barrier on each edge of the contiguity, 0..1, (m,), and what did not fit.

    The strength is the share of the border along a barrier; half of it where the border can be
    passed. A cut border is a whole barrier where the blocks do not know of the cut. Raises
    ``UserError`` where fields are missing or no line connects two of the blocks.
    """
    at = [
        require_field(source, name)
        for name in ("von", "nach", "art", "barriere", "anteil_barriere")
    ]
    contiguity, position = layer.contiguity, layer.blocks.index_of_key
    edge_of = {int(code): edge for edge, code in enumerate(contiguity.codes.tolist())}
    strength = np.zeros(contiguity.edge_count)
    lines, connecting, strange = 0, 0, 0
    for feature in source.getFeatures():
        if feedback is not None and feedback.isCanceled():
            raise Cancelled
        row = feature.attributes()
        first, second, kind, state = (as_text(row[index]) for index in at[:4])
        lines += 1
        if first not in position or second not in position:
            strange += state != STATES[EdgeState.OPEN]
            continue
        connecting += 1
        low, high = sorted((position[first], position[second]))
        edge = edge_of.get(low * contiguity.n + high)
        if edge is not None:
            strength[edge] = _strength(state, _share(row[at[4]]), kind == BRIDGE)
    if lines and not connecting:
        raise UserError("neighbours_elsewhere", layer=source.sourceName())
    if not strange:
        return strength, []
    data = {"count": strange, "layer": source.sourceName()}
    return strength, [Finding("D26", Level.WARNING, data)]


def _strength(state: str, share: float, bridged: bool) -> float:
    if state == STATES[EdgeState.OPEN]:
        return 0.0
    if state == STATES[EdgeState.CUT]:
        share = 1.0
    passable = bridged or state == STATES[EdgeState.CROSSED]
    return share * (_PASSABLE if passable else 1.0)


def _share(value: object) -> float:
    """Share of a border along a barrier; a barrier of unknown length counts whole."""
    try:
        share = float(as_text(value))
    except ValueError:
        return 1.0
    return min(max(share, 0.0), 1.0)
