# SPDX-License-Identifier: GPL-2.0-or-later
"""Several block layers become one."""
