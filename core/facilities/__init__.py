# SPDX-License-Identifier: GPL-2.0-or-later
"""Schools and other facilities: coordinates, counts, the nearest one."""
