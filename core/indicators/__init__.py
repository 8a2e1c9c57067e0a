# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicators: how values are summed, divided and put into classes."""
