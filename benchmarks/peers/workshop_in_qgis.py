# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps of a workshop inside QGIS; prints milliseconds as JSON.

Runs with the Python of QGIS: ``workshop_in_qgis.py workshop|open|plugins SIDE FOLDER``.
"""

from __future__ import annotations

import json
import math
import os
import sys
import time
import warnings
from itertools import product
from pathlib import Path
from typing import Callable, Iterable

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts" / "python"), str(Path(__file__).parent)]
warnings.simplefilter("ignore", DeprecationWarning)

import numpy as np  # noqa: E402
from headless import HeadlessQgis  # noqa: E402
from load_plugin import load_plugin  # noqa: E402
from mosaic import as_wkb, mosaic  # noqa: E402

load_plugin()

from qgis.core import (  # noqa: E402
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsFillSymbol,
    QgsGeometry,
    QgsRectangle,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMapToolIdentify  # noqa: E402
from qgis.PyQt.QtCore import QEvent, QEventLoop, QPointF, Qt  # noqa: E402
from qgis.PyQt.QtGui import QMouseEvent  # noqa: E402
from qgis.PyQt.QtWidgets import QApplication, QTableView  # noqa: E402
from sozialraumplaner.core.arrays import text_array  # noqa: E402
from sozialraumplaner.core.plan import Plan, PlanInfo, Region  # noqa: E402
from sozialraumplaner.core.plan.strokes import KeepConnected  # noqa: E402
from sozialraumplaner.gis.compat import field  # noqa: E402
from sozialraumplaner.gis.indicators import STATUS  # noqa: E402
from sozialraumplaner.gis.layers import BlockLayer, assemble_block_layer  # noqa: E402
from sozialraumplaner.gis.plan_session import PlanSession, open_plan_file  # noqa: E402
from sozialraumplaner.ui.plan_overlay import PlanOverlay  # noqa: E402
from sozialraumplaner.ui.region_table import RegionTableModel  # noqa: E402
from sozialraumplaner.ui.tools import PaintTool  # noqa: E402

CRS = "EPSG:25832"
WEST, SOUTH, SIZE = 300_000.0, 5_600_000.0, 100.0
#: Regions along one side, measures, size of the canvas.
REGIONS, MEASURES, CANVAS = 10, 30, (1366, 768)
#: Zoom of each view, and radius of the brush by its position.
VIEWS = {"county": 1.0, "town": 4.0, "street": 16.0}
BRUSHES = {"one_block": 0, "brush": 4}
EVENTS, PEER_EVENTS = 120, 8

clock = time.perf_counter
Times = dict[str, list[float]]


def milliseconds(step: Callable[[], object]) -> float:
    """How long a step takes, its painting included."""
    start = clock()
    step()
    QApplication.processEvents()
    return 1000 * (clock() - start)


def geometries_of(side: int) -> list[QgsGeometry]:
    """side x side blocks of about a hectare."""
    result = []
    for wkb in as_wkb(mosaic(side) + np.array([WEST, SOUTH])):
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        result.append(geometry)
    return result


def regions_of(side: int) -> np.ndarray:
    """Squares of blocks, (side²,)."""
    row, column = np.divmod(np.arange(side * side), side)
    return ((row * REGIONS // side) * REGIONS + column * REGIONS // side).astype(np.int32)


def block_layer(side: int, times: Times) -> BlockLayer:
    """Blocks of one municipality with some measures."""
    n = side * side
    rng = np.random.default_rng(1)
    names = [f"m{number:02d}" for number in range(MEASURES)]
    fields = QgsFields()
    for name in ("baustein_id", "ags", "gem_name", "ortsteil"):
        fields.append(field(name, "text"))
    fields.append(field("einwohner", "int"))
    for name in names:
        fields.append(field(name, "double"))
        fields.append(field(name + STATUS, "text"))
    population = rng.integers(0, 60, n)
    counts = rng.integers(0, 20, (n, MEASURES))
    attributes = [
        [f"{i:06d}", "05358028", "Kreuzau", f"Ort {i // 50}", int(population[i])]
        + [cell for count in counts[i].tolist() for cell in (float(count), None)]
        for i in range(n)
    ]
    geometries = geometries_of(side)
    empty = text_array([""] * n)
    start = clock()
    layer = assemble_block_layer(
        geometries,
        attributes,
        fields,
        QgsCoordinateReferenceSystem(CRS),
        keys=text_array([row[0] for row in attributes]),
        municipality=text_array(["05358028"] * n),
        municipality_name=text_array(["Kreuzau"] * n),
        place=text_array([row[3] for row in attributes]),
        name=empty,
        population=population.astype(np.int64),
        population_known=np.ones(n, dtype=bool),
    )
    times["contiguity_first_time"] = [1000 * (clock() - start)]
    return layer


def session_of(side: int, times: Times) -> PlanSession:
    """An open plan with 100 regions."""
    layer = block_layer(side, times)
    regions = [
        Region(f"05358028-{r:02d}", f"KR {r}", f"Sozialraum {r}", "05358028", "Kreuzau")
        for r in range(REGIONS**2)
    ]
    plan = Plan(layer.blocks, layer.contiguity, regions_of(side), regions)
    start = clock()
    session = PlanSession(layer, plan, PlanInfo("", "Entwurf"))
    times["open_session"] = [1000 * (clock() - start)]
    return session


def canvas_of() -> QgsMapCanvas:
    canvas = QgsMapCanvas()
    canvas.resize(*CANVAS)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(CRS))
    canvas.show()
    QApplication.processEvents()
    return canvas


def show(canvas: QgsMapCanvas, side: int, zoom: float) -> None:
    extent = QgsRectangle(WEST, SOUTH, WEST + side * SIZE, SOUTH + side * SIZE)
    extent.scale(1 / zoom)
    canvas.setExtent(extent)


def places() -> Iterable[tuple[float, float]]:
    """A loop around the middle of the canvas, some 15 pixels from event to event."""
    for step in range(EVENTS):
        angle = 2 * math.pi * step / EVENTS
        yield (
            CANVAS[0] / 2 + 0.37 * CANVAS[1] * math.cos(angle),
            CANVAS[1] / 2 + 0.37 * CANVAS[1] * math.sin(angle),
        )


def send(canvas: QgsMapCanvas, kind: QEvent.Type, place: tuple[float, float], held: bool) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    changed = none if kind == QEvent.Type.MouseMove else left
    point = QPointF(*place)
    event = QMouseEvent(
        kind, point, point, point, changed, left if held else none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(canvas.viewport(), event)


def stroke(canvas: QgsMapCanvas) -> tuple[list[float], float]:
    """Milliseconds of each event of a stroke, and of letting go."""
    events = []
    for step, place in enumerate(places()):
        kind = QEvent.Type.MouseMove if step else QEvent.Type.MouseButtonPress
        events.append(milliseconds(lambda k=kind, p=place: send(canvas, k, p, True)))
    release = milliseconds(lambda: send(canvas, QEvent.Type.MouseButtonRelease, place, False))
    return events, release


def workshop(side: int, folder: Path) -> Times:
    times: Times = {}
    session = session_of(side, times)
    plan = session.plan
    session.create_file(folder / "Plan.gpkg")
    canvas = canvas_of()
    show(canvas, side, 1)
    start = clock()
    overlay = PlanOverlay(canvas, session)
    overlay.draw_now()
    times["open_overlay"] = [1000 * (clock() - start)]
    table = QTableView()
    table.setModel(RegionTableModel(session, table))
    table.resize(500, 700)
    table.show()
    tool = PaintTool(canvas)
    tool.set_session(session, overlay)
    canvas.setMapTool(tool)
    times["after_gesture"] = []
    times["draw_another_view"] = []
    for view, zoom in VIEWS.items():
        show(canvas, side, zoom)
        times["draw_another_view"].append(milliseconds(overlay.draw_now))
        for brush, size in BRUSHES.items():
            tool.brush.set_size(size)
            for keep, suffix in ((KeepConnected.OFF, ""), (KeepConnected.REFUSE, "_connected")):
                session.keep_connected = keep
                # The region in which the loop begins is the target.
                events, release = stroke(canvas)
                times[f"event_{view}_{brush}{suffix}"] = events
                times["after_gesture"].append(release)
                session.undo()
        session.keep_connected = KeepConnected.OFF
        hover = []
        tool.target = 0
        for place in places():
            hover.append(
                milliseconds(lambda p=place: send(canvas, QEvent.Type.MouseMove, p, False))
            )
        times[f"event_{view}_hover"] = hover
        tool.target = None
    show(canvas, side, 1)
    overlay.draw_now()
    times["full_recomputation"] = [
        milliseconds(
            lambda: (
                plan.recomputed_totals(),
                plan.contiguity.components(plan.region_of),
                session.figures.recomputed(),
            )
        )
        for _ in range(5)
    ]
    undo = []
    for place in product(range(5), repeat=2):
        # What a lasso takes that goes over many regions.
        middle = plan.blocks.xy.min(axis=0) + side * SIZE * (0.35 + 0.06 * np.array(place))
        far = ((plan.blocks.xy - middle) ** 2).sum(axis=1)
        many = np.argsort(far)[:10_000]
        session.begin_gesture()
        session.move(many, 0)
        session.end_gesture()
        QApplication.processEvents()
        undo.append(milliseconds(session.undo))
    times["undo_10000_blocks"] = undo
    session.save()
    canvas.unsetMapTool(tool)
    tool.dispose()
    overlay.remove()
    session.close()
    return times


def open_file(side: int, folder: Path) -> Times:
    """With cached contiguity, in a process that knows nothing of the plan."""
    start = clock()
    session, _ = open_plan_file(folder / "Plan.gpkg")
    elapsed = 1000 * (clock() - start)
    session.close()
    return {"open_plan_file": [elapsed]}


def plugins(side: int, folder: Path) -> Times:
    """One block a mouse event, as plugins do it today, the whole county in view."""
    layer = QgsVectorLayer(f"Polygon?crs={CRS}&field=sr:integer", "Bausteine", "memory")
    features = []
    for geometry, region in zip(geometries_of(side), regions_of(side).tolist()):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        feature.setAttributes([region])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.dataProvider().createSpatialIndex()
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            "sr",
            [
                QgsRendererCategory(
                    region,
                    QgsFillSymbol.createSimple({"color": f"{(region * 37) % 255},160,120"}),
                    str(region),
                )
                for region in range(REGIONS**2)
            ],
        )
    )
    canvas = canvas_of()
    canvas.setLayers([layer])
    show(canvas, side, 1)
    wait_for_picture(canvas)
    identify = QgsMapToolIdentify(canvas)
    layer.startEditing()
    blocked, right = [], []
    for x, y in list(places())[:: EVENTS // PEER_EVENTS]:
        start = clock()
        for found in identify.identify(int(x), int(y), [layer], QgsMapToolIdentify.TopDownAll):
            layer.changeAttributeValue(found.mFeature.id(), 0, 0)
        layer.triggerRepaint()
        QApplication.processEvents()
        blocked.append(1000 * (clock() - start))
        wait_for_picture(canvas)
        right.append(1000 * (clock() - start))
    layer.rollBack()
    return {"plugins_window_blocked": blocked, "plugins_until_picture_is_right": right}


def wait_for_picture(canvas: QgsMapCanvas) -> None:
    loop = QEventLoop()
    canvas.mapCanvasRefreshed.connect(loop.quit)
    canvas.refresh()
    loop.exec()
    canvas.mapCanvasRefreshed.disconnect(loop.quit)


def main() -> None:
    task, side, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    application = HeadlessQgis(locale="en")
    run = {"workshop": workshop, "open": open_file, "plugins": plugins}[task]
    print(json.dumps(run(side, folder)), flush=True)
    # Canvases without a main window do not always survive the end of QGIS; nothing is left to do.
    os._exit(0 if application else 1)


if __name__ == "__main__":
    main()
