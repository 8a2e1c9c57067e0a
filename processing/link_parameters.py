# SPDX-License-Identifier: GPL-2.0-or-later
"""Parameters and outputs of ``linkblocks``."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..gis.translation import tr
from .base import Algorithm


def define_inputs(algorithm: Algorithm) -> None:
    """Blocks, sources of links, and rules."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "INPUT", tr("Prepared blocks"), [QgsProcessing.SourceType.TypeVectorPolygon]
        ),
        tr("Blocks as “Prepare blocks” writes them."),
    )
    _define_fields(algorithm)
    _define_catchments(algorithm)
    _define_pairs(algorithm)
    _define_matrix(algorithm)
    _define_rules(algorithm)


def _define_fields(algorithm: Algorithm) -> None:
    algorithm.add(
        QgsProcessingParameterField(
            "MUST_FIELDS",
            tr("Fields for “must lie together”"),
            parentLayerParameterName="INPUT",
            allowMultiple=True,
            optional=True,
        ),
        tr(
            "Blocks with the same entry must lie in one Sozialraum, for example the Ortsteil "
            "or the key of an existing division. Blank entries tie nothing."
        ),
    )
    algorithm.add(
        QgsProcessingParameterString(
            "SHOULD_FIELDS", tr("Fields for “should lie together”"), optional=True
        ),
        tr(
            "Fields with their weights, separated by semicolons, such as “ortsteil: 2; "
            "gs_naechste: 1” (gs_naechste is the nearest primary school). Blocks with the same "
            "entry should lie in one Sozialraum; twice the weight counts twice as much. Without "
            "a number the weight is 1."
        ),
    )


def _define_catchments(algorithm: Algorithm) -> None:
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "CATCHMENTS",
            tr("Catchments"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=True,
        ),
        tr(
            "Polygons whose blocks should stay together, such as school catchments, parishes "
            "or service areas, in any coordinate reference system."
        ),
    )
    algorithm.add(
        QgsProcessingParameterField(
            "CATCHMENT_NAME",
            tr("Catchments: field with the name"),
            parentLayerParameterName="CATCHMENTS",
            optional=True,
        ),
        tr("Polygons with the same name count as one; without a field each counts by itself."),
    )
    _add_weight(algorithm, "CATCHMENT_WEIGHT", tr("Catchments: weight"))
    algorithm.add(
        QgsProcessingParameterEnum(
            "CATCHMENT_RULE",
            tr("Catchments: a block belongs"),
            [tr("where most of its area lies"), tr("where its point on the surface lies")],
            defaultValue=0,
        ),
        tr("Blocks that lie in their catchment with less than half of their area are listed."),
        advanced=True,
    )


def _define_pairs(algorithm: Algorithm) -> None:
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "PAIRS",
            tr("Table of links"),
            [QgsProcessing.SourceType.TypeVector],
            optional=True,
        ),
        tr(
            "Any table (CSV, Excel, GeoPackage) with a pair of keys in each row, or a block "
            "and its group. Commuters between two blocks are added up in both directions."
        ),
    )
    for name, label, help_text in (
        (
            "PAIRS_FROM",
            tr("Table: field with the first key"),
            tr("Key of a block; by default the field “von”."),
        ),
        (
            "PAIRS_TO",
            tr("Table: field with the second key"),
            tr("Key of the other block; by default the field “nach”, if there is one."),
        ),
        (
            "PAIRS_STRENGTH",
            tr("Table: field with the weight of the pair"),
            tr(
                "A number such as commuters; by default the field “staerke” or “gewicht”. "
                "Without it each pair counts 1."
            ),
        ),
        (
            "PAIRS_KIND",
            tr("Table: field with the kind"),
            tr(
                "“muss”, “darf nicht” or “soll”; by default the field “art”. Without it all "
                "rows mean “soll”."
            ),
        ),
        (
            "PAIRS_GROUP",
            tr("Table: field with the group"),
            tr(
                "Rows without a second key put their block into the group named here; by "
                "default the field “gruppe”."
            ),
        ),
        (
            "PAIRS_REASON",
            tr("Table: field with the reason"),
            tr("Text kept with each pair, for example from a workshop; by default “grund”."),
        ),
    ):
        algorithm.add(
            QgsProcessingParameterField(
                name, label, parentLayerParameterName="PAIRS", optional=True
            ),
            help_text,
            advanced=True,
        )
    _add_weight(algorithm, "PAIRS_WEIGHT", tr("Table: weight of the source"))


