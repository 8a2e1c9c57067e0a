# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan opened from a layer: places on the map to blocks, gestures with names, saving.

Knows nothing of widgets; what it announces, a dock shows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Optional, Sequence

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsProviderRegistry,
    QgsRectangle,
    QgsSpatialIndex,
    QgsTask,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.colouring import colour_plan
from ..core.errors import Cancelled, UserError
from ..core.plan import UNASSIGNED, Change, Moved, Plan
from ..core.sizes import Thresholds
from .compat import WKB_MULTIPOLYGON, project_transform_context
from .contiguity_cache import geopackage_of
from .files import atomic_write
from .layers import BlockLayer, read_block_layer
from .messages import error_text
from .plans import plan_from_layer
from .results import assigned_features, assigned_fields, region_features, region_fields
from .translation import number, tr, trn


class PlanSession(QObject):
    """One open plan.

    ``changed`` carries the change of the assignment just applied, also in the middle of a stroke;
    ``history_changed`` fires when undo or redo have something else to offer.
    """

    changed = pyqtSignal(object)
    history_changed = pyqtSignal()

    def __init__(self, layer: BlockLayer, plan: Plan, name: str) -> None:
        super().__init__()
        self.layer = layer
        self.plan = plan
        self.name = name
        self.thresholds = Thresholds()
        self.colours = colour_plan(layer.lines, plan)
        self._saved = plan.region_of.copy()
        self._index = QgsSpatialIndex()
        for block, geometry in enumerate(layer.geometries):
            feature = QgsFeature(block)
            feature.setGeometry(geometry)
            self._index.addFeature(feature)
        plan.listeners.append(self.changed.emit)

    # Places

    def block_at(self, point: QgsPointXY) -> Optional[int]:
        """The block under a point in the CRS of the layer."""
        place = QgsGeometry.fromPointXY(point)
        for block in self._index.intersects(QgsRectangle(point, point)):
            if self.layer.geometries[block].intersects(place):
                return block
        return None

    def blocks_along(self, start: QgsPointXY, end: QgsPointXY) -> list[int]:
        """All blocks that a straight stroke touches, so that a fast mouse skips nothing."""
        if start == end:
            block = self.block_at(end)
            return [] if block is None else [block]
        stroke = QgsGeometry.fromPolylineXY([start, end])
        return [
            block
            for block in self._index.intersects(stroke.boundingBox())
            if self.layer.geometries[block].intersects(stroke)
        ]

    def region_at(self, point: QgsPointXY) -> Optional[int]:
        """The region under a point, None outside and on unassigned blocks."""
        block = self.block_at(point)
        if block is None or self.plan.region_of[block] == UNASSIGNED:
            return None
        return int(self.plan.region_of[block])

    def extent_of(self, region: int) -> QgsRectangle:
        """Bounding box of a region."""
        extent = QgsRectangle()
        for block in self.plan.members(region).tolist():
            extent.combineExtentWith(self.layer.geometries[block].boundingBox())
        return extent

    # Changes

    def move(self, blocks: Sequence[int], target: int) -> Moved:
        """Move blocks inside the running gesture."""
        return self.plan.move(blocks, target)

    def end_gesture(self) -> Optional[Change]:
        """Close the gesture as one undo step."""
        change = self.plan.end_gesture()
        self.history_changed.emit()
        return change

    def cancel_gesture(self) -> None:
        """Take the running gesture back."""
        self.plan.cancel_gesture()
        self.history_changed.emit()

    def undo(self) -> None:
        """Take the last gesture back."""
        self.plan.undo()
        self.history_changed.emit()

    def redo(self) -> None:
        """Apply the last gesture again."""
        self.plan.redo()
        self.history_changed.emit()

    @property
    def is_dirty(self) -> bool:
        """Whether the assignment differs from the one last saved."""
        return not np.array_equal(self._saved, self.plan.region_of)

    # Texts

    def gesture_name(self, change: Optional[Change]) -> str:
        """Readable name of an undo step, such as "3 blocks: KR 3 → KR 4"."""
        if change is None:
            return ""
        count = trn("{n} block", "{n} blocks", len(change.blocks)).format(
            n=number(len(change.blocks))
        )
        sources = self._names(change.before)
        targets = self._names(change.after)
        return f"{count}: {sources} → {targets}"

    def refusal_text(self, moved: Moved, target: int) -> str:
        """Why blocks stayed where they are, "" where all moved."""
        if "locked" in moved.refused:
            return tr("A locked Sozialraum is not changed.")
        if "municipality" in moved.refused:
            return tr(
                "{region} lies in {municipality}; Sozialräume stay in their municipality."
            ).format(
                region=self.plan.regions[target].short,
                municipality=self.plan.regions[target].municipality_name,
            )
        return ""

    def stroke_text(self, target: int) -> list[tuple[str, int, int]]:
        """Regions of the running stroke: label, residents now, and their change by it."""
        touched: dict[int, int] = {}
        for block, before in self.plan.gesture_start.items():
            residents = int(self.plan.blocks.population[block])
            after = int(self.plan.region_of[block])
            touched[before] = touched.get(before, 0) - residents
            touched[after] = touched.get(after, 0) + residents
        touched.setdefault(target, 0)
        order = sorted(touched, key=lambda region: (region != target, region))
        return [
            (self.region_label(region), int(self.plan.population[region]), touched[region])
            for region in order
            if region != UNASSIGNED
        ]

    def region_label(self, region: int) -> str:
        """Label of a region, or the word for none."""
        return tr("unassigned") if region == UNASSIGNED else self.plan.regions[region].short

    def _names(self, regions: np.ndarray) -> str:
        labels = [self.region_label(int(region)) for region in np.unique(regions)]
        return ", ".join(labels[:3]) + (" …" if len(labels) > 3 else "")

    # Saving

    def saved(self, region_of: np.ndarray) -> None:
        """Remember that this assignment is safe on disk or in a layer."""
        self._saved = region_of.copy()
        self.history_changed.emit()


