# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules about the data a plan stands on: V06, V09, V13, V14 and V15."""
