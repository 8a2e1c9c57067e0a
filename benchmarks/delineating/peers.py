# SPDX-License-Identifier: GPL-2.0-or-later
"""One run of one peer in a process of its own: ``peers.py JOB.json``.

The job names the program, the graph and what is asked; the labels go to ``job["out"]`` as .npy and
the CPU seconds of the call alone (process and children, data already in the peer's own form) are
the last line of the output. pygeoda is GPL-3 and serves here as a benchmark only.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any, Callable

import numpy as np
from checker import Yardstick
from worker import report, timed

Call = Callable[[], Any]


def sklearn_ward(graph: Yardstick, job: dict[str, Any]) -> Call:
    from scipy.sparse import csr_matrix
    from sklearn.cluster import AgglomerativeClustering

    ones = np.ones(len(graph.indices))
    matrix = csr_matrix((ones, graph.indices, graph.indptr), shape=(graph.n, graph.n))
    model = AgglomerativeClustering(n_clusters=job["k"], connectivity=matrix, linkage="ward")
    return lambda: model.fit_predict(graph.z)


def pygeoda_weights(graph: Yardstick) -> Any:
    """Our contiguity as pygeoda reads it, from a GAL file."""
    from pygeoda import read_gal

    with tempfile.NamedTemporaryFile("w", suffix=".gal", delete=False) as stream:
        stream.write(f"0 {graph.n} blocks id\n")
        for unit in range(graph.n):
            others = graph.indices[graph.indptr[unit] : graph.indptr[unit + 1]] + 1
            stream.write(f"{unit + 1} {len(others)}\n{' '.join(map(str, others.tolist()))}\n")
    weights = read_gal(stream.name, [str(unit + 1) for unit in range(graph.n)])
    os.unlink(stream.name)
    return weights


def of_pygeoda(name: str, *before: object, **options: object) -> Callable[..., Call]:
    """A method of pygeoda that is asked for k regions."""

    def prepare(graph: Yardstick, job: dict[str, Any]) -> Call:
        import pygeoda

        weights, data = pygeoda_weights(graph), graph.z.T.tolist()
        method = getattr(pygeoda, name)

        def call() -> Any:
            result = method(
                job["k"], weights, data, *before, scale_method="raw", cpu_threads=1, **options
            )
            return result["Clusters"]

        return call

    return prepare


def of_pygeoda_maxp(name: str, **options: object) -> Callable[..., Call]:
    """A search of pygeoda for as many regions as possible."""

    def prepare(graph: Yardstick, job: dict[str, Any]) -> Call:
        import pygeoda

        weights, data = pygeoda_weights(graph), graph.z.T.tolist()
        residents = graph.residents.tolist()
        method = getattr(pygeoda, name)

        def call() -> Any:
            result = method(
                weights,
                data,
                residents,
                float(job["floor"]),
                scale_method="raw",
                random_seed=job["seed"],
                cpu_threads=1,
                **options,
            )
            return result["Clusters"]

        return call

    return prepare


def of_spopt(name: str) -> Callable[..., Call]:
    """A class of spopt; all take a frame, weights and names of columns."""

    def prepare(graph: Yardstick, job: dict[str, Any]) -> Call:
        import geopandas
        import shapely
        from libpysal.weights import W
        from spopt import region

        neighbours = {
            unit: graph.indices[graph.indptr[unit] : graph.indptr[unit + 1]].tolist()
            for unit in range(graph.n)
        }
        weights = W(neighbours, silence_warnings=True)
        columns = [f"z{number}" for number in range(graph.z.shape[1])]
        frame = geopandas.GeoDataFrame(
            dict(zip(columns, graph.z.T), residents=graph.residents),
            geometry=shapely.points(graph.xy),
        )
        np.random.seed(job["seed"])
        random.seed(job["seed"])
        if name == "MaxPHeuristic":
            model = region.MaxPHeuristic(frame, weights, columns, "residents", job["floor"], 2)
        elif name == "AZP":
            model = region.AZP(frame, weights, columns, job["k"], random_state=job["seed"])
        else:
            model = getattr(region, name)(frame, weights, columns, n_clusters=job["k"])

        def call() -> Any:
            model.solve()
            return model.labels_

        return call

    return prepare


def of_metis(**options: int) -> Callable[..., Call]:
    """METIS, asked for connected regions within a tolerance."""

    def prepare(graph: Yardstick, job: dict[str, Any]) -> Call:
        import pymetis

        adjacency = pymetis.CSRAdjacency(graph.indptr, graph.indices)
        residents = (np.load(job["residents"]) if "residents" in job else graph.residents).astype(
            int
        )
        per_mille = round(1000 * job["tolerance"])
        setting = pymetis.Options(seed=job["seed"], contig=1, ufactor=per_mille, **options)
        return lambda: (
            pymetis.part_graph(job["k"], adjacency, vweights=residents, options=setting).vertex_part
        )

    return prepare


def kahip_strong(graph: Yardstick, job: dict[str, Any]) -> Call:
    import kahip

    lists = [
        graph.residents.astype(int).tolist(),
        graph.indptr.tolist(),
        [1] * len(graph.indices),
        graph.indices.tolist(),
    ]
    return lambda: kahip.kaffpa(
        *lists, job["k"], job["tolerance"], True, job["seed"], kahip.STRONG
    )[1]


def gerrychain(graph: Yardstick, job: dict[str, Any]) -> Call:
    """Short bursts of recombination towards few cut edges, until the seconds of the job are over.

    The package seeks through ``SingleMetricOptimizer``; its first plan is a recursive tree part.
    """
    import time
    from functools import partial

    import networkx
    from gerrychain import Graph, Partition, constraints, updaters
    from gerrychain.optimization import SingleMetricOptimizer
    from gerrychain.proposals import recom
    from gerrychain.tree import recursive_tree_part

    dice = random.Random(job["seed"])
    plain = networkx.Graph()
    plain.add_nodes_from(range(graph.n))  # it numbers nodes anew, in this order
    plain.add_edges_from(graph.edges().tolist())
    networkx.set_node_attributes(
        plain, dict(enumerate(graph.residents.astype(int).tolist())), "residents"
    )
    dual = Graph.from_networkx(plain)
    mean = graph.residents.sum() / job["k"]

    def call() -> Any:
        end = time.process_time() + job["budget"]
        first = recursive_tree_part(
            dual, range(job["k"]), mean, "residents", 0.9 * job["tolerance"], 1, rng=dice
        )
        start = Partition(
            dual,
            first,
            {"residents": updaters.Tally("residents"), "cut_edges": updaters.cut_edges},
        )
        proposal = partial(
            recom,
            pop_col="residents",
            pop_target=mean,
            epsilon=0.99 * job["tolerance"],
            node_repeats=2,
        )
        within = constraints.within_percent_of_ideal_population(
            start, job["tolerance"], "residents"
        )
        search = SingleMetricOptimizer(
            proposal,
            [within],
            start,
            lambda plan: len(plan["cut_edges"]),
            maximize=False,
            rng=dice,
        )
        for _ in search.short_bursts(10, 1_000_000, with_progress_bar=False):
            if time.process_time() > end:
                break
        assignment = search.best_part.assignment
        return [assignment[unit] for unit in range(graph.n)]

    return call


PROGRAMS: dict[str, Callable[[Yardstick, dict[str, Any]], Call]] = {
    "scikit-learn Ward": sklearn_ward,
    "pygeoda redcap ward": of_pygeoda("redcap", "fullorder-wardlinkage"),
    "pygeoda redcap average": of_pygeoda("redcap", "fullorder-averagelinkage"),
    "pygeoda redcap complete": of_pygeoda("redcap", "fullorder-completelinkage"),
    "pygeoda skater": of_pygeoda("skater"),
    "pygeoda schc": of_pygeoda("schc", "ward"),
    "pygeoda maxp": of_pygeoda_maxp("maxp_greedy"),
    "pygeoda maxp tabu": of_pygeoda_maxp("maxp_tabu"),
    "spopt Skater": of_spopt("Skater"),
    "spopt AZP": of_spopt("AZP"),
    "spopt Ward": of_spopt("WardSpatial"),
    "spopt MaxP": of_spopt("MaxPHeuristic"),
    "METIS": of_metis(),
    "METIS 50": of_metis(ncuts=50, niter=50),
    "KaHIP strong": kahip_strong,
    "GerryChain": gerrychain,
}


def main() -> int:
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    warnings.simplefilter("ignore")
    call = PROGRAMS[job["program"]](Yardstick.load(job["graph"]), job)
    labels, seconds = timed(call, job["limit"])
    report(job, labels, seconds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
