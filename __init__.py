# SPDX-License-Identifier: GPL-2.0-or-later
"""Sozialraumplaner: entry point for QGIS."""


def classFactory(iface):  # noqa: N802 (name given by QGIS)
    from .plugin import SozialraumPlugin

    return SozialraumPlugin(iface)
