# SPDX-License-Identifier: GPL-2.0-or-later
"""As many regions as the floors allow, and a bound on their number."""
