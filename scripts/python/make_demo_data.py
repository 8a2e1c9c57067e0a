# SPDX-License-Identifier: GPL-2.0-or-later
"""Write the demo data of the plugin: python3 scripts/python/make_demo_data.py [folder]."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

from demo_county.county import make_county
from demo_county.facilities import make_facilities
from demo_county.geopackage import write_geopackage
from demo_county.tables import write_tables

SEED = 5995
TARGET = Path(__file__).resolve().parents[2] / "resources" / "demo"


def main(folder: Path, seed: int = SEED) -> None:
    """Generate everything into ``folder``."""
    start = time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    county = make_county(seed)
    rng = np.random.default_rng(seed + 1)
    write_geopackage(folder / "demo_kreis.gpkg", county, make_facilities(rng, county))
    write_tables(folder, county, np.random.default_rng(seed + 2))
    print(
        f"{len(county.key)} blocks, {county.people.sum()} residents, "
        f"{len(set(county.ot_key))} Ortsteile, {time.monotonic() - start:.0f} s -> {folder}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
