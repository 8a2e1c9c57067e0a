# SPDX-License-Identifier: GPL-2.0-or-later
"""The smallest exchange of blocks that mends a region; ``core.live.suggestion`` is the door."""
