# SPDX-License-Identifier: GPL-2.0-or-later
"""Kinds of changes as they stand in a list and in the log of decisions (column ``art``)."""

from __future__ import annotations

from enum import Enum
from typing import Optional

from .columns import fold_word


class Kind(str, Enum):
    """What a row does; the value is what the log says."""

    MOVE = "wechseln"
    TAKE_OUT = "herausnehmen"
    NEW = "neu"
    SPLIT = "teilen"
    MERGE = "vereinigen"
    RENAME = "umbenennen"
    LOCK = "sperren"
    UNLOCK = "freigeben"
    FREEZE = "außengrenze sperren"
    UNFREEZE = "außengrenze freigeben"
    EXCLAVE = "exklave"
    NO_EXCLAVE = "exklave aufheben"

    @property
    def moves_blocks(self) -> bool:
        """Whether the blocks of such a row get another region."""
        return self in (Kind.MOVE, Kind.TAKE_OUT, Kind.NEW, Kind.SPLIT, Kind.MERGE)


#: Further words for each kind, as ``fold_word`` leaves them.
_WORDS = {
    Kind.MOVE: "wechsel verschieben umordnen zuordnen umhängen move assign",
    Kind.TAKE_OUT: "herausnahme entfernen remove takeout unassign",
    Kind.NEW: "anlegen neuersozialraum new create",
    Kind.SPLIT: "teilung aufteilen trennen split divide",
    Kind.MERGE: "vereinigung zusammenlegen zusammenlegung merge",
    Kind.RENAME: "umbenennung umnummerieren umnummerierung rename renumber",
    Kind.LOCK: "sperre festlegen lock",
    Kind.UNLOCK: "freigabe entsperren unlock",
    Kind.FREEZE: "freezeborder lockborder",
    Kind.UNFREEZE: "freeborder unlockborder",
    Kind.EXCLAVE: "exklaveerklären exclave",
    Kind.NO_EXCLAVE: "noexclave",
}


_KINDS = {fold_word(kind.value): kind for kind in Kind}
_KINDS.update({word: kind for kind, words in _WORDS.items() for word in words.split()})


def kind_of(text: str) -> Optional[Kind]:
    """The kind that a cell names; a blank one moves blocks. None for other words."""
    return _KINDS.get(fold_word(text)) if text else Kind.MOVE
