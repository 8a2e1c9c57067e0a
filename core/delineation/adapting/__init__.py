# SPDX-License-Identifier: GPL-2.0-or-later
"""An existing plan carried onto new blocks and changed as little as possible."""
