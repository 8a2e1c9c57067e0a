# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks before QGIS ends while a plan has changes that are not saved."""

from __future__ import annotations

from typing import Callable

from qgis.gui import QgsApplicationExitBlockerInterface


class ExitGuard(QgsApplicationExitBlockerInterface):
    """Registered with QGIS as long as the plugin is active.

    may_exit: asks the user where something would be lost; False keeps QGIS open.
    """

    def __init__(self, may_exit: Callable[[], bool]) -> None:
        super().__init__()
        self._may_exit = may_exit

    def allowExit(self) -> bool:
        return self._may_exit()
