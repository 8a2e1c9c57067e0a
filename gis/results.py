# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan as layers: blocks with their region, and dissolved regions with key figures."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Callable, Sequence

import numpy as np
from qgis.core import QgsFeature, QgsFields

from ..core.colouring import colour_plan
from ..core.errors import Cancelled
from ..core.plan import UNASSIGNED, Plan
from .compat import field
from .geometry import dissolve
from .layers import KEY_SEPARATOR, BlockLayer

#: Fields that a plan adds to the blocks.
ASSIGNMENT_FIELDS = ("sr_id", "sr_kurz", "sr_name", "bruecke")

REGION_FIELDS = {
    "sr_id": "text",
    "sr_kurz": "text",
    "sr_name": "text",
    "ags": "text",
    "gem_name": "text",
    "einwohner": "long",
    "bausteine": "int",
    "flaeche_km2": "double",
    "kompaktheit": "double",
    "teile": "int",
    "unter_min": "int",
    "fixiert": "int",
    "farbe": "int",
}


def region_fields() -> QgsFields:
    """Fields of a region layer."""
    fields = QgsFields()
    for name, kind in REGION_FIELDS.items():
        fields.append(field(name, kind))
    return fields


def region_features(
    plan: Plan,
    layer: BlockLayer,
    minimum: float,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    colours: Sequence[int] | None = None,
) -> list[QgsFeature]:
    """The regions that hold blocks, dissolved, in the order of their keys.

    colours: colour class of each region, so that a map keeps those that people have seen; None to
    choose them.
    """
    fields = region_fields()
    colour = colour_plan(layer.lines, plan) if colours is None else colours
    totals, compactness = plan.totals, plan.totals.compactness()
    order = sorted(range(len(plan.regions)), key=lambda region: plan.regions[region].key)
    features = []
    for done, region in enumerate(order):
        if is_cancelled is not None and is_cancelled():
            raise Cancelled
        members = plan.members(region).tolist()
        if members:
            entry = plan.regions[region]
            # A map would write the name of one municipality across all that the region reaches.
            spans = len(np.unique(plan.blocks.municipality_index[members])) > 1
            residents = int(totals.population[region])
            feature = QgsFeature(fields)
            feature.setGeometry(dissolve([layer.geometries[block] for block in members]))
            feature.setAttributes(
                [
                    entry.key,
                    entry.short,
                    entry.name,
                    entry.municipality,
                    None if spans else entry.municipality_name,
                    residents,
                    len(members),
                    round(float(totals.area[region]) / 1e6, 4),
                    round(float(compactness[region]), 4),
                    plan.parts(region),
                    int(residents < minimum),
                    int(entry.locked),
                    int(colour[region]),
                ]
            )
            features.append(feature)
        if progress is not None:
            progress(100.0 * (done + 1) / len(order))
    return features


def assigned_fields(layer: BlockLayer) -> QgsFields:
    """Fields of the blocks of a plan: those of the source, with the assignment at the end."""
    fields = QgsFields()
    for index in range(layer.fields.count()):
        entry = layer.fields.at(index)
        if entry.name().lower() not in (*ASSIGNMENT_FIELDS, "fid"):
            fields.append(entry)
    for name in ASSIGNMENT_FIELDS:
        fields.append(field(name, "text"))
    return fields


def assigned_features(plan: Plan, layer: BlockLayer) -> list[QgsFeature]:
    """The blocks with the region they belong to; NULL where they belong to none."""
    fields = assigned_fields(layer)
    kept = [
        index
        for index in range(layer.fields.count())
        if layer.fields.at(index).name().lower() not in (*ASSIGNMENT_FIELDS, "fid")
    ]
    bridge_of = bridges_by_block(layer, plan)
    features = []
    for block, attributes in enumerate(layer.attributes):
        region = int(plan.region_of[block])
        entry = None if region == UNASSIGNED else plan.regions[region]
        assignment: Sequence[Any] = (
            [None, None, None] if entry is None else [entry.key, entry.short, entry.name]
        )
        feature = QgsFeature(fields)
        feature.setGeometry(layer.geometries[block])
        feature.setAttributes(
            [attributes[index] for index in kept] + [*assignment, bridge_of.get(block)]
        )
        features.append(feature)
    return features


def bridges_by_block(layer: BlockLayer, plan: Plan) -> dict[int, str]:
    """For each bridged block the keys of the blocks it is connected to without a border."""
    contiguity = plan.contiguity
    part = contiguity.without_bridges().components(layer.blocks.municipality_index)
    size: defaultdict[int, int] = defaultdict(int)
    for label in part.tolist():
        size[label] += 1
    bridges: defaultdict[int, list[str]] = defaultdict(list)
    for left, right in zip(
        contiguity.left[contiguity.bridge].tolist(), contiguity.right[contiguity.bridge].tolist()
    ):
        # The bridge is noted at the smaller side: the exclave points to the mainland.
        small, large = (
            (left, right) if size[int(part[left])] <= size[int(part[right])] else (right, left)
        )
        bridges[small].append(str(layer.blocks.keys[large]))
    return {block: KEY_SEPARATOR.join(keys) for block, keys in bridges.items()}
