# SPDX-License-Identifier: GPL-2.0-or-later
"""Parameters and outputs of ``adaptplan``."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..gis.translation import tr
from .base import Algorithm


def define_old_plan(algorithm: Algorithm) -> None:
    """Where the existing Sozialräume stand: in the blocks, or in an older layer of blocks."""
    algorithm.add(
        QgsProcessingParameterField(
            "EXISTING_FIELD",
            tr("Existing Sozialräume"),
            parentLayerParameterName="INPUT",
            optional=True,
        ),
        tr("Field of the blocks with the keys of their Sozialräume; empty with older blocks."),
    )
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "OLD_BLOCKS",
            tr("Older blocks with Sozialräume"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=True,
        ),
        tr(
            "Where the blocks themselves have changed: the blocks on which the Sozialräume "
            "were drawn. They are carried over by key, else by the largest overlap; new blocks "
            "go where they share most border."
        ),
    )
    for name, label, default, help_text in (
        (
            "OLD_KEY_FIELD",
            tr("Block key in the older blocks"),
            "baustein_id",
            tr("Key of the block, unique."),
        ),
        (
            "OLD_REGION_FIELD",
            tr("Sozialraum in the older blocks"),
            "sr_id",
            tr("Field of the older blocks with the keys of their Sozialräume."),
        ),
    ):
        algorithm.add(
            QgsProcessingParameterField(
                name,
                label,
                defaultValue=default,
                parentLayerParameterName="OLD_BLOCKS",
                optional=True,
            ),
            help_text,
            advanced=True,
        )
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "PREDECESSORS",
            tr("Table of predecessors"),
            [QgsProcessing.SourceType.TypeVector],
            optional=True,
        ),
        tr("Which old blocks each new one came from; it goes before keys and overlaps."),
        advanced=True,
    )
    for name, label, help_text in (
        ("PREDECESSOR_OLD", tr("Key of the old block"), tr("Field of the table.")),
        ("PREDECESSOR_NEW", tr("Key of the new block"), tr("Field of the table.")),
        (
            "PREDECESSOR_SHARE",
            tr("Share"),
            tr("Field of the table: how much of the new block; empty: all alike."),
        ),
    ):
        algorithm.add(
            QgsProcessingParameterField(
                name, label, parentLayerParameterName="PREDECESSORS", optional=True
            ),
            help_text,
            advanced=True,
        )


def define_limits(algorithm: Algorithm) -> None:
    """What Sozialräume have to keep, what stays, and how long to search."""
    whole, real = (
        QgsProcessingParameterNumber.Type.Integer,
        QgsProcessingParameterNumber.Type.Double,
    )
    for name, label, kind, default, help_text in (
        (
            "MIN_POPULATION",
            tr("Minimum of residents"),
            whole,
            1000,
            tr("No Sozialraum falls below it. Official small-area data ask for 1,000."),
        ),
        (
            "MAX_POPULATION",
            tr("Maximum of residents"),
            whole,
            None,
            tr("No Sozialraum rises above it; may be empty."),
        ),
        (
            "BALANCE",
            tr("Largest deviation from the mean (%)"),
            real,
            None,
            tr(
                "Sozialräume of a municipality differ from their mean by no more than this; "
                "may be empty."
            ),
        ),
    ):
        algorithm.add(
            QgsProcessingParameterNumber(
                name, label, type=kind, defaultValue=default, optional=True, minValue=0
            ),
            help_text,
        )
    algorithm.add(
        QgsProcessingParameterString("LOCKED", tr("Locked Sozialräume"), optional=True),
        tr("Keys of existing Sozialräume that stay unchanged, separated by semicolons."),
    )
    algorithm.add(
        QgsProcessingParameterBoolean(
            "WITHIN_MUNICIPALITY", tr("Sozialräume stay inside their municipality"), True
        ),
        tr("Switched off, Sozialräume may reach across municipalities."),
        advanced=True,
    )
    for name, label, default, least, help_text in (
        (
            "SEED",
            tr("Random seed"),
            1,
            0,
            tr("The same number gives the same plan; another one may give another plan."),
        ),
        (
            "TIME_LIMIT",
            tr("Time limit (seconds)"),
            None,
            1,
            tr("The search ends after this time with what it has; empty means no limit."),
        ),
    ):
        algorithm.add(
            QgsProcessingParameterNumber(
                name, label, type=whole, defaultValue=default, optional=True, minValue=least
            ),
            help_text,
            advanced=True,
        )


def define_outputs(algorithm: Algorithm) -> None:
    """Layers, report and numbers."""
    for name, label, optional, help_text in (
        (
            "BLOCKS",
            tr("Blocks with Sozialraum"),
            False,
            tr("The blocks with key and name of their Sozialraum."),
        ),
        (
            "REGIONS",
            tr("Sozialräume"),
            False,
            tr("The dissolved Sozialräume with residents, area and compactness."),
        ),
        (
            "MOVED",
            tr("Blocks that change"),
            True,
            tr("Each block that changes its Sozialraum, with the old and the new one."),
        ),
        (
            "FINDINGS",
            tr("Findings"),
            True,
            tr("What a person should check: blocks new, gone or unclear, limits not kept."),
        ),
    ):
        algorithm.add(QgsProcessingParameterFeatureSink(name, label, optional=optional), help_text)
    algorithm.add(
        QgsProcessingParameterFileDestination(
            "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True
        ),
        tr("Page with who changes, how many have to, and what became of each Sozialraum."),
    )
    for name, description in (
        ("REGION_COUNT", tr("Number of Sozialräume")),
        ("MOVED_POPULATION", tr("Residents who change their Sozialraum")),
        ("MOVED_AT_LEAST", tr("Residents who have to change, whatever is done")),
        ("MOVED_BLOCKS", tr("Blocks that change")),
        ("SMALLEST", tr("Residents of the smallest Sozialraum")),
        ("LARGEST", tr("Residents of the largest Sozialraum")),
        ("KEPT", tr("1 where all Sozialräume keep the limits, 0 otherwise")),
    ):
        algorithm.addOutput(QgsProcessingOutputNumber(name, description))
