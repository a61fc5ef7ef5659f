"""A PostgreSQL server of a drill's own, by scripts/servers.sh, and its removal.

It runs with fsync off, as for tests; `durable()` starts it again as in production.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

from own_site import ROOT, all_processes, end, free_port, parent, read

SCRIPT = str(ROOT / "scripts/servers.sh")
BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


class OwnPostgres:
    """Data lie in a folder of its own, or in `folder`; `url` names its database."""

    def __init__(self, folder: Path | None = None) -> None:
        self.made = Path(tempfile.mkdtemp(prefix="hub-drill-pg-"))
        self.folder = folder or self.made
        self.port = free_port()

    def __enter__(self) -> Self:
        for folder in (self.made, self.folder):
            folder.chmod(0o755)  # started by root, the server runs as `nobody`
        self.url = self.script("start")
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        shutil.rmtree(self.made, ignore_errors=True)

    @property
    def data(self) -> Path:
        return self.folder / "pg/data"

    def script(self, action: str) -> str:
        """Let scripts/servers.sh start, stop or kill it; return what it prints."""
        values = {"SERVERS_DIR": str(self.folder), "SERVER_PORT": str(self.port)}
        done = subprocess.run(  # noqa: S603 - our own script
            [SCRIPT, action, "pg"], env=os.environ | values, check=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self.note()
        return done.stdout.strip()

    def control(self, *arguments: str) -> None:
        """Call pg_ctl as the user whom the server runs as."""
        nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        command = [str(BINARIES[-1] / "pg_ctl"), "-w", "-D", str(self.data)]
        subprocess.run(  # noqa: S603 - fixed command
            [*(nobody if os.getuid() == 0 else ()), *command, *arguments],
            check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.note()

    def durable(self) -> None:
        """Start it with PostgreSQL's own, safe settings of writing to disk."""
        flags = f"-p {self.port} -c listen_addresses=127.0.0.1"
        log = str(self.data.parent / "logs/pg")
        self.control("-l", log, "-o", f"{flags} -c unix_socket_directories=", "start")

    def note(self) -> None:
        """Keep the id of the server's first process: its disk may be away later."""
        with contextlib.suppress(FileNotFoundError):
            self.first = int((self.data / "postmaster.pid").read_text().split()[0])

    def kill(self) -> None:
        """Kill -9 the server with all its processes, and see them gone."""
        pids = [self.first, *(p for p in all_processes() if parent(p) == self.first)]
        if b"postgres" not in read(self.first, "cmdline"):
            return  # it has ended, and the number may be somebody else's by now
        for pid in pids:
            end(pid)
        while set(pids) & set(all_processes()):
            time.sleep(0.05)
