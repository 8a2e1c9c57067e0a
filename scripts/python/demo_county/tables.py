# SPDX-License-Identifier: GPL-2.0-or-later
"""The three indicator files, in the shapes in which offices send them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import numpy as np
import openpyxl
from openpyxl.styles import Alignment, Font

from .county import County, largest_remainder
from .frame import AGS, COUNTY_KEY, COUNTY_NAME, MUNICIPALITIES
from .noise import Noise

AGES = [
    ("ALT000B03", "unter 3 Jahre", 2.6),
    ("ALT003B06", "3-5 Jahre", 2.9),
    ("ALT006B10", "6-9 Jahre", 3.9),
    ("ALT010B15", "10-14 Jahre", 4.9),
    ("ALT015B18", "15-17 Jahre", 3.0),
    ("ALT018B25", "18-24 Jahre", 7.2),
    ("ALT025B45", "25-44 Jahre", 24.4),
    ("ALT045B65", "45-64 Jahre", 28.4),
    ("ALT065B80", "65-79 Jahre", 15.9),
    ("ALT080UM", "80+ Jahre", 6.8),
]
FIXED = datetime(2025, 3, 31, 8, 0, 0)
SECRET_BELOW = 10
# Deliberate defects of the household file, by position among the inhabited blocks.
TRAILING_BLANK, TRAILING_NBSP, LEADING_BLANK = (41, 350, 577, 803), (120, 411, 705), (254, 668)
MISSING_BLOCK = 495
UNKNOWN_KEY = "05999032-0999"


def full_name(m: int) -> str:
    """Name of a municipality as official lists print it."""
    name, kind = MUNICIPALITIES[m][:2]
    return f"{name}, Stadt" if kind == "Stadt" else name


def write_tables(folder: Path, c: County, rng: np.random.Generator) -> None:
    """Write the BA-style workbook, the GENESIS flat file and the household file."""
    ages = make_ages(rng, c)
    write_ages(folder / "bevoelkerung_alter_flat.csv", c, ages)
    write_households(folder / "haushalte_kommunen.csv", c, make_households(rng, c, ages))
    write_sgb2(folder / "sgb2_ortsteile_ba.xlsx", c, make_sgb2(rng, c))


def make_ages(rng: np.random.Generator, c: County) -> np.ndarray:
    """Residents by age group, (blocks, 10); rows add up to the residents."""
    share = np.array([a[2] for a in AGES])
    mid = np.array([1.5, 4.5, 8, 12.5, 16.5, 21.5, 35, 55, 72, 85])
    young = Noise(rng, 2_500, 2)(c.centre) * 0.16 + rng.normal(0, 0.10, len(c.key))
    student = np.where(c.frame.urban[c.place] == 2, 0.25, 0.0)
    out = np.zeros((len(c.key), len(AGES)), np.int64)
    for b in np.flatnonzero(c.people > 0):
        w = share * np.exp(-young[b] * (mid - 42) / 25)
        w[5:7] *= 1 + student[b]
        out[b] = rng.multinomial(c.people[b], rng.dirichlet(w / w.sum() * 220))
    return out


def write_ages(path: Path, c: County, ages: np.ndarray) -> None:
    """GENESIS old flat dialect: UTF-8 with BOM, one row per key and age group, ``-`` for zero."""
    head = (
        "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;"
        "1_Auspraegung_Code;1_Auspraegung_Label;2_Merkmal_Code;2_Merkmal_Label;2_Auspraegung_Code;"
        "2_Auspraegung_Label;BEVSTD__Bevoelkerungsstand__Anzahl"
    )
    lines = [head]

    def rows(key: str, label: str, counts: np.ndarray) -> None:
        start = f"99411;Demo;STAG;Stichtag;31.12.2024;RAUM;Raum;{key};{label};ALT;Alter"
        for (code, title, _), n in zip(AGES, counts):
            lines.append(f"{start};{code};{title};{n or '-'}")
        lines.append(f"{start};;Insgesamt;{int(counts.sum()) or '-'}")

    rows(COUNTY_KEY, f"{COUNTY_NAME}, Kreis", ages.sum(0))
    for m in range(len(AGS)):
        rows(AGS[m], full_name(m), ages[c.muni == m].sum(0))
        for b in np.flatnonzero(c.muni == m):
            rows(c.key[b], c.ot_name[b], ages[b])
    path.write_bytes(("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-8"))


HOUSEHOLD_FIELDS = [
    "HH", "HH_1pers", "HH_2pers", "HH_3pers", "HH_4pers", "HH_ab5pers",
    "HH_0kind", "HH_1kind", "HH_2kind", "HH_ab3kind", "HH_alleinerz",
]  # fmt: skip


def make_households(rng: np.random.Generator, c: County, ages: np.ndarray) -> np.ndarray:
    """Households by size and number of children, (blocks, 11); sizes fit the residents."""
    out = np.zeros((len(c.key), len(HOUSEHOLD_FIELDS)), np.int64)
    single = np.nan_to_num(c.single)
    for b in np.flatnonzero(c.people > 0):
        n = int(c.people[b])
        family = np.clip(single[b] + rng.normal(0, 0.08), 0, 1)
        w = np.array([0.50, 0.29, 0.11, 0.07, 0.03]) * (1 - family)
        w += np.array([0.29, 0.37, 0.16, 0.13, 0.05]) * family
        mean = float(w / w.sum() @ np.array([1, 2, 3, 4, 5.4]))
        size = largest_remainder(w, max(1, round(n / mean)))
        # Move households between neighbouring classes until the persons fit exactly;
        # households of five and more may have up to six on average.
        for _ in range(10 * n):
            low = int(size @ np.arange(1, 6))
            if low > n:
                k = int(np.flatnonzero(size[1:])[-1]) + 1 if size[1:].any() else 0
                size[k] -= 1
                if k:
                    size[k - 1] += 1
            elif n > low + size[4]:
                k = int(np.argmax(size[:4]))
                size[k] -= 1
                size[k + 1] += 1
            else:
                break
        total = int(size.sum())
        minors = int(ages[b, :5].sum())
        most = total - int(size[0])
        kids = min(most, round(minors / 1.66))
        by = largest_remainder(np.array([0.50, 0.37, 0.13]), kids)
        alone = int(rng.binomial(kids, np.clip(0.30 - 0.17 * single[b], 0.05, 0.4)))
        out[b] = [total, *size, total - kids, *by, alone]
    return out


def _german(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def write_households(path: Path, c: County, counts: np.ndarray) -> None:
    """Household file as a municipality exports it: ``;``, cp1252, decimal comma, sum rows.

    Sum rows are true sums: they contain the block that is missing and not the unknown key.
    """
    lines = [";".join(["bst_nr", "bezeichnung", *HOUSEHOLD_FIELDS, "HH_groesse"])]
    lived_in = np.flatnonzero(c.people > 0)
    ends = {int(lived_in[k]): ("", " ") for k in TRAILING_BLANK}
    ends.update({int(lived_in[k]): ("", "\u00a0") for k in TRAILING_NBSP})
    ends.update({int(lived_in[k]): (" ", "") for k in LEADING_BLANK})

    def mean(people: int, households: int) -> str:
        return f"{people / households:.2f}".replace(".", ",") if households else "x"

    for m, spec in enumerate(MUNICIPALITIES):
        here = np.flatnonzero(c.muni == m)
        for b in here:
            if b == lived_in[MISSING_BLOCK]:
                continue
            before, after = ends.get(int(b), ("", ""))
            label = f"{c.ot_name[b]}, {c.name[b]}"
            cells = [before + c.key[b] + after, label, *map(str, counts[b])]
            lines.append(";".join([*cells, mean(int(c.people[b]), int(counts[b, 0]))]))
        if AGS[m] == UNKNOWN_KEY[:8]:
            new = ["31", "6", "9", "6", "8", "2", "14", "7", "8", "2", "2", "2,77"]
            lines.append(";".join([UNKNOWN_KEY, "Neubaugebiet Süd", *new]))
        total = counts[here].sum(0)
        cells = [f"Summe {spec[0]}", "", *map(_german, total.tolist())]
        lines.append(";".join([*cells, mean(int(c.people[here].sum()), int(total[0]))]))
    total = counts.sum(0)
    cells = ["Insgesamt", "", *map(_german, total.tolist())]
    lines.append(";".join([*cells, mean(int(c.people.sum()), int(total[0]))]))
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))


def make_sgb2(rng: np.random.Generator, c: County) -> dict[str, np.ndarray]:
    """By Ortsteil key: persons entitled to benefits, able to work, not able, under 15, BG."""
    keys = sorted(set(c.ot_key))
    cluster = Noise(rng, 3_500, 2)
    out = {}
    for key in keys:
        here = np.array([k == key for k in c.ot_key])
        v = int(c.place[here][0])
        n = int(c.people[here].sum())
        z = float(cluster(c.frame.xy[v : v + 1])[0])
        base, spread = ((0.037, 0.33), (0.070, 0.28), (0.108, 0.60))[c.frame.urban[v]]
        rate = float(np.clip(base * np.exp(spread * z), 0.016, 0.185))
        persons = max(1, int(rng.binomial(n, rate)))
        not_able = int(rng.binomial(persons, 0.295))
        young = int(rng.binomial(not_able, 0.95))
        bg = max(1, round(persons / rng.uniform(1.85, 2.25)))
        out[key] = np.array([persons, persons - not_able, not_able, young, bg])
    return out


def write_sgb2(path: Path, c: County, values: dict[str, np.ndarray]) -> None:
    """Workbook in the shape of the Federal Employment Agency; contents are invented."""
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Deckblatt"
    for row, text in (
        (2, "Tabellen"),
        (4, "Leistungsberechtigte und Bedarfsgemeinschaften nach Ortsteilen"),
        (5, f"Kreis {COUNTY_NAME}"),
        (6, "Dezember 2024"),
        (9, "Frei erfundene Demodaten, keine amtliche Statistik"),
    ):
        cover.cell(row, 2, text)
    sheet = book.create_sheet("Tabelle II")
    sheet["A1"] = "Tabelle II: Bestand an Leistungsberechtigten nach Gemeinden und Ortsteilen"
    sheet["A1"].font = Font(bold=True)
    sheet["A3"] = f"Kreis {COUNTY_NAME} (Gebietsstand Dezember 2024)"
    sheet["A4"] = "Dezember 2024, Datenstand: März 2025"
    for area, text in (
        ("A7:A8", "Region"),
        ("B7:B8", "Schlüssel"),
        ("C7:F7", "Leistungsberechtigte (LB)"),
        ("G7:G8", "Bedarfs-\ngemeinschaften"),
    ):
        sheet.merge_cells(area)
        sheet[area.split(":")[0]] = text
    for k, text in enumerate(("Insgesamt", "ELB", "NEF", "dar. unter 15 Jahre")):
        sheet.cell(8, 3 + k, text)
    for row in sheet["A7:G8"]:
        for cell in row:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    for k in range(7):
        sheet.cell(9, 1 + k, k + 1)
    line = 10

    def put(name: str, key: str | None, numbers: np.ndarray, secret: bool) -> None:
        nonlocal line
        sheet.cell(line, 1, name)
        if key is not None:
            sheet.cell(line, 2, key).number_format = "@"
        for k, n in enumerate(numbers.tolist()):
            hide = secret and 0 < n < SECRET_BELOW
            cell = sheet.cell(line, 3 + k, "*" if hide else n)
            cell.number_format = "#,##0"
            cell.alignment = Alignment(horizontal="right")
        line += 1

    lost = np.array([143, 104, 39, 36, 81])
    put(f"{COUNTY_NAME}, Kreis", COUNTY_KEY, sum(values.values(), lost), False)
    title = dict(zip(c.ot_key, c.ot_name))
    for m in range(len(AGS)):
        mine = [k for k in values if k.startswith(AGS[m])]
        put(full_name(m), AGS[m], sum(values[k] for k in mine), False)
        for key in mine:
            put(title[key], key, values[key], True)
    put("Keine Zuordnung möglich", None, lost, False)
    notes = (
        "Erstellungsdatum: 31.03.2025, Demodaten des Sozialraumplaners",
        "© Frei erfundene Demodaten",
        "*) Werte von 1 bis 9 sind durch * ersetzt. Summen enthalten die ersetzten Werte.",
        "ELB: erwerbsfähige Leistungsberechtigte; NEF: nicht erwerbsfähige Leistungsberechtigte.",
    )
    for k, text in enumerate(notes):
        sheet.cell(line + 1 + k, 1, text)
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 14
    for letter in "CDEFG":
        sheet.column_dimensions[letter].width = 15
    sheet.freeze_panes = "C10"
    save_fixed(book, path)


def save_fixed(book: openpyxl.Workbook, path: Path) -> None:
    """Save with fixed time stamps, so that the same contents give the same bytes."""
    book.properties.created = FIXED
    book.properties.creator = "make_demo_data.py"
    raw = io.BytesIO()
    book.save(raw)
    now = book.properties.modified.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            data = source.read(name)
            if name == "docProps/core.xml":
                data = data.replace(now, FIXED.strftime("%Y-%m-%dT%H:%M:%SZ").encode())
            info = zipfile.ZipInfo(name, (2025, 3, 31, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, data)
