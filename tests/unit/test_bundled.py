# SPDX-License-Identifier: GPL-2.0-or-later
"""The bundled openpyxl helps exactly where none is installed."""

from __future__ import annotations

import subprocess
import sys
import zipfile

SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from load_plugin import load_plugin
load_plugin()
from sozialraumplaner.core import bundled
from sozialraumplaner.core.errors import UserError
bundled._WHEELS = Path(sys.argv[2])
try:
    print(bundled.openpyxl().__version__)
except UserError as error:
    print(error.code)
"""


def run(root, wheels) -> str:
    # -I -S: a Python without any installed library
    command = [sys.executable, "-I", "-S", "-c", SCRIPT, str(root / "scripts/python"), str(wheels)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_wheel_is_used_where_nothing_is_installed(root, tmp_path):
    assert run(root, tmp_path) == "dependency_missing"
    with zipfile.ZipFile(tmp_path / "openpyxl-0.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("openpyxl/__init__.py", "__version__ = 'from the wheel'\n")
    assert run(root, tmp_path) == "from the wheel"


def test_installed_library_comes_first():
    import openpyxl
    from sozialraumplaner.core import bundled

    assert bundled.openpyxl() is openpyxl
