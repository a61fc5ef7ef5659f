"""A real Chromium on the real product: prepared and served as `make run` does it."""

import functools
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from tests.log_lines import LogLines

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 800}}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="session")
def values(tmp_path_factory) -> dict[str, str]:
    """Return the environment of a site of its own, on a free port."""
    values = os.environ | {
        "DJANGO_SETTINGS_MODULE": "hub.settings.embedded",
        "HUB_VAR": str(tmp_path_factory.mktemp("var")),
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "PORT": str(free_port()),
        "WORKERS": "2",
        "SMS_SENDER": "file",
    }
    values.pop("DATABASE_URL", None)
    return values


@pytest.fixture(scope="session")
def site(values) -> Iterator[str]:
    """Serve the launch content from data of its own; return the address."""
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "prepare"], env=values, check=True, capture_output=True)
    written = Path(values["HUB_VAR"]) / "served.log"
    with written.open("w", encoding="utf-8") as lines:
        server = subprocess.Popen(
            [sys.executable, "-m", "hub.serve"], env=values, cwd=ROOT,
            start_new_session=True, stdout=lines, stderr=subprocess.STDOUT,
        )  # fmt: skip
    address = f"http://127.0.0.1:{values['PORT']}"
    try:
        wait_for(f"{address}/suc-khoe/")
        yield address
    finally:
        server.terminate()
        server.wait(30)
    assert private_lines(written, Path(values["HUB_VAR"]) / "codes") == []


def private_lines(written: Path, codes: Path) -> list[str]:
    """Return what the servers wrote with a number or a code that was sent in it."""
    texts = [path.read_text(encoding="utf-8") for path in codes.glob("*.txt")]
    lines = LogLines()
    lines.lines = written.read_text(encoding="utf-8").splitlines()
    return lines.leaks(
        {code for text in texts for code in re.findall(r"\b\d{6}\b", text)}
    )


def wait_for(url: str) -> None:
    for _try in range(240):
        try:
            urllib.request.urlopen(url, timeout=2)  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise TimeoutError(url)


@pytest.fixture(scope="session", autouse=True)
def whole_pages() -> Iterator[None]:
    """Let every click, tap and key end when the page that it led to is there, whole.

    Playwright ends them when the answer begins. What a test then reads of a page that
    is still on its way (its text, how many of something it holds) is now and then less.
    """

    def ends_with_the_page(act: Callable) -> Callable:
        @functools.wraps(act)
        def acted(self, *given, **options):
            done = act(self, *given, **options)
            (self if isinstance(self, Page) else self.page).wait_for_load_state()
            return done

        return acted

    with pytest.MonkeyPatch.context() as patch:
        for place in Locator, Page:
            for act in "click", "tap", "press":
                patch.setattr(place, act, ends_with_the_page(getattr(place, act)))
        yield


@pytest.fixture(scope="session")
def browser(chromium) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def last_code(values) -> Callable[[], str]:
    """Return a function that reads the newest code out of the sent text messages."""

    def read() -> str:
        newest = max((Path(values["HUB_VAR"]) / "codes").glob("*.txt"))
        text = newest.read_text(encoding="utf-8").split("\n", 1)[1]
        return re.search(r"\b\d{6}\b", text)[0]

    return read


@pytest.fixture
def person(browser, site):
    """Return a function that signs a demo user in and gives a page of a context."""
    from hub.accounts.demo import PASSWORD

    contexts: list[BrowserContext] = []

    def sign_in(name: str) -> Page:
        context = browser.new_context(
            base_url=site, locale="vi-VN", viewport={"width": 1400, "height": 1000}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto("/quan-tri/login/")
        page.fill("input[name=username]", f"{name}@demo.invalid")
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/quan-tri/")
        return page

    yield sign_in
    for context in contexts:
        context.close()
