# SPDX-License-Identifier: GPL-2.0-or-later
"""A task: one piece in arrays, what its plans are worth, and how long to go on."""
