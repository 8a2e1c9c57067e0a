# SPDX-License-Identifier: GPL-2.0-or-later
"""The print layout of an indicator map: title, map, legend, footer on one page."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsLayoutItem,
    QgsLayoutItemMap,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
)
from qgis.PyQt.QtCore import QDateTime

from ...core.errors import UserError
from .. import palettes
from ..compat import LAYOUT_MM
from .items import add_item, add_line, add_picture, add_text, rule
from .layers import map_layers
from .legend import scale_piece
from .page import MARGIN, Page, best_page
from .spec import MapSpec

_SCALE_PROPERTY = "sozialraum_scale"


def build_map_layout(spec: MapSpec, project: QgsProject) -> QgsPrintLayout:
    """A print layout with the map, in a project that the caller keeps alive.

    Layers are added to the project, and its metadata become those of the PDF. Main thread only.
    Raises ``UserError("map_texts_too_long")`` where the texts leave no room for the map.
    """
    page = best_page(spec)
    if page is None:
        raise UserError("map_texts_too_long")
    _describe(project, spec)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(spec.title)
    layout.setUnits(LAYOUT_MM)
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(page.width, page.height, LAYOUT_MM))
    layout.setCustomProperty(_SCALE_PROPERTY, page.scale)
    map_item = _add_map(layout, spec, project, page)
    _add_header(layout, spec, page)
    for name, (x, y) in page.places.items():
        piece = getattr(page.pieces, name)
        if name == "scale":
            piece = scale_piece(page.scale, page.paper, page.factor, map_item)
        piece.draw(layout, x, y)
    _add_footer(layout, page)
    return layout


def map_scale(layout: QgsPrintLayout) -> float:
    """Denominator of the scale of a layout that ``build_map_layout`` made."""
    return float(layout.customProperty(_SCALE_PROPERTY))


def _describe(project: QgsProject, spec: MapSpec) -> None:
    project.setCrs(spec.ground.crs)
    project.setTitle(spec.title)
    metadata = project.metadata()
    metadata.setTitle(spec.title)
    metadata.setAuthor(spec.author)
    metadata.setAbstract(spec.subtitle)
    metadata.setCreationDateTime(QDateTime.currentDateTime())
    project.setMetadata(metadata)


def _add_map(
    layout: QgsPrintLayout, spec: MapSpec, project: QgsProject, page: Page
) -> QgsLayoutItemMap:
    visible = page.visible
    layers = map_layers(spec, visible, page.blocked, page.scale / 1000, page.factor)
    project.addMapLayers(layers, False)
    item = QgsLayoutItemMap(layout)
    add_item(layout, item, *page.frame, "map")
    item.setCrs(spec.ground.crs)
    item.setLayers(layers)
    item.setKeepLayerSet(True)
    item.setExtent(visible)
    item.setBackgroundEnabled(False)
    layout.setReferenceMap(item)
    return item


def _add_header(layout: QgsPrintLayout, spec: MapSpec, page: Page) -> None:
    header, factor = page.header, page.factor
    left = top = MARGIN * factor
    y = top + add_text(
        layout, header.title, left, top, header.width, header.size, bold=True, name="title"
    )
    if header.subtitle:
        add_text(
            layout,
            header.subtitle,
            left,
            y + 1.0,
            header.width,
            header.subtitle_size,
            color=palettes.SOFT_INK,
            name="subtitle",
        )
    if spec.logo:
        picture = add_picture(
            layout,
            Path(spec.logo),
            page.width - left - 42 * factor,
            top,
            42 * factor,
            14 * factor,
            QgsLayoutItem.ReferencePoint.UpperRight,
        )
        picture.setId("logo")


def _add_footer(layout: QgsPrintLayout, page: Page) -> None:
    footer, factor = page.footer, page.factor
    left = MARGIN * factor
    right = page.width - left
    top = page.height - left - footer.height
    add_line(layout, rule(0.2), [(left, top), (right, top)])
    for x, width, paragraphs in (
        (left, footer.left_width, footer.left),
        (right - footer.right_width, footer.right_width, footer.right),
    ):
        y = top + 2 * factor
        for lines in paragraphs:
            y += 0.3 + add_text(layout, lines, x, y, width, footer.size, color=palettes.SOFT_INK)
