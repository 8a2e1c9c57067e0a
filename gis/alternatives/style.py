# SPDX-License-Identifier: GPL-2.0-or-later
"""All plans in one layer, an entry of the legend each, to be switched on and off."""

from __future__ import annotations

from qgis.core import QgsRuleBasedRenderer, QgsVectorLayer

from ..layers import as_text
from ..styles import style_regions
from ..translation import tr
from .layers import PLAN_FIELD, PLAN_NAME_FIELD


def style_alternatives(layer: QgsVectorLayer) -> None:
    """Regions as of ``style_regions``; only the first plan is switched on."""
    style_regions(layer)
    symbol = layer.renderer().symbol()
    names = {
        as_text(feature[PLAN_FIELD]): as_text(feature[PLAN_NAME_FIELD])
        for feature in layer.getFeatures()
    }
    root = QgsRuleBasedRenderer.Rule(None)
    for number, plan in enumerate(sorted(names)):
        label = tr("Alternative {letter}: {name}").format(letter=plan, name=names[plan])
        rule = QgsRuleBasedRenderer.Rule(
            symbol.clone(), 0, 0, f"\"{PLAN_FIELD}\" = '{plan}'", label
        )
        rule.setActive(number == 0)
        root.appendChild(rule)
    # Labels follow: QGIS labels what the renderer draws.
    layer.setRenderer(QgsRuleBasedRenderer(root))
    layer.triggerRepaint()
