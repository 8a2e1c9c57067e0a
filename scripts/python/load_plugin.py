# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes the repository importable as ``sozialraumplaner``, whatever its folder is called.

The repository root must not be on ``sys.path``: its ``processing`` would shadow that of QGIS.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

PACKAGE = "sozialraumplaner"
ROOT = Path(__file__).resolve().parents[2]


def load_plugin(root: Path = ROOT) -> None:
    """Register the package in ``sys.modules``; a second call changes nothing."""
    if PACKAGE in sys.modules:
        return
    sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != root]
    spec = importlib.util.spec_from_file_location(
        PACKAGE, root / "__init__.py", submodule_search_locations=[str(root)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"no plugin in {root}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = module
    spec.loader.exec_module(module)
