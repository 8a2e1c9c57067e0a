# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs inside QGIS Desktop (``--code``) and carries out what ``qgis_desktop.QgisDesktop`` sends."""

from __future__ import annotations

import ast
import json
import os
import traceback
from pathlib import Path

from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface


class Server(QTimer):
    """Looks for the next request now and then; works on while a modal dialog is open."""

    def __init__(self) -> None:
        super().__init__(iface.mainWindow())
        self.setObjectName("SozialraumDesktopServer")
        self._folder = Path(os.environ["SOZIALRAUM_DESKTOP_MESSAGES"])
        self._names = {"iface": iface, "__name__": "sozialraum_desktop"}
        self.timeout.connect(self._look)
        self.start(20)

    def _look(self) -> None:
        for request in sorted(self._folder.glob("*.py")):
            code = request.read_text(encoding="utf-8")
            request.unlink()
            unfinished = request.with_suffix(".unfinished")
            unfinished.write_text(json.dumps(self._answer(code)), encoding="utf-8")
            unfinished.rename(request.with_suffix(".json"))

    def _answer(self, code: str) -> dict:
        try:
            tree = ast.parse(code)
            last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, "<request>", "exec"), self._names)
            if last is None:
                return {"value": None, "error": None}
            value = eval(compile(ast.Expression(last.value), "<request>", "eval"), self._names)
            json.dumps(value)
            return {"value": value, "error": None}
        except Exception:
            return {"value": None, "error": traceback.format_exc()}


server = Server()
