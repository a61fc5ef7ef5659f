"""The official addresses that have been checked: data, one host on each line."""

from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("seed") / "addresses.txt"


@cache
def allowed_hosts() -> frozenset[str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and line[0] != "#")


def is_allowed(address: str) -> bool:
    """Return whether the host of `address` (with or without https://) was checked."""
    host = address.split("://")[-1].split("/")[0].strip().lower()
    return host in allowed_hosts()
