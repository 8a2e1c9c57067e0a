# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes the helper modules beside the tests importable."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
