"""Several people write at once through the pages of a served site with two processes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_answers_sent_at_once_by_the_forms_are_stored_once_and_counted(site, values):
    """On PostgreSQL, with eight people: `make drills`, or the drill with --postgres."""
    drill = ROOT / "benchmarks/drills/many_writers.py"
    result = subprocess.run(
        [sys.executable, str(drill), site], env=values, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    print(result.stdout)  # noqa: T201
    assert result.returncode == 0, result.stdout + result.stderr
