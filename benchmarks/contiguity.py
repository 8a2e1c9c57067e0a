# SPDX-License-Identifier: GPL-2.0-or-later
"""Neighbours with border lengths against libpysal and QGIS, on the same polygons in one run.

Ours starts from WKB, as QGIS hands it over, and returns the length of each shared border; libpysal
starts from ready shapely polygons and returns neighbours only. Results are compared before times.
"clean": common borders agree vertex by vertex. "disturbed": every outline drawn by itself, each
vertex off by up to 0.1 m, so that no border agrees and all are hairline gaps and overlaps.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
import warnings
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts" / "python"), str(Path(__file__).parent / "peers")]

from figures import Figures, cpu_seconds  # noqa: E402
from load_plugin import load_plugin  # noqa: E402
from mosaic import as_wkb, disturbed, mosaic  # noqa: E402

load_plugin()

from sozialraumplaner.core.borders import build_contiguity  # noqa: E402
from sozialraumplaner.core.contacts import neighbours, point_contacts  # noqa: E402
from sozialraumplaner.core.contiguity import NeighbourRules  # noqa: E402
from sozialraumplaner.core.rings import rings_from_wkb  # noqa: E402

#: Blocks along one side: 10,000 for comparisons, 99,856 for the large layer.
SIDE, LARGE_SIDE, QGIS_SIDE, FUZZY_SIDE = 100, 316, 50, 50


def pairs_of(contiguity) -> set[tuple[int, int]]:
    return set(zip(contiguity.left.tolist(), contiguity.right.tolist()))


def pairs_of_peer(weights) -> set[tuple[int, int]]:
    return {(int(a), int(b)) for a, others in weights.neighbors.items() for b in others if a < b}


def frame_of(rings: np.ndarray):
    import geopandas
    import shapely

    return geopandas.GeoDataFrame(geometry=shapely.polygons(rings), crs="EPSG:25832")


def rook_and_queen(figures: Figures) -> None:
    from libpysal.graph import Graph
    from libpysal.weights import Queen, Rook

    rings = mosaic(SIDE)
    wkb, frame = as_wkb(rings), frame_of(rings)
    flat = rings_from_wkb(wkb)
    figures.add("polygons", len(wkb), "polygons")
    figures.add("vertices", rings.shape[1] - 1, "per polygon")
    rook = pairs_of(build_contiguity(flat)[0])
    queen = {tuple(pair) for pair in point_contacts(flat).tolist()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        peer_rook = pairs_of_peer(Rook.from_dataframe(frame, use_index=False))
        peer_queen = pairs_of_peer(Queen.from_dataframe(frame, use_index=False))
        figures.add("rook_pairs", len(rook), "pairs")
        figures.add("rook_found_by_one_only", len(rook ^ peer_rook), "pairs", at_most=0)
        figures.add("queen_pairs", len(queen), "pairs")
        figures.add("queen_found_by_one_only", len(queen ^ peer_queen), "pairs", at_most=0)
        seconds = cpu_seconds(
            [
                lambda: build_contiguity(rings_from_wkb(wkb)),
                lambda: Rook.from_dataframe(frame, use_index=False),
                lambda: Graph.build_contiguity(frame, rook=True),
                lambda: neighbours(rings_from_wkb(wkb), NeighbourRules(queen=True)),
                lambda: Queen.from_dataframe(frame, use_index=False),
            ]
        )
    ours, theirs, newer, our_queen, their_queen = seconds
    figures.add("rook_ours", ours, "CPU s")
    figures.add("rook_libpysal", theirs, "CPU s")
    figures.add("rook_libpysal_graph", newer, "CPU s")
    figures.add("times_faster_than_rook", theirs / ours, "x", at_least=3)
    figures.add("times_faster_than_graph", newer / ours, "x")
    figures.add("times_faster_than_queen", their_queen / our_queen, "x")


def hairline_gaps(figures: Figures) -> None:
    """Disturbed outlines; the truth is who borders whom before they were disturbed."""
    from libpysal.weights import fuzzy_contiguity

    clean = mosaic(FUZZY_SIDE)
    rings = disturbed(clean)
    wkb, frame = as_wkb(rings), frame_of(rings)
    before = rings_from_wkb(as_wkb(clean))
    rook = pairs_of(build_contiguity(before)[0])
    queen = {tuple(pair) for pair in point_contacts(before, 0).tolist()}

    def ours():
        return neighbours(rings_from_wkb(wkb), NeighbourRules())[0]

    def fuzzy():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # The same reach: half a metre on either side.
            return fuzzy_contiguity(frame, buffering=True, buffer=0.25)

    figures.add("gaps_polygons", len(wkb), "polygons")
    figures.add("gaps_rook_wrong_ours", len(pairs_of(ours()) ^ rook), "pairs", at_most=0)
    contacts = {tuple(pair) for pair in point_contacts(rings_from_wkb(wkb)).tolist()}
    figures.add("gaps_queen_wrong_ours", len(contacts ^ queen), "pairs", at_most=0)
    # It knows no rook contiguity: what meets in a corner is a neighbour.
    found = pairs_of_peer(fuzzy())
    figures.add("gaps_rook_wrong_libpysal_fuzzy", len(found ^ rook), "pairs")
    figures.add("gaps_queen_wrong_libpysal_fuzzy", len(found ^ queen), "pairs")
    mine, theirs = cpu_seconds([ours, fuzzy])
    figures.add("gaps_ours", mine, "CPU s")
    figures.add("gaps_libpysal_fuzzy", theirs, "CPU s")
    figures.add("times_faster_than_fuzzy", theirs / mine, "x")


def large(kind: str) -> None:
    """In a process of its own, so that the peak of its memory is that of this task."""
    rings = mosaic(LARGE_SIDE)
    if kind == "disturbed":
        rings = disturbed(rings)
    if kind == "libpysal":
        from libpysal.weights import Rook

        warnings.simplefilter("ignore")
        frame = frame_of(rings)
        start = time.process_time()
        found = len(pairs_of_peer(Rook.from_dataframe(frame, use_index=False)))
    else:
        wkb = as_wkb(rings)
        del rings
        start = time.process_time()
        found = neighbours(rings_from_wkb(wkb), NeighbourRules())[0].edge_count
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(json.dumps({"pairs": found, "seconds": seconds, "gigabytes": peak}))


def run(*command: str) -> dict[str, float]:
    """The last line of a program, read as JSON."""
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(lines.strip().splitlines()[-1])


def at_scale(figures: Figures) -> None:
    clean, gaps, peer = (
        run(sys.executable, __file__, kind) for kind in ("clean", "disturbed", "libpysal")
    )
    figures.add("large_polygons", LARGE_SIDE**2, "polygons")
    figures.add("large_pairs_differ", int(abs(clean["pairs"] - peer["pairs"])), "", at_most=0)
    figures.add("large_clean_ours", clean["seconds"], "CPU s", at_most=30)
    figures.add("large_clean_memory", clean["gigabytes"], "GB", at_most=1.5)
    figures.add("large_gaps_ours", gaps["seconds"], "CPU s", at_most=30)
    figures.add("large_gaps_memory", gaps["gigabytes"], "GB", at_most=1.5)
    figures.add("large_rook_libpysal", peer["seconds"], "CPU s")
    figures.add("large_rook_memory", peer["gigabytes"], "GB")
    figures.add("large_times_faster", peer["seconds"] / clean["seconds"], "x", at_least=3)


def in_qgis(figures: Figures) -> None:
    program = Path(__file__).parent / "peers" / "neighbours_in_qgis.py"
    result = run("/usr/bin/python3", str(program), str(QGIS_SIDE))
    ours = result["ours"]
    figures.add("qgis_polygons", QGIS_SIDE**2, "polygons")
    figures.add(
        "qgis_pairs_differ", int(abs(result["pairs"] - result["pairs_qgis"])), "pairs", at_most=0
    )
    figures.add(
        "times_faster_than_index_and_intersection", result["index_and_intersection"] / ours, "x"
    )
    figures.add("times_faster_than_join_by_location", result["join_by_location"] / ours, "x")


def main() -> int:
    if len(sys.argv) > 1:
        large(sys.argv[1])
        return 0
    figures = Figures()
    rook_and_queen(figures)
    hairline_gaps(figures)
    in_qgis(figures)
    at_scale(figures)
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