def open_session(layer: QgsVectorLayer, region_field: str) -> PlanSession:
    """Open the assignment of a block layer as a plan; ``UserError`` where it is none."""
    blocks = read_block_layer(layer, geopackage=geopackage_of(layer.source()))
    return PlanSession(blocks, plan_from_layer(blocks, region_field), layer.name())


def check_target(path: Path, project: QgsProject) -> None:
    """Refuse a file from which a layer of the project is read.

    Replacing it would take other tables along, the blocks themselves perhaps, and SQLite would go
    on with the write-ahead log of a file that is gone. Raises ``UserError("file_in_use")``.
    """
    for layer in project.mapLayers().values():
        parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
        source = parts.get("path")
        if source and Path(source).resolve() == path.resolve():
            raise UserError("file_in_use", file=path.name, layer=layer.name())


class SaveTask(QgsTask):
    """Writes a plan as new layers: blocks with assignment, and dissolved regions.

    Works on a copy of the assignment, so that planning goes on meanwhile. path: GeoPackage to
    write, None for temporary layers. After success ``layers`` holds both as (layer, kind).
    """

    def __init__(self, session: PlanSession, path: Optional[Path] = None) -> None:
        super().__init__(tr("Save Sozialräume"), QgsTask.Flag.CanCancel)
        plan = session.plan
        self.path = path
        self.error = ""
        self.layers: list[tuple[QgsVectorLayer, str]] = []
        self.region_of = plan.region_of.copy()
        self._session = session
        self._plan = Plan(
            plan.blocks,
            plan.contiguity,
            self.region_of,
            plan.regions,
            plan.municipality_is_hard,
        )
        self._results: list[tuple[str, str, QgsFields, list[QgsFeature]]] = []
        self._context = project_transform_context()

    def run(self) -> bool:
        try:
            layer = self._session.layer
            regions = region_features(
                self._plan,
                layer,
                self._session.thresholds.minimum,
                lambda percent: self.setProgress(0.8 * percent),
                self.isCanceled,
            )
            self._results = [
                (
                    "blocks",
                    "zuordnung",
                    assigned_fields(layer),
                    assigned_features(self._plan, layer),
                ),
                ("regions", "sozialraum", region_fields(), regions),
            ]
            if self.path is not None:
                with atomic_write(self.path) as temporary:
                    self._write(temporary)
        except (UserError, Cancelled, OSError, MemoryError) as error:
            self.error = error_text(error)
            return False
        return True

    def finished(self, result: bool) -> None:
        if not result:
            return
        titles = {"blocks": tr("Blocks with Sozialraum"), "regions": tr("Sozialräume")}
        for kind, table, fields, features in self._results:
            title = f"{titles[kind]} ({self._session.name})"
            if self.path is not None:
                layer = QgsVectorLayer(f"{self.path}|layername={table}", title, "ogr")
            else:
                layer = memory_layer(title, fields, self._session.layer, features)
            self.layers.append((layer, kind))
        self._session.saved(self.region_of)

    def _write(self, path: Path) -> None:
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        for index, (_, table, fields, features) in enumerate(self._results):
            options.layerName = table
            if index:
                options.actionOnExistingFile = (
                    QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
                )
            writer = QgsVectorFileWriter.create(
                str(path), fields, WKB_MULTIPOLYGON, self._session.layer.crs, self._context, options
            )
            if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
                raise UserError("write_failed", path=str(self.path), reason=writer.errorMessage())
            written = writer.addFeatures(features)
            reason = writer.errorMessage()
            del writer
            if not written:
                raise UserError("write_failed", path=str(self.path), reason=reason)
        self._session.layer.keep_neighbours(path)


def memory_layer(
    title: str, fields: QgsFields, like: BlockLayer, features: list[QgsFeature]
) -> QgsVectorLayer:
    """A temporary polygon layer in the CRS of the blocks."""
    layer = QgsVectorLayer("MultiPolygon", title, "memory")
    layer.setCrs(like.crs)
    layer.dataProvider().addAttributes(fields.toList())
    layer.updateFields()
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer
