"""Parsers of uploads run as programs of their own: what a file does to one ends there."""

import subprocess
import sys
from pathlib import Path


def run(
    program: Path, data: bytes, *args: str, seconds: float
) -> subprocess.CompletedProcess[bytes]:
    """Run a program of this folder on some bytes, without environment and site.

    It limits its own memory and files before it looks at the first byte. Raises
    `subprocess.TimeoutExpired` when it was stopped after so many seconds.
    """
    command = [sys.executable, "-I", str(program), *args]
    return subprocess.run(  # noqa: S603 - fixed command, the file comes by stdin
        command, input=data, capture_output=True, timeout=seconds, env={}
    )
