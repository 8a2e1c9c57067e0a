# SPDX-License-Identifier: GPL-2.0-or-later
"""Assignments from files, polygons and fields, and what of a plan leaves the house."""
