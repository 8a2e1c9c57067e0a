# SPDX-License-Identifier: GPL-2.0-or-later
"""Libraries that some QGIS installers lack and the release therefore brings along."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

from .errors import UserError

_WHEELS = Path(__file__).resolve().parent.parent / "extlibs"


def openpyxl() -> ModuleType:
    """The module ``openpyxl``: the installed one, else the one bundled in ``extlibs``.

    Raises ``UserError("dependency_missing", library="openpyxl")`` where there is neither.
    """
    try:
        return importlib.import_module("openpyxl")
    except ImportError:
        # pure Python wheels can be imported as they are; appended, so they shadow nothing
        for wheel in sorted(_WHEELS.glob("*.whl")):
            if str(wheel) not in sys.path:
                sys.path.append(str(wheel))
        importlib.invalidate_caches()
    try:
        return importlib.import_module("openpyxl")
    except ImportError as error:
        raise UserError("dependency_missing", library="openpyxl") from error
