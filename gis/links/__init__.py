# SPDX-License-Identifier: GPL-2.0-or-later
"""What belongs together: layers and tables for ``core.links``."""