def _define_matrix(algorithm: Algorithm) -> None:
    algorithm.add(
        QgsProcessingParameterFile(
            "MATRIX",
            tr("Square matrix"),
            optional=True,
            fileFilter=tr("Tables (*.xlsx *.xlsm *.csv *.txt);;All files (*)"),
        ),
        tr(
            "CSV or Excel file with keys in the first row and the first column and numbers "
            "between them, for example commuters from row to column. Both directions are "
            "added; the diagonal does not count."
        ),
    )
    _add_weight(algorithm, "MATRIX_WEIGHT", tr("Matrix: weight"))


def _define_rules(algorithm: Algorithm) -> None:
    algorithm.add(
        QgsProcessingParameterField(
            "TABLE_KEY",
            tr("Key that table and matrix use"),
            defaultValue="baustein_id",
            parentLayerParameterName="INPUT",
            optional=True,
        ),
        tr(
            "Field of the blocks. Where several blocks share a key, as those of an Ortsteil "
            "do, a weight is divided among them by residents."
        ),
    )
    algorithm.add(
        QgsProcessingParameterBoolean(
            "WITHIN_MUNICIPALITY", tr("Sozialräume stay inside their municipality"), True
        ),
        tr(
            "Then the same entry in two municipalities means two groups, and links that must "
            "hold across municipalities are errors."
        ),
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "MAX_POPULATION",
            tr("Largest number of residents"),
            optional=True,
            minValue=1,
        ),
        tr("Groups that must lie together and have more residents are listed."),
    )
    algorithm.add(
        QgsProcessingParameterField(
            "REGION_FIELD",
            tr("Existing Sozialräume"),
            parentLayerParameterName="INPUT",
            optional=True,
        ),
        tr("Field with the key of an existing division; the report says what it keeps."),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterEnum(
            "DOT",
            tr("Dot in numbers such as 1.234"),
            [tr("Stop and ask where it is not clear"), tr("Thousands"), tr("Decimals")],
            defaultValue=0,
        ),
        tr("“12.345” can be thousands or a decimal number; it is never guessed."),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "MAX_LINES", tr("Lines drawn for each source"), defaultValue=2000, minValue=0
        ),
        tr("Of each table or matrix only the strongest pairs are drawn; all are in the table."),
        advanced=True,
    )


def define_outputs(algorithm: Algorithm) -> None:
    """Table, lines, findings, report, and numbers."""
    algorithm.add(
        QgsProcessingParameterFeatureSink(
            "LINKS", tr("Links"), QgsProcessing.SourceType.TypeVector
        ),
        tr("Table of all links with kind, source, weight and reason, which later steps can read."),
    )
    algorithm.add(
        QgsProcessingParameterFeatureSink(
            "LINES", tr("Links as lines"), optional=True, createByDefault=False
        ),
        tr("Lines between the points of linked blocks, for looking at."),
    )
    algorithm.add(
        QgsProcessingParameterFeatureSink("FINDINGS", tr("Findings")),
        tr("Contradictions, rows that were left out, keys that were completed."),
    )
    algorithm.add(
        QgsProcessingParameterFileDestination(
            "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True
        ),
        tr("Page that says for each source what it links and what of it can be kept."),
    )
    for name, description in (
        ("MUST_GROUPS", tr("Groups that must lie together")),
        ("MUST_BLOCKS", tr("Blocks in these groups")),
        ("CANNOT_PAIRS", tr("Pairs that must not lie together")),
        ("AFFINITY_SOURCES", tr("Sources of what should lie together")),
        ("AFFINITY_GROUPS", tr("Groups that should lie together")),
        ("AFFINITY_PAIRS", tr("Pairs that should lie together")),
        ("ERRORS", tr("Errors")),
        ("WARNINGS", tr("Warnings")),
    ):
        algorithm.addOutput(QgsProcessingOutputNumber(name, description))


def _add_weight(algorithm: Algorithm, name: str, label: str) -> None:
    algorithm.add(
        QgsProcessingParameterNumber(
            name,
            label,
            type=QgsProcessingParameterNumber.Type.Double,
            defaultValue=1.0,
            minValue=0.0,
        ),
        tr("How much this source counts against the others, as a whole."),
        advanced=True,
    )
