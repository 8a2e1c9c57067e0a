# SPDX-License-Identifier: GPL-2.0-or-later
"""Existing plans on new blocks and with new numbers."""
