# SPDX-License-Identifier: GPL-2.0-or-later
"""Several plans side by side: as layers, and as a report with small maps."""
