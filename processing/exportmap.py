# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:exportmap``: one indicator as a print-ready map."""

from __future__ import annotations

from typing import Any, Callable

from qgis.core import (
    QgsFeatureSource,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProject,
)
from qgis.PyQt.QtGui import QImageReader

from ..core.errors import UserError
from ..core.indicators.classes import MAX_CLASSES, MIN_CLASSES, Method
from ..gis.compat import NO_THREADING
from ..gis.files import readable_file
from ..gis.indicators import Definition
from ..gis.maps.export import export_pdf
from ..gis.maps.ground import has_area, read_ground, region_features
from ..gis.maps.indicator import indicator_map, read_definition
from ..gis.maps.layout import build_map_layout, map_scale
from ..gis.maps.spec import PAPERS
from ..gis.maps.texts import MapRequest
from ..gis.palettes import PALETTES
from ..gis.translation import number, tr, trn
from .base import Algorithm
from .common import refuse_blocks

_METHODS = tuple(Method)
#: The first entry chooses the page by the shape of the county.
_PAPERS = ("", *PAPERS)


class ExportMap(Algorithm):
    """Classes, legend, layout, PDF."""

    NAME = "exportmap"
    GROUP = "export"
    ICON = "exportmap.svg"

    def title(self) -> str:
        return tr("Print-ready indicator map (PDF)")

    def summary(self) -> str:
        return tr(
            "Prints one indicator as a map on A4 or A3: classes with their number of Sozialräume, "
            "county value, sources, scale bar and imprint. Secret values are hatched and are not "
            "in the file. The PDF is made of vectors with embedded fonts and selectable text."
        )

    def keywords(self) -> str:
        return tr("map,choropleth,print,pdf,layout,legend,classes,report,indicator")

    def flags(self) -> Any:
        # QGIS layouts may only be used on the main thread.
        return super().flags() | NO_THREADING

    def define(self) -> None:
        self._define_inputs()
        self._define_texts()
        self._define_classes()
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", tr("Map (PDF)"), fileFilter=tr("PDF files (*.pdf)")
            ),
            tr("The PDF file; an existing file is replaced."),
        )
        for name, description in (
            ("CLASSIFIED", tr("Sozialräume with a value")),
            ("WITHOUT_VALUE", tr("Sozialräume without a value")),
            ("SCALE", tr("Scale (denominator)")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def _define_inputs(self) -> None:
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        self.add(
            QgsProcessingParameterFeatureSource("INPUT", tr("Sozialräume"), polygons),
            tr("Polygons of the Sozialräume with the indicator as a field."),
        )
        self.add(
            QgsProcessingParameterField("VALUE", tr("Indicator"), None, "INPUT"),
            tr("Field with the value that is shown, best a rate."),
        )
        self._field(
            "STATUS",
            tr("Signs of the indicator"),
            None,
            tr("Field that says why a value is missing; without one, “<indicator>_status”."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "INDICATORS",
                tr("Definitions of the indicators"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            tr(
                "Table that “Aggregate indicators” writes. It gives name, definition, unit, "
                "decimals, source and date where the fields below are empty."
            ),
        )
        self._field(
            "POPULATION",
            tr("Residents"),
            "einwohner",
            tr("Uninhabited Sozialräume and those with few residents are drawn without a value."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "MIN_POPULATION",
                tr("Show values from this number of residents on"),
                defaultValue=300,
                minValue=0,
            ),
            tr("Smaller Sozialräume are dotted and belong to no class; 0 shows all."),
            advanced=True,
        )
        self._field(
            "MUNICIPALITY_FIELD",
            tr("Municipality key (AGS)"),
            "ags",
            tr("Sozialräume with the same key form a municipality with a thicker border."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "MUNICIPALITIES", tr("Municipalities"), polygons, optional=True
            ),
            tr("Borders and names of municipalities; without them they come from the Sozialräume."),
            advanced=True,
        )
        self._field(
            "LABEL_FIELD",
            tr("Short code"),
            "sr_kurz",
            tr("Printed inside the Sozialraum where it fits."),
        )

    def _define_texts(self) -> None:
        for name, description, help_text in (
            ("TITLE", tr("Title"), tr("Indicator in plain words, area and date.")),
            ("SUBTITLE", tr("Definition"), tr("What is divided by what.")),
            ("UNIT", tr("Unit"), tr("Such as % or “per 1,000”.")),
            ("DATE", tr("Reference date"), tr("Date of the data (Stichtag).")),
            ("SOURCE", tr("Data source"), tr("“own calculations” is added.")),
            ("BASEMAP", tr("Licence line of the base map"), tr("As its provider demands it.")),
            ("PUBLISHER", tr("Publisher"), tr("Such as the county.")),
            ("EDITOR", tr("Edited by"), tr("Office and role.")),
            ("VERSION", tr("Version of the Sozialräume"), tr("Such as “1.0, valid from …”.")),
        ):
            self.add(QgsProcessingParameterString(name, description, optional=True), help_text)
        self.add(
            QgsProcessingParameterFile("LOGO", tr("Logo or coat of arms"), optional=True),
            tr("SVG, PNG or JPEG; printed at the upper right. An SVG stays sharp."),
            advanced=True,
        )

    def _define_classes(self) -> None:
        integer = QgsProcessingParameterNumber.Type.Integer
        double = QgsProcessingParameterNumber.Type.Double
        self.add(
            QgsProcessingParameterNumber(
                "DECIMALS", tr("Decimal places"), integer, optional=True, minValue=0, maxValue=4
            ),
            tr("Classes are built on the values as they are printed."),
            advanced=True,
        )
        self._enum("METHOD", tr("Class method"), _method_names(), tr("How limits are found."))
        self.add(
            QgsProcessingParameterNumber(
                "CLASSES",
                tr("Number of classes"),
                integer,
                defaultValue=5,
                minValue=MIN_CLASSES,
                maxValue=MAX_CLASSES,
            ),
            tr("Fewer come out where there are fewer distinct values."),
        )
        self.add(
            QgsProcessingParameterString("LIMITS", tr("Fixed limits"), optional=True),
            tr("For the method “fixed limits”: the limits between the classes, such as 5; 10; 15."),
        )
        self._enum(
            "PALETTE",
            tr("Colours"),
            _palette_names(),
            tr("All are safe for colour-blind readers; grey also for black-and-white print."),
        )
        self.add(
            QgsProcessingParameterNumber("COUNTY_VALUE", tr("County value"), double, optional=True),
            tr(
                "Without it, it is computed from the fields “<indicator>_z” and “<indicator>_n”; "
                "where Sozialräume are missing in it, the map says so."
            ),
            advanced=True,
        )
        self._enum("PAPER", tr("Paper"), _paper_names(), tr("A4 or A3, portrait or landscape."))

    def _field(self, name: str, description: str, default: str | None, help_text: str) -> None:
        self.add(
            QgsProcessingParameterField(name, description, default, "INPUT", optional=True),
            help_text,
            advanced=True,
        )

    def _enum(self, name: str, description: str, options: list[str], help_text: str) -> None:
        self.add(QgsProcessingParameterEnum(name, description, options, defaultValue=0), help_text)

    def compute(self, parameters, context, feedback):
        source = self.source(parameters, "INPUT", context)
        refuse_blocks(source)
        features = region_features(source)
        drawable = [feature for feature in features if has_area(feature)]
        if not drawable:
            raise UserError("map_no_geometry")
        request = self._request(parameters, context)
        municipalities = None
        if parameters.get("MUNICIPALITIES"):
            municipalities = self.source(parameters, "MUNICIPALITIES", context)
        ground = read_ground(
            drawable,
            source.fields(),
            source.sourceCrs(),
            self.parameterAsString(parameters, "LABEL_FIELD", context),
            self.parameterAsString(parameters, "MUNICIPALITY_FIELD", context),
            municipalities,
        )
        self.stop_if_cancelled(feedback)
        feedback.setProgress(30)
        definition = self._definition(parameters, context, request.value, feedback.pushWarning)
        result = indicator_map(
            ground, drawable, source.fields(), source.sourceName(), request, definition
        )
        missing = len(features) - len(drawable)
        if missing:
            feedback.pushWarning(
                trn(
                    "{n} Sozialraum has no geometry and is not on the map.",
                    "{n} Sozialräume have no geometry and are not on the map.",
                    missing,
                ).format(n=number(missing))
            )
        for remark in result.remarks:
            feedback.pushWarning(remark)
        # The layout lives in a project of its own: the user's project is not touched.
        project = QgsProject()
        layout = build_map_layout(result.spec, project)
        self.stop_if_cancelled(feedback)
        feedback.setProgress(50)
        output = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        export_pdf(layout, output)
        classified = int(result.classes.counts.sum())
        return {
            "OUTPUT": output,
            "CLASSIFIED": classified,
            "WITHOUT_VALUE": len(features) - classified,
            "SCALE": map_scale(layout),
        }

    def _request(self, parameters: dict[str, Any], context: QgsProcessingContext) -> MapRequest:
        def text(name: str) -> str:
            return (self.parameterAsString(parameters, name, context) or "").strip()

        def choice(name: str, values: tuple) -> Any:
            return values[self.parameterAsEnum(parameters, name, context)]

        logo = text("LOGO")
        if logo:
            path = readable_file(logo)
            is_svg = path.suffix.lower() == ".svg"
            if not is_svg and not QImageReader(str(path)).canRead():
                raise UserError("map_logo_unreadable", path=str(path))
        given = {name for name, value in parameters.items() if value not in (None, "")}
        return MapRequest(
            value=text("VALUE"),
            status=text("STATUS"),
            population=text("POPULATION"),
            few_residents=self.parameterAsInt(parameters, "MIN_POPULATION", context),
            title=text("TITLE"),
            subtitle=text("SUBTITLE"),
            unit=text("UNIT"),
            decimals=self.parameterAsInt(parameters, "DECIMALS", context)
            if "DECIMALS" in given
            else None,
            date=text("DATE"),
            source=text("SOURCE"),
            basemap=text("BASEMAP"),
            publisher=text("PUBLISHER"),
            editor=text("EDITOR"),
            version=text("VERSION"),
            logo=logo,
            method=choice("METHOD", _METHODS),
            n_classes=self.parameterAsInt(parameters, "CLASSES", context),
            limits=text("LIMITS"),
            palette=choice("PALETTE", PALETTES),
            county_value=self.parameterAsDouble(parameters, "COUNTY_VALUE", context)
            if "COUNTY_VALUE" in given
            else None,
            paper=choice("PAPER", _PAPERS),
        )

    def _definition(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        value: str,
        warn: Callable[[str], None],
    ) -> Definition | None:
        if not parameters.get("INDICATORS"):
            return None
        table: QgsFeatureSource = self.source(parameters, "INDICATORS", context)
        definition = read_definition(table, value)
        if definition is None:
            warn(
                tr("The table “{table}” has no definition of “{field}”.").format(
                    table=table.sourceName(), field=value
                )
            )
        return definition


def _method_names() -> list[str]:
    return [
        tr("Quantiles"),
        tr("Equal widths, round limits"),
        tr("Natural breaks (Jenks)"),
        tr("Standard deviations"),
        tr("Fixed limits"),
    ]


def _palette_names() -> list[str]:
    return [
        tr("Blue"),
        tr("Yellow to blue"),
        tr("Yellow to brown"),
        tr("Violet to orange (around the county value)"),
        tr("Grey (black-and-white print)"),
    ]


def _paper_names() -> list[str]:
    return [
        tr("A4, by the shape of the county"),
        tr("A4 portrait"),
        tr("A4 landscape"),
        tr("A3 portrait"),
        tr("A3 landscape"),
    ]
