# SPDX-License-Identifier: GPL-2.0-or-later
"""Joining official tables to areas and aggregating them, through the algorithms."""

from __future__ import annotations

import pytest
from layers import Log
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsVectorLayer,
)
from sozialraumplaner.gis.compat import field as layer_field
from sozialraumplaner.gis.compat import is_null
from sozialraumplaner.gis.indicators import field_names

BLOCKS = [
    # key, ags, region, residents
    ("05358028-01", "05358028", "05358028-01", 1200),
    ("05358028-02", "05358028", "05358028-01", 800),
    ("05358028-03", "05358028", "05358028-02", 1500),
    ("05358028-04", "05358028", "05358028-02", 0),
    ("05358032-01", "05358032", "05358032-01", 900),
]
TABLE = """Tabelle 1: Leistungen;;;
Baustein;Name;Leistungsberechtigte (LB);Anteil in %
05358028-01;Drove;60;5,0
 05358028-02;Boich;20;2,5
05358028-03;Thum;*;.
05358032-01;Jüngersdorf;12;1,3
05358099-01;Anderswo;7;1,0
Insgesamt;;1.234;
"""


def square_layer(rows, fields, crs="EPSG:25832"):
    """A memory layer of unit squares in a row; fields: name -> kind."""
    layer = QgsVectorLayer(f"Polygon?crs={crs}", "bausteine", "memory")
    layer.dataProvider().addAttributes([layer_field(name, kind) for name, kind in fields])
    layer.updateFields()
    features = []
    for place, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        corner = 1000.0 * place
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(corner, 0, corner + 1000, 1000)))
        feature.setAttributes(list(row))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.fixture
def blocks(qgis_app):
    text, whole = "text", "int"
    return square_layer(
        BLOCKS, [("baustein_id", text), ("ags", text), ("sr_id", text), ("einwohner", whole)]
    )


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "leistungen.csv"
    path.write_bytes(TABLE.encode("cp1252"))
    return path


@pytest.fixture
def join(qgis_app, blocks, table):
    def run(**parameters):
        defaults = {
            "INPUT": blocks,
            "TABLE": str(table),
            "PROFILE": 1,
            "DOT": 1,
            "OUTPUT": "memory:",
            "MATCHES": "memory:",
        }
        return qgis_app.run("sozialraum:joinindicators", {**defaults, **parameters})

    return run


def values(layer, name):
    """Attributes with None for NULL, which PyQt gives as a null QVariant."""
    found = [feature[name] for feature in layer.getFeatures()]
    return [None if is_null(value) else value for value in found]


# Joining


def test_join_reports_every_row(join, tmp_path):
    report = tmp_path / "bericht.html"
    result = join(REPORT=str(report))
    counted = {
        name: result[name]
        for name in ("ROWS_READ", "MATCHED", "REPAIRED", "TOTALS_SKIPPED", "UNMATCHED", "MISSING")
    }
    assert counted == {
        "ROWS_READ": 6,
        "MATCHED": 4,
        "REPAIRED": 1,
        "TOTALS_SKIPPED": 1,
        "UNMATCHED": 1,
        "MISSING": 1,
    }
    layer = result["OUTPUT"]
    assert values(layer, "leistungsberechtigte_lb") == [60, 20, None, None, 12]
    status = values(layer, "leistungsberechtigte_lb_status")
    assert status == [None, None, "geheim", "leer", None]
    assert values(layer, "anteil_in_prozent")[0] == 5.0
    loose = {(feature["art"], feature["schluessel"]) for feature in result["MATCHES"].getFeatures()}
    assert loose == {
        ("row not matched", "05358099-01"),
        ("no row in the table", "05358028-04"),
        ("total, left out", "Insgesamt"),
    }
    page = report.read_text(encoding="utf-8")
    for text in ("Anderswo", "05358028-04", "Leistungsberechtigte (LB)", 'class="box warning"'):
        assert text in page


