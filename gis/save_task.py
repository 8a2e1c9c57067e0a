# SPDX-License-Identifier: GPL-2.0-or-later
"""An open plan as new layers, written in the background."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsFeature,
    QgsFields,
    QgsProject,
    QgsProviderRegistry,
    QgsTask,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ..core.errors import Cancelled, UserError
from ..core.plan import Plan
from .compat import WKB_MULTIPOLYGON, project_transform_context
from .files import atomic_write
from .layers import BlockLayer
from .messages import error_text
from .plan_session import PlanSession
from .results import assigned_features, assigned_fields, region_features, region_fields
from .translation import tr


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

    Works on a copy of the assignment and of the colours, so that planning goes on meanwhile. path:
    GeoPackage to write, None for temporary layers. After success ``layers`` holds both as (layer,
    kind).
    """

    def __init__(self, session: PlanSession, path: Optional[Path] = None) -> None:
        super().__init__(tr("Save Sozialräume"), QgsTask.Flag.CanCancel)
        plan = session.plan
        self.path = path
        self.error = ""
        self.layers: list[tuple[QgsVectorLayer, str]] = []
        self.region_of = plan.region_of.copy()
        self._colours: list[int] = session.colours.tolist()
        self._session = session
        self._content = session.content()
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
                self._colours,
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
        self._session.saved_as_layers(self._content)

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
