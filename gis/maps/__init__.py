# SPDX-License-Identifier: GPL-2.0-or-later
"""Print-ready maps: what is on the page, where it stands, and the PDF."""
