# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of a list that hold a sentence, a remark below it and a number at the right."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ..gis.compat import flag_bits

#: Second line, right-hand text, sign in front, colour of the sign, and whether it is a heading.
NOTE_ROLE = Qt.ItemDataRole.UserRole + 11
ASIDE_ROLE = Qt.ItemDataRole.UserRole + 12
SIGN_ROLE = Qt.ItemDataRole.UserRole + 13
COLOUR_ROLE = Qt.ItemDataRole.UserRole + 14
HEADING_ROLE = Qt.ItemDataRole.UserRole + 15

_MARGIN, _PADDING, _SIGN = 8, 5, 20
_WRAP = flag_bits(Qt.TextFlag.TextWordWrap, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignTop)
_TO_LEFT = flag_bits(Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignTop)
_TO_RIGHT = flag_bits(Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignTop)


class RowDelegate(QStyledItemDelegate):
    """Draws the rows in the style of the system; the sentence wraps, nothing is cut off."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        view = option.widget
        width = view.viewport().width() if view is not None else option.rect.width()
        places = _Places(option.font, QRect(0, 0, width, 0), index)
        return QSize(width, places.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        places = _Places(option.font, option.rect, index)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        # A heading cannot be chosen, but it is not out of use.
        ink = option.palette.color(QPalette.ColorGroup.Active, role)
        soft = QColor(ink)
        soft.setAlphaF(0.66)
        painter.save()
        painter.setFont(places.font)
        painter.setPen(ink)
        painter.drawText(places.title, _WRAP, places.title_text)
        if places.aside_text:
            painter.drawText(places.aside, _TO_RIGHT, places.aside_text)
        if places.sign_text:
            painter.setPen(ink if chosen else QColor(index.data(COLOUR_ROLE)))
            painter.drawText(places.sign, _TO_LEFT, places.sign_text)
        if places.note_text:
            painter.setFont(places.small)
            painter.setPen(soft)
            painter.drawText(places.note, _WRAP, places.note_text)
        if not index.data(HEADING_ROLE):
            line = QColor(option.palette.color(QPalette.ColorRole.Mid))
            line.setAlphaF(0.35)
            painter.setPen(line)
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


class _Places:
    """Where the texts of a row stand."""

    def __init__(self, font: QFont, rect: QRect, index: QModelIndex) -> None:
        self.title_text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        self.note_text = index.data(NOTE_ROLE) or ""
        self.aside_text = index.data(ASIDE_ROLE) or ""
        self.sign_text = index.data(SIGN_ROLE) or ""
        self.font, self.small = QFont(font), QFont(font)
        self.font.setBold(bool(index.data(HEADING_ROLE)))
        self.small.setPointSizeF(max(font.pointSizeF() * 0.92, 6.0))
        metrics, small = QFontMetrics(self.font), QFontMetrics(self.small)
        left = rect.left() + _MARGIN + (_SIGN if self.sign_text else 0)
        right = rect.right() - _MARGIN
        top = rect.top() + _PADDING
        aside = metrics.horizontalAdvance(self.aside_text)
        self.aside = QRect(right - aside, top, aside + 1, metrics.height())
        room = max(right - left - (aside + _MARGIN if aside else 0), 40)
        high = metrics.boundingRect(0, 0, room, 10_000, _WRAP, self.title_text).height()
        self.title = QRect(left, top, room, high)
        self.sign = QRect(rect.left() + _MARGIN, top, _SIGN, metrics.height())
        bottom = self.title.bottom()
        wide = max(right - left, 40)
        low = small.boundingRect(0, 0, wide, 10_000, _WRAP, self.note_text).height()
        self.note = QRect(left, bottom + 2, wide, low if self.note_text else 0)
        if self.note_text:
            bottom = self.note.bottom()
        self.height = bottom - rect.top() + 1 + _PADDING


class RowList(QListView):
    """A list of such rows."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RowDelegate(self))
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The width must not change when rows come, or they would have to be measured twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def setModel(self, model: Optional[QAbstractItemModel]) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.scheduleDelayedItemsLayout)
