# SPDX-License-Identifier: GPL-2.0-or-later
"""Long work with a progress dialog that can be cancelled; errors become one sentence."""

from __future__ import annotations

import time
from typing import Callable, Optional, TypeVar

from qgis.core import QgsProcessingFeedback
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QProgressDialog, QWidget

from ..core.errors import Cancelled, UserError
from ..gis.messages import error_text
from ..gis.translation import tr

Result = TypeVar("Result")

#: Seconds after which the dialog appears, and between two looks at its button.
_PATIENCE, _LOOK = 0.8, 0.05


class _DialogFeedback(QgsProcessingFeedback):
    """Keeps the window alive while the main thread works."""

    def __init__(self, dialog: QProgressDialog) -> None:
        super().__init__()
        self._dialog = dialog
        self._began = self._looked = time.monotonic()
        self.progressChanged.connect(lambda percent: self._dialog.setValue(round(percent)))

    def isCanceled(self) -> bool:
        now = time.monotonic()
        if now - self._looked > _LOOK:
            self._looked = now
            if now - self._began > _PATIENCE and not self._dialog.isVisible():
                self._dialog.show()
            QApplication.processEvents()
        return super().isCanceled() or self._dialog.wasCanceled()


def with_progress(
    parent: QWidget, title: str, work: Callable[[QgsProcessingFeedback], Result]
) -> Result:
    """Run work on the main thread; raises what it raises, ``Cancelled`` where the user stops it."""
    dialog = QProgressDialog(title, tr("Cancel"), 0, 0, parent)
    dialog.setWindowTitle(tr("Sozialräume"))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(2**30)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return work(_DialogFeedback(dialog))
    finally:
        QApplication.restoreOverrideCursor()
        dialog.close()
        dialog.deleteLater()


def attempt(
    bar: QgsMessageBar, work: Callable[[], Result], *, told: Optional[Callable[[str], None]] = None
) -> Optional[Result]:
    """What work returns; None where it fails, after one sentence in the message bar."""
    try:
        return work()
    except Cancelled:
        return None
    except (UserError, OSError, MemoryError) as error:
        text = error_text(error)
        if told is not None:
            told(text)
        else:
            bar.pushWarning(tr("Sozialräume"), text)
        return None
