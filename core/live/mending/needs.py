# SPDX-License-Identifier: GPL-2.0-or-later
"""What is still wrong with an exchange, and the moves of which one has to follow.

A region that is too small wins a block at its border, one that is too large gives one away at its
border, and of parts that do not hang together either a block joins in between or one part leaves.
"""

from __future__ import annotations

import heapq
from typing import Iterable, NamedTuple, Optional

from .draft import Draft, Move
from .surroundings import Surroundings


class Need(NamedTuple):
    """Moves of which one must follow; none where nothing can mend what is wrong.

    moves: to regions that the block touches. leaving: blocks that could also go to regions that
    they do not touch. least: residents that must still move. torn: whether a region does not hang
    together.
    """

    moves: list[Move]
    leaving: list[int]
    least: int
    torn: bool


class Needs:
    """Finds what is wrong. steps: blocks that were passed on the way, as a measure of effort."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.steps = 0

    def of(self, draft: Draft) -> Optional[Need]:
        """The first thing that is wrong; None where the exchange is complete."""
        around = self.around
        least = around.lacks(draft.won)
        touched = [around.region, *(region for region in draft.won if region != around.region)]
        for region in touched:
            need = self._to_hang_together(draft, region)
            if need is not None:
                return need._replace(least=max(least, need.least))
        for region in touched:
            residents, limits = around.residents(region, draft.won), around.limits(region)
            if residents > limits.ceiling:
                leaving = self._outward(draft, region)
                moves = [move for block in leaving for move in self.targets(draft, block, True)]
                moves.sort(key=lambda move: self._fit(move, residents - limits.ceiling))
                return Need(moves, leaving, least, False)
            if residents < limits.floor:
                beside = self._beside(draft.newcomers(region)).union(around.border(region)[1])
                moves = self._entering(draft, region, beside, limits.floor - residents)
                return Need(moves, [], least, False)
        return None

    def _beside(self, blocks: Iterable[int]) -> set[int]:
        """Neighbours of blocks; some may be among the blocks."""
        return {other for block in blocks for other in self.around.next_to(block)}

    def _residents(self, blocks: Iterable[int]) -> int:
        return sum(self.around.population[block] for block in blocks)

    def _entering(
        self, draft: Draft, region: int, beside: Iterable[int], wanted: float
    ) -> list[Move]:
        """Blocks that could join a region, those first that bring it just what it wants."""
        free = self.around.free(region)
        moves = [
            (block, region)
            for block in beside
            if block not in draft.moves
            and block in free
            and (block, region) not in draft.banned
            and draft.touches(block, region)
        ]
        return sorted(moves, key=lambda move: self._fit(move, wanted))

    def _outward(self, draft: Draft, region: int) -> list[int]:
        """Blocks at the border of a region that may leave it."""
        border = self._beside(draft.moves).union(self.around.border(region)[0])
        return [
            block
            for block in sorted(border)
            if block not in draft.moves and self.around.region_of[block] == region
        ]

    def targets(self, draft: Draft, block: int, touching: bool) -> list[Move]:
        """Moves of a block to regions that it touches, or to the others nearby."""
        touched = {draft.region_of(other) for other in self.around.next_to(block)}
        return [
            (block, region)
            for region in self.around.targets(block)
            if (region in touched) == touching and (block, region) not in draft.banned
        ]

    def _fit(self, move: Move, wanted: float) -> tuple[bool, int, int, int]:
        """Large steps first that do not go too far, then the smallest that do."""
        residents = self.around.population[move[0]]
        beyond = residents > wanted
        return beyond, residents if beyond else -residents, move[0], move[1]

    def _to_hang_together(self, draft: Draft, region: int) -> Optional[Need]:
        """What must follow where a region falls into too many parts."""
        parts = draft.loose_parts(region)
        if parts is None:
            stray = draft.stray_newcomers(region)
            moves = self._entering(draft, region, self._beside(stray), 0.0)
            return Need(moves, [], 0, True) if stray else None
        if not parts:
            return Need([], [], 0, True)
        loose, leaving = parts[:-1], parts
        if self.around.limits(region).parts == 1:
            # All must end in one part, so that one loose part against the rest tells enough.
            loose = [min(loose, key=lambda part: (self._residents(part), min(part)))]
            leaving = [*loose, parts[-1]]
        beside = self._beside(block for part in loose for block in part)
        moves = self._entering(draft, region, beside, 0.0)
        # All of a part leaves or none of it has to, so that one block of it stands for all.
        first = [
            max(part, key=lambda block: (self._is_outward(draft, block, region), -block))
            for part in leaving
            if not any(block in draft.moves for block in part)
        ]
        moves += [move for block in first for move in self.targets(draft, block, True)]
        least = self._least_to_mend(draft, region, loose[0]) if len(leaving) == 2 else 0
        return Need(moves, first, least, True)

    def _is_outward(self, draft: Draft, block: int, region: int) -> bool:
        return any(draft.region_of(other) != region for other in self.around.next_to(block))

    def _least_to_mend(self, draft: Draft, region: int, part: list[int]) -> int:
        """Fewest residents on a way from a loose part to the rest, or in what can leave instead."""
        own = self._residents(part)
        most = self.around.residents(region, draft.won) - own
        if not any(block in draft.moves for block in part):
            most = min(most, own)
        free = self.around.free(region)
        reached = dict.fromkeys(part, 0)
        queue = [(0, block) for block in part]
        while queue:
            length, block = heapq.heappop(queue)
            if length >= most:
                break
            self.steps += 1
            for other in self.around.next_to(block):
                if other in reached:
                    continue
                if draft.region_of(other) == region:
                    return length
                enters = other in free and other not in draft.moves
                if enters and (other, region) not in draft.banned:
                    reached[other] = length + self.around.population[other]
                    heapq.heappush(queue, (reached[other], other))
        return most
