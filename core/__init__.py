# SPDX-License-Identifier: GPL-2.0-or-later
"""What a Sozialraum is: plain Python on numpy, scipy and pandas, without QGIS."""
