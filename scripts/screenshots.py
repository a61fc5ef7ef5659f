"""Picture each type of page at both widths, light and dark, into `var/screenshots/`.

`make screenshots` serves the data of `make run` on a free port for it. With
`ARGS=--docs` the picture of the README is taken anew as well.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "var" / "screenshots"
PAGES = {
    "home": "/",
    "lessons": "/bai-hoc/",
    "lessons-filtered": "/bai-hoc/?cho=nong-dan&bac=2",
    "lesson": "/bai-hoc/chup-la-che-hoi-ai/",
    "answered": "/bai-hoc/chup-la-che-hoi-ai/?tra-loi=1B",
    "paths": "/lo-trinh/",
    "path": "/lo-trinh/nhap-mon-ai-7-ngay/",
    "guides": "/cong-cu/",
    "guide": "/cong-cu/chatgpt/",
    "documents": "/tai-lieu/",
    "document": "/tai-lieu/giao-an-buoi-hoc-90-phut/",
    "cards": "/tai-lieu/the-cau-lenh-theo-nghe/",
    "questions": "/tai-lieu/cau-hoi-thuong-gap/",
    "glossary": "/thuat-ngu/",
    "term": "/thuat-ngu/cau-lenh-prompt/",
    "programmes": "/chuong-trinh/",
    "programme": "/chuong-trinh/binh-dan-hoc-ai/",
    "phase": "/chuong-trinh/binh-dan-hoc-ai/giai-doan-1/",
    "display": "/co-chu/",
    "lost": "/khong-co/",
}


def serve() -> tuple[subprocess.Popen, str]:
    """Start the site on a free port; return the process and its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    values = os.environ | {
        "DJANGO_SETTINGS_MODULE": "hub.settings.embedded",
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "PORT": str(port),
        "WORKERS": "1",
    }
    prepare = [sys.executable, str(ROOT / "manage.py"), "prepare"]
    subprocess.run(prepare, env=values, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    server = subprocess.Popen([sys.executable, "-m", "hub.serve"], env=values)
    for _try in range(120):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/suc-khoe/", timeout=2)
        except OSError:
            time.sleep(0.25)
        else:
            break
    return server, f"http://127.0.0.1:{port}"


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    server, address = serve()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            for ground in ("light", "dark"):
                for width in (360, 1280):
                    size = {"width": width, "height": 800}
                    page = browser.new_page(viewport=size, color_scheme=ground)
                    for name, path in PAGES.items():
                        page.goto(address + path)
                        page.screenshot(
                            path=OUT / f"{name}-{width}-{ground}.png", full_page=True
                        )
                    page.close()
            if "--docs" in sys.argv:
                page = browser.new_page(viewport={"width": 900, "height": 760})
                page.goto(address + PAGES["lesson"])
                page.screenshot(path=ROOT / "docs" / "img" / "lesson.png")
            browser.close()
    finally:
        server.terminate()
        server.wait(30)


if __name__ == "__main__":
    main()
