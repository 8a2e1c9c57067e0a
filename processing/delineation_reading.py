# SPDX-License-Identifier: GPL-2.0-or-later
"""What was entered for delineating, read into a request; shared by algorithms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Dict, Optional, Set, Tuple

from qgis.core import (
    QgsFeatureSource,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
)

from ..core.delineation import Unsolvable
from ..core.errors import UserError
from ..core.findings import Level
from ..gis.compat import chosen_fields
from ..gis.delineation.findings import worded
from ..gis.delineation.problem import Request, request_of
from ..gis.delineation.wishes import EMPHASES, WEIGHTS, Wishes, parse_floors, preset_of
from ..gis.layers import BlockFields, BlockLayer, as_text, read_block_layer, require_field
from ..gis.messages import finding_text, level_text
from ..gis.translation import number, trn
from .base import Algorithm
from .common import block_fields, contiguity_parameters
from .delineation_parameters import MODES


@dataclass(frozen=True)
class Asked:
    """All that was asked. name: of the blocks' layer. seconds: time limit, None for none."""

    name: str
    wishes: Wishes
    layer: BlockLayer
    request: Request
    seed: int
    seconds: Optional[float]


def read_asked(
    algorithm: Algorithm,
    parameters: Dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Asked:
    """Blocks, wishes and the layers they refer to; ``UserError`` for what cannot be read."""

    def optional_source(name: str) -> Optional[QgsFeatureSource]:
        return algorithm.source(parameters, name, context) if parameters.get(name) else None

    fields = block_fields(algorithm, parameters, context)
    source, selected = _blocks_and_selection(algorithm, parameters, context, fields)
    wishes = _read_wishes(algorithm, parameters, context, source)
    layer = read_block_layer(
        source,
        fields,
        feedback=feedback,
        geopackage=algorithm.geopackage(parameters, "INPUT", context),
        **contiguity_parameters(algorithm, parameters, context),
    )
    request = request_of(
        layer,
        wishes,
        links=optional_source("LINKS"),
        neighbours=optional_source("NEIGHBOURS"),
        selected=selected,
        feedback=feedback,
    )
    return Asked(
        source.sourceName(),
        wishes,
        layer,
        request,
        algorithm.parameterAsInt(parameters, "SEED", context),
        optional_number(algorithm, parameters, "TIME_LIMIT", context),
    )


def refusal(error: Unsolvable, feedback: QgsProcessingFeedback) -> QgsProcessingException:
    """Says in the log why nothing can be proposed, cause by cause; the first is the error."""
    texts = [finding_text(finding) for finding in worded(error.findings)]
    for text in texts:
        feedback.pushWarning(f"{level_text(Level.ERROR)}: {text}")
    others = len(texts) - 1
    if others:
        texts[0] += " " + trn(
            "{n} more obstacle is in the log.", "{n} more obstacles are in the log.", others
        ).format(n=number(others))
    return QgsProcessingException(texts[0])


def _read_wishes(
    algorithm: Algorithm,
    parameters: Dict[str, Any],
    context: QgsProcessingContext,
    source: QgsFeatureSource,
) -> Wishes:
    """What was asked, apart from layers; ``UserError`` for fields that the blocks do not have."""

    def text(name: str) -> str:
        return (algorithm.parameterAsString(parameters, name, context) or "").strip()

    def choice(name: str) -> int:
        return int(algorithm.parameterAsEnum(parameters, name, context))

    def value(name: str) -> Optional[float]:
        return optional_number(algorithm, parameters, name, context)

    count, balance = value("COUNT"), value("BALANCE")
    weights = {name: value(f"WEIGHT_{name.upper()}") for name in WEIGHTS}
    wishes = Wishes(
        preset=preset_of(choice("PRESET")),
        mode=MODES[choice("MODE")],
        count=None if count is None else int(count),
        minimum=value("MIN_POPULATION"),
        target=value("TARGET_POPULATION"),
        maximum=value("MAX_POPULATION"),
        balance=None if balance is None else balance / 100.0,
        weights={name: weight for name, weight in weights.items() if weight is not None},
        shape=EMPHASES[choice("SHAPE")],
        size=EMPHASES[choice("EVENNESS")],
        keep_places=algorithm.parameterAsBool(parameters, "KEEP_PLACES", context),
        together=tuple(chosen_fields(algorithm, parameters, "TOGETHER_FIELDS", context)),
        likeness=tuple(chosen_fields(algorithm, parameters, "LIKENESS_FIELDS", context)),
        floors=parse_floors(text("FACILITIES")),
        within_municipality=algorithm.parameterAsBool(parameters, "WITHIN_MUNICIPALITY", context),
        frame=text("FRAME_FIELD"),
        existing=text("EXISTING_FIELD"),
        locked=_parts(text("LOCKED"), r"[;\s]+"),
        municipalities=_parts(text("ONLY"), ";"),
        locked_blocks=text("LOCKED_BLOCKS"),
    )
    floors = [name for name, _ in wishes.floors]
    for name in (*wishes.together, *wishes.likeness, *floors, wishes.frame, wishes.existing):
        if name:
            require_field(source, name)
    return wishes


def optional_number(
    algorithm: Algorithm, parameters: Dict[str, Any], name: str, context: QgsProcessingContext
) -> Optional[float]:
    """A number, None where it was left empty."""
    if parameters.get(name) in (None, ""):
        return None
    return float(algorithm.parameterAsDouble(parameters, name, context))


def _blocks_and_selection(
    algorithm: Algorithm,
    parameters: Dict[str, Any],
    context: QgsProcessingContext,
    fields: BlockFields,
) -> Tuple[QgsFeatureSource, Optional[Set[str]]]:
    """All blocks, and the keys of the selected ones where "Selected features only" is ticked.

    A selection says what is delineated anew; as the whole input it would tear the neighbourhood
    apart. Raises ``UserError`` for an empty selection.
    """
    given = parameters.get("INPUT")
    if not isinstance(given, QgsProcessingFeatureSourceDefinition):
        return algorithm.source(parameters, "INPUT", context), None
    whole = QgsProcessingFeatureSourceDefinition(given)
    whole.selectedFeaturesOnly = False
    source = algorithm.source({**parameters, "INPUT": whole}, "INPUT", context)
    if not given.selectedFeaturesOnly:
        return source, None
    chosen = algorithm.source(parameters, "INPUT", context)
    at = require_field(chosen, fields.key)
    keys = {as_text(feature.attributes()[at]) for feature in chosen.getFeatures()}
    if not keys:
        raise UserError("selection_empty")
    return source, keys


def _parts(text: str, separator: str) -> Tuple[str, ...]:
    return tuple(part.strip() for part in re.split(separator, text) if part.strip())
