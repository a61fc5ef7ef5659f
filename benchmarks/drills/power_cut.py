"""Drill: the power goes while 8 editors save new terms; 3 rounds.

The site lies on an ext4 file system in a loop file. `EXT4_IOC_SHUTDOWN` without a flush
of the journal drops what was not synced; then it is mounted again and the site started.
Passes when no term that was promised is lost and the database is whole. Needs root and
loop devices; without them the exit status is 2. With --postgres the database lies there;
with --unsafe SQLite syncs less than it should, and the drill must FAIL.

    python benchmarks/drills/power_cut.py [--postgres | --unsafe]
"""

import contextlib
import fcntl
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Self

from own_postgres import OwnPostgres
from own_site import OwnSite
from report import NOT_RUN, run, say, verdict
from terms import Writers, compare

SHUTDOWN, NO_LOG_FLUSH = 0x8004587D, 2  # EXT4_IOC_SHUTDOWN, EXT4_GOING_FLAGS_NOLOGFLUSH
TERMS, PAUSE = (20, 33, 47), 0.3


class Disk:
    """An ext4 file system in a file; `mount` is the folder on which it lies."""

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix="hub-drill-disk-"))
        self.folder.chmod(0o755)
        self.image, self.mount = self.folder / "disk.img", self.folder / "mount"
        self.mount.mkdir()
        with self.image.open("wb") as file:
            file.truncate(1 << 30)
        try:
            command("mkfs.ext4", "-q", str(self.image))
            self.attach()
        except BaseException:
            shutil.rmtree(self.folder)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self.mount.is_mount():
            self.detach()
        shutil.rmtree(self.folder, ignore_errors=True)

    def attach(self) -> None:
        command("mount", "-o", "loop", str(self.image), str(self.mount))

    def detach(self) -> None:
        """Unmount; a killed process may hold its files for a moment."""
        for _try in range(100):
            with contextlib.suppress(OSError):
                return command("umount", str(self.mount))
            time.sleep(0.1)
        command("umount", str(self.mount))

    def cut(self) -> None:
        """Stop all writing to the disk at once; never on any file system but our own."""
        if not self.mount.is_mount():
            raise RuntimeError(f"{self.mount} is not mounted")
        handle = os.open(self.mount, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        finally:
            os.close(handle)


def command(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise OSError(f"{' '.join(words)}: {done.stderr.strip()}")


def rounds(disk: Disk, site: OwnSite, database: OwnPostgres | None) -> list[str]:
    writers, faults = Writers(site, pause=PAUSE), []
    os.sync()
    for number, more in enumerate(TERMS, 1):
        before = len(writers.promised)
        with writers.writing():
            writers.wait(more)
            disk.cut()
            site.kill()
        if database:
            database.kill()
        disk.detach()
        disk.attach()
        if database:
            database.durable()
        site.start()
        figures, found = compare(site, writers)
        say(f"round {number}: {figures}")
        faults += found
        if len(writers.promised) < before + more:
            faults.append(f"round {number} promised too little to prove anything")
    return faults


def drill(disk: Disk) -> int:
    unsafe = "benchmarks.drills.unsafe_demo" if "--unsafe" in sys.argv else ""
    with contextlib.ExitStack() as stack:
        database, folder = None, disk.mount / "data"
        folder.mkdir()
        if "--postgres" in sys.argv:
            database = stack.enter_context(OwnPostgres(folder))
            site = stack.enter_context(OwnSite(database.url))
            database.script("stop")
            database.durable()
        else:
            site = stack.enter_context(OwnSite(settings=unsafe, folder=folder))
        name = (
            "PostgreSQL"
            if database
            else f"SQLite {'unsafe' if unsafe else 'as shipped'}"
        )
        say(f"power cut, {name}")
        return verdict(rounds(disk, site, database))


def main() -> int:
    try:
        disk = Disk().__enter__()
    except OSError as error:
        say(f"not run: root, mkfs.ext4 and loop devices are needed ({error})")
        return NOT_RUN
    with contextlib.ExitStack() as stack:
        stack.push(disk)
        return drill(disk)


if __name__ == "__main__":
    run(main)
