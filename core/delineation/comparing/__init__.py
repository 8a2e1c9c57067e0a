# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans that really differ, and what each does better."""
