# SPDX-License-Identifier: GPL-2.0-or-later
"""Generator of the fictional demo county "Kreis Mustertal" (see resources/demo/README.md)."""
