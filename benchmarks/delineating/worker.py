# SPDX-License-Identifier: GPL-2.0-or-later
"""What every worker process does alike: CPU seconds of one call, and the answer it leaves."""

from __future__ import annotations

import json
import resource
from pathlib import Path
from typing import Any, Callable

import numpy as np


def spent() -> float:
    """CPU seconds of this process and its children so far."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(use.ru_utime + use.ru_stime for use in map(resource.getrusage, kinds))


def timed(call: Callable[[], Any], limit: float) -> tuple[Any, float]:
    """Result and CPU seconds of a call; the system ends the process some time after the limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent() + limit) + 1, hard))
    begin = spent()
    result = call()
    return result, spent() - begin


def peak_gigabytes() -> float:
    """Peak of the memory of this process; ``ru_maxrss`` would count that of its parent as well."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e9


def report(job: dict[str, Any], labels: Any, seconds: float, **more: Any) -> None:
    """Labels as .npy at ``job["out"]``; the rest as the last line of the output, in JSON."""
    np.save(job["out"], np.asarray(labels, dtype=np.int64))
    print(json.dumps({"seconds": seconds, "gigabytes": peak_gigabytes(), **more}))
