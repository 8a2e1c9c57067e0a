# SPDX-License-Identifier: GPL-2.0-or-later
"""What single regions cost is equal to the last bit wherever it is computed."""

from __future__ import annotations

import numpy as np
from delineation_tasks import mixed_task
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraumplaner.core.delineation.proving.costs import RegionCosts
from sozialraumplaner.core.delineation.proving.partition import Duals, named_columns


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), units=st.integers(9, 80))
def test_a_region_costs_the_same_to_the_last_bit_in_any_company(seed: int, units: int) -> None:
    """A BLAS adds up in another order for few rows than for many, and each BLAS in its own: what
    does not depend on the rows asked with it, went through none."""
    generator = np.random.default_rng(seed)
    task = mixed_task(units, 3, seed)
    costs, names = RegionCosts.of_task(task), 3
    member = generator.random((40, units)) < generator.random((40, 1))
    duals = Duals(generator.normal(size=units), 0.7, -generator.random(names))

    def worth(rows: np.ndarray) -> np.ndarray:
        columns = named_columns(costs, rows, names)
        return np.sort(np.concatenate([columns.cost, duals.reduced(columns)]))

    alone = [worth(member[row : row + 1]) for row in range(len(member))]
    assert (np.sort(np.concatenate(alone)) == worth(member)).all()
    assert (worth(member[generator.permutation(len(member))]) == worth(member)).all()
