# SPDX-License-Identifier: GPL-2.0-or-later
"""The parts of the picture that lies over the map while a plan is open."""
