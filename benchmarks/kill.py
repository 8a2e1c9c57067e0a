# SPDX-License-Identifier: GPL-2.0-or-later
"""Kills a workshop a thousand times at random moments and counts what is lost (kill_test.py).

scripts/bench kill [KILLS] [SEED]
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts" / "python"))

import kill_test  # noqa: E402
from figures import Figures  # noqa: E402
from headless import HeadlessQgis  # noqa: E402


def main() -> int:
    """Run as many kills as asked for; exit 1 where anything was lost."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kills, seed = [*(int(word) for word in sys.argv[1:]), *(1000, 1)[len(sys.argv) - 1 :]]
    application = HeadlessQgis(locale="en")
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_test.run(kills, seed, Path(folder))
    application.close()
    for line in tally.lost:
        print(line, file=sys.stderr)
    figures = Figures()
    figures.add("kills", tally.kills, "", at_least=kills)
    figures.add("finished gestures found again", tally.kept, "")
    figures.add("kills while the file was being opened", tally.while_opening, "")
    figures.add("kills in the middle of a gesture", tally.in_flight, "")
    figures.add("kills in the middle of a saving", tally.while_saving, "")
    figures.add("unfinished gestures that had reached the disk", tally.found_in_flight, "")
    figures.add("lost", len(tally.lost), "", at_most=0)
    return figures.exit_code()


if __name__ == "__main__":
    raise SystemExit(main())
