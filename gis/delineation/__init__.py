# SPDX-License-Identifier: GPL-2.0-or-later
"""Delineation between layers and ``core``: what is asked, and the report on what came back."""
