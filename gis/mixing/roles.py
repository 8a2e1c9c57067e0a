# SPDX-License-Identifier: GPL-2.0-or-later
"""Which field of a block layer is the key, which the residents: by list or by usual names."""

from __future__ import annotations

import re
from typing import Mapping, Sequence

from qgis.core import QgsFields

from ..layers import field_index

#: Standard field and the names under which offices keep the same, likeliest first; compared
#: without case, blanks, hyphens and underscores, umlauts spelt out.
USUAL_NAMES: dict[str, tuple[str, ...]] = {
    "baustein_id": (
        *("bausteinid", "baustein", "bstnr", "bausteinnr", "blocknr", "blockid", "baublocknr"),
        *("baublockid", "baublock", "ortsteilnr", "ortsteilid", "otnr", "otid", "stadtteilnr"),
        *("stadtteilid", "bezirknr", "bezirkid", "stimmbezirknr", "stimmbezirk", "wahlbezirknr"),
        *("gebietid", "gebietnr", "areaid", "schluessel", "nummer", "nr", "id"),
    ),
    "ags": (
        *("ags", "gemeindeschluessel", "gemschl", "gemeindenr", "gemnr", "gkz", "ars"),
        *("regionalschluessel", "rs"),
    ),
    "gem_name": ("gemname", "gemeindename", "gemeinde", "gen", "gem"),
    "ortsteil": ("ortsteil", "ortsteilname", "otname", "stadtteil", "stadtteilname", "ort"),
    "name": ("name", "bezeichnung", "gebietname", "areaname", "blockname"),
    "typ": ("typ", "gebietstyp"),
    "einwohner": (
        *("einwohner", "einwohnerzahl", "einw", "ew", "ewzahl", "einwohnergesamt", "bevoelkerung"),
        *("bev", "population", "hauptwohnsitz"),
    ),
}
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def roles_of(fields: QgsFields, wanted: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The position of the field that plays each role; roles that no field plays are left out.

    wanted: field names by role (standard field) that go before the usual names; the first that the
    layer has is taken. A usual name never takes a field that was named for another role.
    """
    roles = {}
    for role in USUAL_NAMES:
        for name in wanted.get(role, ()):
            if field_index(fields, name) >= 0:
                roles[role] = field_index(fields, name)
                break
    plain = [plain_name(name) for name in fields.names()]
    for role, usual in USUAL_NAMES.items():
        if role not in roles:
            free = [name for name in usual if name in plain]
            position = next(
                (plain.index(name) for name in free if plain.index(name) not in roles.values()), -1
            )
            if position >= 0:
                roles[role] = position
    return roles


def plain_name(name: str) -> str:
    """A field name without case, blanks, hyphens and underscores, with umlauts spelt out."""
    return re.sub(r"[\s_\-.]+", "", name.lower()).translate(_SPELT)


def short_names(layers: Sequence[str]) -> list[str]:
    """A short prefix for each layer name, all different: initials, or the first three letters."""
    result: list[str] = []
    for name in layers:
        words = re.findall(r"[a-z]+", name.lower().translate(_SPELT))
        stem = "".join(word[0] for word in words) if len(words) > 1 else "".join(words)[:3]
        stem = stem[:4].upper() or "L"
        short, number = stem, 1
        while short in result:
            number += 1
            short = f"{stem}{number}"
        result.append(short)
    return result
