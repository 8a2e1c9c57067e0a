# SPDX-License-Identifier: GPL-2.0-or-later
"""The neighbourhood as lines from block to block, and the edits of it in the block layer."""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, Iterable, Sequence

import numpy as np
from qgis.core import QgsFeature, QgsFields, QgsGeometry, QgsPointXY

from ...core.arrays import IntArray
from ...core.barriers.edges import EdgeBarriers, EdgeState, no_barriers
from ...core.errors import Cancelled
from ...core.findings import Finding, Level
from ..compat import field
from ..layers import KEY_SEPARATOR, BlockFields, BlockLayer, field_index
from ..preparation.prepare import isolated_blocks

#: Values of the field ``barriere`` and of the field ``art``.
STATES = {
    EdgeState.OPEN: "frei",
    EdgeState.WEAKENED: "geschwaecht",
    EdgeState.CROSSED: "querung",
    EdgeState.CUT: "getrennt",
}
BORDER, BRIDGE = "grenze", "bruecke"

_FIELDS = (
    ("von", "text"),
    ("nach", "text"),
    ("grenze_m", "double"),
    ("art", "text"),
    ("barriere", "text"),
    ("anteil_barriere", "double"),
    ("querungen", "int"),
    ("barriere_name", "text"),
)
#: Fields of a block layer that hold edits of its neighbourhood.
EDITS = (BlockFields.bridge, BlockFields.separated)


def neighbour_fields() -> QgsFields:
    """Fields of the neighbourhood layer."""
    fields = QgsFields()
    for name, kind in _FIELDS:
        fields.append(field(name, kind))
    return fields


