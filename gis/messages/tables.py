# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about tables: errors, remarks of the reader, the match report."""

from __future__ import annotations

from typing import Callable, List, Sequence

from ...core.tables.report import MatchReport
from ...core.tables.table import Note
from ..translation import number, tr, trn

ERRORS: dict[str, Callable[[], str]] = {
    "status_unknown": lambda: tr(
        "The field “{field}” holds “{text}”, which is no known status. Please choose a field "
        "that this plugin has written."
    ),
    "profile_unknown": lambda: tr(
        "There is no set of signs called “{profile}”. Please choose one of these: {profiles}."
    ),
    "table_unreadable": lambda: tr(
        "“{path}” is damaged or not a table. Please save it again as .xlsx or .csv."
    ),
    "table_empty": lambda: tr(
        "No rows with data were found in “{path}”. Please check the file, or choose another sheet."
    ),
    "xls_file": lambda: tr(
        "“{path}” has the old Excel format .xls. Please open it in Excel or LibreOffice and save "
        "it as .xlsx."
    ),
    "ods_file": lambda: tr(
        "“{path}” is an OpenDocument table. Please open it in LibreOffice and save it as .xlsx."
    ),
    "password_protected": lambda: tr(
        "“{path}” is protected by a password. Please open it in Excel, save it as .xlsx without "
        "a password and try again."
    ),
    "sheet_missing": lambda: tr(
        "The workbook has no sheet “{sheet}”. Please choose one of these: {sheets}."
    ),
    "encoding_wrong": lambda: tr(
        "The file is not encoded in “{encoding}”. Please choose another encoding or leave it to "
        "be detected."
    ),
    "time_missing": lambda: tr(
        "The file holds no figures for “{time}”. Please choose one of these: {times}."
    ),
    "long_table_conflict": lambda: tr(
        "Line {row} holds a second, different figure for key “{key}” in “{column}”. Please correct "
        "the file."
    ),
    "person_rows": lambda: tr(
        "The column “{column}” shows that the file lists single persons. Such personal data are "
        "not read; please use a table of counts."
    ),
    "table_column_missing": lambda: tr(
        "The table has no column “{column}”. Please choose one of these: {columns}."
    ),
    "ambiguous_dot": lambda: tr(
        "In column “{column}”, “{example}” can be a number with a decimal dot or with a dot for "
        "thousands. Please say which one it is."
    ),
    "column_not_numeric": lambda: tr(
        "Column “{column}” holds text such as “{example}”, no numbers. Please choose another "
        "column."
    ),
    "no_value_columns": lambda: tr(
        "No column with numbers was found besides key and name. The columns are: {columns}. "
        "Please name the columns with values."
    ),
    "no_reference_keys": lambda: tr(
        "The layer has no keys to join the table to. Please choose a key field that is filled."
    ),
    "no_match": lambda: tr(
        "No row of the table fits the layer. Keys in column “{column}”: {table_keys}; keys of the "
        "layer: {reference_keys}. Please choose another key column or key field."
    ),
    "key_digits_lost": lambda: tr(
        "Column “{column}” holds “{example}”: a spreadsheet has cut off digits of the key. Please "
        "get the original file and import the key column as text."
    ),
    "shared_key": lambda: tr(
        "{count} features of the layer have the key “{key}” ({keys} such keys in all). Their "
        "values would be counted several times. Please choose a unique key, or let the values be "
        "distributed by residents."
    ),
    "duplicate_rows": lambda: tr(
        "The key “{key}” occurs twice with different values in column “{column}”: {value} in line "
        "{row} and {other_value} in line {other_row}. Please correct the file."
    ),
    "several_rows_per_key": lambda: tr(
        "The table has several rows for most keys ({rows} rows for “{key}” in column “{column}”), "
        "such as one row per year or group. Please reduce it to one row per key first."
    ),
}

NOTES: dict[str, Callable[[], str]] = {
    "numbering_row_skipped": lambda: tr("Line {row} holds column numbers and was skipped."),
    "group_rows_skipped": lambda: tr("Headings between the data were skipped (lines {rows})."),
    "second_table_ignored": lambda: tr(
        "A second table begins in line {row}; only the first one was read."
    ),
    "hidden_rows_read": lambda: tr("Hidden rows were read as well (lines {rows})."),
    "other_sheets": lambda: tr("Sheet “{sheet}” was read; there are data in {sheets} as well."),
    "formulas_without_value": lambda: tr(
        "{cells} formulas have no stored result and count as empty. Please open the workbook in "
        "Excel or LibreOffice, save it and read it again."
    ),
    "encoded_twice": lambda: tr("Umlauts were encoded twice and have been repaired."),
    "letters_damaged": lambda: tr("Some letters of the file are damaged; please check the names."),
}

