# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists of changes as they are read: a row for each wanted change, as in the log of decisions."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from itertools import groupby
from typing import Dict, List, Sequence, Tuple

from ..errors import UserError
from ..plan import Decision
from ..tables.grid import Sheet, filled
from ..tables.headers import clean_header
from .columns import fold_word, plain_cell

#: Status of a change that was talked about and dropped.
REJECTED = ["verworfen", "rejected"]

#: Headers by what they stand for, as ``fold_word`` leaves them; the first is that of the log, the
#: next ones stand in its workbook, which also counts blocks and names regions by their labels.
_COLUMNS = {
    "number": "nr nummer lfdnr no number",
    "kind": "art kind action",
    "blocks": "bausteineschlüssel blockskeys bausteine baustein bausteinid blocks block blockid",
    "place": "ortsteil place",
    "municipality": "kommuneags gemeindeags ags municipalityags municipality",
    "source": "vonsr vonschlüssel fromkey von sralt vonsozialraum from fromregion",
    "target": "nachsr nachschlüssel tokey nach srneu nachsozialraum to toregion",
    "short": "srkurz neueskürzel newlabel kürzel label",
    "name": "srname neuername newname sozialraumname regionname",
    "version": "version fassung",
    "date": "datum date",
    "occasion": "anlass occasion",
    "committee": "gremium committee",
    "criterion": "kriterium criterion",
    "reason": "begruendung begründung grund reason",
    "status": "status",
    "paper": "vorlagenr vorlage paperno paper",
    "editor": "bearbeitung editedby editor",
}
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DECISION = tuple(field.name for field in fields(Decision))


@dataclass(frozen=True)
class ChangeRow:
    """One wanted change, as it was written.

    line: in the file. number: of the step; rows in a row with the same one belong together. kind:
    see ``kinds``. blocks: cells with keys, joined by semicolons, commas or line breaks. place: an
    Ortsteil instead. municipality: key that tells Ortsteile of one name apart. source: key of the
    region that it is about, or that the blocks must be in, "" for any. target: key of the region
    they go to, or new key. short, name: what a region is to be called.
    """

    line: int
    number: str
    kind: str
    blocks: Tuple[str, ...]
    place: str
    municipality: str
    source: str
    target: str
    short: str
    name: str
    decision: Decision

    @property
    def is_rejected(self) -> bool:
        """Whether the change was talked about and dropped."""
        return self.decision.status.lower() in REJECTED


def read_changes(sheet: Sheet, source: str) -> List[ChangeRow]:
    """The rows of a list of changes; its header has the names of the log of decisions.

    Raises ``UserError``: ``changes_empty``, ``changes_columns``.
    """
    start = next((index for index, row in enumerate(sheet.rows) if filled(row) >= 2), None)
    if start is None:
        raise UserError("changes_empty", source=source)
    heads = [
        clean_header(plain_cell(sheet.rows[start], at)) for at in range(len(sheet.rows[start]))
    ]
    places = _places([fold_word(head) for head in heads])
    moves = "target" in places and places.keys() & {"blocks", "place"}
    if not moves and not ("kind" in places and places.keys() & {"source", "target"}):
        raise UserError("changes_columns", source=source, columns=", ".join(filter(None, heads)))
    rows = []
    for row, line in list(zip(sheet.rows, sheet.line))[start + 1 :]:
        if not filled(row):
            continue
        text = {part: plain_cell(row, place) for part, place in places.items()}
        said = {name: text.pop(name, "") for name in _DECISION}
        said["date"] = _iso_date(said["date"])
        blocks = text.pop("blocks", "")
        rest = {part: text.get(part, "") for part in _COLUMNS if part not in (*said, "blocks")}
        cells = (blocks,) if blocks else ()
        rows.append(ChangeRow(line, blocks=cells, decision=Decision(**said), **rest))
    if not rows:
        raise UserError("changes_empty", source=source)
    return rows


def _places(heads: Sequence[str]) -> Dict[str, int]:
    places = {}
    for part, words in _COLUMNS.items():
        found = next((word for word in words.split() if word in heads), None)
        if found is not None:
            places[part] = heads.index(found)
    return places


def _iso_date(text: str) -> str:
    """31.1.2027, as people and spreadsheets write it, is 2027-01-31; other texts stay."""
    found = _DAY.fullmatch(text)
    return "{2}-{1:0>2}-{0:0>2}".format(*found.groups()) if found else text


def by_step(rows: Sequence[ChangeRow]) -> List[List[ChangeRow]]:
    """Rows that belong together: those in a row with the same number, others alone."""
    steps: List[List[ChangeRow]] = []
    for number, group in groupby(rows, lambda row: row.number):
        together = list(group)
        steps += [together] if number else [[row] for row in together]
    return steps


def joined(rows: Sequence[ChangeRow]) -> List[ChangeRow]:
    """The rows of a step, with blocks whose keys did not fit into one cell in one row again."""

    def about(row: ChangeRow) -> Tuple[str, ...]:
        return row.kind, row.place, row.source, row.target, row.short, row.name

    whole: List[ChangeRow] = []
    for row in rows:
        if whole and row.blocks and whole[-1].blocks and about(whole[-1]) == about(row):
            whole[-1] = replace(whole[-1], blocks=whole[-1].blocks + row.blocks)
        else:
            whole.append(row)
    return whole


def divided(text: str) -> List[str]:
    """Keys of one cell; commas divide only where there are no semicolons."""
    lines = text.replace("\n", ";")
    parts = lines.split(";") if ";" in lines else lines.split(",")
    return [part.strip() for part in parts if part.strip()]
