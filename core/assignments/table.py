# SPDX-License-Identifier: GPL-2.0-or-later
"""An assignment from a table: rows of block and region, with a report instead of silence."""

from __future__ import annotations

from typing import Dict, Iterable, List, Mapping, Optional, Set, Tuple

from ..blocks import Blocks
from ..findings import Finding, Level
from ..links.sources import KeyFinder
from ..naming import KEY_PATTERN
from ..tables.grid import Sheet, filled
from .columns import Layout, WantedColumns, find_layout, plain_cell
from .report import Assignment, AssignmentReport, Conflict, Repair, Row

__all__ = ["WantedColumns", "read_assignment"]


def read_assignment(
    sheet: Sheet,
    blocks: Blocks,
    *,
    source: str,
    wanted: Optional[WantedColumns] = None,
    register: Iterable[str] = (),
) -> Assignment:
    """The region of each block by a table.

    sheet: cells as read, with lines. source: name of the table, for messages. wanted: columns that
    were chosen. register: keys of regions that should get blocks, beside those of the table.

    A key is put right (lost zeros in front, ".0" behind, blanks) only where one block alone can be
    meant. A block with different regions gets none of them. Raises ``UserError`` as of
    ``find_layout``.
    """
    finder = KeyFinder([str(key) for key in blocks.keys])
    chosen = wanted or WantedColumns()
    layout = find_layout(sheet, finder, chosen, source)
    reader = _Reader(blocks, finder, layout, chosen)
    for row, line in list(zip(sheet.rows, sheet.line))[layout.first :]:
        if filled(row):
            texts = {part: plain_cell(row, place) for part, place in layout.places.items()}
            reader.add(line, texts)
    return reader.finish(source, register)


