# SPDX-License-Identifier: GPL-2.0-or-later
"""What rivers, railways and roads do to the borders of blocks."""
