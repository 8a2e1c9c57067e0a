# SPDX-License-Identifier: GPL-2.0-or-later
"""Loads the demo county into the running QGIS."""

from __future__ import annotations

import shutil
from pathlib import Path

from qgis.core import QgsApplication, QgsProject

from ..core.errors import UserError
from ..gis.demo import FILE_NAME, add_demo_county
from ..gis.messages import error_text
from ..gis.translation import tr

_SHIPPED = Path(__file__).resolve().parents[1] / "resources" / "demo"


def load_demo(iface, project: QgsProject) -> None:
    """Add the demo county and show it; works on a copy, since opening a GeoPackage changes it."""
    shipped = _SHIPPED / FILE_NAME
    # The size tells the copies of different plugin versions apart.
    folder = Path(QgsApplication.qgisSettingsDirPath()) / "sozialraum-demo"
    folder /= str(shipped.stat().st_size)
    copy = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not copy.exists():
            shutil.copyfile(shipped, copy)
        layers = add_demo_county(project, copy)
    except (UserError, OSError) as error:
        iface.messageBar().pushWarning(tr("Sozialräume"), error_text(error))
        return
    # The blocks, which lie at the bottom, are what the first tool asks for.
    iface.setActiveLayer(layers[-1])
    extent = project.viewSettings().defaultViewExtent()
    canvas = iface.mapCanvas()
    canvas.setDestinationCrs(project.crs())
    canvas.setExtent(extent)
    canvas.refresh()
