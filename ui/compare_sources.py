# SPDX-License-Identifier: GPL-2.0-or-later
"""What an open plan can be compared with: its start, other plans of the file, a field."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.errors import UserError
from ..core.plan import PlanInfo
from ..gis.plan_file import Mode, PlanEntry, PlanFile
from ..gis.plan_session import PlanSession, open_plan_file
from ..gis.plans import plan_from_layer
from ..gis.translation import tr

START, PLAN, FIELD = "start", "plan", "field"


@dataclass(frozen=True)
class Source:
    """One entry of the list. key: id of the plan, or name of the field."""

    kind: str
    title: str
    key: str = ""


def sources_of(session: PlanSession) -> list[Source]:
    """Other plans of the file, the agreed ones first, then the start, then fields with regions."""
    entries = [
        entry
        for entry in _entries(session.file)
        if not entry.deleted and entry.info.plan_id != session.file.plan_id
    ]
    order = {"beschlossen": 0, "abgestimmt": 1}
    entries.sort(key=lambda entry: (order.get(entry.info.status, 2), entry.info.title))
    found = [
        Source(
            PLAN,
            tr("{title} (version {version})").format(
                title=entry.info.title, version=entry.info.version
            ),
            entry.info.plan_id,
        )
        for entry in entries
    ]
    found.append(Source(START, tr("State at opening")))
    fields = session.layer.fields
    names = [fields.at(place).name() for place in range(fields.count())]
    found += [
        Source(FIELD, tr("Field “{field}” of the blocks").format(field=name), name)
        for name in names
        if _may_name_regions(name)
    ]
    return found


def _entries(file: PlanFile) -> list[PlanEntry]:
    """Plans of a file; none where it is gone, which saving will tell."""
    try:
        return file.plans()
    except UserError:
        return []


def open_source(session: PlanSession, source: Source) -> PlanSession:
    """The plan to compare with, as a session of its own; ``UserError`` where it cannot be read."""
    if source.kind == PLAN:
        other, _ = open_plan_file(session.file.path, source.key, Mode.READ)
        return other
    if source.kind == FIELD:
        plan = plan_from_layer(session.layer, source.key)
    else:
        plan = session.plan.opening()
    info = PlanInfo("", source.title, minimum=session.info.minimum, maximum=session.info.maximum)
    colours = session.colours.tolist() if source.kind == START else None
    return PlanSession(session.layer, plan, info, colours=colours)


def _may_name_regions(field: str) -> bool:
    """Fields whose name says that they hold an assignment."""
    lowered = field.lower()
    return lowered.startswith(("sr_id", "sozialraum", "bezirk")) or lowered.endswith("_sr")
