# SPDX-License-Identifier: GPL-2.0-or-later
"""What coordinates look like, judged by their numbers."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraumplaner.core.crs_ranges import Extent, Likeness, likely_systems

#: Smallest and largest coordinates of Kreis Düren in each system (of Berlin for zone 33 and 5).
LAYERS = {
    "EPSG:25832": Extent(302_944, 5_608_075, 338_775, 5_657_687),
    "EPSG:25833": Extent(370_000, 5_799_500, 415_800, 5_837_300),
    "EPSG:4647": Extent(32_302_944, 5_608_075, 32_338_775, 5_657_687),
    "EPSG:5650": Extent(33_370_000, 5_799_500, 33_415_800, 5_837_300),
    "EPSG:31466": Extent(2_513_500, 5_606_000, 2_551_000, 5_657_000),
    "EPSG:31467": Extent(3_302_900, 5_609_900, 3_338_800, 5_659_500),
    "EPSG:31468": Extent(4_460_000, 5_320_000, 4_480_000, 5_345_000),
    "EPSG:31469": Extent(5_370_000, 5_801_000, 5_416_000, 5_839_000),
    "EPSG:3035": Extent(4_054_000, 3_060_000, 4_089_000, 3_109_000),
    "EPSG:3857": Extent(689_000, 6_555_000, 748_300, 6_630_000),
    "EPSG:4326": Extent(6.19, 50.59, 6.72, 51.05),
}


@pytest.mark.parametrize("code", LAYERS)
def test_german_coordinates_are_recognised_either_way_round(code):
    found = likely_systems(LAYERS[code])
    assert Likeness(code) in found and not any(entry.swapped for entry in found)
    turned = likely_systems(LAYERS[code].swapped())
    assert Likeness(code, swapped=True) in turned and all(entry.swapped for entry in turned)


def test_only_the_two_utm_zones_share_numbers():
    ambiguous = {code: likely_systems(extent) for code, extent in LAYERS.items()}
    for code, found in ambiguous.items():
        assert len(found) == 1 or {entry.code for entry in found} == {"EPSG:25832", "EPSG:25833"}, (
            code
        )
    assert ambiguous["EPSG:25832"][0].code == "EPSG:25832", "zone 32 comes first"


@pytest.mark.parametrize(
    "extent",
    [
        Extent(0, 0, 600, 400),
        Extent(0, 0, 338_775, 5_657_687),
        Extent(-105, 39, -104, 40),
        Extent(2_346_617, 5_633_347, 2_369_002, 5_661_476),
        Extent(math.nan, math.nan, math.nan, math.nan),
        Extent(math.inf, math.inf, -math.inf, -math.inf),
    ],
    ids=["small", "one place at 0", "Denver", "Köln's own system", "nan", "empty"],
)
def test_other_coordinates_are_taken_for_nothing(extent):
    assert likely_systems(extent) == []


@given(
    st.sampled_from(sorted(LAYERS)),
    st.tuples(*[st.floats(0, 1)] * 4),
)
def test_part_of_a_layer_looks_like_the_whole(code, shares):
    whole = LAYERS[code]
    left, right = sorted(shares[:2])
    low, high = sorted(shares[2:])
    width, height = whole.x_max - whole.x_min, whole.y_max - whole.y_min
    part = Extent(
        whole.x_min + left * width,
        whole.y_min + low * height,
        whole.x_min + right * width,
        whole.y_min + high * height,
    )
    assert set(likely_systems(whole)) <= set(likely_systems(part))
