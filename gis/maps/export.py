# SPDX-License-Identifier: GPL-2.0-or-later
"""Layouts as files. Must run on the main thread, as QGIS demands of layouts."""

from __future__ import annotations

from pathlib import Path
from typing import Union

from qgis.core import Qgis, QgsLayoutExporter, QgsPrintLayout

from ...core.errors import UserError
from ..files import atomic_write


def export_pdf(layout: QgsPrintLayout, path: Union[str, Path]) -> None:
    """Write a layout as a vector PDF with selectable text; a failure leaves no file.

    Raises ``UserError``: that of ``atomic_write``, or ``pdf_failed``.
    """
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = 300
    settings.forceVectorOutput = True
    settings.rasterizeWholeImage = False
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.exportMetadata = True
    # Georeferencing rewrites the file and embeds nothing that a reader of the print needs.
    settings.appendGeoreference = False
    with atomic_write(path) as temporary:
        result = QgsLayoutExporter(layout).exportToPdf(str(temporary), settings)
        if result != QgsLayoutExporter.ExportResult.Success or not temporary.exists():
            raise UserError("pdf_failed", path=str(path))
