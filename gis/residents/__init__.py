# SPDX-License-Identifier: GPL-2.0-or-later
"""Residents for blocks, from the census grid or from points."""
