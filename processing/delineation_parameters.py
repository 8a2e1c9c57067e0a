# SPDX-License-Identifier: GPL-2.0-or-later
"""Parameters of delineating: sizes, criteria, what stays, the search; shared by algorithms."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)

from ..core.delineation import PRESETS, Mode
from ..gis.delineation.wishes import (
    WEIGHTS,
    criterion_text,
    preset_of,
    preset_text,
    weights_text,
)
from ..gis.translation import tr
from .base import Algorithm

MODES = (Mode.TARGET, Mode.COUNT, Mode.MOST)
#: Effort for proofs, in multiples of the usual one.
EFFORTS = (0.0, 1.0, 10.0)


def add_wishes(algorithm: Algorithm) -> None:
    """All that a planner may wish for, what matters most first."""
    _add_preset(algorithm)
    _add_sizes(algorithm)
    _add_criteria(algorithm)
    _add_staying(algorithm)
    _add_expert(algorithm)


def _add_preset(algorithm: Algorithm) -> None:
    """The preset; its help says what each sets."""
    presets = [preset_of(index) for index in range(len(PRESETS) + 1)]
    names = [preset_text(preset) for preset in presets]
    help_text = tr(
        "Sizes and weights that suit a situation. What you enter below takes their place; what "
        "stays empty is as in the preset. “Own weights” counts only what you enter under “Advanced "
        "parameters”."
    )
    shown = [
        f"{name}: {weights_text(preset.weights)}." for name, preset in zip(names[:-1], presets)
    ]
    algorithm.add(
        QgsProcessingParameterEnum("PRESET", tr("Preset"), names, defaultValue=0),
        "\n".join([help_text, *shown]),
    )


def _add_sizes(algorithm: Algorithm) -> None:
    """How many regions, and how large."""
    algorithm.add(
        QgsProcessingParameterEnum(
            "MODE",
            tr("Number of Sozialräume"),
            [tr("by the target size"), tr("fixed number"), tr("as many as possible")],
            defaultValue=0,
        ),
        tr(
            "By the target size each municipality gets as many as fit it; a fixed number is shared "
            "out by residents; as many as possible goes as far as the minimum allows."
        ),
    )
    for name, label, help_text in (
        (
            "COUNT",
            tr("Fixed number"),
            tr("Only for “fixed number”: all Sozialräume of the layer, locked ones included."),
        ),
        (
            "MIN_POPULATION",
            tr("Minimum of residents"),
            tr("No Sozialraum falls below it. Official small-area data ask for 1,000."),
        ),
        (
            "TARGET_POPULATION",
            tr("Target of residents"),
            tr("Wanted size; each municipality gets as many Sozialräume as fit it."),
        ),
        (
            "MAX_POPULATION",
            tr("Maximum of residents"),
            tr("Upper limit, kept as far as the blocks allow; 0 means none."),
        ),
    ):
        empty = "" if name == "COUNT" else tr("Empty: as in the preset.")
        algorithm.add(
            QgsProcessingParameterNumber(
                name,
                label,
                type=QgsProcessingParameterNumber.Type.Integer,
                optional=True,
                minValue=0,
            ),
            f"{help_text} {empty}".strip(),
        )


def _add_criteria(algorithm: Algorithm) -> None:
    """What a good division is, as planners say it."""
    algorithm.add(
        QgsProcessingParameterBoolean(
            "KEEP_PLACES", tr("Keep Ortsteile together"), defaultValue=True
        ),
        tr("Ortsteile are divided only where they are much larger than the target."),
    )
    algorithm.add(
        QgsProcessingParameterField(
            "TOGETHER_FIELDS",
            tr("Keep school catchments together"),
            parentLayerParameterName="INPUT",
            allowMultiple=True,
            optional=True,
        ),
        tr(
            "Blocks with the same entry should lie in one Sozialraum, for example “gs_naechste”, "
            "the nearest primary school that “Assign facilities” has written."
        ),
    )
    algorithm.add(
        QgsProcessingParameterVectorLayer(
            "NEIGHBOURS",
            tr("Do not reach across barriers"),
            [QgsProcessing.SourceType.TypeVectorLine],
            optional=True,
        ),
        tr(
            "The layer “Neighbourhood” that “Barriers and bridges” has written. Cut borders stay "
            "cut without it; with it weakened borders count as well, so that Sozialräume seldom "
            "reach across a river or a railway."
        ),
    )
    algorithm.add(
        QgsProcessingParameterVectorLayer(
            "LINKS",
            tr("Commuters and other links (table)"),
            [QgsProcessing.SourceType.TypeVector],
            optional=True,
        ),
        tr(
            "Table that “Link blocks that belong together” has written: what must, must not and "
            "should lie in one Sozialraum. Leave Ortsteile out of it, or they count twice."
        ),
    )
    algorithm.add(
        QgsProcessingParameterField(
            "LIKENESS_FIELDS",
            tr("Similar buildings and social situation"),
            parentLayerParameterName="INPUT",
            type=QgsProcessingParameterField.DataType.Numeric,
            allowMultiple=True,
            optional=True,
        ),
        tr(
            "Numbers in which the blocks of a Sozialraum should be alike, best shares, such as "
            "detached houses or unemployment in percent. Each counts the same; empty values "
            "count for nothing."
        ),
    )
    options = [tr("as in the preset"), tr("less important"), tr("more important")]
    for name, label, help_text in (
        (
            "SHAPE",
            tr("Compact shape"),
            tr("Short borders instead of frayed ones; counts a third or three times as much."),
        ),
        (
            "EVENNESS",
            tr("Balanced size"),
            tr("Sozialräume of a municipality of about the same size; likewise."),
        ),
    ):
        algorithm.add(QgsProcessingParameterEnum(name, label, options, defaultValue=0), help_text)
    algorithm.add(
        QgsProcessingParameterString(
            "FACILITIES", tr("At least in each Sozialraum"), optional=True
        ),
        tr(
            "Fields with counts and how many each Sozialraum should have, separated by semicolons, "
            "such as “gs_anzahl: 1; kita_anzahl: 2”. Where a municipality has too few, the log "
            "says so."
        ),
    )


def _add_staying(algorithm: Algorithm) -> None:
    """What of an existing plan stays."""
    algorithm.add(
        QgsProcessingParameterField(
            "EXISTING_FIELD",
            tr("Existing Sozialräume"),
            parentLayerParameterName="INPUT",
            optional=True,
        ),
        tr(
            "Field with the keys of existing Sozialräume, if some of them are to stay or only a "
            "part is delineated anew."
        ),
    )
    algorithm.add(
        QgsProcessingParameterString("LOCKED", tr("Locked Sozialräume"), optional=True),
        tr(
            "Keys of existing Sozialräume that stay unchanged, separated by semicolons; "
            "an asterisk locks all of them."
        ),
    )
    algorithm.add(
        QgsProcessingParameterString("ONLY", tr("Only these municipalities"), optional=True),
        tr(
            "Names or keys, separated by semicolons; everything else stays as it is. To delineate "
            "single blocks anew, select them on the map and tick “Selected features only” beside "
            "the blocks: the others stay, and their borders count."
        ),
    )
    algorithm.add(
        QgsProcessingParameterExpression(
            "LOCKED_BLOCKS", tr("Locked blocks"), "", "INPUT", optional=True
        ),
        tr(
            "Blocks for which the expression is true stay in their existing Sozialraum; the name "
            "of a yes/no field suffices."
        ),
        advanced=True,
    )


def _add_expert(algorithm: Algorithm) -> None:
    """Frames, tolerance and single weights, under "Advanced"."""
    algorithm.add(
        QgsProcessingParameterBoolean(
            "WITHIN_MUNICIPALITY", tr("Sozialräume stay inside their municipality"), True
        ),
        tr("Switched off, Sozialräume may reach across municipalities."),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterField(
            "FRAME_FIELD",
            tr("Further fixed borders (field)"),
            parentLayerParameterName="INPUT",
            optional=True,
        ),
        tr("No Sozialraum holds blocks with different entries, such as districts of a town."),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "BALANCE",
            tr("Largest deviation from the mean (percent)"),
            type=QgsProcessingParameterNumber.Type.Double,
            optional=True,
            minValue=0.01,
            maxValue=99.0,
        ),
        tr("Sozialräume of a municipality differ from their mean size by no more than this."),
        advanced=True,
    )
    for name in WEIGHTS:
        parameter = QgsProcessingParameterNumber(
            f"WEIGHT_{name.upper()}",
            tr("Weight: {criterion}").format(criterion=criterion_text(name)),
            type=QgsProcessingParameterNumber.Type.Double,
            optional=True,
            minValue=0.0,
        )
        help_text = tr("0 switches the criterion off. Empty: as in the preset.")
        if name == "change":
            help_text = tr("Needs the field with existing Sozialräume; their number stays.")
        algorithm.add(parameter, help_text, advanced=True)


def add_proofs(algorithm: Algorithm) -> None:
    """How much effort goes into proofs, under "Advanced"."""
    algorithm.add(
        QgsProcessingParameterEnum(
            "PROOFS",
            tr("Prove how far from the best possible"),
            [tr("no"), tr("as far as it goes quickly"), tr("thoroughly")],
            defaultValue=1,
        ),
        tr(
            "How long to look for proofs after the search. Small municipalities are often proven "
            "to be the best possible within seconds; “thoroughly” may take minutes and sometimes "
            "improves the proposal."
        ),
        advanced=True,
    )


def add_search(algorithm: Algorithm) -> None:
    """Seed and time limit, under "Advanced"."""
    algorithm.add(
        QgsProcessingParameterNumber(
            "SEED",
            tr("Random seed"),
            type=QgsProcessingParameterNumber.Type.Integer,
            defaultValue=1,
            minValue=0,
        ),
        tr("The same number gives the same proposal; another one may give another proposal."),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "TIME_LIMIT",
            tr("Time limit (seconds)"),
            type=QgsProcessingParameterNumber.Type.Integer,
            optional=True,
            minValue=1,
        ),
        tr("The search ends after this time with what it has; empty means no limit."),
        advanced=True,
    )
