"""Turn pip's report of an installation into ``requirements.lock``: names and exact versions, nothing else."""

from __future__ import annotations

import json
import sys
from pathlib import Path

HEADER = "# Made by `make lock` from pyproject.toml; don't edit. Exact versions of all that it needs.\n"
OURS = "phrasing-coach"


def main(report: Path, lock: Path) -> None:
    """Write the lock file beside its place first, so that a failure leaves the old one whole."""
    packages = [entry["metadata"] for entry in json.loads(report.read_text(encoding="utf-8"))["install"]]
    lines = sorted(f"{p['name'].lower()}=={p['version']}" for p in packages if p["name"] != OURS)
    draft = lock.with_suffix(".part")
    draft.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    draft.replace(lock)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