REPAIRS: dict[str, Callable[[], str]] = {
    "trimmed": lambda: tr("blanks removed"),
    "float": lambda: tr("decimal places of the key removed"),
    "scientific": lambda: tr("power of ten written out"),
    "lost_zero": lambda: tr("lost leading zero added"),
    "ars": lambda: tr("regional key (ARS) turned into municipality key (AGS)"),
    "ags": lambda: tr("municipality key (AGS) turned into regional key (ARS)"),
    "land_prefix": lambda: tr("key of the federal state put in front"),
    "city_state": lambda: tr("key of the city state completed"),
}

REASONS: dict[str, Callable[[], str]] = {
    "unknown": lambda: tr("key not in the layer"),
    "elsewhere": lambda: tr("outside the area of the layer"),
    "part": lambda: tr("smaller units inside the areas of the layer"),
    "no_key": lambda: tr("row without key"),
}

PROBLEMS: dict[str, Callable[[], str]] = {
    "text": lambda: tr("is not a number"),
    "date": lambda: tr("looks like a date; did a spreadsheet change it?"),
}


def note_text(note: Note) -> str:
    """The sentence of a remark of the reader."""
    return NOTES[note.code]().format(**{name: _shown(value) for name, value in note.data.items()})


def report_lines(report: MatchReport, longest: int = 10) -> List[str]:
    """The match report as sentences; lists stop after ``longest`` entries and say how many follow.

    The first line is the summary, the others name what deserves a look.
    """
    key, name = report.key_column, report.name_column or ""
    summary = (
        tr(
            "{rows} rows read, {matched} matched by the key in “{column}”; {found} of {all} "
            "features have values."
        )
        if report.matched_by == "key"
        else tr(
            "{rows} rows read, {matched} matched by the name in “{column}”; {found} of {all} "
            "features have values."
        )
    )
    lines = [
        summary.format(
            rows=number(report.rows_read),
            matched=number(report.rows_matched),
            column=key if report.matched_by == "key" else name,
            found=number(report.references_matched),
            all=number(report.references),
        )
    ]
    for kind, count in report.repaired.items():
        lines.append(
            trn("{n} key repaired: {kind}.", "{n} keys repaired: {kind}.", count).format(
                n=number(count), kind=REPAIRS[kind]()
            )
        )
    _add(
        lines,
        tr("Rows with totals, not joined ({n}): {list}."),
        [_row(each.key, each.name) for each in report.totals],
        longest,
    )
    _add(
        lines,
        tr("Rows that belong to no area, not joined ({n}): {list}."),
        [_row(each.key, each.name) for each in report.unallocated],
        longest,
    )
    for reason, words in REASONS.items():
        rows = [each for each in report.unmatched if each.reason == reason]
        shown = [
            _row(each.key, each.name)
            + (
                tr(" (similar: {names})").format(names=", ".join(each.suggestions))
                if each.suggestions
                else ""
            )
            for each in rows
        ]
        _add(
            lines,
            tr("Rows not joined, {reason} ({n}): {list}."),
            shown,
            longest,
            words(),
        )
    _add(lines, tr("Features without a row in the table ({n}): {list}."), report.missing, longest)
    _add(
        lines,
        tr("Keys that several features share ({n}): {list}."),
        list(report.shared),
        longest,
    )
    _add(
        lines,
        tr("Keys with repeated identical rows, counted once ({n}): {list}."),
        [each.key for each in report.duplicates],
        longest,
    )
    _add(
        lines,
        tr("Names differ behind the same key, please check the territorial status ({n}): {list}."),
        [f"{each.key}: {each.name} / {each.reference_name}" for each in report.name_conflicts],
        longest,
    )
    _add(
        lines,
        tr("Cells that cannot be read ({n}): {list}."),
        [f"{each.column}: “{each.text}” {PROBLEMS[each.problem]()}" for each in report.unreadable],
        longest,
    )
    lines += [note_text(note) for note in report.notes]
    return lines


def _add(
    lines: List[str], sentence: str, entries: Sequence[str], longest: int, reason: str = ""
) -> None:
    if entries:
        shown = ", ".join(entries[:longest]) + (" …" if len(entries) > longest else "")
        lines.append(sentence.format(n=number(len(entries)), list=shown, reason=reason))


def _row(key: str, name: str) -> str:
    return f"{key} {name}".strip() if key != name else name


def _shown(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return ", ".join(str(each) for each in value[:5]) + (" …" if len(value) > 5 else "")
    return value