def test_an_incomplete_join_is_a_warning(qgis_app, blocks, table):
    class Feedback(QgsProcessingFeedback):
        def __init__(self):
            super().__init__()
            self.warnings = []

        def pushWarning(self, text):
            self.warnings.append(text)

    feedback = Feedback()
    qgis_app.run(
        "sozialraum:joinindicators",
        {"INPUT": blocks, "TABLE": str(table), "DOT": 1, "OUTPUT": "memory:"},
        feedback=feedback,
    )
    assert any("1 row of the table" in text for text in feedback.warnings)
    assert any("missing, not 0" in text for text in feedback.warnings)


def test_field_names_are_readable_unique_and_short():
    long = "Bevölkerung | Männer und Frauen | 31.12.2024 | unter 3 Jahre | Straße " * 3
    names = field_names(
        ["Größe (m²)", "Anteil %", "ELB", "elb", "2024", "id", long, "Ärzte"], ["aerzte"], ""
    )
    assert names[:6] == ["groesse_m2", "anteil_prozent", "elb", "elb_2", "wert_2024", "wert_id"]
    assert names[7] == "aerzte_2"
    assert len(f"{names[6]}_status") <= 60
    assert field_names(["ELB"], prefix="Jahr 2024") == ["jahr_2024_elb"]


def test_counts_by_place_are_distributed_and_marked(qgis_app, tmp_path):
    path = tmp_path / "ortsteile.csv"
    path.write_text("Ortsteil;ELB\n1001;90\n1002;*\n", encoding="utf-8")
    layer = square_layer(
        [("a", "1001", 200), ("b", "1001", 100), ("c", "1002", 50), ("d", "1002", 50)],
        [("id_", "text"), ("ot", "text"), ("einwohner", "int")],
    )
    parameters = {"INPUT": layer, "KEY_FIELD": "ot", "TABLE": str(path), "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match="counted several times"):
        qgis_app.run("sozialraum:joinindicators", {**parameters, "PROFILE": 2})
    result = qgis_app.run(
        "sozialraum:joinindicators", {**parameters, "PROFILE": 2, "SHARED_KEYS": 1}
    )
    assert values(result["OUTPUT"], "elb") == [60, 30, None, None]
    assert values(result["OUTPUT"], "elb_status") == [
        "geschaetzt",
        "geschaetzt",
        "geheim<10",
        "geheim<10",
    ]
    path.write_text("Ortsteil;ELB-Quote\n1001;9,5\n1002;8,5\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="cannot be distributed"):
        qgis_app.run("sozialraum:joinindicators", {**parameters, "SHARED_KEYS": 1})


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"TABLE": "/nowhere/x.csv"}, "does not exist"),
        ({"KEY_FIELD": "schluessel"}, "has no field “schluessel”"),
        ({"KEY_FIELD": "ags"}, "counted several times|No row of the table fits"),
        ({"TABLE_KEY": "Name"}, "No row of the table fits"),
        ({"COLUMNS": "ELB"}, "has no column “ELB”"),
        ({"STRICT": True}, "not complete: 1 rows of the table and 1 areas"),
        ({"REPORT": "/nowhere/report.html"}, "folder “/nowhere” does not exist"),
    ],
)
def test_bad_input_ends_in_one_sentence(join, parameters, sentence, tmp_path):
    output = tmp_path / "ergebnis.gpkg"
    with pytest.raises(QgsProcessingException, match=sentence):
        join(OUTPUT=str(output), **parameters)
    assert not output.exists()


