# SPDX-License-Identifier: GPL-2.0-or-later
"""Write demo_kreis.gpkg."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal, ogr, osr

from .arcs import rings, signed_area
from .county import County
from .frame import AGS, MUNICIPALITIES, ORIGIN
from .growth import LAKE
from .lines import simplify
from .names import BROOKS

TYPES = {"t": ogr.OFTString, "i": ogr.OFTInteger, "r": ogr.OFTReal}


def _ring(xy: np.ndarray) -> ogr.Geometry:
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in np.round(xy + ORIGIN, 2):
        ring.AddPoint_2D(float(x), float(y))
    return ring


def _polygon(parts: Sequence[np.ndarray]) -> ogr.Geometry:
    polygon = ogr.Geometry(ogr.wkbPolygon)
    for xy in parts:
        polygon.AddGeometryDirectly(_ring(xy))
    return polygon


def _multi(polygons: Iterable[Sequence[np.ndarray]]) -> ogr.Geometry:
    multi = ogr.Geometry(ogr.wkbMultiPolygon)
    for parts in polygons:
        multi.AddGeometryDirectly(_polygon(parts))
    return multi


def _line(xy: np.ndarray, tolerance: float = 2.0) -> ogr.Geometry:
    line = ogr.Geometry(ogr.wkbLineString)
    for x, y in np.round(xy[simplify(xy, tolerance)] + ORIGIN, 1):
        line.AddPoint_2D(float(x), float(y))
    return line


def _pieces(line: ogr.Geometry, within: ogr.Geometry) -> list[ogr.Geometry]:
    """The parts of the line inside the county and outside the lake."""
    cut = line.Intersection(within)
    parts = [cut.GetGeometryRef(k).Clone() for k in range(cut.GetGeometryCount())] or [cut]
    return [p for p in parts if p.GetGeometryType() == ogr.wkbLineString and p.Length() > 60]


def write_geopackage(
    path: Path, c: County, facilities: list[tuple[str, str, str, float, float]]
) -> None:
    """Write all layers; the file's only time stamp is fixed."""
    gdal.UseExceptions()
    gdal.SetConfigOption("OGR_CURRENT_DATE", "2025-01-01T00:00:00.000Z")
    if path.exists():
        path.unlink()
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(25832)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path), ["ADD_GPKG_OGR_CONTENTS=NO"])

    def layer(name: str, geometry: int, fields: str, rows: Iterable[tuple[Any, ...]]) -> None:
        target = source.CreateLayer(name, srs, geometry, ["GEOMETRY_NAME=geom", "FID=fid"])
        for item in fields.split():
            field, code = item.split(":")
            target.CreateField(ogr.FieldDefn(field, TYPES[code]))
        target.StartTransaction()
        for *values, geom in rows:
            feature = ogr.Feature(target.GetLayerDefn())
            for k, value in enumerate(values):
                if value is not None:
                    feature.SetField(k, value)
            feature.SetGeometry(geom)
            target.CreateFeature(feature)
        target.CommitTransaction()

    dissolved = rings(c.arcs, c.muni)
    # Lines end at the lake and just outside the county border, which they follow in places.
    lake = _lake_polygons(c)
    outline = rings(c.arcs, np.zeros(len(c.key), int))[0]
    shore = max(outline, key=lambda p: signed_area(p[0]))[0]
    county = _polygon([shore]).Buffer(30.0)
    for water in lake:
        county = county.Difference(_polygon([water[0]]))
    layer(
        "bausteine",
        ogr.wkbPolygon,
        "bst_nr:t ags:t gemeinde:t ortsteil_nr:t ortsteil:t name:t einwohner:i typ:t bauweise:t "
        "efh_anteil:r",
        (
            (
                c.key[b], AGS[c.muni[b]], MUNICIPALITIES[c.muni[b]][0], c.ot_key[b], c.ot_name[b],
                c.name[b], int(c.people[b]), str(c.kind[b]), c.house[b],
                None if np.isnan(c.single[b]) else float(c.single[b]), _polygon(c.polygons[b][0]),
            )
            for b in range(len(c.key))
        ),
    )  # fmt: skip
    layer(
        "gemeinden",
        ogr.wkbMultiPolygon,
        "ags:t gen:t bez:t einwohner:i",
        (
            (AGS[m], spec[0], spec[1], int(c.people[c.muni == m].sum()), _multi(dissolved[m]))
            for m, spec in enumerate(MUNICIPALITIES)
        ),
    )
    rivers = [("Fluss", "Muster", _line(c.frame.river))]
    rivers += [("Bach", n, _line(s)) for n, s in zip(BROOKS, c.frame.streams)]
    layer(
        "gewaesser",
        ogr.wkbLineString,
        "art:t name:t",
        ((a, n, p) for a, n, g in rivers for p in _pieces(g, county)),
    )
    layer(
        "seen", ogr.wkbPolygon, "art:t name:t",
        (("Talsperre", "Mustertalsperre", _polygon(p)) for p in lake),
    )  # fmt: skip
    roads = [("Autobahn", "A 599", _line(c.frame.motorway))]
    roads += [
        (a, n, _line(r)) for a, n, r in zip(c.frame.road_class, c.frame.road_name, c.frame.roads)
    ]
    roads.sort(key=lambda r: r[:2])
    layer(
        "strassen",
        ogr.wkbLineString,
        "art:t name:t",
        ((a, n, p) for a, n, g in roads for p in _pieces(g, county)),
    )
    lines = ["Hauptstrecke", "Nordstrecke", "Talstrecke"]
    layer(
        "bahn",
        ogr.wkbLineString,
        "name:t",
        ((n, p) for n, r in zip(lines, c.frame.rails) for p in _pieces(_line(r), county)),
    )

    def points() -> Iterable[tuple[Any, ...]]:
        for art, name, ags, x, y in facilities:
            point = ogr.Geometry(ogr.wkbPoint)
            point.AddPoint_2D(round(x + float(ORIGIN[0]), 1), round(y + float(ORIGIN[1]), 1))
            yield art, name, ags, point

    layer("orte", ogr.wkbPoint, "art:t name:t ags:t", points())
    # Closing the data source writes the file.
    source = None
    with sqlite3.connect(path) as database:
        database.execute("UPDATE gpkg_contents SET last_change = '2025-01-01T00:00:00.000Z'")
        database.commit()
        database.execute("VACUUM")


def _lake_polygons(c: County) -> list[list[np.ndarray]]:
    """The water as polygons whose shore has exactly the vertices of the blocks around it."""

    def side(label: int) -> int:
        return 0 if label == LAKE else -1

    shore = [replace(a, left=side(a.left), right=side(a.right)) for a in c.arcs]
    return rings([a for a in shore if a.left != a.right])[0]
