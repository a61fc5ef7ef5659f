"""No reader ever gets a page that is older than the last publication."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_thirty_publications_under_eight_readers_leave_no_stale_page(site, values):
    drill = ROOT / "benchmarks/drills/stale_pages.py"
    result = subprocess.run(
        [sys.executable, str(drill), site], env=values, capture_output=True, text=True,
        timeout=240, check=False,
    )  # fmt: skip
    print(result.stdout)  # noqa: T201
    assert result.returncode == 0, result.stdout + result.stderr