def test_an_ambiguous_dot_is_asked_for(join, table):
    table.write_text("Baustein;LB\n05358028-01;1.234\n05358028-02;2.345\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="decimal dot or with a dot for thousands"):
        join(DOT=0)
    assert values(join(DOT=1)["OUTPUT"], "lb")[:2] == [1234, 2345]
    assert values(join(DOT=2)["OUTPUT"], "lb")[:2] == [1.234, 2.345]


def test_an_empty_layer_is_refused(join):
    empty = square_layer([], [("baustein_id", "text")])
    with pytest.raises(QgsProcessingException, match="bausteine"):
        join(INPUT=empty)


def test_a_cancelled_run_writes_nothing(qgis_app, blocks, table, tmp_path):
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    output = tmp_path / "ergebnis.gpkg"
    with pytest.raises(QgsProcessingException, match="Nothing was written"):
        qgis_app.run(
            "sozialraum:joinindicators",
            {"INPUT": blocks, "TABLE": str(table), "DOT": 1, "OUTPUT": str(output)},
            feedback=feedback,
        )
    assert not output.exists()


# Aggregating

QUOTE = ["SGB-II-Quote", "lb", "einwohner", "", "%", "", "Statistik der BA", "31.12.2024"]


def with_values(rows):
    text = "text"
    fields = [("ags", text), ("sr_id", text), ("einwohner", "int")]
    fields += [("lb", "double"), ("lb_status", text), ("lb_quote", "double")]
    return square_layer(rows, fields)


@pytest.fixture
def aggregate(qgis_app):
    layer = with_values(
        [
            ("05358028", "05358028-01", 1200, 60, None, 5.0),
            ("05358028", "05358028-01", 800, 20, None, 2.5),
            ("05358028", "05358028-02", 1500, None, "geheim<10", None),
            ("05358028", "05358028-02", 900, 40, None, 4.4),
            ("05358028", "05358028-03", 1100, None, "fehlt", None),
            ("05358028", "05358028-03", 700, 35, None, 5.0),
            ("05358028", "05358028-04", 2000, 100, None, 5.0),
            ("05358028", "05358028-04", 0, None, None, None),
            ("05358028", None, 10, 1, None, 10.0),
        ]
    )

    def run(feedback=None, **parameters):
        defaults = {"INPUT": layer, "OUTPUT": "memory:", "INDICATORS": "memory:"}
        algorithm = "sozialraum:aggregateindicators"
        return qgis_app.run(algorithm, {**defaults, **parameters}, feedback=feedback)

    return run


def test_rates_come_from_sums_and_gaps_are_no_zeros(aggregate):
    result = aggregate(COUNTS=["lb"], RATES=QUOTE, SECONDARY=False)
    layer = result["OUTPUT"]
    assert values(layer, "sr_id") == [f"05358028-0{n}" for n in range(1, 5)]
    assert values(layer, "einwohner") == [2000, 2400, 1800, 2000]
    assert values(layer, "lb") == [80, None, None, 100]
    assert values(layer, "lb_status") == [None, "geheim", "unvollstaendig", None]
    assert values(layer, "sgb_ii_quote") == [4.0, None, None, 5.0]
    assert values(layer, "sgb_ii_quote_z") == [80, None, None, 100]
    assert values(layer, "sgb_ii_quote_n") == [2000, 2400, 1800, 2000]
    assert result["BLOCKS_WITHOUT_REGION"] == 1
    assert (result["SUPPRESSED"], result["INCOMPLETE"]) == (2, 2)


def test_a_partner_is_hidden_with_a_secret_value(aggregate):
    # 40 known cases beside the star: the second cell alone could be found from the total.
    result = aggregate(RATES=QUOTE)
    assert values(result["OUTPUT"], "sgb_ii_quote_status") == [
        "geheim",
        "geheim",
        "unvollstaendig",
        None,
    ]
    assert values(result["OUTPUT"], "sgb_ii_quote_z") == [None, None, None, 100]


def test_indicators_are_defined(aggregate):
    rates = [*QUOTE, "Leistungsberechtigte", "lb", "", "", "", "", "BA", "Dezember 2024"]
    result = aggregate(RATES=rates)
    rows = {row["feld"]: row for row in result["INDICATORS"].getFeatures()}
    assert list(rows) == ["leistungsberechtigte", "sgb_ii_quote"]
    rate = rows["sgb_ii_quote"]
    assert (rate["name"], rate["art"], rate["einheit"]) == ("SGB-II-Quote", "rate", "%")
    assert (rate["zaehler"], rate["nenner"], rate["faktor"]) == ("lb", "einwohner", 100)
    assert (rate["dezimalen"], rate["stichtag"]) == (1, "31.12.2024")
    count = rows["leistungsberechtigte"]
    assert (count["art"], count["einheit"], count["dezimalen"]) == ("anzahl", "Anzahl", 0)
    assert count["quelle"] == "BA"


def test_outlines_of_a_region_layer_are_kept(aggregate):
    text = "text"
    regions = square_layer(
        [(f"05358028-0{n}", f"KR {n}", n) for n in (4, 3, 2, 1)],
        [("sr_id", text), ("sr_kurz", text), ("farbe", "int")],
    )
    layer = aggregate(RATES=QUOTE, REGIONS=regions, SECONDARY=False)["OUTPUT"]
    by_key = {feature["sr_id"]: feature for feature in layer.getFeatures()}
    assert by_key["05358028-04"]["farbe"] == 4
    assert by_key["05358028-04"]["sgb_ii_quote"] == 5.0
    assert by_key["05358028-04"].geometry().boundingBox().xMinimum() == 0


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({}, "Nothing to compute"),
        ({"COUNTS": ["lb_quote"]}, "is a rate or an average and cannot be summed"),
        ({"RATES": ["Q", "lb_quote", "einwohner"] + [""] * 5}, "cannot be summed"),
        ({"RATES": ["Q", "lb", "", "100"] + [""] * 4}, "needs a field for the numerator"),
        ({"RATES": ["", "lb", "einwohner"] + [""] * 5}, "has no name"),
        ({"RATES": ["Q", "lb+lb", "einwohner"] + [""] * 5}, "names the field “lb” twice"),
        ({"RATES": ["Q", "lb", "einwohner", "zehn"] + [""] * 4}, "factor “zehn”"),
        ({"RATES": ["Q", "nix", "einwohner"] + [""] * 5}, "has no field “nix”"),
        ({"RATES": ["Q", "lb", "ags"] + [""] * 5}, "holds text, no numbers"),
        ({"COUNTS": ["lb"], "REGION_FIELD": "lb_status_"}, "has no field"),
    ],
)
def test_impossible_requests_end_in_one_sentence(aggregate, parameters, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        aggregate(**parameters)


def test_regions_without_blocks_are_named(aggregate):
    keys = [f"05358028-0{n}" for n in (1, 2, 3, 4, 8, 7)]
    regions = square_layer([(key,) for key in keys], [("sr_id", "text")])
    log = Log()
    layer = aggregate(log, COUNTS=["lb"], REGIONS=regions)["OUTPUT"]
    assert values(layer, "sr_id") == keys[:4]
    assert any(text.startswith("2 Soz") and "-07, 05358028-08." in text for text in log.warnings)


def test_regions_of_another_delineation_are_refused(aggregate):
    text = "text"
    regions = square_layer([("05358028-01",)], [("sr_id", text)])
    with pytest.raises(QgsProcessingException, match="lacks the Sozialräume 05358028-02"):
        aggregate(COUNTS=["lb"], REGIONS=regions)
    regions = square_layer([("05358028-01",), ("05358028-01",)], [("sr_id", text)])
    with pytest.raises(QgsProcessingException, match="more than once"):
        aggregate(COUNTS=["lb"], REGIONS=regions)


def test_german_sentences(german, aggregate):
    with pytest.raises(QgsProcessingException, match="nichts zum Berechnen gewählt"):
        aggregate()


# Known answers


def test_berlin_adds_up(qgis_app, shared_data):
    source = QgsVectorLayer(str(shared_data / "berlin" / "kieze.geojson"), "kieze")
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "kieze", "memory")
    text = "text"
    layer.dataProvider().addAttributes(
        [layer_field(name, text) for name in ("plr_id", "bzr_id", "pgr_id", "bez")]
    )
    layer.updateFields()
    features = []
    for feature in source.getFeatures():
        key = feature["plr_id"]
        block = QgsFeature(layer.fields())
        block.setGeometry(feature.geometry())
        block.setAttributes([key, key[:6], key[:4], key[:2]])
        features.append(block)
    layer.dataProvider().addFeatures(features)
    joined = qgis_app.run(
        "sozialraum:joinindicators",
        {
            "INPUT": layer,
            "KEY_FIELD": "plr_id",
            "TABLE": str(shared_data / "berlin" / "EWR_L21_202512E_Matrix.csv"),
            "TABLE_KEY": "RAUMID",
            "COLUMNS": "E_E; E_E65U80; E_E80U110",
            "OUTPUT": "memory:",
        },
    )
    assert (joined["MATCHED"], joined["MISSING"], joined["UNMATCHED"]) == (542, 0, 0)
    persons = {row["plr_id"]: row["e_e"] or 0.0 for row in joined["OUTPUT"].getFeatures()}
    assert sum(persons.values()) == 3_913_644
    rate = ["65 und älter", "e_e65u80 + e_e80u110", "e_e", "", "%", "", "", "31.12.2025"]
    for field, digits, count in (("bzr_id", 6, 143), ("pgr_id", 4, 58)):
        result = qgis_app.run(
            "sozialraum:aggregateindicators",
            {
                "INPUT": joined["OUTPUT"],
                "REGION_FIELD": field,
                "MUNICIPALITY_FIELD": "bez",
                "POPULATION_FIELD": "e_e",
                "COUNTS": ["e_e"],
                "RATES": rate,
                "OUTPUT": "memory:",
                "INDICATORS": "memory:",
            },
        )
        assert result["REGIONS_COUNT"] == count
        rows = {row["sr_id"]: row for row in result["OUTPUT"].getFeatures()}
        # The two blocks that Berlin prints as "NA" leave their regions without a sum.
        gaps = {key[:digits] for key in ("03400831", "06200418")}
        assert {key for key, row in rows.items() if row["e_e_status"]} == gaps
        for key, row in rows.items():
            if key not in gaps:
                assert row["e_e"] == sum(n for plr, n in persons.items() if plr[:digits] == key)
                assert 0 < row["wert_65_und_aelter"] < 60
        totals = [row["gesamtwert"] for row in result["INDICATORS"].getFeatures()]
        assert all(not total for total in totals)


