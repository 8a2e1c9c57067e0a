# SPDX-License-Identifier: GPL-2.0-or-later
"""A census file of 3,000,000 rows onto the blocks of a county, against reading it all with pandas.

Both take turns in fresh processes on the same file. Ours reads it in pieces, keeps the cells around
the blocks, lays them over the blocks, shares the residents and writes the layers, inside QGIS. The
peer is what people write in a notebook: ``pandas.read_csv`` of the whole file, a filter by box
and a sum by midpoint with the same geometries and a spatial index, but without a look at ids, signs
or borders that cut cells. Residents in blocks must agree.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts" / "python"))

from figures import Figures

ROWS = 3_000_000
#: The county: 300 x 300 cells of 100 m, about the size of Kreis Düren; corner in EPSG:3035.
SIDE, NORTH, EAST = 300, 3_060_000, 4_060_000
BLOCKS_A_SIDE = 40
CRS = "EPSG:25832"
HEADER = "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\n"


def write_grid(path: Path) -> None:
    """The census file: every cell of the county, the other rows spread over the country.

    Rows run from south to north as in the official file, one in ten with a dash.
    """
    rng = np.random.default_rng(1)
    county = {NORTH + 100 * row for row in range(SIDE)}
    bands = np.arange(2_700_000, 3_550_000, 100)
    elsewhere = (ROWS - SIDE * SIDE) // len(bands)
    rest = ROWS - SIDE * SIDE - elsewhere * len(bands)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(HEADER)
        for number, north in enumerate(bands.tolist()):
            wanted = elsewhere + (number < rest)
            far = 4_200_000 + 100 * rng.choice(4700, size=wanted, replace=False)
            east = np.sort(far)
            if north in county:
                east = np.concatenate([EAST + 100 * np.arange(SIDE), east])
            value = rng.integers(3, 90, len(east))
            value[rng.random(len(east)) < 0.1] = 0
            stream.writelines(
                f"CRS3035RES100mN{north}E{x};{x + 50};{north + 50};{v or '–'}\n"
                for x, v in zip(east.tolist(), value.tolist())
            )


def start_qgis():
    """QGIS without a window and with the plugin."""
    from headless import HeadlessQgis

    return HeadlessQgis("en")


def block_layer():
    """Bent blocks of 20 vertices that cover the county, in EPSG:25832."""
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransform,
        QgsCoordinateTransformContext,
        QgsFeature,
        QgsGeometry,
        QgsPointXY,
        QgsVectorLayer,
    )

    rng = np.random.default_rng(2)
    n = BLOCKS_A_SIDE
    x, y = np.meshgrid(np.arange(n + 1.0), np.arange(n + 1.0))
    step = SIDE * 100 / n
    corner = np.stack([x, y], axis=-1) * step
    corner[1:-1, 1:-1] += rng.uniform(-0.25, 0.25, (n - 1, n - 1, 2)) * step
    corner += (EAST, NORTH)

    def bent(start, end):
        share = np.linspace(0, 1, 6)[:-1, None]
        line = start[..., None, :] * (1 - share) + end[..., None, :] * share
        line[..., 1:, :] += rng.uniform(-0.04, 0.04, line[..., 1:, :].shape) * step
        return line

    across, upward = bent(corner[:, :-1], corner[:, 1:]), bent(corner[:-1], corner[1:])
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:3035"),
        QgsCoordinateReferenceSystem(CRS),
        QgsCoordinateTransformContext(),
    )
    layer = QgsVectorLayer(f"Polygon?crs={CRS}&field=baustein_id:string", "Bausteine", "memory")
    features = []
    for row in range(n):
        for column in range(n):
            top, left = across[row + 1, column], upward[row, column]
            ring = np.concatenate(
                [
                    across[row, column],
                    upward[row, column + 1],
                    np.concatenate([corner[row + 1, column + 1][None], top[:0:-1]]),
                    np.concatenate([corner[row + 1, column][None], left[:0:-1]]),
                ]
            )
            geometry = QgsGeometry.fromPolygonXY([[QgsPointXY(*p) for p in ring.tolist()]])
            geometry.transform(transform)
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"{row:03d}-{column:03d}"])
            feature.setGeometry(geometry)
            features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def ours(path: str) -> dict:
    """The algorithm as a user runs it, with all outputs but the report."""
    application = start_qgis()
    layer = block_layer()
    wall, cpu = time.perf_counter(), time.process_time()
    result = application.run(
        "sozialraum:residentsfromgrid",
        {
            "INPUT": layer,
            "GRID": path,
            "BLOCKS": "TEMPORARY_OUTPUT",
            "FINDINGS": "TEMPORARY_OUTPUT",
            "CELLS": "TEMPORARY_OUTPUT",
        },
    )
    names = ("TOTAL_READ", "INSIDE", "OUTSIDE", "CUT_CELLS")
    return {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "blocks": result["BLOCKS"].featureCount(),
        "cells": result["CELLS"].featureCount(),
        **{name: result[name] for name in names},
    }


def naive(path: str) -> dict:
    """The whole file in a frame, a filter, and each midpoint looked up in a spatial index."""
    application = start_qgis()
    layer = block_layer()
    import pandas as pd
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransform,
        QgsCoordinateTransformContext,
        QgsGeometry,
        QgsPointXY,
        QgsSpatialIndex,
    )

    wall, cpu = time.perf_counter(), time.process_time()
    frame = pd.read_csv(path, sep=";", na_values="–")
    read = time.perf_counter() - wall
    to_grid = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(CRS),
        QgsCoordinateReferenceSystem("EPSG:3035"),
        QgsCoordinateTransformContext(),
    )
    box = to_grid.transformBoundingBox(layer.extent())
    near = frame[
        frame.x_mp_100m.between(box.xMinimum() - 50, box.xMaximum() + 50)
        & frame.y_mp_100m.between(box.yMinimum() - 50, box.yMaximum() + 50)
    ]
    back = QgsCoordinateTransform(
        to_grid.destinationCrs(), to_grid.sourceCrs(), QgsCoordinateTransformContext()
    )
    geometries = {feature.id(): feature.geometry() for feature in layer.getFeatures()}
    index = QgsSpatialIndex(layer.getFeatures())
    sums = dict.fromkeys(geometries, 0)
    for x, y, value in zip(near.x_mp_100m, near.y_mp_100m, near.Einwohner.fillna(0)):
        point = back.transform(QgsPointXY(x, y))
        shape = QgsGeometry.fromPointXY(point)
        for block in index.intersects(shape.boundingBox()):
            if geometries[block].intersects(shape):
                sums[block] += int(value)
                break
    result = {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "read": read,
        "INSIDE": sum(sums.values()),
    }
    application.close()
    return result


def peak_megabytes() -> float:
    """Most memory this process ever held; the counter begins anew with the program."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmHWM in /proc/self/status")


