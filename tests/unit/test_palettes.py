# SPDX-License-Identifier: GPL-2.0-or-later
"""Map colours under normal sight, deuteranopia and protanopia."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from sozialraumplaner.gis.palettes import (
    BLUE,
    GREEN_BLUE,
    GREY,
    PALETTES,
    REGIONS,
    WARM,
    class_colours,
)

# Machado, Oliveira, Fernandes: A physiologically-based model for simulation of color vision
# deficiency, IEEE TVCG 15 (2009), severity 1.0, on linear RGB.
SIGHT = {
    "normal": np.eye(3),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
}
#: sRGB to XYZ, D65 (IEC 61966-2-1).
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def lab(colour: str, sight: str) -> np.ndarray:
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(SIGHT[sight] @ linear, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(one: str, other: str, sight: str) -> float:
    return float(np.linalg.norm(lab(one, sight) - lab(other, sight)))


@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_region_colours_differ(sight):
    assert min(difference(a, b, sight) for a, b in combinations(REGIONS, 2)) > 20


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("n", range(3, 7))
@pytest.mark.parametrize("sight", SIGHT)
def test_neighbouring_classes_differ(palette, n, sight):
    colours = class_colours(palette, n)
    assert len(colours) == n
    assert min(difference(a, b, sight) for a, b in zip(colours, colours[1:])) > 7


@pytest.mark.parametrize("palette", [BLUE, GREEN_BLUE, WARM, GREY])
@pytest.mark.parametrize("n", range(2, 7))
def test_sequential_palettes_grow_darker(palette, n):
    lightness = [lab(colour, "normal")[0] for colour in class_colours(palette, n)]
    assert lightness == sorted(lightness, reverse=True)


def test_known_differences():
    """Figures of the published table for the warm set of five."""
    colours = class_colours(WARM, 5)
    assert [round(lab(colour, "normal")[0]) for colour in colours] == [99, 88, 72, 55, 36]
    least = min(difference(a, b, "deuteranopia") for a, b in zip(colours, colours[1:]))
    assert least == pytest.approx(17.8, abs=0.1)
