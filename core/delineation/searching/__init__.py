# SPDX-License-Identifier: GPL-2.0-or-later
"""The search: whole subtrees of random spanning forests change between regions."""
