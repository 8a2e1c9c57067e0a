# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines that nearly fit, made to fit."""
