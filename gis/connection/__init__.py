# SPDX-License-Identifier: GPL-2.0-or-later
"""Who counts as a neighbour: barriers, crossings, bridges."""
