"""Lighthouse's marks of a page of each kind, as it tests a phone: medians of five runs.

    npm ci --prefix benchmarks/node
    .venv/bin/python -m benchmarks.lighthouse

Serves launch content of its own on a free port, with the operator's block filled in: the
demonstration keeps search engines away, which costs marks. Fails below 95 for performance
and below 100 for the rest. Needs Debian's Chromium and Node.js.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import content
from benchmarks.served import Server, data

RUNS = 5
PROGRAM = Path(__file__).parent / "node" / "node_modules" / ".bin" / "lighthouse"
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)
PAGES = {
    "home": "/",
    "lesson": f"/bai-hoc/{content.LESSON}/",
    "list": "/bai-hoc/",
    "document": "/tai-lieu/giao-an-buoi-hoc-90-phut/",
    "guide": "/cong-cu/chatgpt/",
}


def audit(url: str) -> dict[str, Any]:
    """Return Lighthouse's report on one visit with nothing cached."""
    command = [str(PROGRAM), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    command.append(f"--only-categories={','.join(LEAST)}")
    browser = shutil.which("chromium") or ""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        subprocess.run(  # noqa: S603
            [*command, f"--output-path={out}"],
            env=os.environ | {"CHROME_PATH": browser}, check=True, timeout=180,
        )  # fmt: skip
        return json.loads(out.read_text(encoding="utf-8"))


def lost(report: dict[str, Any]) -> set[str]:
    """Return the names of the audits that cost marks."""
    audits = report["audits"]
    return {
        f"{kind}: {found['title']}"
        for kind in LEAST
        for part in report["categories"][kind]["auditRefs"]
        if part["weight"] and (found := audits[part["id"]])["score"] is not None
        if found["score"] < 1
    }


def marks(url: str) -> tuple[dict[str, float], set[str]]:
    """Return the medians of all runs, and what cost marks in any of them."""
    reports = [audit(url) for _run in range(RUNS)]
    medians = {
        kind: median(100 * (r["categories"][kind]["score"] or 0) for r in reports)
        for kind in LEAST
    }
    return medians, set().union(*(lost(report) for report in reports))


def main() -> int:
    if not PROGRAM.exists():
        print("Lighthouse is missing: npm ci --prefix benchmarks/node")  # noqa: T201
        return 2
    passed = True
    with data(content.name_operator), Server() as server:
        print(f"{'':10}{'  '.join(LEAST)}")  # noqa: T201
        for name, path in PAGES.items():
            found, why = marks(server.url + path)
            passed = passed and all(found[kind] >= LEAST[kind] for kind in LEAST)
            cells = "  ".join(f"{found[kind]:>{len(kind)}.0f}" for kind in LEAST)
            print(f"{name:10}{cells}")  # noqa: T201
            for line in sorted(why):
                print(f"{'':10}{line}")  # noqa: T201
    print("PASS" if passed else "FAIL")  # noqa: T201
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
