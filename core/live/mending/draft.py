# SPDX-License-Identifier: GPL-2.0-or-later
"""An exchange that is not finished, and into which parts its regions fall."""

from __future__ import annotations

from collections import deque
from typing import Iterable, Optional, Sequence, Tuple

from ...plan import UNASSIGNED
from .surroundings import Surroundings

#: A block and the region it goes to.
Move = Tuple[int, int]


class Draft:
    """What moves already.

    moves: block -> region. banned: moves that others try. won: residents that regions have won or
    lost so far. residents: how many move.
    """

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.moves: dict[int, int] = {}
        self.banned: set[Move] = set()
        self.won: dict[int, int] = {}
        self.residents = 0

    def followed_by(self, move: Move, banned: Iterable[Move]) -> Draft:
        """The draft with one more move, and without some others."""
        draft = Draft(self.around)
        draft.moves = {**self.moves, move[0]: move[1]}
        draft.banned = self.banned.union(banned)
        draft.won = self.won_with(move)
        draft.residents = self.residents + self.around.population[move[0]]
        return draft

    def won_with(self, move: Move) -> dict[int, int]:
        """What regions have won after one more move."""
        block, target = move
        residents, source = self.around.population[block], self.around.region_of[block]
        won = dict(self.won)
        won[target] = won.get(target, 0) + residents
        if source != UNASSIGNED:
            won[source] = won.get(source, 0) - residents
        return won

    def region_of(self, block: int) -> int:
        """Where a block is now."""
        return self.moves.get(block, self.around.region_of[block])

    def touches(self, block: int, region: int) -> bool:
        """Whether a neighbour of a block is in a region now."""
        return any(self.region_of(other) == region for other in self.around.next_to(block))

    def newcomers(self, region: int) -> list[int]:
        """Blocks that have moved to a region."""
        return [block for block, target in self.moves.items() if target == region]

    def stray_newcomers(self, region: int) -> list[int]:
        """Newcomers that no way through newcomers joins to what was there before."""
        left = set(self.newcomers(region))
        while left:
            group, rooted = [left.pop()], False
            for block in group:
                for other in self.around.next_to(block):
                    if other in left:
                        left.discard(other)
                        group.append(other)
                    elif other not in self.moves and self.around.region_of[other] == region:
                        rooted = True
            if not rooted:
                return group
        return []

    def loose_parts(self, region: int) -> Optional[list[list[int]]]:
        """The parts of a region where there are too many, the largest last; None otherwise.

        [] where nothing is left of what was there before. The last part may be known only as far
        as it was walked.
        """
        allowed = self.around.limits(region).parts
        if self.around.plan.parts(region) <= allowed and self._is_whole(region):
            return None
        anchors = self._anchors(region)
        return _Walks(self, region, anchors).parts(allowed) if anchors else []

    def _is_whole(self, region: int) -> bool:
        """Whether every part is still one: around each gap, one can walk from side to side.

        Then any former way through a gap can be replaced by one around it.
        """
        left = {block for block in self.moves if self.around.region_of[block] == region}
        if len(left) == int(self.around.plan.block_count[region]):
            return False
        while left:
            gap, rim = [left.pop()], set()
            for block in gap:
                for other in self.around.next_to(block):
                    if other in left:
                        left.discard(other)
                        gap.append(other)
                    elif other not in self.moves and self.around.region_of[other] == region:
                        rim.add(other)
            if len(rim) > 1 and _Walks(self, region, sorted(rim)).parts(1) is not None:
                return False
        return True

    def _anchors(self, region: int) -> list[int]:
        """Blocks of which each part holds one, [] where only newcomers are left.

        A region can fall apart only where it was changed.
        """
        found: dict[int, None] = {}
        for part in self.around.plan.parts_of(region):
            kept = next((block for block in part.tolist() if block not in self.moves), None)
            if kept is not None:
                found[kept] = None
        if not found:
            return []
        for block, target in self.moves.items():
            if target == region:
                found[block] = None
            elif self.around.region_of[block] == region:
                for other in self.around.next_to(block):
                    if self.region_of(other) == region:
                        found[other] = None
        return list(found)


class _Walks:
    """Walks through a region from several blocks at once, joined where they meet.

    They end as soon as enough have met, or all but one have seen everything: what it costs to see
    that a region hangs together, or that it does not, is small where it was changed a little.
    """

    def __init__(self, draft: Draft, region: int, anchors: Sequence[int]) -> None:
        self._draft, self._region = draft, region
        self._joined = list(range(len(anchors)))
        self._walk_of = {block: walk for walk, block in enumerate(anchors)}
        self._fronts = [deque([block]) for block in anchors]
        self._walking = set(self._joined)
        self._ended: set[int] = set()

    def parts(self, allowed: int) -> Optional[list[list[int]]]:
        """The parts found where there are more than allowed, the one still walked last."""
        while len(self._walking) + len(self._ended) > allowed:
            if not self._walking or (len(self._walking) == 1 and self._ended):
                return self._found()
            for walk in list(self._walking):
                if walk in self._walking:
                    self._step(walk)
        return None

    def _step(self, walk: int) -> None:
        if not self._fronts[walk]:
            self._walking.discard(walk)
            self._ended.add(walk)
            return
        for other in self._draft.around.next_to(self._fronts[walk].popleft()):
            if self._draft.region_of(other) != self._region:
                continue
            if other not in self._walk_of:
                self._walk_of[other] = walk
                self._fronts[walk].append(other)
            elif (met := self._root(self._walk_of[other])) != walk:
                self._joined[met] = walk
                self._fronts[walk].extend(self._fronts[met])
                self._walking.discard(met)

    def _root(self, walk: int) -> int:
        while self._joined[walk] != walk:
            self._joined[walk] = self._joined[self._joined[walk]]
            walk = self._joined[walk]
        return walk

    def _found(self) -> list[list[int]]:
        parts: dict[int, list[int]] = {}
        for block, walk in self._walk_of.items():
            parts.setdefault(self._root(walk), []).append(block)
        order = sorted(parts, key=lambda walk: (walk in self._walking, len(parts[walk]), walk))
        return [parts[walk] for walk in order]
