# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of a table chosen by values of a field or by an expression."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Sequence

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsGeometry,
)

from ...core.errors import UserError
from ..compat import is_null
from ..layers import as_text, field_index

#: Values of a filter field named in a message.
_SHOWN_VALUES = 12


@dataclass
class Rows:
    """Rows of a layer or file.

    numbers: number of the feature or line of the file, for messages. geometries: empty for a file.
    """

    name: str
    fields: QgsFields
    rows: list[list[Any]]
    numbers: list[int]
    geometries: list[QgsGeometry]


@dataclass(frozen=True)
class RowFilter:
    """Keeps the rows whose field has one of the values and for which the expression is true."""

    field: str = ""
    values: Sequence[str] = ()
    expression: str = ""

    def kept(self, table: Rows) -> list[int]:
        """Positions of the rows to keep; ``UserError`` where none is left."""
        kept = list(range(len(table.rows)))
        if bool(self.values) != bool(self.field):
            raise UserError("filter_incomplete")
        if self.field:
            index = column_of(table.fields, self.field, table.name)
            texts = [as_text(row[index]) for row in table.rows]
            wanted = {value.strip() for value in self.values}
            kept = [row for row in kept if texts[row] in wanted]
            if not kept:
                values = [value for value, _ in Counter(texts).most_common(_SHOWN_VALUES)]
                raise UserError(
                    "filter_without_rows",
                    field=self.field,
                    wanted=", ".join(sorted(wanted)),
                    values=", ".join(value or "NULL" for value in values),
                )
        if self.expression:
            kept = [row for row, true in zip(kept, self._true_for(table, kept)) if true]
            if not kept:
                raise UserError("expression_without_rows", expression=self.expression)
        return kept

    def _true_for(self, table: Rows, kept: Sequence[int]) -> list[bool]:
        expression = QgsExpression(self.expression)
        context = QgsExpressionContext()
        context.appendScope(QgsExpressionContextUtils.globalScope())
        context.setFields(table.fields)
        if expression.hasParserError():
            reason = expression.parserErrorString().strip()
            raise UserError("expression_wrong", expression=self.expression, reason=reason)
        for name in sorted(expression.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES}):
            column_of(table.fields, name, table.name)
        expression.prepare(context)
        result = []
        for row in kept:
            feature = QgsFeature(table.fields)
            feature.setAttributes(table.rows[row])
            if table.geometries:
                feature.setGeometry(table.geometries[row])
            context.setFeature(feature)
            value = expression.evaluate(context)
            if expression.hasEvalError():
                reason = expression.evalErrorString().strip()
                raise UserError("expression_wrong", expression=self.expression, reason=reason)
            result.append(not is_null(value) and bool(value))
        return result


def column_of(fields: QgsFields, name: str, table: str) -> int:
    """Position of a column; ``UserError`` that lists the columns where it is missing."""
    index = field_index(fields, name)
    if index < 0:
        raise UserError("field_missing", layer=table, field=name, fields=", ".join(fields.names()))
    return index


def table_cell(value: Any) -> Any:
    """An attribute as a cell of a table: None, text or number."""
    if is_null(value):
        return None
    return value if isinstance(value, (str, int, float)) else str(value)
