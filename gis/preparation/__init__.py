# SPDX-License-Identifier: GPL-2.0-or-later
"""Any polygon layer becomes clean blocks."""
