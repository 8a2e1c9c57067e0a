# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan as a picture, from arrays: which pixel shows which block, which borders are drawn."""
