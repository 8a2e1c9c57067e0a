# SPDX-License-Identifier: GPL-2.0-or-later
"""Words and drawings of the report on a delineation."""

from __future__ import annotations

import re
from xml.dom import minidom

import numpy as np
import pytest
from layers import Log
from sozialraumplaner.core.delineation import Mode, Moment, PieceResult, Solution
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.findings import Finding, Level


def solution(*pieces: PieceResult) -> Solution:
    total = sum(piece.value for piece in pieces)
    return Solution(np.zeros(4, np.int32), 2, {}, (), {"border": total}, (), pieces)


def piece(value: float, bound: float | None, proven: bool = False, k: int = 2) -> PieceResult:
    return PieceResult("05358028", np.arange(4), k, 3, value, bound, proven)


def test_the_distance_is_rounded_up_and_never_promised_without_a_bound(qgis_app):
    from sozialraumplaner.gis.delineation.quality import quality_of, summary_of_quality

    assert "at most 3.1 %" in summary_of_quality(solution(piece(103.01, 100.0)))
    assert "no better proposal" in summary_of_quality(solution(piece(5, 5, True)))
    for unknown in (piece(5, None), piece(5, 0.0), piece(5, 1.0)):
        assert "No bound within 50.0 % is known" in summary_of_quality(solution(unknown))
        # What is known of the others is said, and that it is not the whole.
        some = summary_of_quality(solution(piece(5, 5, True), unknown))
        assert "In 1 of 2" in some and "no better proposal" in some
        assert "no bound within 50.0 % is known" in some
        assert quality_of([piece(5, 5, True), unknown]) != "best possible"
    near = summary_of_quality(solution(piece(5, 5, True), piece(5.5, 5.0), piece(5, None)))
    assert "In 2 of 3" in near and "at most 5.0 %" in near
    assert "no bound within 50.0 % is known" in near
    assert quality_of([piece(5, None)]) == "no bound known"
    # A bound that is too far away to be of use is there all the same: the total counts with it.
    assert quality_of([piece(5, 1.0)]) == "more than 50.0 % from the bound"
    assert quality_of([]) == "locked"


def test_as_many_as_possible_is_proven_or_not(qgis_app):
    from sozialraumplaner.gis.delineation.quality import quality_lines

    assert "more than 3" in " ".join(quality_lines(solution(piece(5, None)), Mode.MOST))
    assert "More Sozialräume are proven to be impossible" in " ".join(
        quality_lines(solution(piece(5, None, k=3)), Mode.MOST)
    )
    assert "impossible" not in " ".join(quality_lines(solution(piece(5, None)), Mode.TARGET))


def heights(drawing: str) -> list[float]:
    return [float(value) for value in re.findall(r'<rect [^>]*height="([\d.]+)"', drawing)]


@pytest.mark.parametrize("sizes", [[0], [1], [1200, 800, 2400], [7] * 3000])
def test_bars_are_as_high_as_regions_are_large(qgis_app, sizes):
    from sozialraumplaner.gis.delineation.plot import sizes_chart

    drawing = sizes_chart([(f"<{n}>", size) for n, size in enumerate(sizes)], 1000, 2500, None)
    minidom.parseString(drawing)
    bars = heights(drawing)
    assert len(bars) == len(sizes) and bars == sorted(bars)
    if len(set(sizes)) > 1:
        assert bars[-1] / bars[0] == pytest.approx(max(sizes) / min(sizes), rel=0.01)


@pytest.mark.parametrize("bound", [None, 0.0, 40.0])
def test_the_curve_goes_through_every_value(qgis_app, bound):
    from sozialraumplaner.gis.delineation.plot import convergence_chart

    history = [Moment(0.0, 90.0), Moment(1.5, 60.0), Moment(30.0, 45.0)]
    drawing = convergence_chart(history, bound)
    minidom.parseString(drawing)
    path = re.search(r' d="M[\d.]+ ([\d.]+)H[\d.]+V([\d.]+)H[\d.]+V([\d.]+)"', drawing)
    assert path is not None
    first, second, third = map(float, path.groups())
    assert first < second < third, "smaller values lie lower on the page"
    assert (second - first) / (third - second) == pytest.approx(2, rel=0.02)
    assert ("Bound" in drawing) == (bound is not None)
    minidom.parseString(convergence_chart([Moment(0.0, 0.0)] * 2, None))


