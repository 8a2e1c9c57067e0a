# SPDX-License-Identifier: GPL-2.0-or-later
"""From blocks and wishes to the problem that ``core`` solves, and back to a plan with names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Dict, List, Mapping, Optional, Sequence, Set, Tuple

import numpy as np
from qgis.core import QgsFeatureSource, QgsProcessingFeedback

from ...core.arrays import BoolArray, FloatArray, Int32Array, IntArray
from ...core.contiguity import Contiguity
from ...core.delineation import Attributes, Mode, Problem, Quantity, Solution
from ...core.delineation.problem import FREE
from ...core.errors import UserError
from ...core.findings import Finding, Level
from ...core.links import Kind, Links, field_groups
from ...core.naming import name_regions
from ...core.plan import UNASSIGNED, Plan, Region
from ..compat import is_null
from ..facilities.row_filter import RowFilter, Rows
from ..layers import BlockLayer, as_text, field_index
from ..links.tables import all_links, read_links
from ..plans import plan_from_layer
from .barriers import read_barriers
from .wishes import Wishes

#: Municipalities named in a message as examples.
_EXAMPLES = 3


@dataclass(frozen=True)
class Request:
    """A problem with what only layers know.

    before: the existing plan, None where none matters. kept: the existing region behind each label
    of ``Problem.fixed``, None for blocks that have none and are left out. follows: whether new
    regions take over names of existing ones. findings: what was noticed while reading.
    """

    problem: Problem
    before: Optional[Plan] = None
    kept: Mapping[int, Optional[Region]] = field(default_factory=dict)
    follows: bool = False
    findings: Tuple[Finding, ...] = ()

    @property
    def delineated(self) -> BoolArray:
        """Blocks that are delineated anew, (n,)."""
        free: BoolArray = self.problem.fixed_labels == FREE
        return free


def request_of(
    layer: BlockLayer,
    wishes: Wishes,
    *,
    links: QgsFeatureSource | None = None,
    neighbours: QgsFeatureSource | None = None,
    selected: Set[str] | None = None,
    feedback: QgsProcessingFeedback | None = None,
) -> Request:
    """What is asked of ``core``.

    links: table that ``linkblocks`` writes. neighbours: layer that ``connectblocks`` writes.
    selected: keys of the blocks that are delineated anew, None for all. Raises ``UserError``.
    """
    findings: List[Finding] = []
    tied = _links(layer, wishes, links, findings, feedback)
    barrier = None
    if neighbours is not None:
        barrier, found = read_barriers(neighbours, layer, feedback)
        findings += found
    weights = wishes.weighing(
        links=tied is not None,
        barrier=barrier is not None and bool(barrier.any()),
        places=bool((layer.blocks.place != "").any()),
    )
    stay = _Staying(layer, wishes, selected, keep_close=weights.change > 0)
    count = wishes.count
    if wishes.mode is Mode.COUNT and count and stay.is_partial:
        # The planner counts what is delineated anew, the engine locked regions as well.
        count += len(stay.kept)
    problem = Problem(
        layer.blocks,
        layer.contiguity,
        minimum=wishes.lowest,
        target=wishes.wanted,
        maximum=wishes.highest,
        mode=wishes.mode,
        count=count,
        balance=wishes.balance,
        within_municipality=wishes.within_municipality,
        frame=_frame(layer, wishes.frame),
        quantities=tuple(_quantity(layer, name, low, findings) for name, low in wishes.floors),
        attributes=_attributes(layer, wishes.likeness),
        links=tied,
        barrier=barrier,
        use_places=wishes.keep_places,
        weights=weights,
        fixed=stay.fixed,
        existing=stay.existing,
        pinned=stay.pinned,
    )
    return Request(problem, stay.before, stay.kept, stay.existing is not None, tuple(findings))


class _Staying:
    """What stays as it is: locked regions, locked blocks, all that was not chosen."""

    def __init__(
        self, layer: BlockLayer, wishes: Wishes, selected: Set[str] | None, *, keep_close: bool
    ) -> None:
        blocks = layer.blocks
        locked = _true_for(layer, wishes.locked_blocks)
        chosen = _chosen(layer, wishes.municipalities, selected)
        self.is_partial = not chosen.all()
        needs_plan = bool(wishes.locked) or locked.any() or keep_close
        if needs_plan and not wishes.existing:
            raise UserError("no_existing_regions")
        self.before: Optional[Plan] = None
        self.kept: Dict[int, Optional[Region]] = {}
        self.fixed: Optional[Int32Array] = None
        self.existing: Optional[Int32Array] = None
        self.pinned: Optional[BoolArray] = None
        if wishes.existing and (needs_plan or self.is_partial):
            self.before = plan_from_layer(layer, wishes.existing)
        fixed = np.full(len(blocks), FREE, dtype=np.int32)
        region_of = np.full(len(blocks), UNASSIGNED, dtype=np.int32)
        if self.before is not None:
            region_of = np.array(self.before.region_of)
            self._fix_regions(fixed, region_of, chosen & ~locked, wishes)
        without = ~chosen & (region_of == UNASSIGNED)
        if without.any():
            label = 0 if self.before is None else len(self.before.regions)
            fixed[without] = label
            self.kept[label] = None
        if (fixed != FREE).all() and not wishes.locked:
            raise UserError("nothing_to_delineate")
        if (fixed != FREE).any():
            self.fixed = fixed
        pinned = (locked | ~chosen) & (fixed == FREE) & (region_of != UNASSIGNED)
        if self.before is not None and (pinned.any() or keep_close):
            self.existing, self.pinned = region_of.astype(np.int32), pinned

    def _fix_regions(
        self, fixed: Int32Array, region_of: Int32Array, movable: BoolArray, wishes: Wishes
    ) -> None:
        """Regions that are locked, and those of which no block may move."""
        before = self.before
        if before is None:
            return
        known = {region.key: index for index, region in enumerate(before.regions)}
        keys = list(known) if wishes.locked == ("*",) else list(wishes.locked)
        for key in keys:
            if key not in known:
                raise UserError("locked_region_unknown", region=key, field=wishes.existing)
            entry = before.regions[known[key]]
            before.regions[known[key]] = replace(entry, locked=True)
        for index, region in enumerate(before.regions):
            members = region_of == index
            if region.locked or not movable[members].any():
                fixed[members] = index
                self.kept[index] = region


def finished_plan(request: Request, layer: BlockLayer, solution: Solution) -> Plan:
    """The plan with keys and names; what was left out has no region."""
    left_out = [
        solution.fixed_region[label] for label, region in request.kept.items() if region is None
    ]
    region_of = np.array(solution.region_of, dtype=np.int32)
    number = np.full(solution.k, UNASSIGNED, dtype=np.int32)
    used = [region for region in range(solution.k) if region not in left_out]
    number[used] = np.arange(len(used), dtype=np.int32)
    region_of = number[region_of]
    keep = {
        int(number[solution.fixed_region[label]]): region
        for label, region in request.kept.items()
        if region is not None
    }
    if request.follows and request.before is not None:
        keep.update(_heirs(request.before, region_of, set(keep), request.problem))
    return Plan(
        layer.blocks,
        layer.contiguity.with_bridges(solution.bridges),
        region_of,
        name_regions(layer.blocks, region_of, len(used), keep),
        request.problem.within_municipality,
    )


def part_of(problem: Problem, members: IntArray) -> Problem:
    """The problem of some blocks, ascending, to evaluate a plan of them; without locks."""
    if len(members) == len(problem.blocks):
        return problem
    whole = problem.contiguity
    position = np.full(whole.n, -1, dtype=np.int32)
    position[members] = np.arange(len(members), dtype=np.int32)
    left, right = position[whole.left], position[whole.right]
    inside = (left >= 0) & (right >= 0)
    contiguity = Contiguity(
        len(members),
        left[inside],
        right[inside],
        whole.length[inside],
        whole.perimeter[members],
        whole.bridge[inside],
    )
    attributes, links = problem.attributes, problem.links
    return replace(
        problem,
        blocks=problem.blocks.reordered(members),
        contiguity=contiguity,
        frame=None if problem.frame is None else problem.frame[members],
        quantities=tuple(replace(q, values=q.values[members]) for q in problem.quantities),
        attributes=attributes and replace(attributes, values=attributes.values[members]),
        links=None if links is None else links.take(members),
        barrier=None if problem.barrier is None else problem.barrier[inside],
        fixed=None,
        existing=None if problem.existing is None else problem.existing[members],
        pinned=None,
    )


def _heirs(
    before: Plan, region_of: Int32Array, taken: Set[int], problem: Problem
) -> Dict[int, Region]:
    """New regions that most residents of an existing one are in take over its key and name."""
    mass = problem.blocks.population + 1e-6
    if problem.pinned is not None:
        mass = mass + np.where(problem.pinned, float(problem.blocks.population.sum()) + 1.0, 0.0)
    inside = np.flatnonzero((region_of != UNASSIGNED) & (before.region_of != UNASSIGNED))
    k = int(region_of.max()) + 1
    code = before.region_of[inside].astype(np.int64) * k + region_of[inside]
    pairs, position = np.unique(code, return_inverse=True)
    shared = np.bincount(position, mass[inside])
    heirs: Dict[int, Region] = {}
    given: Set[int] = set()
    for at in np.argsort(-shared, kind="stable").tolist():
        old, new = divmod(int(pairs[at]), k)
        if old not in given and new not in taken and new not in heirs:
            given.add(old)
            heirs[new] = before.regions[old]
    return heirs


def _links(
    layer: BlockLayer,
    wishes: Wishes,
    table: QgsFeatureSource | None,
    findings: List[Finding],
    feedback: QgsProcessingFeedback | None,
) -> Optional[Links]:
    """Groups from fields and the table together; None where nothing is linked."""
    batches = []
    for name in wishes.together:
        group, found = field_groups(
            name,
            Kind.SHOULD,
            layer.texts(name),
            layer.blocks,
            within_municipality=wishes.within_municipality,
        )
        batches.append(([group], []))
        findings += found
    if table is not None:
        links, found = read_links(table, layer.blocks, feedback)
        batches.append((list(links.groups), list(links.pairs)))
        findings += found
    if not batches:
        return None
    result = all_links(layer.blocks, batches)
    return result if result.groups or result.pairs else None


def _quantity(layer: BlockLayer, name: str, low: float, findings: List[Finding]) -> Quantity:
    values = _numbers(layer, name)
    empty = int(np.count_nonzero(np.isnan(values)))
    if empty:
        # Nothing is promised that is not there for certain.
        findings.append(Finding("D25", Level.WARNING, {"name": name, "count": empty}))
    return Quantity(name, np.where(np.isnan(values), 0.0, values), low)


def _attributes(layer: BlockLayer, names: Sequence[str]) -> Optional[Attributes]:
    if not names:
        return None
    return Attributes(tuple(names), np.stack([_numbers(layer, name) for name in names], axis=1))


def _numbers(layer: BlockLayer, name: str) -> FloatArray:
    """Values of a field, NaN where empty; ``UserError`` for what is no number."""
    index = field_index(layer.fields, name)
    values = np.full(len(layer.blocks), np.nan)
    for block, row in enumerate(layer.attributes):
        text = "" if is_null(row[index]) else as_text(row[index])
        if text:
            try:
                values[block] = float(text)
            except ValueError:
                raise UserError("values_not_numbers", field=name, example=text) from None
    return values


def _frame(layer: BlockLayer, name: str) -> Optional[Int32Array]:
    """Label of the entries of a field, ``FREE`` where it is empty, (n,)."""
    if not name:
        return None
    texts = layer.texts(name)
    position = {text: label for label, text in enumerate(sorted(set(texts) - {""}))}
    return np.array([position.get(text, FREE) for text in texts], dtype=np.int32)


def _true_for(layer: BlockLayer, expression: str) -> BoolArray:
    """Blocks for which an expression is true, (n,)."""
    result = np.zeros(len(layer.blocks), dtype=bool)
    if expression.strip():
        rows = Rows("", layer.fields, layer.attributes, [], layer.geometries)
        result[RowFilter(expression=expression).kept(rows)] = True
    return result


def _chosen(
    layer: BlockLayer, municipalities: Sequence[str], selected: Set[str] | None
) -> BoolArray:
    """Blocks that are delineated anew, (n,)."""
    blocks = layer.blocks
    chosen = np.ones(len(blocks), dtype=bool)
    if selected is not None:
        chosen &= np.array([str(key) in selected for key in blocks.keys], dtype=bool)
    if municipalities:
        names = {key: blocks.name_of_municipality(key) for key in blocks.municipalities.tolist()}
        wanted: Set[str] = set()
        for text in municipalities:
            keys = {
                key
                for key, name in names.items()
                if text.casefold() in (key.casefold(), name.casefold(), _short(name))
            }
            if not keys:
                examples = ", ".join(sorted(names.values())[:_EXAMPLES])
                raise UserError("municipality_unknown", name=text, examples=examples)
            wanted |= keys
        chosen &= np.isin(blocks.municipality.astype(str), sorted(wanted))
    if not chosen.any():
        raise UserError("nothing_to_delineate")
    return chosen


def _short(name: str) -> str:
    """``Düren, Stadt`` may be written as ``Düren``."""
    return name.split(",")[0].strip().casefold()
