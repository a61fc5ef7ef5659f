"""Pictures of members: re-encoded in a process of its own, or refused with a reason."""

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

from . import child

SHRINKER = Path(__file__).with_name("shrinker.py")
MOST_BYTES = 10 * 1024 * 1024
# The child may use 2 seconds of a processor (shrinker.py); a busy machine gives it them
# more slowly.
SECONDS = 10


class Refused(ValueError):
    """`code` says why: kind, heic, animated, large, heavy, damaged or slow."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Small(NamedTuple):
    """A JPEG with its width and height."""

    data: bytes
    width: int
    height: int


def shrink(data: bytes) -> tuple[Small, Small]:
    """Return a picture and its thumbnail. Raises Refused; nothing else, whatever it is."""
    if len(data) > MOST_BYTES:
        raise Refused("heavy")
    try:
        done = child.run(SHRINKER, data, seconds=SECONDS)
    except subprocess.TimeoutExpired:
        raise Refused("slow") from None
    line, _newline, body = done.stdout.partition(b"\n")
    try:
        said = json.loads(line)
    except ValueError:
        # Killed by a signal: its seconds were over. Else it ended itself, out of memory.
        raise Refused("slow" if done.returncode < 0 else "large") from None
    if "refused" in said:
        raise Refused(said["refused"])
    first = said["lengths"][0]
    (width, height), (small_width, small_height) = said["sizes"]
    return (
        Small(body[:first], width, height),
        Small(body[first:], small_width, small_height),
    )
