# SPDX-License-Identifier: GPL-2.0-or-later
"""Which coordinate reference system German coordinates look like, judged by their numbers alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

#: What coordinates in degrees are taken for.
DEGREES = "EPSG:4326"
#: Northing of Germany in Gauß-Krüger and UTM, metres.
_NORTHING = (5_200_000.0, 6_130_000.0)
#: Lowest and highest x and y of Germany in each system, in metres or degrees. Systems that states
#: use for their own territory reach a little beyond it; zone 33 is official in the east only, so
#: that its numbers also occur in the middle of zone 32. The first that fits is the likeliest.
_RANGES: Tuple[Tuple[str, Tuple[float, float], Tuple[float, float]], ...] = (
    ("EPSG:25832", (275_000.0, 930_000.0), _NORTHING),
    ("EPSG:25833", (190_000.0, 515_000.0), (5_540_000.0, 6_090_000.0)),
    ("EPSG:4647", (32_275_000.0, 32_930_000.0), _NORTHING),
    ("EPSG:5650", (33_190_000.0, 33_515_000.0), (5_540_000.0, 6_090_000.0)),
    ("EPSG:31466", (2_480_000.0, 2_760_000.0), _NORTHING),
    ("EPSG:31467", (3_270_000.0, 3_930_000.0), _NORTHING),
    ("EPSG:31468", (4_200_000.0, 4_720_000.0), _NORTHING),
    ("EPSG:31469", (5_240_000.0, 5_520_000.0), _NORTHING),
    ("EPSG:3035", (4_020_000.0, 4_690_000.0), (2_660_000.0, 3_570_000.0)),
    ("EPSG:3857", (640_000.0, 1_690_000.0), (5_970_000.0, 7_400_000.0)),
    (DEGREES, (5.0, 16.0), (47.0, 56.0)),
)


@dataclass(frozen=True)
class Extent:
    """Smallest and largest coordinates of a layer."""

    x_min: float
    y_min: float
    x_max: float
    y_max: float

    def lies_in(self, x: Tuple[float, float], y: Tuple[float, float]) -> bool:
        """Whether the extent lies in a rectangle; False for an extent that holds nan."""
        return x[0] <= self.x_min <= self.x_max <= x[1] and y[0] <= self.y_min <= self.y_max <= y[1]

    def swapped(self) -> Extent:
        """The same extent with x and y exchanged."""
        return Extent(self.y_min, self.x_min, self.y_max, self.x_max)


@dataclass(frozen=True)
class Likeness:
    """A system that coordinates look like.

    code: such as ``EPSG:25832``. swapped: whether they do so with x and y exchanged.
    """

    code: str
    swapped: bool = False


#: Germany with a margin, longitude and latitude in degrees.
GERMANY = ((5.5, 15.6), (47.0, 55.5))
#: The land of Europe, longitude and latitude in degrees.
EUROPE = ((-25.0, 45.0), (34.0, 71.5))


def likely_systems(extent: Extent) -> List[Likeness]:
    """Systems in which an extent would lie in Germany, likeliest first; empty where none is known.

    Exchanged axes are considered only where the coordinates fit nothing as they are. The numbers
    of UTM zones 32 and 33 overlap, so that both may come back.
    """
    for swapped, seen in ((False, extent), (True, extent.swapped())):
        found = [Likeness(code, swapped) for code, x, y in _RANGES if seen.lies_in(x, y)]
        if found:
            return found
    return []
