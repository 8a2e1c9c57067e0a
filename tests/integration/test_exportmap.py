# SPDX-License-Identifier: GPL-2.0-or-later
"""``exportmap``: what is in the PDF, what is not, and that nothing overlaps or is left behind."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from typing import Iterator

import pytest
from layers import Log, make_layer, sentence_of, square_wkt
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutUtils,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRenderContext,
    QgsTextRenderer,
)
from qgis.PyQt.QtCore import QLocale, QRectF, QSize

FIELDS = (
    "field=sr_id:string&field=sr_kurz:string&field=ags:string&field=gem_name:string"
    "&field=einwohner:integer&field=quote:double&field=quote_status:string"
    "&field=quote_z:double&field=quote_n:double&field=farbe:integer"
)
DEFINITION_FIELDS = (
    "field=feld:string&field=name:string&field=art:string&field=zaehler:string"
    "&field=nenner:string&field=faktor:double&field=einheit:string&field=dezimalen:integer"
    "&field=definition:string&field=quelle:string&field=stichtag:string&field=gesamtwert:double"
)
#: Stands in the layer although it is secret, as no layer should; the map must not show it.
SECRET_VALUE = 98765.4
NAMES = ("Düren", "Vettweiß", "Pfaffenhofen", "Höfen-Süd am Großen Rößlbach")
TEXTS = {
    "TITLE": "Anteil der ab 65-Jährigen in den Sozialräumen am 31.12.2024",
    "SUBTITLE": "Personen ab 65 Jahren je 100 Einwohnerinnen und Einwohner",
    "UNIT": "%",
    "DATE": "2024-12-31",
    "SOURCE": "Einwohnermelderegister der Kommunen",
    "BASEMAP": "© GeoBasis-DE / BKG (2025) dl-de/by-2-0, Daten verändert.",
    "PUBLISHER": "Kreis Düren",
    "EDITOR": "Amt für Demografie, Pflege und Soziales",
    "VERSION": "Sozialräume Version 1.0",
}


def region_rows(columns: int, rows: int, size: float = 2000) -> list[list[object]]:
    """Squares of 2 km with shares from 10 to 30 %, in four municipalities."""
    result = []
    n = columns * rows
    for index in range(n):
        column, row = index % columns, index // columns
        town = 2 * (row * 2 // rows) + (column * 2 // columns)
        cases = 100 + 200 * index // n
        result.append(
            [
                square_wkt(column * size / 100, row * size / 100, size),
                f"0535800{town}-{index:02d}",
                f"{NAMES[town][:2].upper()} {index}",
                f"0535800{town}",
                NAMES[town],
                1000,
                cases / 10,
                None,
                cases,
                1000,
                index % 9,
            ]
        )
    return result


def regions(columns: int = 5, rows: int = 4, changes: dict | None = None, crs: str = "EPSG:25832"):
    """Regions as a layer; ``changes`` sets columns of single rows: {row: {column: value}}."""
    table = region_rows(columns, rows)
    for row, values in (changes or {}).items():
        for column, value in values.items():
            table[row][column] = value
    return make_layer(table, FIELDS, crs)


NAME, POPULATION, VALUE, STATUS, NUMERATOR, DENOMINATOR = 4, 5, 6, 7, 8, 9
SECRET = {VALUE: SECRET_VALUE, STATUS: "geheim<10", NUMERATOR: None, DENOMINATOR: None}
MISSING = {VALUE: None, STATUS: "fehlt", NUMERATOR: None, DENOMINATOR: None}
UNINHABITED = {POPULATION: 0, VALUE: None, STATUS: "leer", NUMERATOR: None, DENOMINATOR: None}


@pytest.fixture
def numbers_german(german):
    """German sentences and German numbers."""
    former = QLocale()
    QLocale.setDefault(QLocale("de"))
    yield
    QLocale.setDefault(former)


def options(output: Path, layer=None, **parameters) -> dict:
    return {
        "INPUT": layer if layer is not None else regions(),
        "VALUE": "quote",
        "OUTPUT": str(output),
        **parameters,
    }


def run(qgis_app, output: Path, layer=None, feedback=None, **parameters):
    return qgis_app.run(
        "sozialraum:exportmap", options(output, layer, **parameters), feedback=feedback or Log()
    )


def refusal(qgis_app, output: Path, layer=None, **parameters) -> str:
    return sentence_of(qgis_app, "sozialraum:exportmap", options(output, layer, **parameters))


def tool(*command: object) -> str:
    result = subprocess.run([str(part) for part in command], capture_output=True, check=True)
    return result.stdout.decode("utf-8")


def words(path: Path) -> str:
    """Text of a PDF with single blanks."""
    return re.sub(r"\s+", " ", tool("pdftotext", "-raw", path, "-").replace("\u00a0", " "))


def test_a_german_map_says_everything(qgis_app, numbers_german, tmp_path):
    output = tmp_path / "karte.pdf"
    layer = regions(changes={3: SECRET, 7: MISSING, 11: UNINHABITED, 12: {POPULATION: 120}})
    result = run(qgis_app, output, layer, **TEXTS)
    assert (result["CLASSIFIED"], result["WITHOUT_VALUE"]) == (16, 4)
    text = words(output)
    for expected in (
        TEXTS["TITLE"],
        TEXTS["SUBTITLE"],
        "in % Anzahl",
        "von 10,0 bis unter 14,0 3",
        "keine Angabe (Geheimhaltung) 1",
        "keine Angabe 1",
        "weniger als 300 Einwohner 1",
        "unbewohnt 1",
        "Sozialräume insgesamt 20",
        # 17 regions state it; the one with few residents counts in the sum, not in a class
        "Wert der 17 Sozialräume mit Angabe: 19,9 %",
        "Klassenbildung: Quantile",
        "Datenquelle: Einwohnermelderegister der Kommunen, Stand 31.12.2024; eigene Berechnungen.",
        "Kartengrundlage: © GeoBasis-DE / BKG (2025) dl-de/by-2-0, Daten verändert.",
        "Herausgeber: Kreis Düren",
        "Bearbeitung: Amt für Demografie, Pflege und Soziales",
        "Fassung: Sozialräume Version 1.0",
        "Vettweiß",
        "Düren",
        "Pfaffenhofen",
        "km",
    ):
        assert expected in text, expected
    assert re.search(r"Datum: \d\d\.\d\d\.\d{4}", text)
    assert re.search(r"Maßstab 1 : \d{1,3}( \d{3})+ \(auf A4\)", text)


def test_counts_of_the_classes_add_up(qgis_app, numbers_german, tmp_path):
    output = tmp_path / "karte.pdf"
    result = run(qgis_app, output, regions(8, 6, {3: SECRET}), METHOD=2, CLASSES=6, **TEXTS)
    counts = [int(n) for n in re.findall(r"von [\d,]+ bis (?:unter )?[\d,]+ (\d+)", words(output))]
    assert len(counts) == 6
    assert sum(counts) == result["CLASSIFIED"] == 47


def test_the_pdf_is_vector_with_embedded_fonts_and_metadata(qgis_app, tmp_path):
    output = tmp_path / "map.pdf"
    changes = {3: SECRET, 7: MISSING, 11: UNINHABITED, 12: {POPULATION: 120}}
    for palette in (0, 4):
        run(qgis_app, output, regions(changes=changes), PALETTE=palette, PAPER=1, **TEXTS)
        assert len(tool("pdfimages", "-list", output).splitlines()) == 2
        fonts = tool("pdffonts", output).splitlines()[2:]
        names = {line.split()[0].split("+")[-1] for line in fonts}
        assert names == {"RobotoCondensed-Regular", "RobotoCondensed-Bold"}
        assert all(line.split()[-5] == "yes" for line in fonts)
    info = tool("pdfinfo", output)
    assert f"Title:           {TEXTS['TITLE']}" in info
    assert "Author:          Kreis Düren" in info
    assert re.search(r"Page size: +59[45]\S* x 84[12]\S* pts \(A4\)", info)


def test_a_secret_value_is_nowhere(qgis_app, numbers_german, tmp_path):
    output = tmp_path / "karte.pdf"
    for status in ("geheim", "geheim<10", "geheim|geschaetzt", "unsicher", "unvollstaendig"):
        changes = {3: {**SECRET, STATUS: status}}
        run(qgis_app, output, regions(changes=changes), METHOD=1, **TEXTS)
        digits = re.sub(r"\D", "", words(output))
        assert "98765" not in digits
        assert b"98765" not in output.read_bytes()


def test_the_county_value_comes_from_sums(qgis_app, tmp_path):
    output = tmp_path / "map.pdf"
    changes = {0: {VALUE: 50.0, NUMERATOR: 5000, DENOMINATOR: 10000}}
    run(qgis_app, output, regions(2, 1, changes), UNIT="%")
    # (5000 + 200) / 11000; the mean of the rates would be 35.0
    assert "County value: 47.3 %" in words(output)
    run(qgis_app, output, regions(2, 1, changes), UNIT="%", COUNTY_VALUE=12.34)
    assert "County value: 12.3 %" in words(output)
    run(qgis_app, output, regions(2, 1, {0: SECRET}), UNIT="%")
    assert "Value of the 1 region that states it: 20.0 %" in words(output)


def test_the_definition_table_fills_what_is_empty(qgis_app, numbers_german, tmp_path):
    row = [
        None,
        "quote",
        "SGB-II-Quote",
        "rate",
        "leistung",
        "ew_u65",
        100.0,
        "je 100",
        2,
        "Leistungsberechtigte je 100 Einwohner unter 65 Jahren",
        "Statistik der Bundesagentur für Arbeit",
        "2024-12-31",
        17.3,
    ]
    table = make_layer([row], DEFINITION_FIELDS, crs="", kind="None")
    output = tmp_path / "karte.pdf"
    run(qgis_app, output, INDICATORS=table)
    text = words(output)
    assert "SGB-II-Quote in den Sozialräumen am 31.12.2024" in text
    assert "Leistungsberechtigte je 100 Einwohner unter 65 Jahren" in text
    assert "Statistik der Bundesagentur für Arbeit, Stand 31.12.2024" in text
    assert "je 100 Anzahl" in text
    assert "von 10,00 bis unter 14,00 4" in text
    assert "Kreiswert: 17,30" in text, "the aggregated value, not one of the regions shown"


def test_blocks_are_not_printed(qgis_app, tmp_path):
    blocks = make_layer(
        [(square_wkt(0, 0), "B1", 4.0)], "field=baustein_id:string&field=quote:double"
    )
    assert "holds blocks" in refusal(qgis_app, tmp_path / "map.pdf", blocks)
    twice = make_layer(
        [(square_wkt(n, 0), "05358028-01", 4.0) for n in (0, 1)],
        "field=sr_id:string&field=quote:double",
    )
    assert "holds blocks" in refusal(qgis_app, tmp_path / "map.pdf", twice)
    assert list(tmp_path.iterdir()) == []


def test_estimated_values_are_named_on_the_map(qgis_app, tmp_path):
    output = tmp_path / "map.pdf"
    run(qgis_app, output, regions(changes={0: {STATUS: "geschaetzt"}}))
    assert "Partly estimated" in words(output)
    run(qgis_app, output, regions())
    assert "estimated" not in words(output)


def test_what_a_published_map_lacks_is_said(qgis_app, tmp_path):
    log = Log()
    run(qgis_app, tmp_path / "map.pdf", feedback=log)
    assert any("data source, base map, publisher" in warning for warning in log.warnings)
    log = Log()
    run(qgis_app, tmp_path / "map.pdf", feedback=log, **TEXTS)
    assert log.warnings == []


def test_fixed_limits_and_grey(qgis_app, numbers_german, tmp_path):
    output = tmp_path / "karte.pdf"
    run(qgis_app, output, METHOD=4, LIMITS="15; 20,5", PALETTE=4)
    text = words(output)
    assert "unter 15,0 5" in text
    assert "von 15,0 bis unter 20,5 6" in text
    assert "20,5 und mehr 9" in text


@pytest.mark.parametrize(
    ("paper", "size"),
    [(1, (210, 297)), (2, (297, 210)), (3, (297, 420)), (4, (420, 297))],
)
def test_paper_sizes(qgis_app, tmp_path, paper, size):
    output = tmp_path / "map.pdf"
    run(qgis_app, output, PAPER=paper)
    found = re.search(r"Page size: +([\d.]+) x ([\d.]+)", tool("pdfinfo", output))
    millimetres = [float(points) * 25.4 / 72 for points in found.groups()]
    assert millimetres == pytest.approx(size, abs=0.5)


def test_the_scale_is_true_whatever_the_coordinate_system(qgis_app, tmp_path):
    """Web Mercator would draw the county 1.6 times too large."""
    scales = [run(qgis_app, tmp_path / "map.pdf", regions())["SCALE"]]
    for code in ("EPSG:3857", "EPSG:3035", "EPSG:31466"):
        target = QgsCoordinateReferenceSystem(code)
        transform = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("EPSG:25832"), target, QgsCoordinateTransformContext()
        )
        table = region_rows(5, 4)
        for row in table:
            geometry = QgsGeometry.fromWkt(row[0])
            geometry.transform(transform)
            row[0] = geometry.asWkt()
        layer = make_layer(table, FIELDS, code)
        scales.append(run(qgis_app, tmp_path / "map.pdf", layer)["SCALE"])
    assert scales[:3] == [50_000] * 3
    # Gauß-Krüger zone 2 is true to scale as well, but turned by 2 degrees: a little more room
    assert scales[3] <= 1.2 * scales[0]


LONG = {
    "TITLE": (
        "Anteil der nicht erwerbsfähigen Leistungsberechtigten unter 18 Jahren in "
        "Bedarfsgemeinschaften nach dem Zweiten Buch Sozialgesetzbuch in den Sozialräumen des "
        "Landkreises Mecklenburgische Seenplatte am 31. Dezember 2024"
    ),
    "SUBTITLE": "Personen je 1.000 Einwohnerinnen und Einwohner derselben Altersgruppe " * 4,
    "UNIT": "je 1.000 Einwohnerinnen und Einwohner unter 18 Jahren am Ort der Hauptwohnung",
    "SOURCE": "Statistik der Bundesagentur für Arbeit (AkG), Einwohnermelderegister; " * 3,
    "BASEMAP": "https://www.govdata.de/dl-de/by-2-0/" + "lizenztextohneleerzeichen/" * 8,
    "PUBLISHER": "Landkreis Mecklenburgische Seenplatte, Der Landrat",
    "EDITOR": "Amt für Demografie, Kinder, Jugend, Familie und Senioren – Sozialplanung",
    "VERSION": "Sozialräume Version 1.0, gültig ab 01.01.2026",
}


@pytest.mark.parametrize("paper", ["A4_portrait", "A4_landscape", "A3_portrait", "A3_landscape"])
@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (4, 9), (18, 6), (3, 24)])
@pytest.mark.parametrize("n_classes", [3, 6])
def test_no_text_overlaps_or_leaves_the_page(
    qgis_app, numbers_german, paper, columns, rows, n_classes
):
    from sozialraumplaner.gis.maps.ground import read_ground
    from sozialraumplaner.gis.maps.indicator import indicator_map
    from sozialraumplaner.gis.maps.layout import build_map_layout
    from sozialraumplaner.gis.maps.texts import MapRequest

    changes = {1: SECRET, 2: MISSING, 3: UNINHABITED, 4: {POPULATION: 9}} if rows > 1 else {}
    layer = regions(columns, rows, changes)
    features = list(layer.getFeatures())
    ground = read_ground(features, layer.fields(), layer.crs(), "sr_kurz", "ags")
    texts = {name.lower(): text for name, text in LONG.items()}
    request = MapRequest(
        value="quote", population="einwohner", paper=paper, n_classes=n_classes, **texts
    )
    result = indicator_map(ground, features, layer.fields(), "", request)
    project = QgsProject()
    layout = build_map_layout(result.spec, project)
    page = layout.pageCollection().page(0)
    margin = 10
    inner = QRectF(0, 0, page.rect().width(), page.rect().height()).adjusted(
        margin, margin, -margin, -margin
    )
    labels = [item for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]
    boxes = []
    for label in labels:
        box = QRectF(label.pos().x(), label.pos().y(), label.rect().width(), label.rect().height())
        assert inner.contains(box), label.text()
        width, height = size_in_print(layout, label)
        assert width <= box.width(), label.text()
        assert height <= box.height(), label.text()
        # the reserve of half a millimetre is not part of the text
        boxes.append((label.text(), box.adjusted(0.55, 0.05, -0.55, -0.05)))
    for (text, box), (other_text, other) in combinations(boxes, 2):
        assert not box.intersects(other), (text, other_text)
    assert_legend_is_off_the_county(layout, boxes, ground)
    pictures = [item for item in layout.items() if isinstance(item, QgsLayoutItemPicture)]
    assert [picture.id() for picture in pictures] == ["north"]
    assert not any(picture.isMissingImage() for picture in pictures)


def size_in_print(layout, label) -> tuple[float, float]:
    """Millimetres that the text of a label takes in a PDF."""
    from sozialraumplaner.gis.fonts import text_format

    context = QgsLayoutUtils.createRenderContextForLayout(layout, None, 300)
    pixels_per_mm = 300 / 25.4
    lines = label.text().split("\n")
    if hasattr(label, "textFormat"):
        text = label.textFormat()
    else:
        text = text_format(label.font().pointSizeF(), label.font().bold())
    return (
        QgsTextRenderer.textWidth(context, text, lines) / pixels_per_mm,
        QgsTextRenderer.textHeight(context, text, lines) / pixels_per_mm,
    )


def assert_legend_is_off_the_county(layout, boxes, ground) -> None:
    (map_item,) = [item for item in layout.items() if isinstance(item, QgsLayoutItemMap)]
    extent = map_item.extent()
    metres = extent.width() / map_item.rect().width()
    for text, box in boxes:
        left = extent.xMinimum() + (box.left() - map_item.pos().x()) * metres
        top = extent.yMaximum() - (box.top() - map_item.pos().y()) * metres
        rectangle = QgsGeometry.fromWkt(
            f"Polygon(({left} {top}, {left + box.width() * metres} {top}, "
            f"{left + box.width() * metres} {top - box.height() * metres}, "
            f"{left} {top - box.height() * metres}, {left} {top}))"
        )
        assert not ground.county.intersects(rectangle), text
    county = ground.county.boundingBox()
    assert extent.contains(county)


def test_names_and_codes_are_at_least_six_points(qgis_app):
    from sozialraumplaner.gis.maps.ground import read_ground
    from sozialraumplaner.gis.maps.indicator import indicator_map
    from sozialraumplaner.gis.maps.layout import build_map_layout
    from sozialraumplaner.gis.maps.texts import MapRequest

    layer = regions(5, 4)
    features = list(layer.getFeatures())
    ground = read_ground(features, layer.fields(), layer.crs(), "sr_kurz", "ags")
    result = indicator_map(ground, features, layer.fields(), "", MapRequest(value="quote"))
    project = QgsProject()
    layout = build_map_layout(result.spec, project)
    sizes = []
    texts = []
    for map_layer in project.mapLayers().values():
        if map_layer.labelsEnabled():
            sizes.append(map_layer.labeling().settings().format().size())
            texts += [feature["text"] for feature in map_layer.getFeatures()]
    assert layout.name()
    assert min(sizes) >= 6
    assert {"Düren", "Vettweiß", "Pfaffenhofen"} <= set(texts)
    assert "DÜ 0" in texts


def test_every_municipality_has_its_name_on_the_map_if_need_be_shortened(qgis_app):
    from sozialraumplaner.gis.maps.ground import read_ground
    from sozialraumplaner.gis.maps.labels import place_municipality_names

    long = "Donaudampfschifffahrtsgesellschaft" * 5
    changes = {0: {NAME: None}}  # this region lies in several municipalities
    for row, (town, name) in enumerate((row[3][-1], row[4]) for row in region_rows(5, 4)):
        changes.setdefault(row, {NAME: long if town == "3" else name})
    layer = regions(changes=changes)
    ground = read_ground(list(layer.getFeatures()), layer.fields(), layer.crs(), "", "ags")
    visible = ground.extent
    placed, boxes = place_municipality_names(ground, visible, [], visible.width() / 100, 8.0)
    shortened = [entry.text for entry in placed if "…" in entry.text]
    assert {entry.text.replace("\n", " ") for entry in placed} - set(shortened) == set(NAMES[1:3])
    assert len(shortened) == 1 and long.startswith(shortened[0][:-1])
    assert all(visible.contains(box) for box in boxes)


def test_several_indicators_share_the_ground(qgis_app, tmp_path):
    """What a series of maps needs: read and dissolve once, build a layout for each indicator."""
    from sozialraumplaner.gis.maps.export import export_pdf
    from sozialraumplaner.gis.maps.ground import read_ground
    from sozialraumplaner.gis.maps.indicator import indicator_map
    from sozialraumplaner.gis.maps.layout import build_map_layout
    from sozialraumplaner.gis.maps.texts import MapRequest

    layer = regions()
    features = list(layer.getFeatures())
    ground = read_ground(features, layer.fields(), layer.crs(), "sr_kurz", "ags")
    for value in ("quote", "quote_z"):
        request = MapRequest(value=value, title=f"Indicator {value}")
        result = indicator_map(ground, features, layer.fields(), "", request)
        project = QgsProject()
        export_pdf(build_map_layout(result.spec, project), tmp_path / f"{value}.pdf")
        assert f"Indicator {value}" in words(tmp_path / f"{value}.pdf")


# Bad input


@pytest.mark.parametrize(
    ("layer", "parameters", "sentence"),
    [
        (lambda: regions(2, 1, {0: SECRET, 1: MISSING}), {}, "no Sozialraum whose value"),
        (lambda: make_layer([], FIELDS), {}, "holds no features"),
        (lambda: regions(crs=""), {}, "no coordinate reference system"),
        (lambda: regions(crs="EPSG:4326"), {}, "is set to EPSG:4326"),
        (lambda: make_layer([[None] * 11], FIELDS), {}, "area that can be drawn"),
        (regions, {"VALUE": "sr_kurz"}, "“sr_kurz” holds no numbers"),
        (regions, {"VALUE": "fehlt"}, "no field “fehlt”"),
        (regions, {"STATUS": "fehlt"}, "no field “fehlt”"),
        (lambda: regions(changes={0: {STATUS: "kaputt"}}), {}, "kaputt"),
        (regions, {"METHOD": 4}, "one to 5 limits"),
        (regions, {"METHOD": 4, "LIMITS": "5; drei"}, "“drei” is not a number"),
        (regions, {"METHOD": 4, "LIMITS": "5; 3"}, "do not ascend"),
        (regions, {"SUBTITLE": "Viel zu langer Text. " * 600}, "no room for the map"),
        (regions, {"LOGO": "/gibt/es/nicht.png"}, "does not exist"),
        (regions, {"LOGO": __file__}, "is not a picture"),
    ],
)
def test_bad_input_is_one_sentence_and_leaves_no_file(
    qgis_app, tmp_path, layer, parameters, sentence
):
    output = tmp_path / "map.pdf"
    message = refusal(qgis_app, output, layer(), **parameters)
    assert sentence in message
    assert "{" not in message
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(qgis_app, tmp_path):
    message = refusal(qgis_app, tmp_path / "fehlt" / "map.pdf")
    assert "fehlt” does not exist" in message
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_write_permission_is_named(qgis_app):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        with unprivileged():
            message = refusal(qgis_app, folder / "map.pdf")
        assert "may not write" in message
        assert list(folder.iterdir()) == []
        folder.chmod(0o755)


def test_a_locked_file_keeps_its_content(qgis_app):
    """A file that may not be replaced, as one that another program holds open on Windows."""
    if os.geteuid() != 0:
        pytest.skip("needs a file of another user in a shared folder, hence root")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o1777)
        output = folder / "map.pdf"
        output.write_bytes(b"former content")
        with unprivileged():
            message = refusal(qgis_app, output)
        assert "cannot be replaced" in message
        assert output.read_bytes() == b"former content"
        assert [path.name for path in folder.iterdir()] == ["map.pdf"]


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root ignores permissions, so the run happens as another user.

    QGIS needs a place for temporary files then; projects complain at their end where it had none.
    """
    if os.geteuid() != 0:
        yield
        return
    with tempfile.TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as environment:
        Path(scratch).chmod(0o1777)
        environment.setenv("TMPDIR", scratch)
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)