def test_demo_tables_join_and_keep_their_sums(qgis_app, demo):
    blocks = f"{demo / 'demo_kreis.gpkg'}|layername=bausteine"
    population = qgis_app.run(
        "sozialraum:joinindicators",
        {
            "INPUT": blocks,
            "KEY_FIELD": "bst_nr",
            "TABLE": str(demo / "bevoelkerung_alter_flat.csv"),
            "PREFIX": "ew",
            "STRICT": True,
            "OUTPUT": "memory:",
        },
    )
    result = qgis_app.run(
        "sozialraum:joinindicators",
        {
            "INPUT": population["OUTPUT"],
            "KEY_FIELD": "ortsteil_nr",
            "TABLE": str(demo / "sgb2_ortsteile_ba.xlsx"),
            "PROFILE": 1,
            "SHARED_KEYS": 1,
            "OUTPUT": "memory:",
        },
    )
    rows = list(result["OUTPUT"].getFeatures())
    total = next(n for n in result["OUTPUT"].fields().names() if n.endswith("_insgesamt"))
    assert sum(row[total] for row in rows) == sum(row["einwohner"] for row in rows)
    assert result["UNMATCHED"] == result["MISSING"] == 0
    regions = qgis_app.run(
        "sozialraum:aggregateindicators",
        {
            "INPUT": result["OUTPUT"],
            "REGION_FIELD": "ortsteil_nr",
            "COUNTS": ["leistungsberechtigte_lb_insgesamt"],
            "MIN_COUNT": 0,
            "MIN_DENOMINATOR": 0,
            "SECONDARY": False,
            "OUTPUT": "memory:",
            "INDICATORS": "memory:",
        },
    )
    # Distributed to blocks and summed again by Ortsteil: the figures of the table come back.
    sums = {
        row["sr_id"]: row["leistungsberechtigte_lb_insgesamt"]
        for row in regions["OUTPUT"].getFeatures()
    }
    plain = [value for value in sums.values() if value]
    assert len(plain) > 80
    assert all(value == pytest.approx(round(value)) for value in plain)
