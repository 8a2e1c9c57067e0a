# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:joinindicators``: an official table joined to areas, with a match report."""

from __future__ import annotations

from qgis.core import (
    QgsFeature,
    QgsFields,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.errors import UserError
from ..core.indicators.aggregation import looks_like_rate
from ..core.tables import MatchReport, Table, distribute, match_table, read_table
from ..core.values import ValueColumn
from ..gis.compat import WKB_NONE
from ..gis.indicators import ValueReader, field_names, value_attributes, value_fields
from ..gis.match_report import (
    completeness_lines,
    match_features,
    match_fields,
    states_text,
    summary_line,
    write_match_report,
)
from ..gis.messages.tables import report_lines
from ..gis.translation import tr
from .base import Algorithm, progress_of

_PROFILES = ("din", "ba", "akg", "zensus", "zensus2011")
_DOTS = (None, False, True)


class JoinIndicators(Algorithm):
    """Read, match, report."""

    NAME = "joinindicators"
    GROUP = "indicators"
    ICON = "joinindicators.svg"

    def title(self) -> str:
        return tr("Join indicators")

    def summary(self) -> str:
        return tr(
            "Joins an official table (Excel or CSV as the office sends it) to blocks, Sozialräume "
            "or municipalities by key. Title rows, merged headers, signs such as “*” or “.”, lost "
            "leading zeros and totals are understood. A report says what was matched, repaired "
            "and left over; nothing is joined silently in part."
        )

    def keywords(self) -> str:
        return tr("table,Excel,XLSX,CSV,join,key,AGS,match report,GENESIS,statistics")

    def define(self) -> None:
        self._define_layer()
        self._define_table()
        self._define_rules()
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Joined values")),
            tr("The layer with a field per column and a field for its status."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", tr("Match report"), tr("HTML files (*.html)"), optional=True
            ),
            tr("Page that says what was read, matched, repaired and left over."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "MATCHES",
                tr("Loose ends"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            ),
            tr("Table of rows and areas without a partner, totals and repeated rows."),
        )
        for name, description in (
            ("ROWS_READ", tr("Rows read")),
            ("MATCHED", tr("Rows matched")),
            ("REPAIRED", tr("Keys repaired")),
            ("TOTALS_SKIPPED", tr("Totals left out")),
            ("UNMATCHED", tr("Rows not matched")),
            ("MISSING", tr("Areas without a row")),
            ("DUPLICATES", tr("Repeated rows")),
            ("COLUMNS_JOINED", tr("Columns joined")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def _define_layer(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Layer with areas"), [QgsProcessing.SourceType.TypeVector]
            ),
            tr("Blocks, Sozialräume or municipalities to which the values belong."),
        )
        self.add(
            QgsProcessingParameterField(
                "KEY_FIELD",
                tr("Key field"),
                defaultValue="baustein_id",
                parentLayerParameterName="INPUT",
                # A field parameter with a default must be optional, or scripts have to repeat it.
                optional=True,
            ),
            tr("Field with the key that the table uses as well."),
        )
        self.add(
            QgsProcessingParameterField(
                "NAME_FIELD",
                tr("Name field"),
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            tr(
                "Field with the name: names behind matched keys are compared, and a table "
                "without keys is matched by name."
            ),
        )

    def _define_table(self) -> None:
        self.add(
            QgsProcessingParameterFile(
                "TABLE",
                tr("Table"),
                fileFilter=tr("Tables (*.xlsx *.xlsm *.csv *.txt);;All files (*)"),
            ),
            tr("Excel or CSV file as it came from the office; it is not changed."),
        )
        self.add(
            QgsProcessingParameterString("SHEET", tr("Sheet"), optional=True),
            tr("Sheet of the workbook; by default the one with the most data."),
        )
        self.add(
            QgsProcessingParameterString("TABLE_KEY", tr("Key column of the table"), optional=True),
            tr("Header of the column with the key; by default the one that fits best."),
        )
        self.add(
            QgsProcessingParameterString("COLUMNS", tr("Columns to join"), optional=True),
            tr("Headers separated by semicolons; by default all columns with numbers."),
        )
        self.add(
            QgsProcessingParameterString("PREFIX", tr("Prefix of the new fields"), optional=True),
            tr("Put before each new field name, for example the year."),
        )

    def _define_rules(self) -> None:
        self.add(
            QgsProcessingParameterEnum(
                "PROFILE",
                tr("Signs of the table"),
                [
                    tr("Official statistics: “–” is zero"),
                    tr("BA: “*” is secret"),
                    tr("BA small-area: “*” is below 10"),
                    tr("Census 2022 grid: “–” is missing"),
                    tr("Census 2011 grid: -1, -9 missing"),
                ],
                defaultValue=0,
            ),
            tr(
                "What the signs in place of numbers mean; it depends on the office: statistical "
                "offices after DIN 55301, the Bundesagentur für Arbeit (BA), its small-area tables "
                "(AkG), or a census grid."
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "SHARED_KEYS",
                tr("When several areas have the same key"),
                [tr("Stop"), tr("Distribute counts by residents (estimated)")],
                defaultValue=0,
            ),
            tr(
                "For values by Ortsteil on a layer of blocks: counts can be distributed by "
                "residents. Such values are marked as estimated; their sum is kept."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "POPULATION_FIELD",
                tr("Residents"),
                defaultValue="einwohner",
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            tr("Number of residents, by which counts are distributed."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "DOT",
                tr("Dot in numbers such as 1.234"),
                [tr("Stop and ask where it is not clear"), tr("Thousands"), tr("Decimals")],
                defaultValue=0,
            ),
            tr("“12.345” can be residents or percent; it is never guessed."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(
                "STRICT", tr("Stop unless every row and every area has a partner"), False
            ),
            tr("Otherwise loose ends are listed in the log, the report and a table."),
            advanced=True,
        )

    def compute(self, parameters, context, feedback):
        source = self.source(parameters, "INPUT", context)
        reader = ValueReader(source)

        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context).strip()

        profile = _PROFILES[self.parameterAsEnum(parameters, "PROFILE", context)]
        decimal_dot = _DOTS[self.parameterAsEnum(parameters, "DOT", context)]
        shared = self.parameterAsEnum(parameters, "SHARED_KEYS", context) == 1
        table = read_table(
            self.parameterAsFile(parameters, "TABLE", context),
            sheet=text("SHEET") or None,
            profile=profile,
            decimal_dot=decimal_dot,
            progress=progress_of(feedback, 0, 50),
            is_cancelled=feedback.isCanceled,
        )
        wanted = [name.strip() for name in text("COLUMNS").split(";") if name.strip()]
        match = match_table(
            table,
            reader.texts(text("KEY_FIELD")),
            key_column=text("TABLE_KEY") or None,
            reference_names=reader.texts(text("NAME_FIELD")) if text("NAME_FIELD") else None,
            value_columns=wanted or None,
            profile=profile,
            decimal_dot=decimal_dot,
            shared_keys=shared,
        )
        report = match.report
        if self.parameterAsBool(parameters, "STRICT", context):
            _check_complete(report)
        columns = match.columns
        if match.shared.any():
            weights = _weights(reader, text("POPULATION_FIELD"))
            columns = [
                _distributed(column, table, match.row_of_reference, weights) for column in columns
            ]
        originals = [column.name for column in columns]
        names = field_names(originals, source.fields().names(), text("PREFIX"))
        columns = [column.renamed(name) for column, name in zip(columns, names)]
        feedback.setProgress(70)
        _log(report, columns, originals, feedback)
        self.stop_if_cancelled(feedback)

        path = self.parameterAsFileOutput(parameters, "REPORT", context)
        if path:
            write_match_report(path, source.sourceName(), table, report, columns, originals)
        fields = _output_fields(source.fields(), columns, originals)
        return {
            "OUTPUT": self.write(
                parameters,
                "OUTPUT",
                context,
                fields,
                source.wkbType(),
                source.sourceCrs(),
                _features(reader.features, fields, columns),
            ),
            "REPORT": path,
            "MATCHES": self.write(
                parameters,
                "MATCHES",
                context,
                match_fields(),
                WKB_NONE,
                source.sourceCrs(),
                match_features(report),
            ),
            "ROWS_READ": report.rows_read,
            "MATCHED": report.rows_matched,
            "REPAIRED": sum(report.repaired.values()),
            "TOTALS_SKIPPED": len(report.totals),
            "UNMATCHED": len(report.unmatched),
            "MISSING": len(report.missing),
            "DUPLICATES": len(report.duplicates),
            "COLUMNS_JOINED": len(columns),
        }


def _check_complete(report: MatchReport) -> None:
    if report.unmatched or report.missing:
        first = [row.key or row.name for row in report.unmatched] + report.missing
        raise UserError(
            "join_incomplete",
            unmatched=len(report.unmatched),
            missing=len(report.missing),
            example=first[:3],
        )


def _weights(reader: ValueReader, population_field: str):
    """Residents by which counts are distributed; unknown ones get nothing."""
    if not population_field:
        raise UserError("distribution_without_residents")
    population = reader.column(population_field)
    weights = population.value.copy()
    weights[~population.known | (weights < 0)] = 0.0
    return weights


def _distributed(column: ValueColumn, table: Table, rows, weights) -> ValueColumn:
    if looks_like_rate(column.name) or looks_like_rate("", table.column(column.name).unit):
        raise UserError("rate_cannot_be_divided", column=column.name)
    return distribute(column, rows, weights)


def _log(report: MatchReport, columns, originals, feedback) -> None:
    feedback.pushInfo(summary_line(report))
    for line in completeness_lines(report):
        if report.complete:
            feedback.pushInfo(line)
        else:
            feedback.pushWarning(line)
    for line in report_lines(report)[1:]:
        feedback.pushInfo(line)
    for column, original in zip(columns, originals):
        states = states_text(column)
        feedback.pushInfo(f"{original} → {column.name}" + (f" ({states})" if states else ""))


def _output_fields(source_fields: QgsFields, columns, originals) -> QgsFields:
    fields = QgsFields(source_fields)
    for column, original in zip(columns, originals):
        for entry in value_fields(column, original):
            fields.append(entry)
    return fields


def _features(source_features, fields: QgsFields, columns) -> list[QgsFeature]:
    result = []
    for source_feature, values in zip(source_features, value_attributes(columns)):
        feature = QgsFeature(fields)
        feature.setGeometry(source_feature.geometry())
        feature.setAttributes([*source_feature.attributes(), *values])
        result.append(feature)
    return result
