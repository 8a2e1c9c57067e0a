# SPDX-License-Identifier: GPL-2.0-or-later
"""Invented German place, street and field names."""

from __future__ import annotations

import numpy as np


def _words(text: str, separator: str | None = None) -> list[str]:
    return text.split(separator)


STEMS = _words(
    "Ahl Amsel Asch Bärl Birk Bracht Breiden Buchen Dachs Dohl Eben Ehl Eichel Ellen "
    "Erlen Esch Falken Farn Feld Finken Föhr Frohn Gers Ginster Gold Grau Grimmel Grün "
    "Günz Hain Hasel Heid Hellen Hermes Holl Hünx Immen Ism Kalt Kelber Kirsch Klee Kött "
    "Kranich Kuckels Langen Lerchen Lieb Linden Lohn Lüder Mahl Meisen Mohn Mücken Mün "
    "Nessel Nieder Nüss Ober Odel Otten Pappel Quell Rals Reiher Ripp Roggen Röth Rütt "
    "Salm Schlehen Schön Schwalm Seil Silber Sonnen Specht Stein Süll Tann Töpfer Trift "
    "Ulm Über Veilchen Vor Wacholder Wald Weiden Wermel Wies Wöll Zeisig Zieg Züns",
)
ENDINGS = _words("heim dorf bach rath weiler hoven scheid feld hagen bruch broich born rode")
# Combinations that exist as a municipality or a well-known place.
REAL = set(
    _words(
        "Ahlen Aschbach Aschheim Birkheim Birkweiler Breidenbach Dachsbach Ebenweiler "
        "Ehlscheid Erlenbach Eschbach Eschborn Eschfeld Eschweiler Falkenhagen Gersdorf "
        "Gersfeld Gersheim Goldbach Grünbach Haselbach Haseldorf Heidweiler Holldorf "
        "Hollfeld Kaltenborn Kirschweiler Kranichfeld Langenbach Langenbroich Langendorf "
        "Langenfeld Langenhagen Langenscheid Lindendorf Lohnsfeld Lohnweiler Lüderscheid "
        "Meisenheim Niederbroich Niederdorf Niederheim Niederrath Niederweiler Oberbach "
        "Oberdorf Oberfeld Oberheim Oberweiler Ottenbach Ottendorf Otterbach Ottweiler "
        "Röthenbach Schönbach Schönborn Schöndorf Schönfeld Schönhagen Sonnenborn Steinbach "
        "Steinborn Steindorf Steinfeld Steinhagen Steinheim Steinscheid Steinweiler Tannheim "
        "Ulmbach Vorbach Vordorf Waldfeld Waldhagen Waldheim Waldweiler Weidenbach "
        "Weidenhagen Wiesbach Wiesweiler Ziegenhagen"
    )
)
DIRECTIONS = ["Ost", "Nordost", "Nord", "Nordwest", "West", "Südwest", "Süd", "Südost"]
STREETS = _words(
    "Ackerstraße;Ahornweg;Alte Gasse;Am Anger;Am Bahndamm;Am Mühlengraben;Am Sportplatz;"
    "An der Linde;An der Vogelstange;Auf dem Büchel;Bachstraße;Bergstraße;Birkenweg;"
    "Brunnenstraße;Burgstraße;Dorfstraße;Eichenweg;Fliederweg;Friedhofstraße;"
    "Gartenstraße;Grabenstraße;Grüner Weg;Hauptstraße;Heckenweg;Hochstraße;"
    "Hubertusstraße;Im Winkel;Im Wiesengrund;Industriestraße;Kapellenstraße;Kirchstraße;"
    "Klosterstraße;Kölner Straße;Lindenstraße;Marktstraße;Mittelstraße;Mühlenstraße;"
    "Neustraße;Parkstraße;Pfarrgasse;Poststraße;Ringstraße;Rosenweg;Sandweg;Schulstraße;"
    "Steinweg;Talstraße;Tulpenweg;Uferstraße;Waldstraße;Wiesenstraße;Zum Kreuz",
    ";",
)
FIELDS = _words(
    "Auf der Heide;Im Bruch;Mühlenfeld;Lange Äcker;Am Galgenberg;In den Benden;"
    "Hinter den Gärten;Kirchenfeld;Unterste Wiesen;Krähenacker;Großes Feld;Hahnenfeld;"
    "Steinacker;Rübenkamp;Weidental",
    ";",
)
WOODS = _words(
    "Gemeindewald;Staatsforst;Buchenhardt;Kohlberg;Tannenbusch;Eulenkopf;Hirschsprung;"
    "Rabenley;Pfarrbusch;Oberste Hardt;Fuchskaul;Dachsberg",
    ";",
)
BROOKS = _words(
    "Rotbach Erlenbach Mühlbach Ellerbach Krebsbach Schwarzbach Kaltbach Wildbach "
    "Silberbach Otterbach Lehmbach Weidenbach Steinbach Forellenbach Grenzbach",
)
KITAS = _words(
    "Sonnenschein;Pusteblume;Regenbogen;Zwergenland;Löwenzahn;Villa Kunterbunt;"
    "Spatzennest;Mäusehaus;Sternschnuppe;Schatzkiste;Bärenhöhle;Wirbelwind;Räuberhöhle;"
    "Glückskäfer",
    ";",
)


def place_names(rng: np.random.Generator, count: int) -> list[str]:
    """Distinct village names; stems and endings repeat as in a grown landscape."""
    out: list[str] = []
    used = dict.fromkeys(STEMS, 0)
    weight = np.array([9, 9, 8, 8, 10, 6, 7, 5, 3, 4, 4, 3, 3], float)
    while len(out) < count:
        stem = STEMS[rng.integers(len(STEMS))]
        ending = ENDINGS[rng.choice(len(ENDINGS), p=weight / weight.sum())]
        name = stem + ending
        doubled = stem.lower().endswith(ending[:2]) or stem.lower() == ending
        if name in out or name in REAL or used[stem] >= 2 or doubled:
            continue
        used[stem] += 1
        out.append(name)
    return out


def quarter_names(town: str, offsets: np.ndarray) -> list[str]:
    """Names of town quarters by their direction from the centre, each used once."""
    special = ["Bahnhofsviertel", "Mühlenviertel", "Uferviertel", "Kasernenviertel", "Gartenstadt"]
    out: list[str] = []
    for dx, dy in offsets:
        k = int(np.round(np.arctan2(dy, dx) / (np.pi / 4))) % 8
        name = f"{town}-{DIRECTIONS[k]}"
        if name in out:
            free = [s for s in special if s not in out]
            name = free[0] if free else f"{town}-{DIRECTIONS[k]} II"
        out.append(name)
    return out
