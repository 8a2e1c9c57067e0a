# SPDX-License-Identifier: GPL-2.0-or-later
"""The census grid: reading it, and sharing cells among blocks."""
