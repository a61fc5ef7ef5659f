"""No reader ever gets a page older than the last publication, or the last word in it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["stale_pages", "stale_threads"])
def test_writes_under_eight_readers_leave_no_stale_page_list_or_menu(
    site, values, name
):
    drill = ROOT / f"benchmarks/drills/{name}.py"
    result = subprocess.run(
        [sys.executable, str(drill), site], env=values, capture_output=True, text=True,
        timeout=240, check=False,
    )  # fmt: skip
    print(result.stdout)  # noqa: T201
    assert result.returncode == 0, result.stdout + result.stderr
    assert " 0 stale" in result.stdout
