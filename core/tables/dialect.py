# SPDX-License-Identifier: GPL-2.0-or-later
"""Encoding and separator of a text table."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import List, Optional, Tuple

from ..errors import UserError
from .table import Note

SEPARATORS = (";", "\t", ",")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOJIBAKE = ("Ã¼", "Ã¶", "Ã¤", "ÃŸ", "Ã„", "Ã–", "Ãœ")
_SEP_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)


def decode(data: bytes, encoding: Optional[str] = None) -> Tuple[str, str, List[Note]]:
    """Text, encoding and notes.

    Without ``encoding``: byte order mark, else strict UTF-8, else cp1252 (which holds latin-1
    text and the euro sign). UTF-8 that was encoded twice is put right, with a note. Raises
    ``UserError("encoding_wrong")`` if the given encoding does not fit or is unknown.
    """
    notes: List[Note] = []
    if encoding:
        try:
            text, used = data.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError) as error:
            raise UserError("encoding_wrong", encoding=encoding) from error
        if any(mark in text for mark in _MOJIBAKE):
            raise UserError("encoding_wrong", encoding=encoding)
    else:
        text, used = _decode(data)
        if any(mark in text for mark in _MOJIBAKE):
            try:
                text = text.encode("cp1252").decode("utf-8")
                notes.append(Note("encoded_twice"))
            except UnicodeError:
                notes.append(Note("letters_damaged"))
        elif "\ufffd" in text:
            notes.append(Note("letters_damaged"))
    return text.lstrip("\ufeff"), used, notes


def find_separator(text: str) -> Tuple[str, str]:
    """The separator and the text without a leading ``sep=;`` line.

    Counts candidates outside quotes in the first 50 lines; the one that splits the most lines
    into the same number of fields wins, ``;`` before tab before ``,`` (the decimal comma).
    """
    first, _, rest = text.partition("\n")
    declared = _SEP_LINE.fullmatch(first.strip("\r"))
    if declared:
        return declared.group(1), rest
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    best, best_score = SEPARATORS[0], 0
    for candidate in SEPARATORS:
        counts = Counter(_count(line, candidate) for line in lines)
        del counts[0]
        score = max(counts.values(), default=0)
        if score > best_score:
            best, best_score = candidate, score
    return best, text


def _decode(data: bytes) -> Tuple[str, str]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        # five bytes are undefined in cp1252; a stray one must not stop the whole file
        return data.decode("cp1252", errors="replace"), "cp1252"


def _count(line: str, separator: str) -> int:
    count = 0
    quoted = False
    for letter in line:
        if letter == '"':
            quoted = not quoted
        elif letter == separator and not quoted:
            count += 1
    return count
