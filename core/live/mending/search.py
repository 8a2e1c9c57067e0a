# SPDX-License-Identifier: GPL-2.0-or-later
"""The smallest exchange of blocks after which regions keep their limits and hang together.

Branch and bound, best first (Land & Doig 1960; the order of Hart, Nilsson & Raphael 1968). What is
still wrong with an exchange names the moves of which one has to follow; trying them in turn, each
without those tried before, leaves out no exchange and meets none twice. The bound is what must
still move at least. Sums that fit exactly are rare and blocks without residents cost nothing, so
that many exchanges stay just below the best; first searches that weigh the bound heavier, and put
a price on each block, find a good one to measure them by.
"""

from __future__ import annotations

import heapq
from itertools import count
from typing import Mapping, NamedTuple, Optional, Union

from .draft import Draft, Move
from .needs import Need, Needs
from .surroundings import Surroundings

#: Searches: the weight of what must still move, the price of a block in mean residents of a block,
#: and how many exchanges are looked at before it stops.
_SEARCHES = ((50.0, 1.0, 400), (2.0, 0.2, 1_000), (1.0, 0.0, 1_600))
#: Exchanges put aside for later, or blocks passed on a way, that weigh as much as one looked at.
_ASIDE = 60


class Outcome(NamedTuple):
    """moves: block -> region, None where no exchange was found.

    complete: whether none was left out. tried: moves that were tried.
    """

    moves: Optional[Mapping[int, int]]
    complete: bool
    tried: int


class _Later(NamedTuple):
    """A draft with a further move, without those that its elder sisters try."""

    parent: Draft
    sisters: list[Move]
    at: int

    def draft(self) -> Draft:
        return self.parent.followed_by(self.sisters[self.at], self.sisters[: self.at])


class _Remote(NamedTuple):
    """Moves to regions that the block does not touch; rarely of use."""

    parent: Draft
    need: Need


_Item = Union[Draft, _Later, _Remote]


class _Entry(NamedTuple):
    """What is put aside; smaller ones are looked at first. bound: residents that move at least."""

    key: float
    blocks: int
    torn: bool
    towards: int
    serial: int
    bound: int
    item: _Item


def smallest_exchange(around: Surroundings) -> Outcome:
    """The exchange that moves fewest residents, then fewest blocks.

    Effort is limited by what is looked at, not by the clock: the same plan has the same answer.
    """
    best: Optional[Draft] = None
    tried, complete = 0, False
    for weight, price, most in _SEARCHES:
        search = _Search(around, weight, price * around.mean_residents)
        complete = search.run(most, best)
        best, tried = search.best, tried + search.tried
        if complete:
            break
    return Outcome(None if best is None else best.moves, complete, tried)


class _Search:
    """One search. weight: of what must still move; above 1 the first exchange ends it.

    price: of each block, in residents.
    """

    def __init__(self, around: Surroundings, weight: float, price: float) -> None:
        self.best: Optional[Draft] = None
        self.tried = 0
        self._looks = 0
        self._around, self._weight, self._price = around, weight, price
        self._needs = Needs(around)
        self._heap: list[_Entry] = []
        self._serial = count()

    def run(self, most: int, best: Optional[Draft]) -> bool:
        """Search from the best exchange known; whether none was left out."""
        self.best = best
        self._put(0, 0, 0, False, Draft(self._around))
        while self._heap:
            entry = heapq.heappop(self._heap)
            if not self._may_be_better(entry.bound, entry.blocks):
                continue
            if self._looks + (self.tried + self._needs.steps) // _ASIDE >= most:
                return False
            self._looks += 1
            self._look(entry)
            if self.best is not best and self._weight > 1.0:
                return not self._heap
        return True

    def _look(self, entry: _Entry) -> None:
        item = entry.item
        if isinstance(item, _Remote):
            moves = list(item.need.moves)
            for block in item.need.leaving:
                moves += self._needs.targets(item.parent, block, False)
            self._branch(item.parent, moves, len(item.need.moves), entry.bound, True)
            return
        draft = item.draft() if isinstance(item, _Later) else item
        need = self._needs.of(draft)
        if need is None:
            self.best = draft
            return
        least = max(need.least, entry.bound - draft.residents)
        blocks = len(draft.moves)
        postponed = self._key(draft.residents, least, blocks) > entry.key
        if isinstance(item, _Later) and postponed and self._heap:
            self._put(least, draft.residents, blocks, need.torn, draft)
        else:
            self._follow(draft, need, draft.residents + least)

    def _follow(self, draft: Draft, need: Need, bound: int) -> None:
        """Put aside each move that may follow."""
        self._branch(draft, need.moves, 0, bound, need.torn)
        if need.leaving:
            # Such a move needs another one to reach the block.
            least, blocks = bound - draft.residents, len(draft.moves) + 2
            self._put(least, draft.residents, blocks, True, _Remote(draft, need))

    def _branch(self, draft: Draft, moves: list[Move], begin: int, bound: int, torn: bool) -> None:
        for at in range(begin, len(moves)):
            total = draft.residents + self._around.population[moves[at][0]]
            least = max(bound - total, self._around.lacks(draft.won_with(moves[at])))
            self._put(least, total, len(draft.moves) + 1, torn, _Later(draft, moves, at))
        self.tried += len(moves) - begin

    def _put(self, least: int, residents: int, blocks: int, torn: bool, item: _Item) -> None:
        bound = residents + least
        if self._may_be_better(bound, blocks):
            key = self._key(residents, least, blocks)
            entry = _Entry(key, blocks, torn, -residents, next(self._serial), bound, item)
            heapq.heappush(self._heap, entry)

    def _key(self, residents: int, least: int, blocks: int) -> float:
        return residents + self._weight * least + self._price * blocks

    def _may_be_better(self, bound: int, blocks: int) -> bool:
        best = self.best
        return best is None or (bound, blocks) < (best.residents, len(best.moves))
