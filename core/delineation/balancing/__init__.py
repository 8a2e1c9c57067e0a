# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions of nearly equal size with short borders."""
