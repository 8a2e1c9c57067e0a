# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:aggregateindicators``: block values summed to regions, rates computed last."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
)

from ..core.errors import UserError
from ..core.indicators.aggregation import Aggregation, Count, Protection, aggregate
from ..core.values import State
from ..gis.aggregation import (
    RegionIndex,
    definitions_of,
    index_regions,
    output_columns,
    read_counts,
    read_indicators,
    region_layer,
    regions_from_blocks,
    regions_from_layer,
)
from ..gis.compat import WKB_MULTIPOLYGON, WKB_NONE, chosen_fields
from ..gis.indicators import ValueReader, definition_features, definition_fields
from ..gis.translation import number, tr, trn
from .base import Algorithm

#: Keys that a warning names.
_NAMED = 5


class AggregateIndicators(Algorithm):
    """Sum, protect, divide."""

    NAME = "aggregateindicators"
    GROUP = "indicators"
    ICON = "aggregateindicators.svg"

    def title(self) -> str:
        return tr("Aggregate indicators")

    def summary(self) -> str:
        return tr(
            "Sums counts of blocks to Sozialräume and computes rates from summed numerators and "
            "denominators; percentages are never averaged. Missing and secret values are never "
            "counted as 0: one secret block makes the sum secret, one missing block leaves it "
            "incomplete. Small numbers are suppressed, and with them what would give them away."
        )

    def keywords(self) -> str:
        return tr("sum,rate,quota,share,confidentiality,suppression,Geheimhaltung,indicator")

    def define(self) -> None:
        self._define_input()
        self._define_indicators()
        self._define_protection()
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Sozialräume with indicators")),
            tr("One feature per Sozialraum with values, status, and sums behind each rate."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "INDICATORS", tr("Table of indicators"), QgsProcessing.SourceType.TypeVector
            ),
            tr("Definition, unit, source and date of each indicator, for maps and workbooks."),
        )
        for name, description in (
            ("REGIONS_COUNT", tr("Number of Sozialräume")),
            ("SUPPRESSED", tr("Secret values")),
            ("SECONDARY_SUPPRESSED", tr("Values hidden to protect others")),
            ("INCOMPLETE", tr("Incomplete values")),
            ("BLOCKS_WITHOUT_REGION", tr("Blocks without Sozialraum")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def _define_input(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT",
                tr("Blocks with values"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
            ),
            tr("Blocks with their Sozialraum and with joined values."),
        )
        self._add_field(
            "REGION_FIELD",
            tr("Key of the Sozialraum"),
            tr("Field of the blocks that says to which Sozialraum they belong."),
            default="sr_id",
            # A field parameter with a default must be optional, or scripts have to repeat it.
            optional=True,
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "REGIONS",
                tr("Sozialräume"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            ),
            tr(
                "Layer with the outlines, with the same key field; without it they are dissolved "
                "from the blocks."
            ),
        )
        self._add_field(
            "MUNICIPALITY_FIELD",
            tr("Municipality key (AGS)"),
            tr("Within a municipality small numbers are protected against subtraction."),
            default="ags",
            optional=True,
            advanced=True,
        )
        self._add_field(
            "POPULATION_FIELD",
            tr("Residents"),
            tr("Number of residents. It is public at any size."),
            default="einwohner",
            optional=True,
        )

    def _define_indicators(self) -> None:
        self._add_field(
            "COUNTS",
            tr("Counts to sum"),
            tr("Fields with counts. Percentages and averages cannot be summed."),
            optional=True,
            multiple=True,
        )
        self.add(
            QgsProcessingParameterMatrix(
                "RATES",
                tr("Rates and named counts"),
                numberRows=1,
                headers=[
                    tr("Name"),
                    tr("Numerator field"),
                    tr("Denominator field"),
                    tr("Factor"),
                    tr("Unit"),
                    tr("Definition"),
                    tr("Source"),
                    tr("Reference date"),
                ],
                optional=True,
            ),
            tr(
                "One row per indicator; several fields are joined by “+”. A row without "
                "denominator is a count with a readable name. Unit “%” (the default of rates) "
                "means that the numerator is a part of the denominator; use “je 100” or "
                "“je 1.000” for ratios of different groups. The factor follows from the unit if "
                "left empty."
            ),
        )

    def _define_protection(self) -> None:
        for name, description, default, help_text in (
            (
                "MIN_COUNT",
                tr("Smallest count that may be shown"),
                10,
                tr(
                    "Counts above 0 and below this are secret, also as the remainder of a share. "
                    "0 switches it off. The number of residents is not affected."
                ),
            ),
            (
                "MIN_DENOMINATOR",
                tr("Smallest base of a rate"),
                100,
                tr(
                    "Rates on a smaller denominator are secret; if it is a number of residents, "
                    "so is the numerator. Areas have no smallest base. 0 switches it off."
                ),
            ),
        ):
            self.add(
                QgsProcessingParameterNumber(
                    name,
                    description,
                    type=QgsProcessingParameterNumber.Type.Integer,
                    defaultValue=default,
                    minValue=0,
                ),
                help_text,
            )
        self.add(
            QgsProcessingParameterBoolean("SECONDARY", tr("Protect against subtraction"), True),
            tr(
                "Hides further values (secondary suppression), so that a secret one cannot be "
                "found from the total of its municipality, or from two columns where a third is "
                "their sum. Other sums of columns are not looked at."
            ),
        )
        self.add(
            QgsProcessingParameterBoolean(
                "IGNORE_UNINHABITED", tr("Uninhabited blocks may lack values"), True
            ),
            tr("A missing value does no harm where the number of residents is 0."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(
                "IGNORE_UNKNOWN",
                tr("Blocks with an unknown number of residents may lack values"),
                False,
            ),
            tr(
                "For census grids, in which uninhabited cells carry no number. What secret cells "
                "hold is then left out, so that sums are lower bounds."
            ),
            advanced=True,
        )

    def compute(self, parameters, context, feedback):
        source = self.source(parameters, "INPUT", context)
        reader = ValueReader(source)

        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context)

        region_field, population_field = text("REGION_FIELD"), text("POPULATION_FIELD")
        protection = Protection(
            self.parameterAsInt(parameters, "MIN_COUNT", context),
            self.parameterAsInt(parameters, "MIN_DENOMINATOR", context),
            self.parameterAsBool(parameters, "SECONDARY", context),
        )
        chosen = chosen_fields(self, parameters, "COUNTS", context)
        named, rates = read_indicators(
            self.parameterAsMatrix(parameters, "RATES", context), source.fields().names()
        )
        counts = [Count(name, reader.alias(name), (name,)) for name in chosen] + named
        if not counts and not rates:
            raise UserError("nothing_to_aggregate")
        index = index_regions(
            reader, region_field, text("MUNICIPALITY_FIELD"), strict=protection.secondary
        )
        used = [name for count in counts for name in count.fields]
        used += [name for rate in rates for name in (*rate.numerator, *rate.denominator)]
        columns = read_counts(reader, used)
        feedback.setProgress(20)
        harmless = None
        if reader.has(population_field):
            residents = reader.column(population_field)
            harmless = np.zeros(len(residents.value), dtype=bool)
            if self.parameterAsBool(parameters, "IGNORE_UNINHABITED", context):
                harmless |= residents.value == 0
            if self.parameterAsBool(parameters, "IGNORE_UNKNOWN", context):
                harmless |= ~residents.known
        result = aggregate(
            columns,
            index.region_of,
            index.municipality_of,
            len(index.municipalities),
            counts,
            rates,
            protection,
            public=frozenset({population_field}),
            harmless=harmless,
        )
        feedback.setProgress(50)
        if parameters.get("REGIONS"):
            layer = self.source(parameters, "REGIONS", context)
            crs = layer.sourceCrs()
            base_fields, base, idle = regions_from_layer(layer, region_field, index)
            _warn_of_idle(idle, layer.sourceName(), feedback)
        else:
            crs = source.sourceCrs()
            base_fields, base = regions_from_blocks(reader, source, index, population_field)
        fields, features = region_layer(base_fields, base, result)
        outside = int(np.count_nonzero(index.region_of < 0))
        secret, incomplete = _count_states(result)
        _log(result, index, outside, secret, incomplete, feedback)
        self.stop_if_cancelled(feedback)
        feedback.setProgress(90)
        return {
            "OUTPUT": self.write(
                parameters, "OUTPUT", context, fields, WKB_MULTIPOLYGON, crs, features
            ),
            "INDICATORS": self.write(
                parameters,
                "INDICATORS",
                context,
                definition_fields(),
                WKB_NONE,
                crs,
                definition_features(definitions_of(reader, result, protection)),
            ),
            "REGIONS_COUNT": len(index.keys),
            "SUPPRESSED": secret,
            "SECONDARY_SUPPRESSED": result.secondary,
            "INCOMPLETE": incomplete,
            "BLOCKS_WITHOUT_REGION": outside,
        }

    def _add_field(
        self,
        name: str,
        label: str,
        help_text: str,
        *,
        default: str | None = None,
        optional: bool = False,
        multiple: bool = False,
        advanced: bool = False,
    ) -> None:
        self.add(
            QgsProcessingParameterField(
                name,
                label,
                defaultValue=default,
                parentLayerParameterName="INPUT",
                type=QgsProcessingParameterField.DataType.Numeric
                if multiple
                else QgsProcessingParameterField.DataType.Any,
                allowMultiple=multiple,
                optional=optional,
            ),
            help_text,
            advanced=advanced,
        )


def _count_states(result: Aggregation) -> tuple[int, int]:
    columns = [column for column, _name in output_columns(result)]
    secret = sum(int(np.count_nonzero(column.state == State.SECRET)) for column in columns)
    incomplete = sum(int(np.count_nonzero(column.state == State.INCOMPLETE)) for column in columns)
    return secret, incomplete


def _warn_of_idle(keys: list[str], layer: str, feedback) -> None:
    if keys:
        first = ", ".join(keys[:_NAMED]) + (" …" if len(keys) > _NAMED else "")
        feedback.pushWarning(
            trn(
                "{n} Sozialraum of the layer “{layer}” holds no block and was left out: {keys}. "
                "Please check that the layer belongs to this delineation.",
                "{n} Sozialräume of the layer “{layer}” hold no block and were left out: {keys}. "
                "Please check that the layer belongs to this delineation.",
                len(keys),
            ).format(n=number(len(keys)), layer=layer, keys=first)
        )


def _log(
    result: Aggregation,
    index: RegionIndex,
    outside: int,
    secret: int,
    incomplete: int,
    feedback,
) -> None:
    feedback.pushInfo(
        tr("Sozialräume: {regions}, municipalities: {municipalities}.").format(
            regions=number(len(index.keys)), municipalities=number(len(index.municipalities))
        )
    )
    if outside:
        feedback.pushWarning(
            trn(
                "{n} block belongs to no Sozialraum and was left out.",
                "{n} blocks belong to no Sozialraum and were left out.",
                outside,
            ).format(n=number(outside))
        )
    feedback.pushInfo(
        tr(
            "Secret values: {secret} (sums on their own account: {primary}, to protect those: "
            "{secondary}). Incomplete values: {incomplete}."
        ).format(
            secret=number(secret),
            primary=number(result.primary),
            secondary=number(result.secondary),
            incomplete=number(incomplete),
        )
    )
    for name, municipality in result.withheld:
        feedback.pushWarning(
            tr(
                "The total of “{field}” for municipality {municipality} must not be published: it "
                "would give a secret value away."
            ).format(field=name, municipality=index.municipalities[municipality])
        )
    for name, region in result.above_one:
        feedback.pushWarning(
            tr(
                "“{rate}” in {region}: the numerator is larger than the denominator. Please check "
                "both."
            ).format(rate=name, region=index.keys[region])
        )
