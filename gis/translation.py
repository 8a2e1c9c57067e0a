# SPDX-License-Identifier: GPL-2.0-or-later
"""The one way from English source strings to the user's language, and numbers as it writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

CONTEXT = "Sozialraum"
_FOLDER = Path(__file__).resolve().parents[1] / "i18n"


def tr(text: str) -> str:
    """Translate a literal; placeholders are filled afterwards with ``.format``."""
    return QCoreApplication.translate(CONTEXT, text)


def trn(singular: str, plural: str, n: float) -> str:
    """Translate a literal that counts; ``.format(n=...)`` comes afterwards."""
    return tr(singular) if n == 1 else tr(plural)


def install_translator(locale: str) -> Optional[QTranslator]:
    """Install the sentences of a locale such as ``de`` or ``de_DE``.

    Returns the translator, which the caller removes again, or None for English and for languages
    that are not translated. Must be called on the main thread, after the application exists.
    """
    compiled = _FOLDER / f"sozialraum_{locale.split('_')[0].lower()}.qm"
    translator = QTranslator(QCoreApplication.instance())
    if not compiled.exists() or not translator.load(str(compiled)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def number(value: float, decimals: int = 0) -> str:
    """A number as the locale writes it, rounded half away from zero (kaufmännisch, R8)."""
    factor = 10**decimals
    # The tiny addition undoes binary noise such as 0.285 * 100 = 28.499999999999996.
    scaled = abs(value) * factor
    rounded = int(scaled + 0.5 + scaled * 1e-12) / factor
    return QLocale().toString(rounded if value >= 0 else -rounded, "f", decimals)