def neighbour_features(
    layer: BlockLayer,
    barriers: EdgeBarriers | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[QgsFeature]:
    """One line for each border and each bridge, from block to block.

    A border that ``layer.contiguity`` lacks counts as cut. A bridge across a cut border is one
    line, with the length of the border. barriers: of ``layer.borders``; None for no barriers.
    Raises ``Cancelled``.
    """
    borders, contiguity, blocks = layer.borders, layer.contiguity, layer.blocks
    judged = barriers or no_barriers(borders)
    bridged = contiguity.codes[contiguity.bridge]
    kept = contiguity.codes[~contiguity.bridge]
    state = np.where(np.isin(borders.codes, kept), judged.state, int(EdgeState.CUT))
    fields = neighbour_fields()
    features: list[QgsFeature] = []

    def line(left: int, right: int, values: list[object]) -> None:
        feature = QgsFeature(fields)
        feature.setAttributes([str(blocks.keys[left]), str(blocks.keys[right]), *values])
        ends = [QgsPointXY(*blocks.xy[end].tolist()) for end in (left, right)]
        feature.setGeometry(QgsGeometry.fromPolylineXY(ends))
        features.append(feature)

    rows = zip(
        borders.left.tolist(),
        borders.right.tolist(),
        borders.length.tolist(),
        np.isin(borders.codes, bridged).tolist(),
        state.tolist(),
        judged.share.tolist(),
        judged.crossings.tolist(),
        judged.name.tolist(),
    )
    for left, right, length, is_bridge, code, share, crossings, name in rows:
        if is_cancelled():
            raise Cancelled
        kind = BRIDGE if is_bridge else BORDER
        text = STATES[EdgeState(code)]
        line(left, right, [round(length, 1), kind, text, round(share, 3), crossings, name])
    alone = contiguity.bridge & ~np.isin(contiguity.codes, borders.codes)
    for left, right in zip(contiguity.left[alone].tolist(), contiguity.right[alone].tolist()):
        line(left, right, [0.0, BRIDGE, STATES[EdgeState.OPEN], 0.0, 0, ""])
    return features


def cut_pairs(layer: BlockLayer) -> list[tuple[int, int]]:
    """Pairs that share a border and are no neighbours by it, bridged or not."""
    kept = layer.contiguity.codes[~layer.contiguity.bridge]
    codes: IntArray = layer.borders.codes
    return [
        (int(code) // layer.borders.n, int(code) % layer.borders.n)
        for code in codes[~np.isin(codes, kept)]
    ]


def bridge_pairs(layer: BlockLayer) -> list[tuple[int, int]]:
    """Pairs that a bridge connects."""
    contiguity = layer.contiguity
    return list(
        zip(
            contiguity.left[contiguity.bridge].tolist(),
            contiguity.right[contiguity.bridge].tolist(),
        )
    )


def separated_parts(layer: BlockLayer) -> list[Finding]:
    """Parts of municipalities apart from the largest: islands, and what barriers cut off."""
    island = {
        block
        for finding in isolated_blocks(
            replace(layer, contiguity=layer.borders.with_bridges(bridge_pairs(layer)))
        )
        for block in finding.blocks
    }
    return [
        finding
        if island.issuperset(finding.blocks)
        else replace(finding, rule="N14", level=Level.WARNING)
        for finding in isolated_blocks(layer)
    ]


def summarised(parts: Sequence[Finding], layer: BlockLayer) -> list[Finding]:
    """Findings about separated parts, with one in place of all that name barriers."""
    apart = [finding for finding in parts if finding.rule == "N14"]
    if not apart:
        return list(parts)
    blocks = layer.blocks
    members = np.array([block for finding in apart for block in finding.blocks], dtype=np.int64)
    known = blocks.population_known[members].any()
    data: dict[str, object] = {
        "parts": len(apart),
        "blocks": len(members),
        "residents": int(blocks.population[members].sum()) if known else "?",
    }
    others = [finding for finding in parts if finding.rule != "N14"]
    return [Finding("N19", Level.WARNING, data), *others]


def edited_fields(fields: QgsFields) -> QgsFields:
    """Fields of a block layer with those for edits, as texts without a limit."""
    result = QgsFields()
    for index in range(fields.count()):
        entry = fields.at(index)
        is_edit = entry.name().lower() in EDITS
        result.append(field(entry.name(), "text") if is_edit else entry)
    for name in EDITS:
        if field_index(result, name) < 0:
            result.append(field(name, "text"))
    return result


def edited_features(
    layer: BlockLayer,
    bridges: Iterable[tuple[int, int]],
    cuts: Iterable[tuple[int, int]],
    *,
    afresh: bool = False,
) -> list[QgsFeature]:
    """The blocks with their edits; both blocks of a pair name each other.

    Entries that are there already stay in front unless afresh.
    """
    fields = edited_fields(layer.fields)
    n = len(layer.blocks)
    lists = []
    for name, pairs in zip(EDITS, (bridges, cuts)):
        earlier = [""] * n if afresh or field_index(layer.fields, name) < 0 else layer.texts(name)
        lists.append(_key_lists(layer, earlier, pairs))
    places = [field_index(fields, name) for name in EDITS]
    features = []
    for block in range(n):
        row = [*layer.attributes[block], *[None] * (fields.count() - layer.fields.count())]
        for place, texts in zip(places, lists):
            row[place] = texts[block] or None
        feature = QgsFeature(fields)
        feature.setAttributes(row)
        feature.setGeometry(layer.geometries[block])
        features.append(feature)
    return features


def _key_lists(
    layer: BlockLayer, earlier: Sequence[str], pairs: Iterable[tuple[int, int]]
) -> list[str]:
    keys = layer.blocks.keys
    lists = [[key for key in text.split(KEY_SEPARATOR) if key] for text in earlier]
    added: list[set[str]] = [set() for _ in lists]
    for first, second in pairs:
        added[first].add(str(keys[second]))
        added[second].add(str(keys[first]))
    return [
        KEY_SEPARATOR.join([*before, *sorted(new - set(before))])
        for before, new in zip(lists, added)
    ]


def unknown_entries(layer: BlockLayer, name: str) -> list[str]:
    """Keys in a field of edits that no block of the layer has."""
    if field_index(layer.fields, name) < 0:
        return []
    known = layer.blocks.index_of_key
    texts = [text for text in layer.texts(name) if text]
    return sorted({key for text in texts for key in text.split(KEY_SEPARATOR)} - set(known))
