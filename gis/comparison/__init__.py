# SPDX-License-Identifier: GPL-2.0-or-later
"""Two plans side by side, as layers and as a report."""
