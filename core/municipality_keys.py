# SPDX-License-Identifier: GPL-2.0-or-later
"""Municipality keys in the one form that the plugin uses: the AGS, 8 digits as text."""

from __future__ import annotations


def ags_of(key: str) -> str:
    """The AGS of a municipality key; a key of another kind comes back unchanged.

    A leading zero that a spreadsheet dropped is put back (7 or 11 digits), and of the 12 digits
    of an ARS (Land, Regierungsbezirk, Kreis, Gemeindeverband, Gemeinde) the association is left
    out. (Destatis, Gemeindeverzeichnis, structure of AGS and ARS.)
    """
    if not (key.isascii() and key.isdigit()):
        return key
    if len(key) in (7, 11) and key[0] != "0":
        key = f"0{key}"
    return key[:5] + key[9:] if len(key) == 12 else key


def is_ags(key: str) -> bool:
    """Whether a key has the form of an AGS."""
    return len(key) == 8 and key.isascii() and key.isdigit()
