# SPDX-License-Identifier: GPL-2.0-or-later
"""What the user asks of a map, what is known of its indicator, and the texts made from both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Dict, List, Optional

from qgis.core import QgsFields
from qgis.PyQt.QtCore import QDate, QLocale

from ...core.indicators.classes import Classes, Method
from .. import palettes
from ..indicators import COUNT, Definition
from ..layers import field_index
from ..translation import tr

#: Stands in for the row of ``indikator_def`` where there is none.
UNDEFINED = Definition("", "", art="")


@dataclass(frozen=True)
class MapRequest:
    """What the user asked for; empty texts are filled from the definition."""

    value: str
    status: str = ""
    population: str = ""
    few_residents: int = 300
    title: str = ""
    subtitle: str = ""
    unit: str = ""
    decimals: Optional[int] = None
    date: str = ""
    source: str = ""
    basemap: str = ""
    publisher: str = ""
    editor: str = ""
    version: str = ""
    logo: str = ""
    method: Method = Method.QUANTILE
    n_classes: int = 5
    limits: str = ""
    palette: str = palettes.BLUE
    county_value: Optional[float] = None
    paper: str = ""


def unit_text(unit: str) -> str:
    """The unit above the classes: "in %", but "je 1.000" as it is."""
    return tr("in {unit}").format(unit=unit) if 0 < len(unit) <= 3 else unit


def default_title(definition: Definition, fields: QgsFields, request: MapRequest, date: str) -> str:
    """Indicator in plain words, with its date."""
    name = definition.name or field_alias(fields, request.value) or request.value
    if re.fullmatch(r"\d+[./-]\d+[./-]\d+", date):
        return tr("{name} in the Sozialräume on {date}").format(name=name, date=date)
    if date:
        return tr("{name} in the Sozialräume, {date}").format(name=name, date=date)
    return tr("{name} in the Sozialräume").format(name=name)


def sources(request: MapRequest, definition: Definition, date: str) -> List[str]:
    """Source with date and "own calculations", then the licence line of the base map."""
    result = []
    source = (request.source or definition.quelle).strip().rstrip(".;")
    own = tr("own calculations")
    if source:
        parts = [_prefixed(tr("Data source:"), source)]
        if date and date not in source:
            parts.append(tr("as of {date}").format(date=date))
        text = ", ".join(parts)
        result.append(f"{text}." if own.lower() in text.lower() else f"{text}; {own}.")
    elif date:
        result.append(tr("As of {date}; own calculations.").format(date=date))
    if request.basemap.strip():
        result.append(_prefixed(tr("Base map:"), request.basemap.strip()))
    return result


def imprint(request: MapRequest) -> List[str]:
    """Publisher, editor, day of making and version, as far as they are given."""
    today = QLocale().toString(QDate.currentDate(), _date_pattern())
    entries: Dict[str, str] = {
        tr("Publisher:"): request.publisher,
        tr("Edited by:"): request.editor,
        tr("Made on:"): today,
        tr("Version:"): request.version,
    }
    return [_prefixed(label, text.strip()) for label, text in entries.items() if text.strip()]


def _prefixed(label: str, text: str) -> str:
    return text if text.lower().startswith(label.lower()) else f"{label} {text}"


def _date_pattern() -> str:
    return tr("yyyy-MM-dd")


def readable_date(text: str) -> str:
    """A date as the locale writes it; other texts ("Dezember 2024") as they are."""
    date = QDate.fromString(text.strip(), "yyyy-MM-dd")
    return QLocale().toString(date, _date_pattern()) if date.isValid() else text.strip()


def remarks(
    request: MapRequest,
    definition: Definition,
    classes: Classes,
    has_county_value: bool,
    date: str,
) -> List[str]:
    """What a finished map should state and this one does not."""
    missing = [
        label
        for label, text in (
            (tr("definition"), request.subtitle or definition.definition),
            (tr("date"), date),
            (tr("data source"), request.source or definition.quelle),
            (tr("base map"), request.basemap),
            (tr("publisher"), request.publisher),
            (tr("editor"), request.editor),
            (tr("version"), request.version),
        )
        if not text
    ]
    result = []
    if missing:
        result.append(
            tr("The map does not state: {things}. A published map should.").format(
                things=", ".join(missing)
            )
        )
    if not has_county_value:
        result.append(
            tr(
                "There is no county value: neither was one given, nor are numerator and "
                "denominator fields beside the indicator."
            )
        )
    if definition.art == COUNT:
        result.append(
            tr(
                "The indicator is a number, not a rate: on a map of filled areas large areas "
                "weigh too much. Please prefer a rate."
            )
        )
    if request.method != Method.FIXED and len(classes) < request.n_classes:
        result.append(
            tr("The values give {n} classes instead of {wanted}.").format(
                n=len(classes), wanted=request.n_classes
            )
        )
    return result


def field_alias(fields: QgsFields, name: str) -> str:
    """The readable name of a field, "" where it has none."""
    index = field_index(fields, name)
    return str(fields[index].alias()) if index >= 0 else ""
