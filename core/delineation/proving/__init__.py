# SPDX-License-Identifier: GPL-2.0-or-later
"""Exact solutions of small pieces, and bounds from below."""
