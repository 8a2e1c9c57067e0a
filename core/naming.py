# SPDX-License-Identifier: GPL-2.0-or-later
"""Keys, map labels and names of regions.

Keys follow ``AGS-NN`` and stay text in Excel; labels are letters of the municipality and the number
of the key, and their letters are never a month, which German Excel would turn into a date.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Iterable, Mapping, Sequence

import numpy as np

from .arrays import AnyIntArray, FloatArray, IntArray
from .blocks import Blocks
from .plan import Region

#: A valid region key: AGS, hyphen, two digits (three beyond 99), optional split letter.
KEY_PATTERN = re.compile(r"^\d{8}-\d{2,3}[a-z]?$")
#: Longest label of a region: more is cut on the map and in tables.
LONGEST_LABEL = 10
_LABEL = re.compile(r"(.*?)(\s*)(\d+[a-z]?)")
_MONTHS = {"JAN", "FEB", "MÄR", "MRZ", "MAR", "APR", "MAI", "MAY", "JUN", "JUL", "AUG", "SEP"} | {
    "OKT",
    "OCT",
    "NOV",
    "DEZ",
    "DEC",
}
_DIRECTION = re.compile(r"(Nord|Ost|Süd|West|Mitte)", re.IGNORECASE)
_MAXIMUM_NAME = 80
_PLACES_IN_NAME = 3


def name_regions(
    blocks: Blocks,
    region_of: AnyIntArray,
    k: int,
    keep: dict[int, Region] | None = None,
    *,
    keys: Mapping[int, str] | None = None,
    labels: Mapping[int, str] | None = None,
) -> list[Region]:
    """Register of k regions: keys, labels and names after the places they hold.

    In each municipality number 01 is the region of the most populous place; the others follow
    clockwise around it from the north. keep: regions that already have a key and stay as they
    are; their numbers are not given again. keys: of other regions, as far as they have one; those
    after the pattern stay and give label and name their number. labels: of regions that have one;
    those made up beside them begin with the same letters.
    """
    keep, labels = keep or {}, labels or {}
    given = {at: key for at, key in (keys or {}).items() if KEY_PATTERN.match(key)}
    regions: dict[int, Region] = dict(keep)
    taken = {region.key for region in keep.values()} | set(given.values())
    by_municipality: dict[str, list[int]] = {}
    for region in range(k):
        if region not in keep:
            key = given.get(region)
            home = key[:8] if key else _municipality(blocks, region_of == region)
            by_municipality.setdefault(home, []).append(region)
    stems = _label_stems(
        {**dict.fromkeys(blocks.municipalities.tolist()), **dict.fromkeys(by_municipality)},
        blocks,
        [(entry.key, entry.short) for entry in keep.values()]
        + [(key, labels[at]) for at, key in given.items() if at in labels],
    )
    for municipality, members in sorted(by_municipality.items()):
        order = _reading_order(blocks, region_of, members)
        names = _names(blocks, region_of, order)
        title = blocks.name_of_municipality(municipality)
        last = 0
        for region, name in zip(order, names):
            key = given.get(region, "")
            if not key:
                last += 1
                while f"{municipality}-{last:02d}" in taken:
                    last += 1
                key = f"{municipality}-{last:02d}"
            number = number_in_key(key)
            regions[region] = Region(
                key,
                f"{stems[municipality]}{number}",
                name or f"{short_title(title)} {number}",
                municipality,
                title,
            )
    return [regions[region] for region in range(k)]


def number_in_key(key: str) -> str:
    """What a key counts: ``3a`` of ``05358028-03a``; "" where it does not follow the pattern."""
    if not KEY_PATTERN.match(key):
        return ""
    return key.partition("-")[2].lstrip("0") or "0"


def _label_stems(
    municipalities: Iterable[str], blocks: Blocks, given: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """What labels of a municipality begin with, such as ``"KR "``.

    given: keys and labels; a label that counts like its key shows the letters in use.
    """
    prefixes = short_prefixes({key: blocks.name_of_municipality(key) for key in municipalities})
    shown: dict[str, str] = {}
    for key, label in given:
        found = _LABEL.fullmatch(label)
        if found and found.group(1) and found.group(3) == number_in_key(key):
            shown.setdefault(key[:8], found.group(1) + found.group(2))
    return {key: shown.get(key, f"{prefix} ") for key, prefix in prefixes.items()}


def short_title(name: str) -> str:
    """``Düren, Stadt`` becomes ``Düren``."""
    return name.split(",")[0].strip()


def short_prefixes(names: dict[str, str]) -> dict[str, str]:
    """Two or three letters for each municipality: unique, readable, never a month.

    names: municipality names by key. The larger part of the names keeps its first two letters;
    later ones (by key) that would collide take other letters of their name.
    """
    prefixes: dict[str, str] = {}
    for key in sorted(names):
        letters = re.sub(r"[^A-ZÄÖÜ]", "", short_title(names[key]).upper().replace("ß", "SS"))
        letters = letters or "SR"
        pairs = [letters[0] + other for other in letters[1:]]
        triples = [
            letters[0] + a + b for i, a in enumerate(letters[1:], 1) for b in letters[i + 1 :]
        ]
        numbered = [f"{letters[0]}{chr(65 + i)}" for i in range(26)]
        prefixes[key] = next(
            candidate
            for candidate in [*pairs, *triples, *numbered, f"M{len(prefixes)}"]
            if candidate not in prefixes.values() and candidate not in _MONTHS
        )
    return prefixes


def _municipality(blocks: Blocks, inside: AnyIntArray) -> str:
    """Municipality of most residents of a region, for regions that cross a border."""
    index = blocks.municipality_index[inside]
    weight = np.bincount(index, weights=blocks.population[inside] + 1e-6)
    return str(blocks.municipalities[int(np.argmax(weight))])


def _centre(blocks: Blocks, members: IntArray) -> FloatArray:
    weight = blocks.population[members].astype(np.float64) + 1e-3
    centre: FloatArray = (blocks.xy[members] * weight[:, None]).sum(0) / weight.sum()
    return centre


def _reading_order(blocks: Blocks, region_of: AnyIntArray, regions: Sequence[int]) -> list[int]:
    """The region of the most populous place first, then clockwise around it from the north."""
    members = {region: np.flatnonzero(region_of == region) for region in regions}
    everything = np.concatenate(list(members.values()))
    residents = Counter[str]()
    for block in everything.tolist():
        residents[str(blocks.place[block]) or str(blocks.keys[block])] += int(
            blocks.population[block]
        )
    core_place = min(residents, key=lambda place: (-residents[place], place))

    def in_core(region: int) -> int:
        own = members[region]
        inside = (blocks.place[own] == core_place) | (blocks.keys[own] == core_place)
        return int(blocks.population[own[inside.astype(bool)]].sum())

    first = min(regions, key=lambda r: (-in_core(r), str(min(blocks.keys[members[r]]))))
    origin = _centre(blocks, members[first])

    def bearing(region: int) -> tuple[float, str]:
        dx, dy = (_centre(blocks, members[region]) - origin).tolist()
        angle = float(np.arctan2(dx, dy))
        return angle % (2 * np.pi), str(min(blocks.keys[members[region]]))

    return [first, *sorted((region for region in regions if region != first), key=bearing)]


def _names(blocks: Blocks, region_of: AnyIntArray, regions: Sequence[int]) -> list[str]:
    """Names from the places in a region; regions that share one are told apart by direction."""
    names = [name_after_places(blocks, np.flatnonzero(region_of == region)) for region in regions]
    for name in [name for name, count in Counter(names).items() if count > 1 and name]:
        same = [index for index, other in enumerate(names) if other == name]
        centres = [_centre(blocks, np.flatnonzero(region_of == regions[i])) for i in same]
        # "Altstadt-West West" helps nobody.
        numbers = [str(number) for number in range(1, len(same) + 1)]
        suffixes = numbers if _DIRECTION.search(name) else _directions(centres)
        for index, suffix in zip(same, suffixes):
            names[index] = f"{name[: _MAXIMUM_NAME - len(suffix) - 1]} {suffix}"
    return names


def name_after_places(blocks: Blocks, members: AnyIntArray) -> str:
    """The Ortsteile of a region, the most populous first; "" where its blocks name none."""
    residents = Counter[str]()
    for block in members.tolist():
        if blocks.place[block]:
            residents[str(blocks.place[block])] += int(blocks.population[block])
    places = sorted(residents, key=lambda place: (-residents[place], place))
    # A sliver of an Ortsteil does not give the region its name.
    total = sum(residents.values())
    places = [place for place in places if residents[place] >= 0.05 * total] or places[:1]
    return _joined(places[:_PLACES_IN_NAME])


def _joined(places: Iterable[str]) -> str:
    name = ""
    for place in places:
        longer = f"{name}, {place}" if name else place
        if len(longer) > _MAXIMUM_NAME:
            break
        name = longer
    return name


def _directions(centres: Sequence[FloatArray]) -> list[str]:
    """Nord, Ost, Süd, West and Mitte as far as each fits one region; numbers otherwise."""
    middle = np.mean(np.array(centres), axis=0)
    offsets = [centre - middle for centre in centres]
    suffixes = []
    reach = max(float(np.hypot(*offset)) for offset in offsets) or 1.0
    for offset in offsets:
        x, y = float(offset[0]), float(offset[1])
        if float(np.hypot(x, y)) < 0.3 * reach:
            suffixes.append("Mitte")
        elif abs(x) > abs(y):
            suffixes.append("Ost" if x > 0 else "West")
        else:
            suffixes.append("Nord" if y > 0 else "Süd")
    if len(set(suffixes)) == len(suffixes):
        return suffixes
    if len(centres) <= 8:
        finer = [_compass(offset) for offset in offsets]
        if len(set(finer)) == len(finer):
            return finer
    return [str(number) for number in range(1, len(centres) + 1)]


def _compass(offset: FloatArray) -> str:
    names = ("Nord", "Nordost", "Ost", "Südost", "Süd", "Südwest", "West", "Nordwest")
    angle = float(np.arctan2(offset[0], offset[1])) % (2 * np.pi)
    return names[int((angle + np.pi / 8) // (np.pi / 4)) % 8]
