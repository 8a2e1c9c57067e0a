# SPDX-License-Identifier: GPL-2.0-or-later
"""Dock, map tool and dialogs. Starts work, never computes."""
