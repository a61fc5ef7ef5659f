"""The real server on data of its own, for benchmarks: its address, its processor time."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def data(*fillers: Callable[[], None]) -> Iterator[None]:
    """Load the launch content into a folder that is dropped in the end, and fill it.

    Sets Django up in this process, on the same database.
    """
    folder = tempfile.mkdtemp(prefix="hub-bench-")
    path = os.pathsep.join([str(ROOT / "site"), str(ROOT)])
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {
        "HUB_VAR": folder,
        "PYTHONPATH": path,
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    }
    sys.path[:0] = path.split(os.pathsep)
    try:
        prepare = [sys.executable, str(ROOT / "manage.py"), "prepare"]
        subprocess.run(prepare, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        import django

        django.setup()
        for filler in fillers:
            filler()
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Server:
    """Granian as `make run` starts it, without the worker and the ticker."""

    def __init__(self, port: int = 0, **environment: str) -> None:
        from hub.serve import GRANIAN

        self.port = port or free_port()
        command = [sys.executable, "-m", "granian", *GRANIAN.split()]
        command += ["--workers", "2", "--host", "127.0.0.1", "--port", str(self.port)]
        self.process = subprocess.Popen(  # noqa: S603
            [*command, "hub.wsgi:application"], env=os.environ | environment, cwd=ROOT
        )
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "Server":
        for _try in range(240):
            try:
                urllib.request.urlopen(f"{self.url}/suc-khoe/", timeout=2)  # noqa: S310
            except OSError:
                time.sleep(0.25)
            else:
                return self
        raise TimeoutError(self.url)

    def __exit__(self, *_exception: object) -> None:
        self.process.terminate()
        self.process.wait(60)

    def cpu(self) -> float:
        """Return the seconds of processor that the server's processes have used."""
        first = self.process.pid
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return sum(cpu_of(pid) for pid in [str(first), *children])


def cpu_of(pid: str) -> float:
    """Return utime + stime of a process with all its threads (man 5 proc, stat)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