@pytest.mark.parametrize(
    "values", [(381.0, 345.4), (103.2, 78.3), (1.003, 1.001), (12.0, 12.0), (9e6, 3.0), (0.0, -2.5)]
)
def test_the_axis_of_the_curve_has_distinct_numbers(qgis_app, values):
    from sozialraumplaner.gis.delineation.plot import convergence_chart

    first, last = values
    drawing = convergence_chart([Moment(0.0, first), Moment(2.0, last)], None)
    scale = re.findall(r'text-anchor="end"[^>]*>([^<]+)<', drawing)
    assert 2 <= len(scale) == len(set(scale)) <= 8
    start, end = re.search(r' d="M[\d.]+ ([\d.]+)H[\d.]+V([\d.]+)"', drawing).groups()
    grid = [float(y) for y in re.findall(r'y2="([\d.]+)"', drawing)]
    assert min(grid) - 0.1 <= float(start) <= float(end) <= max(grid) + 0.1


class Talking(Log):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def setProgressText(self, text: str) -> None:
        self.texts.append(text)


def test_progress_says_value_and_time_left_but_not_too_often(qgis_app):
    from sozialraumplaner.processing.search_progress import SearchProgress

    feedback, now = Talking(), [0.0]
    progress = SearchProgress(feedback, 10, 70, clock=lambda: now[0])
    for second in range(61):
        now[0] = float(second)
        progress(second / 2.0, None if second < 2 else 100.0 - second)
    assert 2 <= len(feedback.texts) <= 8
    progress(30.0, 40.0)
    for second in range(61, 100):
        now[0] = float(second)
        progress(0.0, 40.0)
    assert len(set(feedback.texts)) == len(feedback.texts)
    assert "97.00" in feedback.texts[0] and "Time left: about 3 minutes" in feedback.texts[0]
    limited = SearchProgress(feedback, 0, 100, 20.0, clock=lambda: now[0])
    now[0] += 10.0
    limited(5.0, 1.0)
    assert "about 10 seconds" in feedback.texts[-1]


def test_wishes_that_have_data_count(qgis_app):
    from sozialraumplaner.gis.delineation.wishes import Wishes, parse_floors, preset_of

    rural, own = preset_of(0), preset_of(9)
    assert Wishes(rural).weighing(links=False, barrier=False, places=True).likeness == 0
    silent = Wishes(rural).weighing(links=False, barrier=False, places=True)
    assert (silent.links, silent.barrier) == (0, 0)
    told = Wishes(rural, likeness=("quote",)).weighing(links=True, barrier=True, places=True)
    assert told.likeness > 0 and told.links == rural.weights.links
    off = Wishes(rural, likeness=("quote",), weights={"likeness": 0.0}, keep_places=False)
    assert off.weighing(links=True, barrier=True, places=True).likeness == 0
    assert off.weighing(links=True, barrier=True, places=True).place == 0
    assert Wishes(rural).weighing(links=True, barrier=True, places=False).place == 0
    alone = Wishes(own, weights={"border": 2.0}).weighing(links=True, barrier=True, places=True)
    assert (alone.border, alone.size, alone.links) == (2.0, 0.0, 0.0)
    with pytest.raises(UserError):
        Wishes(own).weighing(links=True, barrier=True, places=True)
    assert parse_floors("gs_anzahl: 1; kita_anzahl: 2,5") == (
        ("gs_anzahl", 1.0),
        ("kita_anzahl", 2.5),
    )
    assert Wishes(preset_of(1)).highest == 10_000
    assert Wishes(preset_of(1), maximum=0).highest is None
    assert Wishes(preset_of(1), mode=Mode.COUNT).highest is None


def test_broken_limits_name_their_region_or_stay_readable(qgis_app):
    from sozialraumplaner.gis.delineation.findings import worded
    from sozialraumplaner.gis.messages import finding_text

    data = {"name": "", "total": 850.0, "minimum": 1000.0, "maximum": None}
    (finding,) = worded([Finding("D16", Level.WARNING, data, blocks=(0,))])
    assert "None" not in finding_text(finding) and "850" in finding_text(finding)
    (finding,) = worded([Finding("D22", Level.WARNING, {"reached": 0.034, "wanted": 0.01})])
    assert "3.4 %" in finding_text(finding) and "1.0 %" in finding_text(finding)
