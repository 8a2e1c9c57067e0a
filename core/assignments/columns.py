# SPDX-License-Identifier: GPL-2.0-or-later
"""Which columns of an assignment table hold what, and whether a header stands above them.

Nothing is decided by the header alone: the column with the keys is the one whose cells name most
blocks, so that tables without a header and with any wording are read the same way.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Sequence

from ..errors import UserError
from ..links.sources import KeyFinder
from ..naming import KEY_PATTERN
from ..tables.grid import Row, Sheet, filled
from ..tables.headers import clean_header
from ..tables.table import Cell, cell_text

#: Headers by what they stand for; compared in small letters without blanks, dots and hyphens.
_HEADERS = {
    "key": "bausteinid baustein bausteinnr bausteinschlüssel blockid blocknr blockkey block",
    "region": "srid sozialraumid sozialraum srnr sozialraumnr sozialraumschlüssel "
    "sozialraumschluessel sr",
    "short": "srkurz kurz kürzel kuerzel sozialraumkürzel sozialraumkuerzel kurzbezeichnung label",
    "name": "srname sozialraumname bezeichnung name",
}
#: Headers that tell a header from data, but not which column is the right one.
_VAGUE = "schlüssel key id nr nummer lfdnr region zuordnung raum gebiet bezirk ortsteil"
#: Share of the best column's hits from which another one may be meant as well.
_RIVAL = 0.6
_FORMULA = re.compile(r'="(.*)"', re.DOTALL)


@dataclass(frozen=True)
class WantedColumns:
    """Columns somebody has chosen, by header or by number from 1; "" lets them be found."""

    key: str = ""
    region: str = ""
    short: str = ""
    name: str = ""


@dataclass(frozen=True)
class Layout:
    """Where things stand in a sheet.

    places: index of the column by ``key``, ``region``, ``short`` and ``name``; the last two only
    where there are such columns. titles: their headers, or their numbers from 1 without a header.
    first: index of the first row of data.
    """

    places: Dict[str, int]
    titles: Dict[str, str]
    header: bool
    first: int


def plain_cell(row: Sequence[Cell], place: int) -> str:
    """A cell as text, "" beyond the end; ``="0101"``, which keeps text text in Excel, is 0101."""
    text = cell_text(row[place]) if place < len(row) else ""
    formula = _FORMULA.fullmatch(text)
    return formula.group(1).replace('""', '"').strip() if formula else text


def find_layout(sheet: Sheet, finder: KeyFinder, wanted: WantedColumns, source: str) -> Layout:
    """The layout of a table of blocks and regions.

    Raises ``UserError``: ``assignment_empty``, ``assignment_no_keys``, ``assignment_keys_unclear``,
    ``assignment_no_region``, ``assignment_columns_unclear``, ``table_column_missing``.
    """
    rows = sheet.rows
    width = max((len(row) for row in rows), default=0)
    # A title above the table fills one cell; the table has at least two columns.
    start = next((index for index, row in enumerate(rows) if filled(row) >= 2), None)
    if start is None:
        raise UserError("assignment_empty", source=source)
    heads = [clean_header(plain_cell(rows[start], place)) for place in range(width)]
    named = _named(heads)
    key = _chosen(wanted.key, heads)
    if key is None:
        key = _key_column(rows[start:], heads, named, finder, source)
    region = _chosen(wanted.region, heads)
    chosen = {"short": _chosen(wanted.short, heads), "name": _chosen(wanted.name, heads)}
    vague = not set(map(fold_word, heads)).isdisjoint(_VAGUE.split())
    header = vague or bool(named) or not _is_data(rows, start, key, finder, region)
    if wanted.key and not wanted.key.isdigit():
        header = True
    if region is None:
        taken = {key, *(place for place in chosen.values() if place is not None)}
        first = start + 1 if header else start
        region = _region_column(rows[first:], width, taken, named, heads, source)
    places = {"key": key, "region": region}
    for part, place in chosen.items():
        found = named.get(part) if place is None and header else place
        if found is not None and found not in places.values():
            places[part] = found
    titles = {
        part: (heads[place] if header and heads[place] else str(place + 1))
        for part, place in places.items()
    }
    return Layout(places, titles, header, start + 1 if header else start)


def _chosen(wanted: str, heads: Sequence[str]) -> Optional[int]:
    """Index of a column that was chosen by header or number."""
    if not wanted:
        return None
    folded = fold_word(wanted)
    for place, head in enumerate(heads):
        if head == wanted or (folded and fold_word(head) == folded):
            return place
    if wanted.isdigit() and 1 <= int(wanted) <= len(heads):
        return int(wanted) - 1
    raise UserError(
        "table_column_missing", column=wanted, columns=", ".join(filter(None, heads[:12]))
    )


def fold_word(text: str) -> str:
    """A word as headers are compared: in small letters, without blanks, dots and brackets."""
    return re.sub(r"[\s._\-/()]+", "", text).casefold()


def customary_columns(heads: Sequence[str]) -> Dict[str, str]:
    """Headers by what they customarily stand for: ``key``, ``region``, ``short``, ``name``."""
    return {part: heads[place] for part, place in _named(heads).items()}


def _named(heads: Sequence[str]) -> Dict[str, int]:
    """Columns by the customary header they carry."""
    found: Dict[str, int] = {}
    folded = [fold_word(head) for head in heads]
    for part, words in _HEADERS.items():
        for word in words.split():
            if word in folded and part not in found:
                found[part] = folded.index(word)
    return found


def _key_column(
    rows: Sequence[Row],
    heads: Sequence[str],
    named: Mapping[str, int],
    finder: KeyFinder,
    source: str,
) -> int:
    """The column whose cells name most blocks; a key that needs mending counts half.

    A running number looks like keys without their zeros. Where two columns do about equally well,
    their headers decide or nobody does.
    """
    scores: List[float] = []
    for place in range(len(heads)):
        texts = {plain_cell(row, place) for row in rows} - {""}
        found = [finder.find(text) for text in texts]
        exact = {unit for unit, why in found if unit >= 0 and not why}
        mended = {unit for unit, why in found if unit >= 0 and why} - exact
        scores.append(len(exact) + 0.5 * len(mended))
    best = max(scores)
    if best == 0:
        example = next((plain_cell(row, 0) for row in rows[1:] if plain_cell(row, 0)), "–")
        raise UserError(
            "assignment_no_keys",
            source=source,
            example=example,
            keys=", ".join(finder.names[:3]),
        )
    rivals = [place for place, score in enumerate(scores) if score >= _RIVAL * best]
    if len(rivals) == 1:
        return rivals[0]
    if named.get("key") in rivals:
        return named["key"]
    columns = {place: tuple(plain_cell(row, place) for row in rows[1:]) for place in rivals}
    if len(set(columns.values())) > 1:
        titles = ", ".join(heads[place] or str(place + 1) for place in rivals)
        raise UserError("assignment_keys_unclear", source=source, columns=titles)
    return rivals[0]


def _is_data(
    rows: Sequence[Row], start: int, key: int, finder: KeyFinder, region: Optional[int]
) -> bool:
    """Whether the first full row is one of data: its key is known or looks like the others."""
    text = plain_cell(rows[start], key)
    if finder.find(text)[0] >= 0:
        return True
    others = rows[start + 1 :]
    if text and _shape(text) in {_shape(plain_cell(row, key)) for row in others}:
        return True
    # An unknown key of its own kind, but a region that others have as well.
    places = [region] if region is not None else [p for p in range(len(rows[start])) if p != key]
    for place in places:
        value = plain_cell(rows[start], place)
        if value and any(plain_cell(row, place) == value for row in others):
            return True
    return False


def _shape(text: str) -> str:
    """The text with every digit as 9 and every letter as a, and a header's words as one."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d", "9", text))


def _region_column(
    rows: Sequence[Row],
    width: int,
    taken: set[int],
    named: Dict[str, int],
    heads: Sequence[str],
    source: str,
) -> int:
    """The column of the regions: by its header, by keys of regions, else the only other one."""
    if "region" in named and named["region"] not in taken:
        return named["region"]
    left = []
    for place in range(width):
        texts = [text for row in rows if (text := plain_cell(row, place))]
        if place not in taken and texts:
            matching = sum(bool(KEY_PATTERN.match(text)) for text in texts)
            left.append((place, texts, matching > 0.5 * len(texts)))
    by_pattern = [place for place, _, fits in left if fits]
    if len(by_pattern) == 1:
        return by_pattern[0]
    if len(left) == 1:
        return left[0][0]
    if not left:
        raise UserError("assignment_no_region", source=source)
    repeated = [place for place, texts, _ in left if max(Counter(texts).values()) > 1]
    if len(repeated) == 1:
        return repeated[0]
    columns = ", ".join(heads[place] or str(place + 1) for place, _, _ in left)
    raise UserError("assignment_columns_unclear", source=source, columns=columns)