# On screen


def test_regions_and_blocks_are_styled_on_screen(qgis_app):
    from sozialraumplaner.gis.palettes import REGIONS
    from sozialraumplaner.gis.styles import style_blocks, style_regions

    layer = regions()
    style_regions(layer)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(600, 600))
    settings.setFlag(QgsMapSettings.Flag.DrawLabeling, False)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    picture = job.renderedImage()
    for feature in layer.getFeatures():
        place = feature.geometry().pointOnSurface().asPoint()
        pixel = settings.mapToPixel().transform(place)
        shown = picture.pixelColor(round(pixel.x()), round(pixel.y())).name()
        assert shown == REGIONS[feature["farbe"] % len(REGIONS)]
    assert layer.labeling().settings().fieldName == "sr_kurz"

    layer = regions(changes={0: {1: None}})
    style_blocks(layer)
    drawn = []
    context = QgsRenderContext()
    context.expressionContext().setFields(layer.fields())
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        (symbol,) = renderer.originalSymbolsForFeature(feature, context)
        drawn.append(symbol.symbolLayerCount())
    renderer.stopRender(context)
    # the first block has no region and is hatched on white
    assert drawn == [2, *[1] * 19]


def test_real_municipalities(qgis_app, tmp_path, shared_data):
    """Borders of Kreis Düren from their own layer, over squares that reach across them."""
    output = tmp_path / "map.pdf"
    result = run(
        qgis_app,
        output,
        MUNICIPALITIES=str(shared_data / "kreis_dueren" / "gemeinden.gpkg"),
    )
    assert result["CLASSIFIED"] == 20
    assert "Niederzier" in words(output)
