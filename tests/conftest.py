"""Fixtures of all tests: what must be there, caches that begin empty, the static files."""

import logging
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.cache import caches
from django.db import connection
from hypothesis import settings

from tests.log_lines import LogLines

SERVERS = {"redis": "TEST_REDIS_URL", "pg": "TEST_PG_URL"}
MISSING: dict[str, str] = {}
ASKS_A_DATABASE = {"db", "transactional_db", "django_db_setup"}
BROWSER = Path(__file__).parent / "browser"
NODE = BROWSER / "node" / "node_modules"
CHECKER = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"

# An example that a busy machine lets wait is no slow one: time is judged as processor time,
# in the benchmarks.
settings.register_profile("hub", settings(), deadline=None)
settings.load_profile("hub")


def lack(what: str, command: str) -> None:
    """Skip a test whose server or browser is missing; in CI that is a failure.

    What was missing is named once at the end, with the command that brings it.
    """
    MISSING[what] = command
    if os.environ.get("REQUIRE_SERVERS") == "1":
        pytest.fail(f"{what} is missing: {command}")
    pytest.skip(f"{what} is missing: {command}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if MISSING:
        terminalreporter.section("Not tested here")
        for what, command in MISSING.items():
            terminalreporter.write_line(f"{what}: {command}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser last: its event loop forbids Django's queries to what follows.

    What speaks of PostgreSQL's own plans is no test of another database; what asks no
    database is tested once.
    """
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if not (item.get_closest_marker("django_db") or fixtures & ASKS_A_DATABASE):
            item.add_marker("once")
    if connection.vendor != "postgresql":
        items[:] = [one for one in items if not one.get_closest_marker("postgresql")]
    items.sort(key=lambda item: BROWSER in item.path.parents)


@pytest.fixture(scope="session", autouse=True)
def joined_css() -> None:
    """Pages of the tests name the joined CSS; it must be there."""
    from hub.static import join_css

    join_css()


def answers(url: str) -> bool:
    """Return whether something listens at the address."""
    parts = urlsplit(url)
    try:
        socket.create_connection((parts.hostname, parts.port), timeout=2).close()
    except OSError:
        return False
    return True


@pytest.fixture(scope="session")
def require_server() -> Callable[[str], str]:
    """Return a function that gives the address of a running server, or lacks it."""

    def address(kind: str) -> str:
        url = os.environ.get(SERVERS[kind], "")
        if not url or not answers(url):
            lack(f"the server {kind}", "make servers")
        return url

    return address


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of Debian's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        lack("the browser Chromium", "apt-get install chromium fonts-noto-core")
    return path or ""


@pytest.fixture(scope="session")
def markup_checker() -> list[str]:
    """Return the command of the W3C's checker, a Java program that npm brings."""
    if shutil.which("java") is None:
        lack("Java for the checker of HTML", "apt-get install default-jre-headless")
    if not CHECKER.exists():
        lack("the W3C's checker of HTML", "npm ci --prefix tests/browser/node")
    return ["java", "-jar", str(CHECKER)]


@pytest.fixture(scope="session")
def log_lines() -> Iterator[LogLines]:
    """Hear every line that the product writes in the whole run."""
    lines = LogLines()
    logging.getLogger().addHandler(lines)
    yield lines
    logging.getLogger().removeHandler(lines)


@pytest.fixture(autouse=True)
def silent_logs(log_lines: LogLines) -> Iterator[None]:
    """After each test: no line held a number, a code, a name or an e-mail of the test."""
    with log_lines.of_one_test() as private:
        yield
    assert log_lines.leaks(private) == []


@pytest.fixture(autouse=True)
def empty_caches() -> Iterator[None]:
    for cache in caches.all():
        cache.clear()
    yield
    for cache in caches.all():
        cache.clear()
