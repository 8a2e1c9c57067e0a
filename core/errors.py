# SPDX-License-Identifier: GPL-2.0-or-later
"""The two exceptions that leave ``core`` on purpose.

``core`` speaks no language: it raises a code with data, and ``gis.messages`` turns both into one
sentence in the user's language.
"""

from __future__ import annotations


class UserError(Exception):
    """Something the user can put right.

    ``code`` names the sentence in ``gis.messages``; ``data`` fills its placeholders.
    """

    def __init__(self, code: str, **data: object) -> None:
        self.code = code
        self.data = data
        details = ", ".join(f"{name}={value!r}" for name, value in data.items())
        super().__init__(f"{code}({details})")


class Cancelled(Exception):
    """The user cancelled; nothing was written."""
