# SPDX-License-Identifier: GPL-2.0-or-later
"""What follows a plan while it is changed: findings, figures, colours, suggestions."""
