# SPDX-License-Identifier: GPL-2.0-or-later
"""The Processing provider ``sozialraum``."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..gis.translation import tr
from .base import ICONS


class SozialraumProvider(QgsProcessingProvider):
    """Lists the algorithms; each lies in a file of its own."""

    def id(self) -> str:
        return "sozialraum"

    def name(self) -> str:
        return tr("Sozialräume")

    def longName(self) -> str:
        return tr("Sozialräume (social planning areas)")

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(ICONS / "plugin.svg")

    def loadAlgorithms(self) -> None:
        # Imported here so that a QGIS start without Processing does not pay for scipy and pandas.
        from .adaptplan import AdaptPlan
        from .aggregateindicators import AggregateIndicators
        from .alternatives import Alternatives
        from .assignfacilities import AssignFacilities
        from .checkplan import CheckPlan
        from .compareplans import ComparePlans
        from .connectblocks import ConnectBlocks
        from .delineate import Delineate
        from .editassignment import EditAssignment
        from .exportmap import ExportMap
        from .exportplan import ExportPlan
        from .exportworkbook import ExportWorkbook
        from .importplan import ImportPlan
        from .joinindicators import JoinIndicators
        from .linkblocks import LinkBlocks
        from .mergeblocks import MergeBlocks
        from .prepareblocks import PrepareBlocks
        from .residentsfromgrid import ResidentsFromGrid
        from .residentsfrompoints import ResidentsFromPoints

        for algorithm in (
            MergeBlocks,
            PrepareBlocks,
            ConnectBlocks,
            ResidentsFromGrid,
            ResidentsFromPoints,
            AssignFacilities,
            LinkBlocks,
            Delineate,
            AdaptPlan,
            Alternatives,
            ImportPlan,
            EditAssignment,
            CheckPlan,
            ComparePlans,
            JoinIndicators,
            AggregateIndicators,
            ExportPlan,
            ExportMap,
            ExportWorkbook,
        ):
            self.addAlgorithm(algorithm())
