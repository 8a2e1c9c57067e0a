# SPDX-License-Identifier: GPL-2.0-or-later
"""The log of decisions as a file and as a layer without geometry."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

from qgis.core import QgsFeature, QgsFields

from ...core.assignments.decision_log import COLUMNS, LogRow
from ..compat import field
from ..table_files import write_table
from ..translation import tr

_KINDS = {"nr": "int", "einwohner": "long"}
#: What stands for a number that is too small to be printed (DIN 55301).
HIDDEN = "."


def log_fields() -> QgsFields:
    """Fields of the log."""
    fields = QgsFields()
    for name in COLUMNS:
        fields.append(field(name, _KINDS.get(name, "text")))
    return fields


def log_features(rows: Sequence[LogRow]) -> list[QgsFeature]:
    """The log as rows of a layer; blank texts are NULL."""
    features = []
    for row in rows:
        feature = QgsFeature(log_fields())
        feature.setAttributes([None if value == "" else value for value in row.values()])
        features.append(feature)
    return features


def write_decision_log(
    path: str | Path, rows: Sequence[LogRow], limit: int = 0, *, for_excel: bool = True
) -> None:
    """The log as CSV or XLSX; ``UserError`` as of ``write_table``.

    limit: numbers of residents from 1 up to below it are replaced by ``HIDDEN``.
    """
    at = COLUMNS.index("einwohner")
    cells = [row.values() for row in rows]
    for values in cells:
        residents = values[at]
        if isinstance(residents, int) and 0 < residents < limit:
            values[at] = HIDDEN
    write_table(path, tr("Log of decisions"), COLUMNS, cells, for_excel=for_excel)
