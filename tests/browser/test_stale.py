"""No reader ever gets a page, list or menu older than the last publication."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_publications_under_eight_readers_leave_no_stale_page_list_or_menu(
    site, values
):
    drill = ROOT / "benchmarks/drills/stale_pages.py"
    result = subprocess.run(
        [sys.executable, str(drill), site], env=values, capture_output=True, text=True,
        timeout=240, check=False,
    )  # fmt: skip
    print(result.stdout)  # noqa: T201
    assert result.returncode == 0, result.stdout + result.stderr
    assert " 0 stale" in result.stdout
