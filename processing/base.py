# SPDX-License-Identifier: GPL-2.0-or-later
"""What all algorithms share: texts, help, errors as one sentence, sinks."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any, Callable, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFeatureSource,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingUtils,
)
from qgis.PyQt.QtGui import QIcon

from ..core.errors import Cancelled, UserError
from ..gis.contiguity_cache import carry, geopackage_of
from ..gis.field_union import storable_fields
from ..gis.files import check_folder
from ..gis.geometry import outlines
from ..gis.loading import style_when_loaded
from ..gis.messages import error_text
from ..gis.translation import tr

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"

GROUPS: dict[str, Callable[[], str]] = {
    "prepare": lambda: tr("1 Prepare"),
    "delineate": lambda: tr("2 Delineate"),
    "check": lambda: tr("3 Check"),
    "indicators": lambda: tr("4 Indicators"),
    "export": lambda: tr("5 Export"),
}


#: Style of a result by the name of its output; an algorithm may choose another one afterwards.
STYLES = {
    "BLOCKS": "outlines",
    "NEIGHBOURS": "neighbours",
    "LINES": "lines",
    "FINDINGS": "findings",
    "POINTS": "findings",
    "CELLS": "cells",
}


class Algorithm(QgsProcessingAlgorithm):
    """Base of the plugin's algorithms.

    A subclass sets ``NAME``, ``GROUP`` (key of ``GROUPS``) and ``ICON`` (file name), and implements
    ``title``, ``summary``, ``keywords``, ``define`` and ``compute``.
    """

    NAME = ""
    GROUP = ""
    ICON = "plugin.svg"

    def title(self) -> str:
        """Name in the toolbox."""
        raise NotImplementedError

    def summary(self) -> str:
        """Short help: what it does, in two or three sentences."""
        raise NotImplementedError

    def keywords(self) -> str:
        """Search words, separated by commas."""
        raise NotImplementedError

    def define(self) -> None:
        """Declare parameters and outputs."""
        raise NotImplementedError

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Compute first, write last."""
        raise NotImplementedError

    # What QGIS asks for

    def createInstance(self) -> QgsProcessingAlgorithm:
        return type(self)()

    def name(self) -> str:
        return self.NAME

    def displayName(self) -> str:
        return self.title()

    def group(self) -> str:
        return GROUPS[self.GROUP]()

    def groupId(self) -> str:
        return self.GROUP

    def tags(self) -> list[str]:
        return [word.strip() for word in self.keywords().split(",")]

    def icon(self) -> QIcon:
        return QIcon(str(ICONS / self.ICON))

    def svgIconPath(self) -> str:
        return str(ICONS / self.ICON)

    def shortDescription(self) -> str:
        return self.summary()

    def shortHelpString(self) -> str:
        paragraphs = [f"<p>{escape(self.summary())}</p>"]
        for definition in self.parameterDefinitions():
            if definition.help() and not _is_hidden(definition):
                paragraphs.append(
                    f"<p><b>{escape(definition.description())}</b><br>"
                    f"{escape(definition.help())}</p>"
                )
        return "".join(paragraphs)

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:
        self.define()

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        problem = (
            self._missing_file(parameters, context)
            or self._closed_folder(parameters)
            or self._unfit_target(parameters, context)
        )
        if problem is not None:
            return False, error_text(problem)
        return super().checkParameterValues(parameters, context)

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        self._new_files: list[Path] = []
        self._feedback = feedback
        try:
            return self.compute(parameters, context, feedback)
        except (UserError, Cancelled, MemoryError, OSError, QgsProcessingException) as error:
            # A run that fails while writing leaves none of its layers behind.
            for path in self._new_files:
                path.unlink(missing_ok=True)
            if isinstance(error, QgsProcessingException):
                raise
            raise QgsProcessingException(error_text(error)) from error

    # What subclasses use

    def add(
        self,
        parameter: QgsProcessingParameterDefinition,
        help_text: str,
        *,
        advanced: bool = False,
    ) -> None:
        """Declare a parameter together with its help."""
        parameter.setHelp(help_text)
        if parameter.type() == "number":
            # The dialog would show six decimals, and nobody measures by millionths.
            parameter.setMetadata({"widget_wrapper": {"decimals": 2}})
        if advanced:
            parameter.setFlags(parameter.flags() | _flag("FlagAdvanced"))
        self.addParameter(parameter)

    def source(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsFeatureSource:
        """A vector input; ``UserError`` where it cannot be opened."""
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise UserError("layer_missing", parameter=self._description(name))
        # Invalid outlines are ours to repair and report; QGIS would stop at the first one.
        source.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
        return source

    def geopackage(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> Path | None:
        """The GeoPackage an input layer lies in; None for any other form."""
        layer = self.parameterAsVectorLayer(parameters, name, context)
        return None if layer is None else geopackage_of(layer.source())

    def write(
        self,
        parameters: dict[str, Any],
        name: str,
        context: QgsProcessingContext,
        fields: QgsFields,
        geometry_type: Any,
        crs: QgsCoordinateReferenceSystem,
        features: Sequence[QgsFeature],
    ) -> str | None:
        """Write all features into the sink of an output; None where the user skipped the output.

        Called only after the computation has succeeded, so that a failed or cancelled run leaves
        no half-written layer.
        """
        target = _path_of(parameters.get(name))
        if target is not None and not target.exists():
            self._new_files.append(target)
        fields, renamed = storable_fields(fields, features)
        for before, after in renamed:
            self._feedback.pushInfo(
                tr(
                    "The field “{field}” is called “{new}” in the result, because its name was "
                    "taken; upper and lower case make no difference."
                ).format(field=before, new=after)
            )
        sink, destination = self.parameterAsSink(
            parameters, name, context, fields, geometry_type, crs
        )
        if sink is None:
            if parameters.get(name) is None and self._is_optional(name):
                return None
            raise UserError("sink_failed", output=self._description(name))
        if not sink.addFeatures(list(features), QgsFeatureSink.Flag.FastInsert):
            raise UserError("sink_failed", output=self._description(name))
        del sink
        if name == "BLOCKS":
            self._carry_neighbours(parameters, context, crs, features, destination)
        if name in STYLES:
            style_when_loaded(context, destination, STYLES[name])
        return destination

    def _carry_neighbours(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        crs: QgsCoordinateReferenceSystem,
        features: Sequence[QgsFeature],
        destination: str,
    ) -> None:
        """Neighbours that the blocks came with go on with them, rules and all."""
        new = geopackage_of(destination)
        if new is None or self.parameterDefinition("INPUT") is None:
            return
        old = self.geopackage(parameters, "INPUT", context)
        if old is not None:
            carry(outlines([feature.geometry() for feature in features]), crs, old, new)

    @staticmethod
    def stop_if_cancelled(feedback: QgsProcessingFeedback) -> None:
        """Last chance to cancel before the first output is written."""
        if feedback.isCanceled():
            raise Cancelled

    def _missing_file(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> UserError | None:
        """An input given as a path to a file that does not exist."""
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if definition.type() not in ("source", "vector", "file"):
                continue
            path = _path_of(value)
            if path is None or path.exists():
                continue
            if QgsProcessingUtils.mapLayerFromString(value, context, False) is None:
                return UserError("file_missing", path=str(path))
        return None

    def _closed_folder(self, parameters: dict[str, Any]) -> UserError | None:
        """An output in a folder that does not exist or may not be written to."""
        for definition in self.parameterDefinitions():
            path = _path_of(parameters.get(definition.name()))
            if definition.isDestination() and path is not None and path.is_absolute():
                try:
                    check_folder(path.parent)
                except UserError as error:
                    return error
        return None

    def _unfit_target(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> UserError | None:
        """An output in a file that is being read, that is given twice, or that cuts names."""
        read = self._read_files(parameters, context)
        taken: set[Path] = set()
        for definition in self.parameterDefinitions():
            path = _path_of(parameters.get(definition.name()))
            if not definition.isDestination() or path is None:
                continue
            if definition.type() == "sink" and path.suffix.lower() in (".shp", ".dbf"):
                return UserError("shapefile_output", path=str(path))
            path = path.resolve()
            if path in taken:
                return UserError("outputs_same_file", path=str(path))
            taken.add(path)
            if path in read:
                return UserError("file_in_use", file=path.name, layer=read[path])
        return None

    def _read_files(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[Path, str]:
        """Files of all inputs and of all layers of the project, with the name of a layer."""
        layers = list(context.project().mapLayers().values()) if context.project() else []
        for definition in self.parameterDefinitions():
            name = definition.name()
            if definition.isDestination() or parameters.get(name) in (None, "", []):
                continue
            if definition.type() == "multilayer":
                layers += self.parameterAsLayerList(parameters, name, context)
            elif definition.type() in ("source", "vector"):
                layers.append(self.parameterAsVectorLayer(parameters, name, context))
        found = {}
        for layer in layers:
            path = None if layer is None else _path_of(layer.source())
            if path is not None:
                found.setdefault(path.resolve(), layer.name())
        for definition in self.parameterDefinitions():
            if definition.type() == "file":
                path = _path_of(parameters.get(definition.name()))
                if path is not None:
                    found.setdefault(path.resolve(), path.name)
        return found

    def _description(self, name: str) -> str:
        return self.parameterDefinition(name).description()

    def _is_optional(self, name: str) -> bool:
        return bool(self.parameterDefinition(name).flags() & _flag("FlagOptional"))


def progress_of(feedback: QgsProcessingFeedback, start: float = 0, end: float = 100):
    """A progress function for ``core`` (0..100) mapped onto a stretch of the feedback's bar."""

    def report(percent: float) -> None:
        feedback.setProgress(start + (end - start) * percent / 100)

    return report


def _path_of(value: Any) -> Path | None:
    """The file that a parameter names; None for layer names, ids, addresses, and zip members."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    if not isinstance(value, str):
        return None
    path = value.split("|")[0]
    looks_like_path = ("/" in path or "\\" in path) and ":" not in path[2:]
    # GDAL reads "/vsizip/..." out of an archive; there is no such file.
    return Path(path) if looks_like_path and not path.startswith("/vsi") else None


def _flag(name: str):
    return getattr(QgsProcessingParameterDefinition.Flag, name)


def _is_hidden(definition: QgsProcessingParameterDefinition) -> bool:
    return bool(definition.flags() & _flag("FlagHidden"))
