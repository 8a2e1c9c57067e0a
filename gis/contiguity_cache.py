# SPDX-License-Identifier: GPL-2.0-or-later
"""What outlines tell, kept for the next time: in memory, and beside the layer in its GeoPackage.

Neighbours, areas and places of 100,000 blocks take seconds to compute and never change while the
outlines stay the same. They are found again by a fingerprint of the outlines, so that a changed
layer can never meet neighbours of its former self. The table in the GeoPackage bears the prefix
``gpkgext_``, which keeps it out of lists of layers (GeoPackage 1.2, OGC 12-128r14, annex I).
"""

from __future__ import annotations

import io
import sqlite3
import threading
import zipfile
from collections import OrderedDict
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Optional, Sequence

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem

from ..core.arrays import FloatArray
from ..core.contiguity import BorderLines, Contiguity, NeighbourRules

_TABLE = "gpkgext_sozialraum_nachbarschaft"
_VERSION = "1"
#: Layers kept in memory, and in one file.
_KEPT = 3
_memory: OrderedDict[tuple[str, NeighbourRules], Derived] = OrderedDict()
_lock = threading.Lock()


@dataclass(frozen=True)
class Derived:
    """What the outlines of n blocks tell: places (n, 2), areas in m² (n,), borders."""

    rules: NeighbourRules
    xy: FloatArray
    area: FloatArray
    borders: Contiguity
    lines: BorderLines


def fingerprint(outlines: Sequence[bytes], crs: QgsCoordinateReferenceSystem) -> str:
    """A text that two layers share only if all outlines (WKB), their order and the CRS agree."""
    # A code of the user's own names another system on the next machine.
    named = crs.authid() and not crs.authid().startswith("USER")
    system = crs.authid() if named else crs.toProj()
    digest = sha256(f"{_VERSION} {system} {len(outlines)}".encode())
    for wkb in outlines:
        digest.update(len(wkb).to_bytes(8, "little"))
        digest.update(wkb)
    return digest.hexdigest()


def remember(mark: str, derived: Derived) -> None:
    """Keep for later runs of this session; the layer used longest ago makes room."""
    with _lock:
        _memory[mark, derived.rules] = derived
        _memory.move_to_end((mark, derived.rules))
        while len(_memory) > _KEPT:
            _memory.popitem(last=False)


def forget() -> None:
    """Empty the memory, as the end of a session does."""
    with _lock:
        _memory.clear()


def recall(
    mark: str, rules: NeighbourRules | None = None, geopackage: Path | None = None
) -> Derived | None:
    """What is known of these outlines under these rules; None where nothing is.

    rules: None takes those under which the file holds them, or the usual ones where it holds
    nothing. So two files with the same outlines never borrow each other's rules.
    """
    stored = None
    if geopackage is not None and (rules is None or (mark, rules) not in _memory):
        stored = _read(mark, geopackage)
    if stored is not None and rules in (None, stored.rules):
        remember(mark, stored)
        return stored
    with _lock:
        return _memory.get((mark, rules or NeighbourRules()))


def carry(
    outlines: Sequence[bytes], crs: QgsCoordinateReferenceSystem, old: Path, new: Path
) -> None:
    """Store beside a new layer what a file knows of the same outlines."""
    mark = fingerprint(outlines, crs)
    known = _read(mark, old)
    if known is not None:
        store(mark, known, new)


def store(mark: str, derived: Derived, geopackage: Path) -> bool:
    """Write beside the layers of a GeoPackage of ours; False where the file refuses it.

    A refusal (locked, read-only, full) costs time at the next opening, nothing else.
    """
    try:
        # "with connection" ends the transaction, it does not close the file.
        with closing(sqlite3.connect(str(geopackage), timeout=2)) as connection, connection:
            _write(connection, mark, _packed(derived))
    except sqlite3.Error:
        return False
    return True


def geopackage_of(source: str) -> Path | None:
    """The GeoPackage that a layer source or an output names; None for anything else."""
    path = Path(source.split("|")[0])
    return path if path.suffix.lower() == ".gpkg" and path.is_file() else None


def _write(connection: sqlite3.Connection, mark: str, data: bytes) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS gpkgext_sozialraum_nachbarschaft "
        "(nr INTEGER PRIMARY KEY AUTOINCREMENT, fingerabdruck TEXT UNIQUE, daten BLOB)"
    )
    connection.execute(
        "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, "
        "extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, "
        "CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))"
    )
    # NULL in the unique columns would let the same row in twice.
    connection.execute("DELETE FROM gpkg_extensions WHERE table_name = ?", (_TABLE,))
    connection.execute(
        "INSERT INTO gpkg_extensions VALUES (?, NULL, 'sozialraum_nachbarschaft', "
        "'docs/architecture.md', 'read-write')",
        (_TABLE,),
    )
    connection.execute(
        "INSERT OR REPLACE INTO gpkgext_sozialraum_nachbarschaft (fingerabdruck, daten) "
        "VALUES (?, ?)",
        (mark, data),
    )
    connection.execute(
        "DELETE FROM gpkgext_sozialraum_nachbarschaft WHERE nr NOT IN "
        "(SELECT nr FROM gpkgext_sozialraum_nachbarschaft ORDER BY nr DESC LIMIT ?)",
        (_KEPT,),
    )


def _read(mark: str, geopackage: Path) -> Optional[Derived]:
    try:
        with closing(sqlite3.connect(str(geopackage), timeout=2)) as connection:
            row = connection.execute(
                "SELECT CAST(daten AS BLOB) FROM gpkgext_sozialraum_nachbarschaft "
                "WHERE fingerabdruck = ?",
                (mark,),
            ).fetchone()
        return None if row is None else _unpacked(row[0])
    except (sqlite3.Error, ValueError, KeyError, OSError, zipfile.BadZipFile):
        # No such table, a torn file, a newer form: then it is computed anew.
        return None


def _packed(derived: Derived) -> bytes:
    buffer = io.BytesIO()
    rules, borders, lines = derived.rules, derived.borders, derived.lines
    np.savez_compressed(
        buffer,
        rules=np.array([rules.tolerance, rules.minimum_border, float(rules.queen)]),
        xy=derived.xy,
        area=derived.area,
        left=borders.left,
        right=borders.right,
        length=borders.length,
        perimeter=borders.perimeter,
        bridge=borders.bridge,
        segments=lines.segments,
        line_left=lines.left,
        line_right=lines.right,
    )
    return buffer.getvalue()


def _unpacked(data: bytes) -> Derived:
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        tolerance, minimum_border, queen = arrays["rules"].tolist()
        borders = Contiguity(
            len(arrays["area"]),
            arrays["left"],
            arrays["right"],
            arrays["length"],
            arrays["perimeter"],
            arrays["bridge"],
        )
        lines = BorderLines(arrays["segments"], arrays["line_left"], arrays["line_right"])
        rules = NeighbourRules(tolerance, minimum_border, bool(queen))
        return Derived(rules, arrays["xy"], arrays["area"], borders, lines)
