# SPDX-License-Identifier: GPL-2.0-or-later
"""Cutting a county into pieces that can be solved one by one.

A piece is a connected set of free blocks inside one frame. Parts too small for a region of their
own (exclaves, islands, remainders beside locked regions) are attached to the nearest part of
their frame by a bridge, and named in a finding.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ..arrays import FloatArray, IntArray
from ..contiguity import Contiguity
from ..findings import Finding, Level
from .problem import FREE, Problem


@dataclass(frozen=True)
class Graph:
    """A small weighted graph in the form the search loops over.

    population: residents per unit, (m,). neighbours: for each unit its (neighbour, border cost)
    pairs. members: blocks of each unit.
    """

    population: list[int]
    neighbours: list[list[tuple[int, float]]]
    members: list[IntArray]

    def __len__(self) -> int:
        return len(self.population)

    def contracted(self, unit_of: IntArray) -> Graph:
        """Merge units of the same label 0..q-1; parallel borders add up."""
        q = int(unit_of.max()) + 1
        population = [0] * q
        members: list[list[IntArray]] = [[] for _ in range(q)]
        costs: list[dict[int, float]] = [{} for _ in range(q)]
        for node, label in enumerate(unit_of.tolist()):
            population[label] += self.population[node]
            members[label].append(self.members[node])
            for other, cost in self.neighbours[node]:
                target = int(unit_of[other])
                if target != label:
                    costs[label][target] = costs[label].get(target, 0.0) + cost
        return Graph(
            population,
            [sorted(entry.items()) for entry in costs],
            [np.concatenate(entry) for entry in members],
        )


@dataclass(frozen=True)
class Piece:
    """Blocks to be divided into regions of their own. k: number of regions aimed at."""

    blocks: IntArray
    k: int
    mean: float


def bridge_small_parts(
    problem: Problem,
) -> tuple[Contiguity, list[tuple[int, int]], list[Finding]]:
    """Free blocks of each frame, connected; with the bridges that were needed and why."""
    blocks, fixed = problem.blocks, problem.fixed_labels
    frame = np.where(fixed == FREE, problem.frame, FREE)
    part = problem.contiguity.components(frame)
    bridges: list[tuple[int, int]] = []
    findings: list[Finding] = []
    for label in np.unique(frame[frame != FREE]):
        inside = np.flatnonzero(frame == label)
        parts = [inside[part[inside] == p] for p in np.unique(part[inside])]
        if len(parts) == 1:
            continue
        residents = [int(blocks.population[p].sum()) for p in parts]
        largest = int(np.argmax(residents))
        own = [
            index
            for index, count in enumerate(residents)
            if count >= problem.minimum or index == largest
        ]
        anchor = np.concatenate([parts[index] for index in own])
        tree = cKDTree(blocks.xy[anchor])
        for index, members in enumerate(parts):
            if index in own:
                continue
            distance, nearest = tree.query(blocks.xy[members])
            at = int(np.argmin(distance))
            pair = (int(members[at]), int(anchor[nearest[at]]))
            bridges.append(pair)
            findings.append(_bridge_finding(problem, members, pair))
    return problem.contiguity.with_bridges(bridges), bridges, findings


def _bridge_finding(problem: Problem, members: IntArray, pair: tuple[int, int]) -> Finding:
    blocks = problem.blocks
    x, y = blocks.xy[pair[0]]
    return Finding(
        "D01",
        Level.NOTE,
        {
            "keys": [str(key) for key in blocks.keys[members]],
            "residents": int(blocks.population[members].sum()),
            "nearest": str(blocks.keys[pair[1]]),
        },
        blocks=tuple(int(member) for member in members),
        municipality=str(blocks.municipality[pair[0]]),
        place=(float(x), float(y)),
    )


def make_pieces(problem: Problem, contiguity: Contiguity) -> tuple[list[Piece], list[Finding]]:
    """The connected pieces and how many regions each can hold."""
    blocks = problem.blocks
    frame = np.where(problem.fixed_labels == FREE, problem.frame, FREE)
    part = contiguity.components(frame)
    pieces: list[Piece] = []
    findings: list[Finding] = []
    for label in np.unique(part[frame != FREE]):
        members = np.flatnonzero((part == label) & (frame != FREE))
        residents = int(blocks.population[members].sum())
        if residents < problem.minimum:
            municipality = str(blocks.municipality[members[0]])
            findings.append(
                Finding(
                    "D02",
                    Level.WARNING,
                    {
                        "name": blocks.name_of_municipality(municipality),
                        "residents": residents,
                        "minimum": problem.minimum,
                    },
                    blocks=tuple(int(member) for member in members),
                    municipality=municipality,
                    place=(float(blocks.xy[members[0], 0]), float(blocks.xy[members[0], 1])),
                )
            )
        k = max(1, round(residents / problem.target))
        if problem.minimum > 0:
            k = max(1, min(k, int(residents // problem.minimum)))
        if problem.maximum is not None:
            k = max(k, int(np.ceil(residents / problem.maximum)))
        k = min(k, len(members))
        pieces.append(Piece(members, k, max(residents / k, 1.0)))
    for block in np.flatnonzero(blocks.population > (problem.maximum or np.inf)):
        findings.append(
            Finding(
                "D03",
                Level.WARNING,
                {
                    "key": str(blocks.keys[block]),
                    "residents": int(blocks.population[block]),
                    "maximum": float(problem.maximum or 0),
                },
                blocks=(int(block),),
                municipality=str(blocks.municipality[block]),
                place=(float(blocks.xy[block, 0]), float(blocks.xy[block, 1])),
            )
        )
    return pieces, findings


def graph_of(problem: Problem, contiguity: Contiguity, piece: Piece) -> Graph:
    """The piece as a graph whose border costs follow the weights of the problem."""
    blocks, weights = problem.blocks, problem.weights
    position = np.full(len(blocks), -1, dtype=np.int64)
    position[piece.blocks] = np.arange(len(piece.blocks))
    inside = (position[contiguity.left] >= 0) & (position[contiguity.right] >= 0)
    left, right = contiguity.left[inside], contiguity.right[inside]
    width = float(np.sqrt(max(blocks.area[piece.blocks].sum() / piece.k, 1.0)))
    places = problem.places
    same_place = (places[left] == places[right]) & (places[left] != "")
    together = np.minimum(blocks.population[left], blocks.population[right]) / piece.mean
    cost: FloatArray = (
        weights.border
        * contiguity.length[inside]
        / width
        * (1.0 + weights.place * same_place.astype(np.float64))
        + weights.settlement * together
    )
    neighbours: list[list[tuple[int, float]]] = [[] for _ in piece.blocks]
    for a, b, value in zip(position[left].tolist(), position[right].tolist(), cost.tolist()):
        neighbours[a].append((b, value))
        neighbours[b].append((a, value))
    return Graph(
        blocks.population[piece.blocks].tolist(),
        neighbours,
        [np.array([block]) for block in piece.blocks],
    )
