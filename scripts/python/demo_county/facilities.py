# SPDX-License-Identifier: GPL-2.0-or-later
"""Places people go to: schools, Kitas, youth centres, doctors, shops, stops, town halls."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from .county import BUILT_TYPES, County
from .frame import AGS, MUNICIPALITIES
from .names import KITAS

Row = tuple[str, str, str, float, float]


def make_facilities(rng: np.random.Generator, c: County) -> list[Row]:
    """Rows (art, name, ags, x, y) in local coordinates, sorted by kind and municipality."""
    rows: list[Row] = []
    used: list[np.ndarray] = []
    home = np.isin(c.kind, BUILT_TYPES) & (c.kind != "gewerbe") & ~c.island
    points_of = {
        int(v): np.flatnonzero(np.isin(c.label, np.flatnonzero(home & (c.place == v))))
        for v in np.unique(c.place)
    }
    # Keep clear of borders so that every point lies safely inside one block.
    i, j = c.mesh.edges.T
    at_border = np.zeros(len(c.mesh.xy), bool)
    cross = c.label[i] != c.label[j]
    at_border[i[cross]] = at_border[j[cross]] = True

    def add(art: str, name: str, v: int, central: float) -> None:
        pts = points_of[v]
        inner = pts[~at_border[pts]]
        pts = inner if len(inner) else pts
        d = np.hypot(*(c.mesh.xy[pts] - c.frame.xy[v]).T)
        weight = np.exp(-1.3 * central * d / (d.max() + 1))
        for k in rng.choice(pts, 200, p=weight / weight.sum()):
            p = c.mesh.xy[k]
            if not used or min(np.hypot(*(p - q)) for q in used) > 60:
                used.append(p)
                rows.append((art, name, AGS[c.frame.muni[v]], float(p[0]), float(p[1])))
                return

    for v in sorted(points_of):
        m = int(c.frame.muni[v])
        if len(points_of[v]) == 0:
            continue
        at = c.place == v
        n = int(c.people[at].sum())
        title = c.ot_name[int(np.flatnonzero(at)[0])]
        if v == m:
            add("Rathaus", f"Rathaus {MUNICIPALITIES[m][0]}", v, 6)
        if v == m or n > 2_600:
            for k in range(max(1, round(n / 5_500))):
                number = f" {'I' * (k + 1)}" if k else ""
                add("Grundschule", f"Grundschule {title}{number}", v, 2)
        if v == m and MUNICIPALITIES[m][2] > 6_500:
            for name in ("Gesamtschule", "Gymnasium", "Realschule")[: 1 + (m in (1, 5, 7)) * 2]:
                add("Weiterführende Schule", f"{name} {MUNICIPALITIES[m][0]}", v, 0.5)
        if v != m and c.frame.urban[v] == 2 and n > 6_200:
            add("Weiterführende Schule", f"Gesamtschule {title}", v, 0.5)
        for _ in range(round(n / 1_500 + 0.2)):
            add("Kita", f"Kita {KITAS[rng.integers(len(KITAS))]}", v, 0.8)
        if (v == m) or n > 6_500:
            add("Jugendzentrum", f"Jugendtreff {title}", v, 2)
        for _ in range(round(n / 4_500 + 0.1)):
            add("Sporthalle", f"Sporthalle {title}", v, 0.3)
        for _ in range(round(n / 2_600)):
            add("Arztpraxis", f"Arztpraxis {title}", v, 3)
        for _ in range(round(n / 3_300 + 0.05)):
            add("Supermarkt", f"Supermarkt {title}", v, 1)
        for k in range(1 + min(6, round(n / 1_400))):
            stop = f"Haltestelle {k + 1}" if k else "Kirche"
            add("Haltestelle", f"{title}, {stop}", v, 1.5)
    for rail in c.frame.rails:
        d, at = cKDTree(rail).query(c.frame.xy)
        for v in sorted(points_of):
            if d[v] < 900 and len(points_of[v]):
                p = rail[at[v]]
                if min(np.hypot(*(p - q)) for q in used) > 300:
                    used.append(p)
                    k = int(np.flatnonzero(c.place == v)[0])
                    name = f"Bahnhof {c.ot_name[k]}"
                    rows.append(("Bahnhof", name, AGS[c.frame.muni[v]], float(p[0]), float(p[1])))
    return sorted(rows, key=lambda r: (r[0], r[2]))
