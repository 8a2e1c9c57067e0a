# SPDX-License-Identifier: GPL-2.0-or-later
"""Which layers of a project the data of a plan are compared with; the project remembers them."""

from __future__ import annotations

from dataclasses import dataclass, fields

from qgis.core import QgsFeatureSource, QgsProject, QgsVectorLayer

from ...core.errors import UserError
from ..compat import project_transform_context
from ..geometry import check_crs
from .sources import Official, Sources

#: In place of a layer: the blocks of the plan.
BLOCKS = "blocks"
_SCOPE = "Sozialraumplaner"


@dataclass(frozen=True)
class Choice:
    """Layers by their id, "" for none.

    official: table of official residents, ``BLOCKS`` for fields of the blocks; official_key,
    official_residents: names of its fields.
    """

    outline: str = ""
    official: str = ""
    official_key: str = ""
    official_residents: str = ""
    addresses: str = ""


def remembered(project: QgsProject) -> Choice:
    """What was chosen last in a project, without layers that are gone."""
    entries = {
        entry.name: project.readEntry(_SCOPE, f"/data_checks/{entry.name}")[0]
        for entry in fields(Choice)
    }
    for name in ("outline", "official", "addresses"):
        if entries[name] != BLOCKS and project.mapLayer(entries[name]) is None:
            entries[name] = ""
    return Choice(**entries)


def remember(project: QgsProject, choice: Choice) -> None:
    """Keep a choice with the project; a project in which nothing is new stays unchanged."""
    if choice != remembered(project):
        for entry in fields(Choice):
            value = getattr(choice, entry.name)
            project.writeEntry(_SCOPE, f"/data_checks/{entry.name}", value)


def sources_of(project: QgsProject, choice: Choice) -> Sources:
    """Copies of the chosen layers, to be taken along into another thread.

    Raises ``UserError`` where a layer has changes that are not saved, no field was chosen, or a
    reference system is missing.
    """
    official = None
    if choice.official:
        if not choice.official_key or not choice.official_residents:
            raise UserError("official_fields_missing")
        table = None if choice.official == BLOCKS else _copy(project, choice.official)
        official = Official(table, choice.official_key, choice.official_residents)
    return Sources(
        project_transform_context(),
        outline=_copy(project, choice.outline, placed=True),
        official=official,
        addresses=_copy(project, choice.addresses, placed=True),
    )


def _copy(project: QgsProject, layer_id: str, placed: bool = False) -> QgsFeatureSource | None:
    layer = project.mapLayer(layer_id) if layer_id else None
    if not isinstance(layer, QgsVectorLayer):
        return None
    if not layer.isValid():
        raise UserError("layer_missing", parameter=layer.name())
    if layer.isModified():
        raise UserError("layer_being_edited", layer=layer.name())
    if placed:
        check_crs(layer.crs(), layer.name(), layer.extent())
    return layer.clone()
