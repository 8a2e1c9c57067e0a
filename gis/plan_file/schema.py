# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of a plan file, and how a file tells that it is one.

A plan file is a GeoPackage: the blocks once, as a layer, and for every plan its rows in tables
that any program can read. All keys are text. GeoPackage uses ``user_version`` for itself, so the
version of the plan file stands in a table of its own.
"""

from __future__ import annotations

import sqlite3
import uuid
from pathlib import Path

from ...core.errors import UserError

#: Version of the tables. A reader refuses what is newer than itself.
FORMAT = 1
#: Layer of the blocks.
BLOCKS = "baustein"
#: Rows of one plan have the numbers from ``ROOM`` times the number of the plan.
ROOM = 2**32

_TABLES = (
    "CREATE TABLE gpkgext_sozialraum_datei (schluessel TEXT PRIMARY KEY, wert TEXT NOT NULL)",
    "CREATE TABLE fassung (fid INTEGER PRIMARY KEY AUTOINCREMENT, "
    "fassung_id TEXT NOT NULL UNIQUE, version TEXT, titel TEXT, status TEXT, gueltig_ab TEXT, "
    "gueltig_bis TEXT, beschluss TEXT, vorgaenger_fassung TEXT, einwohner_von INTEGER, "
    "einwohner_bis INTEGER, gemeinde_fest INTEGER, erstellt TEXT, geaendert TEXT, "
    "geloescht TEXT NOT NULL DEFAULT '', naechster_schritt INTEGER NOT NULL DEFAULT 1, "
    "stempel TEXT NOT NULL)",
    "CREATE TABLE zuordnung (fid INTEGER PRIMARY KEY, fassung_id TEXT NOT NULL, "
    "baustein_id TEXT NOT NULL, sr_nr INTEGER, sr_id TEXT, gesperrt INTEGER NOT NULL)",
    "CREATE TABLE sozialraum (fid INTEGER PRIMARY KEY, fassung_id TEXT NOT NULL, "
    "nr INTEGER NOT NULL, sr_id TEXT, sr_kurz TEXT, sr_name TEXT, ags TEXT, gem_name TEXT, "
    "akg_key TEXT, fixiert INTEGER, rahmen TEXT, exklave TEXT, entfallen INTEGER, "
    "farbe INTEGER, einwohner INTEGER, flaeche_km2 REAL)",
    "CREATE TABLE entscheidung (fid INTEGER PRIMARY KEY, fassung_id TEXT NOT NULL, "
    "nr INTEGER NOT NULL, schritt INTEGER NOT NULL, version TEXT, datum TEXT, anlass TEXT, "
    "gremium TEXT, kommune_ags TEXT, bausteine TEXT, von_sr TEXT, nach_sr TEXT, "
    "einwohner INTEGER, kriterium TEXT, begruendung TEXT, status TEXT, vorlage_nr TEXT, "
    "bearbeitung TEXT)",
    "CREATE TABLE schritt (fid INTEGER PRIMARY KEY, fassung_id TEXT NOT NULL, "
    "nr INTEGER NOT NULL, zeit TEXT, art TEXT, zustand TEXT NOT NULL, daten TEXT NOT NULL)",
    "CREATE TABLE protokoll (fid INTEGER PRIMARY KEY AUTOINCREMENT, fassung_id TEXT, zeit TEXT, "
    "art TEXT, text TEXT, daten TEXT)",
)
_LISTED = ("fassung", "zuordnung", "sozialraum", "entscheidung", "schritt", "protokoll")


def create_tables(connection: sqlite3.Connection, crs: str) -> str:
    """Make the tables in a fresh GeoPackage that holds the blocks; returns the id of the file.

    crs: the reference system of the blocks as of ``blocks.crs_text``.
    """
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute(
        "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, "
        "extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, "
        "CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))"
    )
    connection.execute(
        "INSERT INTO gpkg_extensions VALUES ('gpkgext_sozialraum_datei', NULL, "
        "'sozialraum_datei', 'docs/architecture.md', 'read-write')"
    )
    connection.executemany(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, 'attributes', ?)",
        [(name, name) for name in _LISTED],
    )
    put(connection, "format", str(FORMAT))
    put(connection, "crs", crs)
    return renew_id(connection)


def renew_id(connection: sqlite3.Connection) -> str:
    """Give the file an id of its own, so that no journal of another file fits it."""
    mark = uuid.uuid4().hex
    put(connection, "datei_id", mark)
    return mark


def put(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Set an entry about the file."""
    connection.execute(
        "INSERT OR REPLACE INTO gpkgext_sozialraum_datei VALUES (?, ?)", (key, value)
    )


def get(connection: sqlite3.Connection, key: str) -> str:
    """An entry about the file, "" where there is none."""
    row = connection.execute(
        "SELECT wert FROM gpkgext_sozialraum_datei WHERE schluessel = ?", (key,)
    ).fetchone()
    return "" if row is None else str(row[0])


def check_format(connection: sqlite3.Connection, path: Path) -> None:
    """``UserError`` unless the file is a plan file of a version that can be read here."""
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if "gpkgext_sozialraum_datei" not in names:
        raise UserError("plan_file_foreign", path=str(path))
    version = get(connection, "format")
    if not version.isdigit() or not names.issuperset((BLOCKS, *_LISTED)):
        raise UserError("plan_file_damaged", path=str(path))
    if int(version) > FORMAT:
        raise UserError("plan_file_newer", path=str(path))
