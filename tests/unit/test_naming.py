# SPDX-License-Identifier: GPL-2.0-or-later
"""Keys, labels and names that survive Excel and tell regions apart."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.colouring import colour_regions
from sozialraumplaner.core.encoding import repaired_text
from sozialraumplaner.core.municipality_keys import ags_of
from sozialraumplaner.core.naming import KEY_PATTERN, name_regions, short_prefixes
from sozialraumplaner.core.plan import Region

KREIS_DUEREN = {
    "05358004": "Aldenhoven",
    "05358008": "Düren, Stadt",
    "05358012": "Heimbach, Stadt",
    "05358016": "Hürtgenwald",
    "05358020": "Inden",
    "05358024": "Jülich, Stadt",
    "05358028": "Kreuzau",
    "05358032": "Langerwehe",
    "05358036": "Linnich, Stadt",
    "05358040": "Merzenich",
    "05358044": "Nideggen, Stadt",
    "05358048": "Niederzier",
    "05358052": "Nörvenich",
    "05358056": "Titz",
    "05358060": "Vettweiß",
}
MONTHS = ["JAN", "FEB", "MÄR", "MRZ", "APR", "MAI", "JUN", "JUL", "AUG", "SEP", "OKT", "NOV", "DEZ"]


def test_prefixes_of_kreis_dueren_are_readable_and_no_month():
    prefixes = short_prefixes(KREIS_DUEREN)
    assert len(set(prefixes.values())) == 15
    assert prefixes["05358028"] == "KR" and prefixes["05358024"] == "JÜ"
    assert prefixes["05358044"] == "NI" and prefixes["05358048"] != "NI"


@given(st.lists(st.text(alphabet="AEIJULMNOPRSTZÄÜ ", max_size=6), max_size=40))
def test_prefixes_are_unique_and_never_a_month_for_any_names(names):
    prefixes = short_prefixes({f"{index:08d}": name for index, name in enumerate(names)})
    assert len(set(prefixes.values())) == len(names)
    assert not set(prefixes.values()) & set(MONTHS)


def world():
    place = np.array([0, 0, 1, 1, 2, 2, 3, 3])
    return grid_world(8, 1, np.full(8, 500), np.zeros(8), place)[0]


def test_keys_follow_the_rule_and_names_join_the_places():
    regions = name_regions(world(), np.array([0, 0, 0, 0, 1, 1, 1, 1]), 2)
    assert all(KEY_PATTERN.match(region.key) for region in regions)
    assert sorted(region.key for region in regions) == ["05358000-01", "05358000-02"]
    assert regions[0].name == "Ort 0, Ort 1" and regions[1].name == "Ort 2, Ort 3"
    assert {region.short for region in regions} == {"GE 1", "GE 2"}


def test_parts_of_one_place_get_a_direction_and_names_stay_unique():
    blocks, _, _ = grid_world(6, 1, np.full(6, 500), np.zeros(6), np.zeros(6))
    names = [region.name for region in name_regions(blocks, np.array([0, 0, 1, 1, 2, 2]), 3)]
    assert names == ["Ort 0 West", "Ort 0 Mitte", "Ort 0 Ost"]


def test_kept_regions_keep_their_key_and_it_is_not_given_again():
    kept = Region("05358000-01", "GE 1", "Alter Ort", "05358000", "Gemeinde 0", locked=True)
    regions = name_regions(world(), np.array([1, 1, 1, 1, 0, 0, 0, 0]), 2, {1: kept})
    assert regions[1] is kept and regions[0].key == "05358000-02"


def test_a_region_without_places_is_named_after_its_municipality():
    blocks, _, _ = grid_world(2, 1, np.full(2, 500), np.zeros(2))
    assert name_regions(blocks, np.array([0, 0]), 1)[0].name == "Gemeinde 0 1"


@given(st.integers(0, 500))
def test_neighbouring_regions_have_different_colours(seed):
    generator = np.random.default_rng(seed)
    _, contiguity, lines = grid_world(8, 8, np.ones(64), np.zeros(64))
    # Blobs as a workshop makes them: every block takes the region of the nearest seed.
    seeds = generator.uniform(0, 8, (12, 2))
    at = np.array([[column, row] for row in range(8) for column in range(8)])
    region_of = np.argmin(((at[:, None, :] - seeds) ** 2).sum(-1), axis=1)
    colour = colour_regions(lines, region_of, 12)
    left, right = region_of[contiguity.left], region_of[contiguity.right]
    assert (colour[left] != colour[right])[left != right].all()
    assert colour.min() >= 0 and colour.max() < 6


def test_municipality_keys_of_every_kind_lead_to_the_ags():
    for key in ("05358028", "5358028", "053580028028", "53580028028"):
        assert ags_of(key) == "05358028"
    for other in ("14521010", "Kreuzau", "", "05358", "0535802", "A5358028"):
        assert ags_of(other) == other


def test_texts_encoded_twice_are_repaired_and_others_left_alone():
    assert repaired_text("DÃ¼ren") == "Düren"
    assert repaired_text("VettweiÃ\x9f") == "Vettweiß"
    for untouched in ("Düren", "São Paulo", "Ãland", ""):
        assert repaired_text(untouched) == untouched


@given(st.permutations(range(1, 9)))
def test_labels_and_names_count_like_the_keys_that_are_there(numbers):
    # Eight regions of one block each in a place without name, whatever order they lie in.
    blocks, _, _ = grid_world(8, 1, np.full(8, 500), np.zeros(8))
    keys = {at: f"05358000-{number:02d}" for at, number in enumerate(numbers)}
    regions = name_regions(blocks, np.arange(8), 8, keys=keys)
    assert [region.key for region in regions] == list(keys.values())
    assert [region.short for region in regions] == [f"GE {number}" for number in numbers]
    assert [region.name for region in regions] == [f"Gemeinde 0 {number}" for number in numbers]


def test_keys_of_other_kinds_take_the_numbers_that_are_left():
    keys = {0: "05358000-02", 1: "Altstadt", 2: "05358000-01a", 3: "05358000-103"}
    regions = name_regions(world(), np.array([0, 0, 1, 1, 2, 2, 3, 3]), 4, keys=keys)
    found = [(region.key, region.short) for region in regions]
    assert found == [
        ("05358000-02", "GE 2"),
        ("05358000-01", "GE 1"),
        ("05358000-01a", "GE 1a"),
        ("05358000-103", "GE 103"),
    ]


def test_labels_that_are_there_give_their_letters_to_others():
    keys = {0: "05358000-04", 1: "05358000-07"}
    regions = name_regions(
        world(), np.array([0, 0, 0, 0, 1, 1, 1, 1]), 2, keys=keys, labels={0: "Dü-4"}
    )
    assert regions[1].short == "Dü-7"
    # A label that counts otherwise than its key shows nothing.
    other = name_regions(
        world(), np.array([0, 0, 0, 0, 1, 1, 1, 1]), 2, keys=keys, labels={0: "Dü-9"}
    )
    assert other[1].short == "GE 7"


def test_a_key_of_an_unknown_municipality_is_kept():
    regions = name_regions(world(), np.zeros(8, dtype=int), 1, keys={0: "09162000-05"})
    assert regions[0].key == "09162000-05" and regions[0].short.endswith(" 5")
