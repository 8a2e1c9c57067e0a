# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:exportworkbook``: indicators of regions as a workbook for departments."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.errors import UserError
from ..core.values import State, ValueColumn
from ..gis.compat import chosen_fields
from ..gis.indicators import (
    DENOMINATOR,
    NUMERATOR,
    Definition,
    ValueReader,
    indicator_names,
    read_definitions,
)
from ..gis.translation import number, tr
from ..gis.workbook import WorkbookContent, write_workbook
from .base import Algorithm
from .common import refuse_blocks

_SIGNS = (".", "*")


class ExportWorkbook(Algorithm):
    """Values, definitions, sources, signs."""

    NAME = "exportworkbook"
    GROUP = "export"
    ICON = "exportworkbook.svg"

    def title(self) -> str:
        return tr("Export workbook")

    def summary(self) -> str:
        return tr(
            "Writes the indicators of Sozialräume as an Excel workbook: values with the signs of "
            "official statistics, municipalities, definitions, sources, ready to filter and to "
            "print. Secret numbers are not in the file in any form."
        )

    def keywords(self) -> str:
        return tr("Excel,XLSX,table,export,signs,Zeichenerklärung,definitions")

    def define(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT",
                tr("Sozialräume with indicators"),
                [QgsProcessing.SourceType.TypeVector],
            ),
            tr("Result of “Aggregate indicators”."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "INDICATORS",
                tr("Table of indicators"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            tr("Definitions, units, sources and dates as written by “Aggregate indicators”."),
        )
        self.add(
            QgsProcessingParameterField(
                "FIELDS",
                tr("Indicators"),
                parentLayerParameterName="INPUT",
                allowMultiple=True,
                optional=True,
            ),
            tr("Fields to export, in this order; by default all indicators."),
        )
        for name, description, default, help_text in (
            (
                "TITLE",
                tr("Title"),
                tr("Indicators by Sozialraum"),
                tr("Title on the first sheet, above each table and in print."),
            ),
            (
                "PUBLISHER",
                tr("Publisher"),
                "",
                tr("Office that publishes the workbook; stands in the footer."),
            ),
            (
                "VERSION",
                tr("Version of the Sozialräume"),
                "",
                tr("For example “Version 1.0, valid from 1 January 2025”."),
            ),
        ):
            self.add(
                QgsProcessingParameterString(
                    name, description, defaultValue=default, optional=name != "TITLE"
                ),
                help_text,
            )
        self.add(
            QgsProcessingParameterEnum(
                "SIGN",
                tr("Sign of secret values"),
                [tr("“.” as the statistical offices"), tr("“*” as the Bundesagentur für Arbeit")],
                defaultValue=0,
            ),
            tr("Small numbers and numbers hidden to protect them get the same sign."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", tr("Workbook"), tr("Excel workbooks (*.xlsx)")
            ),
            tr("The file is replaced only when everything has been written."),
        )
        for name, description in (
            ("REGIONS_COUNT", tr("Number of Sozialräume")),
            ("INDICATORS_COUNT", tr("Number of indicators")),
            ("SUPPRESSED", tr("Secret values")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def compute(self, parameters, context, feedback):
        source = self.source(parameters, "INPUT", context)
        refuse_blocks(source)
        path = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        if not path.lower().endswith(".xlsx"):
            raise UserError("workbook_extension", path=path)
        reader = ValueReader(source)
        known = []
        if parameters.get("INDICATORS"):
            known = read_definitions(self.source(parameters, "INDICATORS", context))
        chosen = chosen_fields(self, parameters, "FIELDS", context)
        definitions = _chosen(reader, known, chosen)
        content = self._content(parameters, context, reader, definitions)
        self.stop_if_cancelled(feedback)
        feedback.setProgress(50)
        write_workbook(path, content)
        secret = sum(int(np.count_nonzero(c.state == State.SECRET)) for c in content.columns)
        feedback.pushInfo(
            tr("Sozialräume: {regions}, indicators: {indicators}, secret values: {secret}.").format(
                regions=number(len(content.keys)),
                indicators=number(len(definitions)),
                secret=number(secret),
            )
        )
        return {
            "OUTPUT": path,
            "REGIONS_COUNT": len(content.keys),
            "INDICATORS_COUNT": len(definitions),
            "SUPPRESSED": secret,
        }

    def _content(self, parameters, context, reader, definitions) -> WorkbookContent:
        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context).strip()

        keys = reader.texts("sr_id")
        order = sorted(range(len(keys)), key=lambda row: keys[row])

        def texts(name: str) -> list[str]:
            values = reader.texts(name, optional=True)
            return [values[row] for row in order]

        def column(name: str) -> ValueColumn | None:
            return reader.column(name).take(order) if reader.has(name) else None

        residents = column("einwohner")
        return WorkbookContent(
            title=text("TITLE"),
            publisher=text("PUBLISHER"),
            version=text("VERSION"),
            keys=texts("sr_id"),
            names=texts("sr_name"),
            municipality_keys=texts("ags"),
            municipalities=texts("gem_name"),
            population=[
                int(value) if is_known else None
                for value, is_known in zip(residents.value, residents.known)
            ]
            if residents is not None
            else [None] * len(keys),
            columns=[reader.column(entry.feld).take(order) for entry in definitions],
            definitions=definitions,
            numerators=[column(entry.feld + NUMERATOR) for entry in definitions],
            denominators=[column(entry.feld + DENOMINATOR) for entry in definitions],
            hidden_sign=_SIGNS[self.parameterAsEnum(parameters, "SIGN", context)],
        )


def _chosen(reader: ValueReader, known: list[Definition], chosen: list[str]) -> list[Definition]:
    """Definitions of the fields to export; fields without one are described by their alias."""
    by_field = {definition.feld: definition for definition in known}
    names = chosen or list(by_field) or indicator_names(reader.fields)
    if not names:
        raise UserError("no_indicator_fields", layer=reader.name)
    return [
        by_field.get(name) or Definition(feld=name, name=reader.alias(name), dezimalen=1)
        for name in names
    ]
