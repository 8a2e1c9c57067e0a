# SPDX-License-Identifier: GPL-2.0-or-later
"""Sozialraumplaner: entry point for QGIS."""


def classFactory(iface):
    from .plugin import SozialraumPlugin

    return SozialraumPlugin(iface)
