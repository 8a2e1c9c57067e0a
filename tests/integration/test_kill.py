# SPDX-License-Identifier: GPL-2.0-or-later
"""A workshop is killed at random moments, and every finished gesture is there afterwards.

A short run of ``scripts/bench kill``, which does it a thousand times.
"""

from __future__ import annotations

import kill_test
import pytest


@pytest.mark.parametrize("remote", [False, True], ids=["local", "network"])
def test_nothing_is_lost_when_the_process_is_killed(qgis_app, tmp_path, remote):
    tally = kill_test.run(12, seed=20 + remote, folder=tmp_path, remote=remote)
    assert tally.lost == []
    assert tally.kills == 12 and tally.kept > 50
