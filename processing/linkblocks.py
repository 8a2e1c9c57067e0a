# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:linkblocks``: what must, must not and should lie in the same Sozialraum."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..core.errors import UserError
from ..core.findings import Level, count_by_level
from ..core.links import (
    Kind,
    block_mass,
    check_links,
    field_groups,
    matrix_table,
    read_link_table,
)
from ..gis.compat import WKB_LINE, WKB_NONE, WKB_POINT, chosen_fields
from ..gis.findings import finding_features, finding_fields
from ..gis.layers import BlockFields, read_block_layer, require_field
from ..gis.links.catchments import catchment_labels
from ..gis.links.report import summary_lines, write_links_report
from ..gis.links.tables import (
    all_links,
    line_features,
    line_fields,
    link_columns,
    link_features,
    link_fields,
    parse_weights,
    rows_of_file,
    table_of_layer,
)
from ..gis.translation import number, tr
from .base import Algorithm
from .common import (
    add_block_field_parameters,
    add_contiguity_parameters,
    block_fields,
    contiguity_parameters,
    log_findings,
)
from .link_parameters import define_inputs, define_outputs

_DOTS = (None, False, True)


class LinkBlocks(Algorithm):
    """Collect links from fields, layers and tables, check them, write them as one table."""

    NAME = "linkblocks"
    GROUP = "prepare"
    ICON = "linkblocks.svg"

    def title(self) -> str:
        return tr("Link blocks that belong together")

    def summary(self) -> str:
        return tr(
            "Collects which blocks must, must not or should lie in the same Sozialraum: by fields "
            "such as the Ortsteil or the nearest primary school, by a layer of catchments, by a "
            "table of pairs or groups, or by a matrix of commuters. Contradictions are found "
            "before anything is delineated. The result is one table that documents what belongs "
            "together and that later steps can read."
        )

    def keywords(self) -> str:
        return tr(
            "links,together,apart,affinity,Ortsteil,school,catchment,commuters,matrix,interaction"
        )

    def define(self) -> None:
        define_inputs(self)
        add_block_field_parameters(self)
        add_contiguity_parameters(self)
        define_outputs(self)

    def compute(self, parameters, context, feedback):
        source = self.source(parameters, "INPUT", context)
        within = self.parameterAsBool(parameters, "WITHIN_MUNICIPALITY", context)
        should = parse_weights(self.parameterAsString(parameters, "SHOULD_FIELDS", context))
        must = chosen_fields(self, parameters, "MUST_FIELDS", context)
        if not (must or should or any(map(parameters.get, ("CATCHMENTS", "PAIRS", "MATRIX")))):
            raise UserError("no_link_source")
        used = [self.parameterAsString(parameters, "REGION_FIELD", context)]
        if parameters.get("PAIRS") or parameters.get("MATRIX"):
            used.append(self.parameterAsString(parameters, "TABLE_KEY", context))
        for name in (*must, *(name for name, _ in should), *used):
            if name and name != BlockFields.key:
                require_field(source, name)
        layer = read_block_layer(
            source,
            block_fields(self, parameters, context),
            feedback=feedback,
            **contiguity_parameters(self, parameters, context),
        )
        blocks = layer.blocks
        feedback.setProgress(30)
        batches, findings = [], []
        chosen = [(name, Kind.MUST, 1.0) for name in must]
        chosen += [(name, Kind.SHOULD, weight) for name, weight in should]
        for name, kind, weight in chosen:
            group, found = field_groups(
                name, kind, layer.texts(name), blocks, weight=weight, within_municipality=within
            )
            batches.append(([group], []))
            findings += found
        for collect in (self._catchments, self._pairs, self._matrix):
            groups, pairs, found = collect(parameters, context, feedback, layer)
            batches.append((groups, pairs))
            findings += found
            self.stop_if_cancelled(feedback)
        links = all_links(blocks, batches)
        maximum = None
        if parameters.get("MAX_POPULATION") is not None:
            maximum = self.parameterAsInt(parameters, "MAX_POPULATION", context)
        findings += check_links(
            links, blocks, layer.contiguity, within_municipality=within, maximum=maximum
        )
        regions = self._regions(parameters, context, layer)
        feedback.setProgress(80)
        self.stop_if_cancelled(feedback)
        return self._written(
            parameters, context, feedback, source.sourceName(), layer, links, findings, regions
        )

    def _catchments(self, parameters, context, feedback, layer):
        if not parameters.get("CATCHMENTS"):
            return [], [], []
        source = self.source(parameters, "CATCHMENTS", context)
        labels, findings = catchment_labels(
            layer,
            source,
            self.parameterAsString(parameters, "CATCHMENT_NAME", context),
            context,
            feedback,
            by_point=self.parameterAsEnum(parameters, "CATCHMENT_RULE", context) == 1,
        )
        group, found = field_groups(
            source.sourceName(),
            Kind.SHOULD,
            labels,
            layer.blocks,
            weight=self.parameterAsDouble(parameters, "CATCHMENT_WEIGHT", context),
        )
        return [group], [], findings + found

    def _pairs(self, parameters, context, feedback, layer):
        if not parameters.get("PAIRS"):
            return [], [], []
        source = self.source(parameters, "PAIRS", context)
        chosen = {
            attribute: self.parameterAsString(parameters, f"PAIRS_{name}", context)
            for attribute, name in (
                ("first", "FROM"),
                ("second", "TO"),
                ("strength", "STRENGTH"),
                ("kind", "KIND"),
                ("group", "GROUP"),
                ("reason", "REASON"),
            )
        }
        table = table_of_layer(source, link_columns(source, **chosen), feedback)
        return self._read(
            parameters, context, feedback, layer, table, source.sourceName(), "PAIRS_WEIGHT"
        )

    def _matrix(self, parameters, context, feedback, layer):
        path = self.parameterAsFile(parameters, "MATRIX", context)
        if not path:
            return [], [], []
        name = Path(path).stem
        table, findings = matrix_table(
            rows_of_file(path), self._labels(parameters, context, layer), name
        )
        groups, pairs, found = self._read(
            parameters, context, feedback, layer, table, name, "MATRIX_WEIGHT"
        )
        return groups, pairs, findings + found

    def _read(self, parameters, context, feedback, layer, table, name, weight):
        return read_link_table(
            table,
            self._labels(parameters, context, layer),
            block_mass(layer.blocks),
            source=name,
            weight=self.parameterAsDouble(parameters, weight, context),
            decimal_dot=_DOTS[self.parameterAsEnum(parameters, "DOT", context)],
            is_cancelled=feedback.isCanceled,
        )

    def _labels(self, parameters, context, layer) -> list[str]:
        """What table and matrix name, for each block."""
        name = self.parameterAsString(parameters, "TABLE_KEY", context)
        if not name or name == BlockFields.key:
            return [str(key) for key in layer.blocks.keys]
        return layer.texts(name)

    def _regions(self, parameters, context, layer):
        name = self.parameterAsString(parameters, "REGION_FIELD", context)
        if not name:
            return None
        texts = layer.texts(name)
        position = {text: index for index, text in enumerate(sorted(set(texts) - {""}))}
        return np.array([position.get(text, -1) for text in texts], dtype=np.int64)

    def _written(self, parameters, context, feedback, name, layer, links, findings, regions):
        blocks = layer.blocks
        lines, left_out = [], 0
        if parameters.get("LINES"):
            most = self.parameterAsInt(parameters, "MAX_LINES", context)
            lines, left_out = line_features(links, blocks, most)
        path = self.parameterAsFileOutput(parameters, "REPORT", context)
        if path:
            write_links_report(
                path,
                name,
                links,
                blocks,
                findings,
                within_municipality=self.parameterAsBool(
                    parameters, "WITHIN_MUNICIPALITY", context
                ),
                region_of=regions,
            )
        results = {
            "LINKS": self.write(
                parameters,
                "LINKS",
                context,
                link_fields(),
                WKB_NONE,
                layer.crs,
                link_features(links, blocks),
            ),
            "LINES": self.write(
                parameters, "LINES", context, line_fields(), WKB_LINE, layer.crs, lines
            ),
            "FINDINGS": self.write(
                parameters,
                "FINDINGS",
                context,
                finding_fields(),
                WKB_POINT,
                layer.crs,
                finding_features(findings, blocks),
            ),
            "REPORT": path,
            "MUST_GROUPS": links.must_count,
            "MUST_BLOCKS": int(np.count_nonzero(links.must >= 0)),
            "CANNOT_PAIRS": len(links.cannot),
            "AFFINITY_SOURCES": len(links.affinity_groups) + len(links.affinity_pairs),
            "AFFINITY_GROUPS": sum(len(group.names) for group in links.affinity_groups),
            "AFFINITY_PAIRS": sum(len(pair.left) for pair in links.affinity_pairs),
            "ERRORS": count_by_level(findings)[Level.ERROR],
            "WARNINGS": count_by_level(findings)[Level.WARNING],
        }
        feedback.pushInfo(summary_lines(links, findings)[0])
        if left_out:
            feedback.pushInfo(
                tr("Weaker pairs that are in the table, but not drawn: {n}.").format(
                    n=number(left_out)
                )
            )
        log_findings(findings, feedback)
        return results
