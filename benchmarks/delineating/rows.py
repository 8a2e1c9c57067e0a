# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked for on which graph, in what time, and what is to be reached.

``seconds`` are CPU seconds of the machine on which the targets were set; ``WARD`` holds
scikit-learn Ward's CPU seconds there, so that its time here tells how fast this machine is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

#: Rows of Ward's time: regions, CPU seconds of the machine on which the targets were set.
WARD = {
    "georgia": (8, 0.014),
    "natregimes": (50, 0.13),
    "tract_PA": (60, 0.21),
    "vor1000": (20, 0.05),
    "vor5000": (50, 0.36),
    "vor20000": (100, 1.9),
    "vor100000": (300, 12.8),
}


@dataclass(frozen=True)
class Level:
    """A budget in CPU seconds of the other machine, and the value to be reached in it, if any."""

    seconds: float
    target: Optional[float] = None

    @property
    def name(self) -> str:
        """How it is called in tables."""
        return f"{self.seconds:g}s"


@dataclass(frozen=True)
class Row:
    """One line of a table. peers run always, slow_peers only when asked for (minutes each).

    best_known: value of a peer measured elsewhere, or published; bound: proven.
    """

    graph: str
    levels: tuple[Level, ...]
    k: int = 0
    floor: float = 0
    ceiling: float = float("inf")
    peers: tuple[str, ...] = ()
    slow_peers: tuple[str, ...] = ()
    best_known: Optional[float] = None
    bound: Optional[float] = None

    @property
    def name(self) -> str:
        """How it is called in tables."""
        return self.graph


REDCAP = tuple(f"pygeoda redcap {linkage}" for linkage in ("ward", "average", "complete"))
FAST = (*REDCAP, "pygeoda skater", "pygeoda schc")

#: Homogeneous regions, k given; value: WSS.
WSS = (
    Row(
        "georgia",
        (Level(0.5, 282),),
        8,
        peers=(*FAST, "spopt Ward", "spopt Skater", "spopt AZP"),
    ),
    Row("natregimes", (Level(1.0, 6234), Level(5.0, 6113)), 50, peers=(*FAST, "spopt Ward")),
    Row("tract_PA", (Level(1.0, 1917),), 60, peers=(*FAST, "spopt Ward")),
    Row(
        "vor1000",
        (Level(0.5, 650), Level(1.8, 629)),
        20,
        peers=(*FAST, "spopt Ward"),
        slow_peers=("spopt Skater", "spopt AZP"),
    ),
    Row("vor5000", (Level(0.3, 2733), Level(7.0, 2674)), 50, peers=FAST),
    Row(
        "vor20000",
        (Level(1.1, 11649), Level(8.0, 11395)),
        100,
        slow_peers=("pygeoda schc", REDCAP[0]),
    ),
    Row("vor100000", (Level(5.4, 56913), Level(60.0, 54784)), 300),
)

#: As many regions as possible with a floor of residents; value: their number.
MAXP = (
    Row(
        "georgia",
        (Level(0.9, 12),),
        floor=500_000,
        peers=("pygeoda maxp", "pygeoda maxp tabu", "spopt MaxP"),
    ),
    Row(
        "natregimes",
        (Level(3.8, 135),),
        floor=1_601_452,
        peers=("pygeoda maxp",),
        slow_peers=("pygeoda maxp tabu",),
    ),
    Row("vor1000", (Level(1.8, 49),), floor=15_468, peers=("pygeoda maxp", "pygeoda maxp tabu")),
    Row("vor5000", (Level(4.7, 246),), floor=12_285, slow_peers=("pygeoda maxp",)),
    Row("vor20000", (Level(8.0, 984),), floor=15_908, slow_peers=("pygeoda maxp",)),
    Row("vor100000", (Level(60.0, 4932),), floor=14_020),
)

#: At p = 11 on georgia the pairwise differences of the best peer, and the seconds it takes.
PAIRWISE = ("georgia", 11, Level(14.0, 4687))

BALANCED_PEERS = ("METIS", "METIS 50", "KaHIP strong")
#: Balanced within 1 %; value: cut edges.
BALANCED = (
    Row("vor1000", (Level(1.1, 228),), 10, peers=(*BALANCED_PEERS, "GerryChain")),
    Row("tract_PA", (Level(8.0, 514),), 18, peers=BALANCED_PEERS, slow_peers=("GerryChain",)),
    Row("vor5000", (Level(2.0, 811),), 20, peers=BALANCED_PEERS, slow_peers=("GerryChain",)),
    Row("vor20000", (Level(8.0, 2920), Level(20.0, 2886)), 50, peers=BALANCED_PEERS),
    Row("vor100000", (Level(60.0, 9322),), 100, peers=BALANCED_PEERS),
)
#: CPU seconds for a chain, which has no end of its own.
CHAIN_SECONDS = 60.0


def _published(
    graph: str, k: int, floor: int, ceiling: int, best: int, bound: int, target: int
) -> Row:
    return Row(
        graph,
        # Proofs take longer than plans; the counties are small enough for them.
        (Level(60.0 if graph.startswith("county") else 12.0, target),),
        k,
        floor,
        ceiling,
        peers=("METIS 50",),
        slow_peers=("GerryChain",),
        best_known=best,
        bound=bound,
    )


#: Validi & Buchanan 2022, "Political districting to minimize cut edges", within 0.5 %: best plan
#: and bound of an exact solver in up to 3,600 s; value: cut edges.
PUBLISHED = (
    _published("tract_ID", 2, 779_873, 787_709, 17, 17, 17),
    _published("tract_NM", 3, 682_962, 689_824, 43, 43, 43),
    _published("tract_UT", 4, 687_517, 694_426, 79, 66, 77),
    _published("tract_AR", 4, 725_335, 732_624, 69, 44, 69),
    _published("tract_NV", 4, 671_763, 678_513, 75, 57, 75),
    _published("county_IA", 4, 757_781, 765_396, 33, 33, 33),
    _published("county_KS", 4, 709_714, 716_845, 32, 32, 32),
    _published("county_NM", 3, 682_962, 689_824, 17, 17, 17),
    _published("county_LA", 6, 751_785, 759_339, 49, 49, 49),
    _published("county_ME", 2, 660_860, 667_501, 16, 16, 16),
)

#: Eight of twelve published county cases are to be proven; five of them are here.
PROVEN_SHARE = 8 / 12

#: An existing plan after a shift of population; value: residents moved / strict bound.
ADAPT_GRAPH = "tract_PA"
ADAPT_SHIFTS = 20
ADAPT = tuple(Row(f"k{k}", (Level(20.0, 1.5),), k) for k in (10, 18, 20, 50))

#: Scaling: 50 units a region; the time until WSS is this share of scikit-learn Ward's.
SCALING = ("vor1000", "vor5000", "vor20000", "vor100000")
SCALING_UNITS = 50
SCALING_SHARE = 0.95

#: Convergence: WSS over growing budgets.
CONVERGENCE = (("natregimes", 50), ("vor20000", 100))
CONVERGENCE_SECONDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)

#: Kreis Düren, cells of 1 km: residents of a region, CPU seconds with proof.
KREIS_FLOOR = 1_000
KREIS_SECONDS = 5.0
