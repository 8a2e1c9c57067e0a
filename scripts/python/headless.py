# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS without a window, with the Processing framework and the plugin's provider."""

from __future__ import annotations

import os
import sys

from load_plugin import PACKAGE, load_plugin


class HeadlessQgis:
    """Starts QGIS on construction; ``close`` ends it.

    locale: language code of the sentences and number formats, such as ``de`` or ``en``.
    """

    def __init__(self, locale: str) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from qgis.core import QgsApplication
        from qgis.PyQt.QtCore import QLocale

        QLocale.setDefault(QLocale(locale))
        self.application = QgsApplication([], False)
        self.application.initQgis()
        # QGIS's own Processing lies in its plugin folder; ours is never called plain "processing".
        sys.path.append(os.path.join(QgsApplication.pkgDataPath(), "python", "plugins"))
        from processing.core.Processing import Processing

        Processing.initialize()
        load_plugin()
        from importlib import import_module

        translation = import_module(f"{PACKAGE}.gis.translation")
        self.translator = translation.install_translator(locale)
        provider = import_module(f"{PACKAGE}.processing.provider")
        self.provider = provider.SozialraumProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def run(self, algorithm: str, parameters: dict, feedback=None, context=None) -> dict:
        """Run one algorithm; raises ``QgsProcessingException`` with its sentence."""
        import processing

        return processing.run(algorithm, parameters, feedback=feedback, context=context)

    def close(self) -> None:
        """Unload the provider and end QGIS."""
        from qgis.core import QgsApplication

        QgsApplication.processingRegistry().removeProvider(self.provider)
        self.application.exitQgis()
