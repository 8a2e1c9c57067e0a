# SPDX-License-Identifier: GPL-2.0-or-later
"""A check of data in the background, on layers of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

from qgis.core import QgsFeedback, QgsTask, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QThread

from ...core.checks import sums_against
from ...core.errors import Cancelled, UserError
from ..layers import BlockLayer
from ..messages import error_text
from ..translation import tr
from .check import DataCheck, check_data
from .sources import Sources


class DataCheckTask(QgsTask):
    """Checks the blocks of a plan; ``result`` holds what came of it, or ``error`` a sentence.

    sources: with layers that nobody else uses, as of ``choice.sources_of``. The blocks are read
    only, and a plan moves no outline, so that planning goes on meanwhile.
    """

    def __init__(self, layer: BlockLayer, sources: Sources) -> None:
        super().__init__(tr("Check data"), QgsTask.Flag.CanCancel)
        self.result: Optional[DataCheck] = None
        self.error = ""
        self._layer = layer
        self._sources = sources
        self._feedback = QgsFeedback()
        self._feedback.progressChanged.connect(self.setProgress)
        given = [sources.outline, sources.addresses]
        given += [sources.official.source] if sources.official is not None else []
        self._own = [source for source in given if isinstance(source, QgsVectorLayer)]
        for source in self._own:
            # A layer belongs to one thread; the next one that asks may have it.
            source.moveToThread(None)

    def cancel(self) -> None:
        self._feedback.cancel()
        super().cancel()

    def run(self) -> bool:
        for source in self._own:
            source.moveToThread(QThread.currentThread())
        try:
            found = check_data(self._layer, self._sources, self._feedback)
            sums = sums_against(self._layer.blocks, found.official or {})
            if found.official is not None:
                found = replace(found, findings=[*found.findings, *sums])
            self.result = found
        except (UserError, Cancelled, OSError, MemoryError) as error:
            self.error = error_text(error)
            return False
        finally:
            for source in self._own:
                source.moveToThread(QCoreApplication.instance().thread())
        return True
