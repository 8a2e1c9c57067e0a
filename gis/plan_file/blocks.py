# SPDX-License-Identifier: GPL-2.0-or-later
"""The blocks in a plan file: written once as a layer, read without opening one.

Reading goes past QGIS and GDAL on purpose: a layer keeps its file open for as long as a minute
after it is gone, and switches it to a write-ahead log.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional, Sequence

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingFeedback,
    QgsVectorFileWriter,
)
from qgis.PyQt.QtCore import QDate, Qt

from ...core.arrays import text_array
from ...core.errors import Cancelled, UserError
from ..compat import WKB_MULTIPOLYGON, field, is_null, project_transform_context
from ..contiguity_cache import Derived, fingerprint, recall
from ..field_union import distinct_names
from ..geometry import StoredOutlines, clean_polygon
from ..layers import (
    KEY_SEPARATOR,
    BlockFields,
    BlockLayer,
    ColumnRows,
    assemble_block_layer,
    check_keys,
    field_index,
    texts_of,
    whole_number,
)
from .schema import BLOCKS, get

_NAMES = BlockFields()
#: Bytes of the envelope in the head of a geometry, by its kind (GeoPackage 1.2, table 6).
_ENVELOPE = (0, 32, 48, 48, 64)


def crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """A reference system as its code, or in full where it has none that others know."""
    named = crs.authid() and not crs.authid().startswith("USER")
    return crs.authid() if named else crs.toWkt() or crs.toProj()


def _crs_of(text: str) -> QgsCoordinateReferenceSystem:
    if text.startswith("+"):
        return QgsCoordinateReferenceSystem.fromProj(text)
    crs = QgsCoordinateReferenceSystem(text)
    return crs if crs.isValid() else QgsCoordinateReferenceSystem.fromWkt(text)


# Writing


def write_blocks(layer: BlockLayer, path: Path) -> None:
    """Write the blocks as a new GeoPackage with all their fields, and their neighbours beside."""
    geometries = [_multipolygon(geometry) for geometry in layer.geometries]
    fields, columns = _columns(layer)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = BLOCKS
    options.layerOptions = ["GEOMETRY_NAME=geom", "FID=fid"]
    writer = QgsVectorFileWriter.create(
        str(path), fields, WKB_MULTIPOLYGON, layer.crs, project_transform_context(), options
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise UserError("write_failed", path=str(path), reason=writer.errorMessage())
    features = []
    for geometry, values in zip(geometries, zip(*columns)):
        feature = QgsFeature(fields)
        feature.setGeometry(geometry)
        feature.setAttributes(list(values))
        features.append(feature)
    written = writer.addFeatures(features)
    reason = writer.errorMessage()
    del writer
    if not written:
        raise UserError("write_failed", path=str(path), reason=reason)
    # Under the fingerprint that the blocks will have when they are read from here.
    replace(layer, geometries=geometries, crs=_crs_of(crs_text(layer.crs))).keep_neighbours(path)


def _multipolygon(geometry: QgsGeometry) -> QgsGeometry:
    same = geometry.wkbType() == WKB_MULTIPOLYGON
    return geometry if same else clean_polygon(geometry)[0] or geometry


def _columns(layer: BlockLayer) -> tuple[QgsFields, list[Sequence[Any]]]:
    """Fields and values of the layer, with those that tell keys, residents and neighbours."""
    old = [at for at, name in enumerate(layer.fields.names()) if name.lower() != "fid"]
    names = distinct_names([layer.fields.at(at).name() for at in old])
    fields = QgsFields()
    columns: list[Sequence[Any]] = []
    for name, at in zip(names, old):
        entry = QgsField(layer.fields.at(at))
        entry.setName(name)
        # The writer rounds and cuts to what a field declares; here it takes all as it is.
        entry.setLength(0)
        entry.setPrecision(0)
        fields.append(entry)
        columns.append(layer.values(at))
    for name, kind, values in _missing(layer, fields):
        at = field_index(fields, name)
        if at < 0:
            fields.append(field(name, kind))
            columns.append(values)
        else:
            columns[at] = values
    return fields, columns


def _missing(layer: BlockLayer, fields: QgsFields) -> list[tuple[str, str, list[Any]]]:
    """Columns without which the same blocks would not be read back."""
    blocks = layer.blocks
    residents = [
        int(count) if known else None
        for count, known in zip(blocks.population.tolist(), blocks.population_known.tolist())
    ]
    wanted: list[tuple[str, str, list[Any]]] = [
        (_NAMES.key, "text", list(map(str, blocks.keys))),
        (_NAMES.municipality, "text", list(map(str, blocks.municipality))),
        (_NAMES.municipality_name, "text", list(map(str, blocks.municipality_name))),
        (_NAMES.place, "text", list(map(str, blocks.place))),
        (_NAMES.name, "text", list(map(str, blocks.name))),
        (_NAMES.population, "long", residents),
    ]
    missing = [entry for entry in wanted if field_index(fields, entry[0]) < 0]
    bridged = _texts_of(layer, _NAMES.bridge)
    separated = _texts_of(layer, _NAMES.separated)
    told = assemble_block_layer(
        layer.geometries,
        layer.attributes,
        layer.fields,
        layer.crs,
        layer.rules,
        _derived(layer),
        bridge_keys=bridged,
        separated_keys=separated,
        **{name: getattr(blocks, name) for name in _BLOCK_COLUMNS},
    ).contiguity
    same = np.array_equal(told.codes, layer.contiguity.codes)
    if not (same and np.array_equal(told.bridge, layer.contiguity.bridge)):
        # The plan knows of connections and barriers that the fields do not tell.
        edges, borders = layer.contiguity, layer.borders
        cut = ~np.isin(borders.codes, edges.codes)
        missing.append((_NAMES.bridge, "text", _lists(layer, edges, edges.bridge)))
        missing.append((_NAMES.separated, "text", _lists(layer, borders, cut)))
    return missing


_BLOCK_COLUMNS = (
    "keys",
    "municipality",
    "municipality_name",
    "place",
    "name",
    "population",
    "population_known",
)


def _derived(layer: BlockLayer) -> Derived:
    return Derived(layer.rules, layer.blocks.xy, layer.blocks.area, layer.borders, layer.lines)


def _texts_of(layer: BlockLayer, name: str) -> list[str]:
    return layer.texts(name) if field_index(layer.fields, name) >= 0 else []


def _lists(layer: BlockLayer, edges: Any, chosen: Any) -> list[Optional[str]]:
    keys: list[list[str]] = [[] for _ in range(len(layer.blocks))]
    for left, right in zip(edges.left[chosen].tolist(), edges.right[chosen].tolist()):
        keys[left].append(str(layer.blocks.keys[right]))
    return [KEY_SEPARATOR.join(entry) if entry else None for entry in keys]


# Reading


def read_blocks(
    connection: sqlite3.Connection, path: Path, feedback: QgsProcessingFeedback | None = None
) -> tuple[BlockLayer, bool]:
    """The blocks with their neighbours, and whether these were found rather than computed."""
    columns = {
        str(name): _kind(str(declared))
        for _, name, declared, *_ in connection.execute("PRAGMA table_info(baustein)")
        if str(name).lower() not in ("fid", "geom")
    }
    cursor = connection.execute("SELECT * FROM baustein ORDER BY fid")
    at = {entry[0].lower(): index for index, entry in enumerate(cursor.description)}
    if not {"geom", _NAMES.key, _NAMES.municipality} <= at.keys():
        raise UserError("plan_file_damaged", path=str(path))
    rows = cursor.fetchall()
    if not rows:
        raise UserError("layer_empty", layer=path.name)
    cells = list(zip(*rows))
    del rows
    outlines = [_wkb(blob, path) for blob in cells[at["geom"]]]
    fields = QgsFields()
    values: list[Sequence[Any]] = []
    for name, kind in columns.items():
        fields.append(field(name, kind))
        column = cells[at[name.lower()]]
        values.append([_date(value) for value in column] if kind == "date" else column)
    return _assembled(fields, values, outlines, _crs_of(get(connection, "crs")), path, feedback)


def _assembled(
    fields: QgsFields,
    values: Sequence[Sequence[Any]],
    outlines: list[bytes],
    crs: QgsCoordinateReferenceSystem,
    path: Path,
    feedback: QgsProcessingFeedback | None,
) -> tuple[BlockLayer, bool]:
    def column(name: str) -> list[str]:
        index = field_index(fields, name)
        return texts_of(values[index]) if index >= 0 else [""] * len(outlines)

    keys = column(_NAMES.key)
    check_keys(keys)
    derived = recall(fingerprint(outlines, crs), None, path)
    geometries: Sequence[QgsGeometry] = StoredOutlines(outlines)
    if derived is None:
        geometries = [_cleaned(geometry, path, feedback) for geometry in geometries]
    index = field_index(fields, _NAMES.population)
    residents = (
        [whole_number(value, _NAMES.population) for value in values[index]]
        if index >= 0
        else [None] * len(outlines)
    )
    layer = assemble_block_layer(
        geometries,
        ColumnRows(values),
        fields,
        crs,
        None,
        derived,
        feedback,
        bridge_keys=column(_NAMES.bridge),
        separated_keys=column(_NAMES.separated),
        keys=text_array(keys),
        municipality=text_array(column(_NAMES.municipality)),
        municipality_name=text_array(column(_NAMES.municipality_name)),
        place=text_array(column(_NAMES.place)),
        name=text_array(column(_NAMES.name)),
        population=np.array([count or 0 for count in residents], dtype=np.int64),
        population_known=np.array([count is not None for count in residents], dtype=bool),
    )
    return layer, derived is not None


def _cleaned(
    geometry: QgsGeometry, path: Path, feedback: QgsProcessingFeedback | None
) -> QgsGeometry:
    if feedback is not None and feedback.isCanceled():
        raise Cancelled
    clean, _ = clean_polygon(geometry)
    if clean is None:
        raise UserError("no_geometry", layer=path.name)
    return clean


def _wkb(blob: Any, path: Path) -> bytes:
    """The outline in a geometry of a GeoPackage, without its head."""
    if not isinstance(blob, bytes) or len(blob) < 8 or blob[:2] != b"GP":
        raise UserError("no_geometry", layer=path.name)
    kind = blob[3] >> 1 & 7
    return blob[8 + (_ENVELOPE[kind] if kind < len(_ENVELOPE) else 0) :]


def _kind(declared: str) -> str:
    """The kind of field of a column; what has none of its own is read as text."""
    word = declared.upper().split("(")[0]
    if word in ("INTEGER", "INT"):
        return "long"
    if word in ("MEDIUMINT", "SMALLINT", "TINYINT", "BOOLEAN"):
        return "int"
    if word in ("REAL", "DOUBLE", "FLOAT"):
        return "double"
    return "date" if word == "DATE" else "text"


def _date(value: Any) -> Any:
    if is_null(value):
        return None
    date = QDate.fromString(str(value), Qt.DateFormat.ISODate)
    return date if date.isValid() else None
