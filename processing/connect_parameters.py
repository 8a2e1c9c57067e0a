# SPDX-License-Identifier: GPL-2.0-or-later
"""Parameters of "Barriers and bridges"."""

from __future__ import annotations

from itertools import product
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ..core.barriers.edges import BarrierRules
from ..core.errors import UserError
from ..gis.translation import tr
from .base import Algorithm


def define_barriers(algorithm: Algorithm) -> None:
    """Barriers, crossings, and when a border counts as cut."""
    for name, description, help_text in (
        (
            "BARRIERS",
            tr("Barriers that cut"),
            tr("Lines or polygons: rivers, motorways, railways, open-cast mines."),
        ),
        (
            "WEAK_BARRIERS",
            tr("Barriers that only weaken"),
            tr("Lines or polygons such as main roads. Blocks beside them stay neighbours."),
        ),
    ):
        algorithm.add(
            QgsProcessingParameterMultipleLayers(
                name,
                description,
                QgsProcessing.SourceType.TypeVectorAnyGeometry,
                optional=True,
            ),
            help_text,
        )
    _add_number(
        algorithm,
        "DISTANCE",
        tr("Distance between border and barrier (metres)"),
        BarrierRules.distance,
        tr("A barrier belongs to the borders that run along it within this distance."),
        maximum=1000,
    )
    _add_number(
        algorithm,
        "CUT_SHARE",
        tr("Share of border along the barrier (percent)"),
        100 * BarrierRules.cut_share,
        tr(
            "So much of a border must lie along the barrier for it to be cut; with less it is "
            "weakened."
        ),
        minimum=1,
        maximum=100,
    )
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "CROSSINGS",
            tr("Crossings"),
            [
                QgsProcessing.SourceType.TypeVectorPoint,
                QgsProcessing.SourceType.TypeVectorLine,
            ],
            optional=True,
        ),
        tr(
            "Points (road bridges, underpasses) or lines (roads, paths). A border with a "
            "crossing is not cut."
        ),
    )
    _add_number(
        algorithm,
        "CROSSING_DISTANCE",
        tr("Distance between border and crossing (metres)"),
        BarrierRules.crossing_distance,
        tr(
            "A point belongs to the borders within this distance; a line to those that it "
            "passes, or beside which it passes the barrier."
        ),
        maximum=1000,
    )
    _add_number(
        algorithm,
        "MAX_ANGLE",
        tr("Largest angle to the barrier (degrees)"),
        BarrierRules.max_angle,
        tr(
            "Borders that merely end at a river do not run along it. With 90 degrees any "
            "border within the distance counts."
        ),
        maximum=90,
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterString(
            "BARRIER_NAME", tr("Field with the name of the barrier"), "name", optional=True
        ),
        tr("Where a layer has no such field, its own name is used."),
        advanced=True,
    )


def define_bridges(algorithm: Algorithm) -> None:
    """Bridges from a table, drawn, and to islands."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "BRIDGES_TABLE",
            tr("Bridges as a table"),
            [QgsProcessing.SourceType.TypeVector],
            optional=True,
        ),
        tr("Table (CSV, Excel, layer) with the keys of two blocks in each row."),
    )
    for name, description, default, help_text in (
        ("BRIDGES_FROM", tr("Table: first block"), "von", tr("Field with a block key.")),
        ("BRIDGES_TO", tr("Table: second block"), "nach", tr("Field with a block key.")),
        (
            "BRIDGES_REASON",
            tr("Bridges: reason"),
            "grund",
            tr("Field with the reason, in the table or the drawn lines; for the report."),
        ),
    ):
        algorithm.add(
            QgsProcessingParameterField(
                name,
                description,
                defaultValue=default,
                parentLayerParameterName="BRIDGES_TABLE",
                # A field with a default must be optional, or scripts have to repeat it.
                optional=True,
            ),
            help_text,
            advanced=True,
        )
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "BRIDGES_DRAWN",
            tr("Bridges as drawn lines"),
            [QgsProcessing.SourceType.TypeVectorLine],
            optional=True,
        ),
        tr("Lines that start in one block and end in another."),
    )
    _add_number(
        algorithm,
        "SNAP",
        tr("Drawn bridges: snapping distance (metres)"),
        20.0,
        tr(
            "An end of a drawn line that lies beside a block counts for the nearest block within "
            "this distance."
        ),
        maximum=1000,
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterBoolean(
            "BRIDGE_ISLANDS", tr("Bridge islands automatically"), defaultValue=False
        ),
        tr(
            "Connects each part of a municipality without a border to the rest, such as an "
            "exclave, with the nearest block of the largest part. Parts that a barrier "
            "separates stay separate."
        ),
    )


def barrier_layers(
    algorithm: Algorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> list[QgsVectorLayer]:
    """The layers of a list; ``UserError`` where one holds no vectors."""
    layers = algorithm.parameterAsLayerList(parameters, name, context)
    for entry in layers:
        if not isinstance(entry, QgsVectorLayer):
            raise UserError("barrier_is_points", layer=entry.name())
    return layers


def check_choice(
    algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> None:
    """``UserError`` where nothing is to be done, or what was chosen contradicts itself."""
    chosen: dict[str, list[QgsMapLayer]] = {
        name: list(barrier_layers(algorithm, parameters, name, context))
        for name in ("BARRIERS", "WEAK_BARRIERS")
    }
    has_barriers = any(chosen.values())
    if parameters.get("CROSSINGS"):
        if not has_barriers:
            raise UserError("crossings_without_barrier")
        crossings = algorithm.parameterAsVectorLayer(parameters, "CROSSINGS", context)
        chosen["CROSSINGS"] = [] if crossings is None else [crossings]
    bridged = any(map(parameters.get, ("BRIDGES_TABLE", "BRIDGES_DRAWN")))
    switched = any(
        algorithm.parameterAsBool(parameters, name, context)
        for name in ("BRIDGE_ISLANDS", "AFRESH")
    )
    if not (has_barriers or bridged or switched):
        raise UserError("nothing_to_connect")
    for first, second in (
        ("BARRIERS", "WEAK_BARRIERS"),
        ("BARRIERS", "CROSSINGS"),
        ("WEAK_BARRIERS", "CROSSINGS"),
    ):
        for one, other in product(chosen[first], chosen.get(second, [])):
            # The same file with another filter is another choice.
            if one.source() == other.source():
                raise UserError(
                    "layer_chosen_twice",
                    layer=one.name(),
                    first=algorithm.parameterDefinition(first).description(),
                    second=algorithm.parameterDefinition(second).description(),
                )


def _add_number(
    algorithm: Algorithm,
    name: str,
    description: str,
    default: float,
    help_text: str,
    *,
    minimum: float = 0,
    maximum: float = 1e9,
    advanced: bool = False,
) -> None:
    algorithm.add(
        QgsProcessingParameterNumber(
            name,
            description,
            type=QgsProcessingParameterNumber.Type.Double,
            defaultValue=default,
            minValue=minimum,
            maxValue=maximum,
        ),
        help_text,
        advanced=advanced,
    )