def in_a_fresh_process(name: str, path: Path) -> dict:
    """What one of the two prints about itself."""
    done = subprocess.run(
        [sys.executable, __file__, name, str(path)], check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def main() -> int:
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Zensus2022_Bevoelkerungszahl_100m-Gitter.csv"
        write_grid(path)
        figures.add("rows", ROWS, "rows")
        figures.add("file", path.stat().st_size / 1e6, "MB")
        runs = [(in_a_fresh_process("ours", path), in_a_fresh_process("naive", path)) for _ in "12"]
        mine, theirs = (min(both, key=lambda run: run["wall"]) for both in zip(*runs))
    figures.add("blocks", mine["blocks"], "blocks")
    figures.add("cells", mine["cells"], "cells")
    figures.add("cut_cells", mine["CUT_CELLS"], "cells")
    lost = mine["TOTAL_READ"] - mine["INSIDE"] - mine["OUTSIDE"]
    figures.add("residents_lost", lost, "residents", at_most=0)
    difference = abs(mine["INSIDE"] - theirs["INSIDE"])
    figures.add("difference_to_naive", difference, "residents", at_most=0)
    figures.add("sozialraumplaner_wall", mine["wall"], "s", at_most=60)
    figures.add("sozialraumplaner_cpu", mine["cpu"], "s")
    figures.add("sozialraumplaner_peak", mine["peak"], "MB", at_most=500)
    figures.add("naive_wall", theirs["wall"], "s")
    figures.add("naive_cpu", theirs["cpu"], "s")
    figures.add("naive_peak", theirs["peak"], "MB")
    figures.add("time_by_naive", mine["wall"] / theirs["wall"], "x")
    figures.add("memory_by_naive", mine["peak"] / theirs["peak"], "x")
    return figures.exit_code()


if __name__ == "__main__":
    if len(sys.argv) == 3:
        answer = {"ours": ours, "naive": naive}[sys.argv[1]](sys.argv[2])
        print(json.dumps({**answer, "peak": peak_megabytes()}), flush=True)
        sys.exit(0)
    sys.exit(main())
