"""A site of a drill's own: prepared, served, killed, started again and removed.

with OwnSite() as site: …        # `make run`: SQLite, launch content, demo users
with OwnSite(url) as site: …     # production's settings and flags on PostgreSQL
"""

import contextlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
MANAGE = [sys.executable, str(ROOT / "manage.py")]
KEYS = ("SECRET_KEY", "PHONE_KEYS", "PHONE_HASH_KEYS")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def production_command(port: int) -> list[str]:
    """Return the web server's command of docs/operations.md."""
    from hub.serve import GRANIAN

    flags = GRANIAN.replace("--blocking-threads 32", "--blocking-threads 12").split()
    flags += ["--workers-lifetime", "21600", "--workers-max-rss", "400"]
    flags += ["--workers", "2", "--host", "127.0.0.1", "--port", str(port)]
    return [sys.executable, "-m", "granian", *flags, "hub.wsgi:application"]


class OwnSite:
    """One site; `folder` (an empty one) may be given, else it is made and removed."""

    def __init__(
        self, database_url: str = "", settings: str = "", folder: Path | None = None
    ) -> None:
        self.kept = folder is not None
        self.var = folder or Path(tempfile.mkdtemp(prefix="hub-drill-"))
        self.port, self.database_url = free_port(), database_url
        self.address = f"http://127.0.0.1:{self.port}"
        self.values = os.environ | {
            "DJANGO_SETTINGS_MODULE": settings or "hub.settings.embedded",
            "HUB_VAR": str(self.var),
            "PORT": str(self.port),
            "PYTHONPATH": os.pathsep.join(map(str, (ROOT / "site", ROOT))),
            "TMPDIR": str(self.var / "tmp"),
            "WORKERS": "2",
        }
        self.values.pop("DATABASE_URL", None)
        if database_url:
            self.values |= {
                "ALLOWED_HOSTS": "127.0.0.1",
                "DATABASE_URL": database_url,
                "DB_STATEMENT_TIMEOUT": "600000",
                "DJANGO_SETTINGS_MODULE": "benchmarks.drills.production_demo",
                "SMS_TOKEN": "nobody-is-sent-a-code",
                "SMS_URL": "https://codes.invalid/",
                "TRUSTED_PROXIES": "127.0.0.1",
            } | {key: secrets.token_urlsafe(64) for key in KEYS}

    def __enter__(self) -> Self:
        try:
            self.prepare()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        if not self.kept:
            shutil.rmtree(self.var, ignore_errors=True)

    def prepare(self) -> None:
        (self.var / "tmp").mkdir()
        done = subprocess.run(  # noqa: S603 - our own command
            [*MANAGE, "prepare"], env=self.values, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        self.values.pop("DB_STATEMENT_TIMEOUT", None)

    def start(self) -> None:
        """Start all processes and return once the site answers."""
        commands = [[sys.executable, "-m", "hub.serve"]]
        if self.database_url:
            commands = [production_command(self.port)]
            commands += [[*MANAGE, "db_worker", "--interval", "2"], [*MANAGE, "tick"]]
        with (self.var / "log").open("ab") as log:
            self.started = [
                subprocess.Popen(  # noqa: S603 - our own commands
                    command,
                    env=self.values,
                    cwd=ROOT,
                    start_new_session=True,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                )
                for command in commands
            ]
        wait_for(f"{self.address}/suc-khoe/")

    def processes(self) -> list[int]:
        """Return the ids of all running processes that have this site's environment."""
        mark = f"HUB_VAR={self.var}\0".encode()
        return [pid for pid in all_processes() if mark in read(pid, "environ")]

    def web(self) -> tuple[int, list[int]]:
        """Return the id of granian's first process (0: none) and of its workers."""
        found = [p for p in self.processes() if b"\0granian\0" in read(p, "cmdline")]
        first = next((p for p in found if parent(p) not in found), 0)
        return first, [p for p in found if parent(p) == first]

    def memory(self) -> int:
        """Return the resident memory of all processes, in MB."""
        pages = [read(pid, "statm").split() for pid in self.processes()]
        return sum(int(p[1]) for p in pages if p) * os.sysconf("SC_PAGE_SIZE") >> 20

    def errors(self) -> list[str]:
        """Return the last lines of all tracebacks in the log, each once."""
        log = (self.var / "log").read_text(encoding="utf-8", errors="replace")
        return sorted(set(re.findall(r"[\w.]+(?:Error|Exception): .*", log)))

    def kill(self) -> int:
        """Kill -9 every process at once, also late ones; return how many there were."""
        killed: set[int] = set()
        while pids := self.processes():
            for pid in pids:
                end(pid)
            killed.update(pids)
            for process in getattr(self, "started", ()):
                process.poll()
            time.sleep(0.02)
        return len(killed)


def all_processes() -> list[int]:
    own = os.getpid()
    return [int(n) for n in os.listdir("/proc") if n.isdigit() and int(n) != own]


def read(pid: int, name: str) -> bytes:
    """Return a file of /proc/PID, nothing when the process has ended."""
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""


def parent(pid: int) -> int:
    """Return the parent of a process, 0 when the process has ended."""
    return int((read(pid, "stat").rpartition(b")")[2].split() or (0, 0))[1])


def end(pid: int, number: int = signal.SIGKILL) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def wait_for(url: str, seconds: int = 90) -> None:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        try:
            urllib.request.urlopen(url, timeout=2).close()  # noqa: S310 - our server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(url)