class _Reader:
    """Collects the rows of a table."""

    def __init__(
        self, blocks: Blocks, finder: KeyFinder, layout: Layout, wanted: WantedColumns
    ) -> None:
        self._blocks = blocks
        self._finder = finder
        self._layout = layout
        self._chosen = {part for part, column in wanted.__dict__.items() if column}
        names = finder.names
        #: Cleaned key of each block, "" for none.
        self._texts = [names[unit] if unit >= 0 else "" for unit in finder.unit_of.tolist()]
        self._block_of = {text: block for block, text in enumerate(self._texts)}
        self._municipalities = {str(key) for key in blocks.municipalities}
        self._rows = 0
        self._rows_of: Dict[str, List[Row]] = {}
        #: Texts of each region, by part.
        self._labels: Dict[str, Dict[str, Dict[str, None]]] = {"short": {}, "name": {}}
        self._named: Dict[str, None] = {}
        self._repaired: Dict[str, str] = {}
        self._regions_repaired: Dict[str, str] = {}
        self._unknown: List[Row] = []
        self._ambiguous: List[Row] = []
        self._blank_keys: List[int] = []

    def add(self, line: int, texts: Mapping[str, str]) -> None:
        """One row of data."""
        self._rows += 1
        written = texts["key"]
        region = self._region(texts["region"])
        if region:
            self._named[region] = None
            for part, labels in self._labels.items():
                if texts.get(part):
                    labels.setdefault(region, {})[texts[part]] = None
        unit, why = self._finder.find(written)
        if why == "blank":
            self._blank_keys.append(line)
        elif unit < 0:
            left = self._ambiguous if why == "ambiguous" else self._unknown
            left.append(Row(line, written, texts["region"]))
        else:
            key = self._finder.names[unit]
            if why == "repaired":
                self._repaired[written] = key
            self._rows_of.setdefault(key, []).append(Row(line, key, region))

    def _region(self, text: str) -> str:
        """The key of a region; a zero that a spreadsheet dropped in front of an AGS is put back."""
        mended = f"0{text}"
        if not KEY_PATTERN.match(mended) or mended[:8] not in self._municipalities:
            return text
        self._regions_repaired[text] = mended
        return mended

    def finish(self, source: str, register: Iterable[str]) -> Assignment:
        """What all rows together say."""
        region_of: Dict[str, str] = {}
        duplicates: List[str] = []
        conflicts: List[Conflict] = []
        blank: List[int] = []
        for key, rows in sorted(self._rows_of.items()):
            regions = {row.region for row in rows}
            if len(regions) > 1:
                conflicts.append(Conflict(key, tuple(rows)))
                continue
            if len(rows) > 1:
                duplicates.append(key)
            region_of[key] = rows[0].region
            blank += [row.line for row in rows if not row.region]
        keys = [region_of.get(text, "") for text in self._texts]
        held = {key for key in keys if key}
        wanted: Dict[str, None] = {**dict.fromkeys(register), **self._named}
        report = AssignmentReport(
            way="table",
            source=source,
            blocks=len(keys),
            assigned=sum(map(bool, keys)),
            regions=len(held),
            columns=self._columns(),
            header=self._layout.header,
            rows_read=self._rows,
            rows_matched=sum(map(len, self._rows_of.values())),
            repaired=[Repair(*pair) for pair in sorted(self._repaired.items())],
            regions_repaired=[Repair(*pair) for pair in sorted(self._regions_repaired.items())],
            unknown=self._unknown,
            ambiguous=self._ambiguous,
            duplicates=duplicates,
            conflicts=conflicts,
            missing=sorted(text for text in self._texts if text not in self._rows_of),
            empty_regions=sorted(key for key in wanted if key not in held),
            blank_keys=self._blank_keys,
            blank_regions=sorted(blank),
        )
        shorts, names = (self._label(part) for part in ("short", "name"))
        return Assignment(keys, shorts, names, report, self._findings(report))

    def _label(self, part: str) -> Dict[str, str]:
        """Label or name by region; none where the column names something else, such as blocks."""
        if part not in self._columns():
            return {}
        return {region: next(iter(texts)) for region, texts in self._labels[part].items()}

    def _columns(self) -> Dict[str, str]:
        """The columns that were taken; a label that differs within a region is none of it."""
        return {
            part: title
            for part, title in self._layout.titles.items()
            if part in self._chosen
            or all(len(texts) == 1 for texts in self._labels.get(part, {}).values())
        }

    def _findings(self, report: AssignmentReport) -> List[Finding]:
        """What a person should know, errors first; a finding names its blocks."""
        lines_of_unknown = [f"{row.key} ({row.line})" for row in report.unknown]
        findings = [self._conflict(conflict) for conflict in report.conflicts]
        if report.unknown:
            data: Dict[str, object] = {"n": len(report.unknown), "keys": lines_of_unknown}
            findings.append(Finding("Z01", Level.WARNING, data))
        if report.ambiguous:
            texts = [f"{row.key} ({row.line})" for row in report.ambiguous]
            findings.append(
                Finding("Z02", Level.WARNING, {"n": len(texts), "keys": texts}),
            )
        self._add_blocks(findings, "Z04", Level.WARNING, report.missing)
        for rule, level, entries in (
            ("Z05", Level.WARNING, report.blank_keys),
            ("Z06", Level.WARNING, report.blank_regions),
        ):
            if entries:
                findings.append(Finding(rule, level, {"n": len(entries), "lines": entries}))
        if report.empty_regions:
            data = {"n": len(report.empty_regions), "keys": report.empty_regions}
            findings.append(Finding("Z07", Level.WARNING, data))
        repaired = [
            f"{entry.written} → {entry.key}"
            for entry in [*report.repaired, *report.regions_repaired]
        ]
        if repaired:
            findings.append(Finding("Z08", Level.NOTE, {"n": len(repaired), "keys": repaired}))
        self._add_blocks(findings, "Z09", Level.NOTE, report.duplicates)
        return findings

    def _conflict(self, conflict: Conflict) -> Finding:
        regions = [f"{row.region or '–'} ({row.line})" for row in conflict.rows]
        block = self._blocks_of({conflict.key})
        data = {"key": conflict.key, "regions": regions}
        return Finding("Z03", Level.ERROR, data, block, place=self._place(block))

    def _add_blocks(
        self, findings: List[Finding], rule: str, level: Level, keys: List[str]
    ) -> None:
        if keys:
            found = self._blocks_of(set(keys))
            data = {"n": len(keys), "keys": keys}
            findings.append(Finding(rule, level, data, found, place=self._place(found)))

    def _blocks_of(self, keys: Set[str]) -> Tuple[int, ...]:
        return tuple(sorted(self._block_of[key] for key in keys))

    def _place(self, blocks: Tuple[int, ...]) -> Optional[Tuple[float, float]]:
        if not blocks:
            return None
        x, y = self._blocks.xy[blocks[0]].tolist()
        return float(x), float(y)
