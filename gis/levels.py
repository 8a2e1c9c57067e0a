# SPDX-License-Identifier: GPL-2.0-or-later
"""Fields of a block layer by which blocks move as larger units, such as the Ortsteil."""

from __future__ import annotations

from .layers import BlockLayer, as_text, field_index

#: Fields that hold keys or marks, by which nobody moves blocks.
_NO_LEVELS = (
    "fid",
    "baustein_id",
    "einwohner",
    "gem_name",
    "ags",
    "bruecke",
    "getrennt",
    "sr_id",
    "sr_kurz",
    "sr_name",
)


def levels_of(layer: BlockLayer) -> list[str]:
    """Names of fields that join blocks to units; the Ortsteil first."""
    texts = [field.name() for field in layer.fields if not field.isNumeric()]
    names = [name for name in texts if name.lower() not in _NO_LEVELS and _joins(layer, name)]
    return sorted(names, key=lambda name: name.lower() != "ortsteil")


def _joins(layer: BlockLayer, field: str) -> bool:
    """Whether blocks share values, but not all of them the same: keys move single blocks."""
    index = field_index(layer.fields, field)
    seen: set[str] = set()
    shared = False
    for attributes in layer.attributes:
        text = as_text(attributes[index])
        if not text:
            continue
        shared = shared or text in seen
        seen.add(text)
        if shared and len(seen) > 1:
            # A county has a hundred thousand blocks, and its Ortsteile are told by the first few.
            return True
    return False
