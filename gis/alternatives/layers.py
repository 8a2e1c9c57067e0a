# SPDX-License-Identifier: GPL-2.0-or-later
"""Several plans as layers: a field of the blocks each, and the regions of all in one layer."""

from __future__ import annotations

from typing import Any, Callable, List, Sequence

from qgis.core import QgsFeature, QgsFields

from ...core.plan import UNASSIGNED, Plan
from ..compat import field
from ..layers import BlockLayer
from ..results import ASSIGNMENT_FIELDS, bridges_by_block, region_features, region_fields
from .words import MOST, letter

PLAN_FIELD = "variante"
PLAN_NAME_FIELD = "variante_name"


def key_field(index: int) -> str:
    """Field of the blocks with the region of a plan: sr_a, sr_b ..."""
    return f"sr_{letter(index).lower()}"


def name_field(index: int) -> str:
    """Field of the blocks with the name of that region."""
    return f"{key_field(index)}_name"


def _kept(layer: BlockLayer) -> List[int]:
    """Fields of the source that stay: not those of a plan, whose names would mislead."""
    taken = {*ASSIGNMENT_FIELDS, "fid"}
    for index in range(MOST):
        taken |= {key_field(index), name_field(index)}
    names = [name.lower() for name in layer.fields.names()]
    return [index for index, name in enumerate(names) if name not in taken]


def block_fields_of(layer: BlockLayer, count: int) -> QgsFields:
    """Fields of the blocks: those of the source, then key and name of each plan's region."""
    fields = QgsFields()
    for index in _kept(layer):
        fields.append(layer.fields.at(index))
    for index in range(count):
        fields.append(field(key_field(index), "text"))
        fields.append(field(name_field(index), "text"))
    fields.append(field("bruecke", "text"))
    return fields


def block_features_of(plans: Sequence[Plan], layer: BlockLayer) -> List[QgsFeature]:
    """The blocks with the region they belong to in each plan; NULL where they belong to none."""
    fields, kept = block_fields_of(layer, len(plans)), _kept(layer)
    bridge_of = bridges_by_block(layer, plans[0])
    features = []
    for block, attributes in enumerate(layer.attributes):
        assigned: List[Any] = []
        for plan in plans:
            region = int(plan.region_of[block])
            entry = None if region == UNASSIGNED else plan.regions[region]
            assigned += [None, None] if entry is None else [entry.key, entry.name]
        feature = QgsFeature(fields)
        feature.setGeometry(layer.geometries[block])
        feature.setAttributes(
            [*(attributes[index] for index in kept), *assigned, bridge_of.get(block)]
        )
        features.append(feature)
    return features


def plan_fields() -> QgsFields:
    """Fields of the layer with the regions of all plans."""
    fields = QgsFields()
    fields.append(field(PLAN_FIELD, "text"))
    fields.append(field(PLAN_NAME_FIELD, "text"))
    for entry in region_fields():
        fields.append(entry)
    return fields


def plan_features(
    plans: Sequence[Plan],
    names: Sequence[str],
    colours: Sequence[Sequence[int]],
    layer: BlockLayer,
    minimum: float,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> List[QgsFeature]:
    """The regions of all plans, dissolved. colours: class of each region of each plan."""
    fields = plan_fields()
    features = []
    for index, plan in enumerate(plans):
        colour = {entry.key: int(c) for entry, c in zip(plan.regions, colours[index])}
        for region in region_features(plan, layer, minimum, None, is_cancelled):
            feature = QgsFeature(fields)
            feature.setGeometry(region.geometry())
            feature.setAttributes([letter(index), names[index], *region.attributes()])
            feature["farbe"] = colour[region["sr_id"]]
            features.append(feature)
        if progress is not None:
            progress(100.0 * (index + 1) / len(plans))
    return features
