"""What readers get is valid HTML, CSS and SVG: the W3C's checker finds nothing in it."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, unquote
from urllib.request import urlopen

import pytest
import requests
from django.template.loader import render_to_string

from tests.browser.pages import LESSON, PAGES
from tests.browser.test_my_data import INVITE, manage

pytestmark = pytest.mark.browser
CONTROL = "a fault of our own"  # shows that the checker reads what it is given
FAULTY = '<!doctype html><html lang="vi"><title>Lỗi</title><p><em>Lỗi</p></html>'
CHECK = ["--also-check-css", "--also-check-svg", "--exit-zero-always", "--stdout"]
PROMPT = re.compile(r'action="(/cau-lenh/trang/[^"]+)"')
TOPIC = re.compile(r"/cong-dong/t/(\d+)-")
ANSWER = re.compile(r'"(/cong-dong/viec/ve/\d+/tra-loi/)"')
TOKEN = re.compile(r'csrfmiddlewaretoken" value="([^"]+)"')
LINKED = re.compile(r'"(/static/[^"#]+\.(?:css|svg))[#"]')


def fetch(url: str, data: bytes | None = None) -> str:
    """Return what the server answers, also with 404; by POST when there are data."""
    try:
        with urlopen(url, data, timeout=20) as answer:  # noqa: S310 - our own server
            return answer.read().decode()
    except HTTPError as answer:
        return answer.read().decode()


def every_page(site: str) -> dict[str, str]:
    """Return the HTML of the whole sitemap, of each state of a page, by its name."""
    urls = re.findall("<loc>([^<]+)", fetch(f"{site}/sitemap.xml"))
    paths = [*(url.removeprefix(site) for url in urls), *PAGES]
    found = {path: fetch(site + path) for path in dict.fromkeys(paths)}
    form = PROMPT.findall(found[LESSON])[0]
    found["prompt, open"] = fetch(site + form)
    found["prompt, filled"] = fetch(site + form, "o1=Chè <b>&o2=".encode())
    found |= way_in(site)
    found["500.html"] = render_to_string("500.html")
    return found


def way_in(site: str) -> dict[str, str]:
    """Return the HTML of the steps of joining that only a form leads to."""
    reader, found = requests.Session(), {}

    def post(state: str, path: str, **fields: str) -> None:
        token = TOKEN.search(reader.get(site + path, timeout=20).text)[1]
        values = {"csrfmiddlewaretoken": token, "next": LESSON} | fields
        found[state] = reader.post(site + path, values, timeout=20).text

    post("join, nothing filled in", "/dang-ky/")
    post("join, too young", "/dang-ky/", name="Lan", contact="lan@a.vn", adult="no")
    post("sign in, wrong", "/dang-nhap/", contact='12 <b>"', password="x")
    post("code", "/dang-nhap/", contact="0912 345 099", shared="on")
    post("code, wrong", "/xac-thuc/", code="12")
    assert "id_code_error" in found["code, wrong"]  # each step was reached
    post("lost phone, nothing filled in", "/dang-nhap/mat-so/")
    post(
        "lost phone, code", "/dang-nhap/mat-so/", old="0912 345 098",
        new="0912 345 097", name="Lan", story="Tôi học lớp ở nhà văn hoá xã.",
    )  # fmt: skip
    assert "0912 345 097" in found["lost phone, code"]
    post("complaint, nothing filled in", "/khieu-nai/")
    post("complaint, sent", "/khieu-nai/", about="other", text='Chỗ "này" <b> sai rồi.')
    assert "KN-" in found["complaint, sent"]
    return found


def mine(site: str, values: dict[str, str]) -> dict[str, str]:
    """Return the HTML of what only a member sees: an admin's own data, invitations."""
    from hub.accounts.demo import PASSWORD

    reader, found = requests.Session(), {}

    def post(state: str, path: str, **fields: str) -> str:
        token = TOKEN.search(reader.get(site + path, timeout=20).text)[1]
        given = {"csrfmiddlewaretoken": token} | fields
        answer = reader.post(site + path, given, timeout=20)
        found[state] = answer.text
        return answer.url

    admin = {"contact": "quantri@demo.invalid", "password": PASSWORD}
    if "/toi/noi-quy/" in post("signed in", "/dang-nhap/", **admin):
        post("rules", "/toi/noi-quy/", accept="yes")  # unless another test has done it
    pk, short = manage(values, INVITE)
    for path in ("/toi/du-lieu/", "/xac-thuc/lai/?cach=ma", "/toi/du-lieu/yeu-cau/",
                 "/toi/loi-moi/", f"/toi/loi-moi/{pk}/in/", short, "/toi/", "/toi/xem-lai/",
                 "/toi/bao-mat/", "/toi/bao-mat/ung-dung/", "/toi/bao-mat/khoa/",
                 "/toi/bao-mat/mat-khau/", "/toi/bao-mat/thiet-bi/",
                 "/toi/bao-mat/lien-he/"):  # fmt: skip
        found[path] = reader.get(site + path, timeout=20).text
    assert 'class="qr"' in found[f"/toi/loi-moi/{pk}/in/"]
    post("request, nothing filled in", "/toi/du-lieu/yeu-cau/")
    post("request, sent", "/toi/du-lieu/yeu-cau/", kind="object", text="Xin thôi dùng.")
    post("invitation, nothing filled in", "/toi/loi-moi/")
    found["invitation"] = fetch(site + short)
    return found | states(site, reader, post)


def states(
    site: str, reader: requests.Session, post: Callable[..., str]
) -> dict[str, str]:
    """Return the HTML of what stands where somebody wrote, reported and removed."""
    reply = ANSWER.search(fetch(f"{site}/cong-cu/gemini/"))[1]
    post("said below a page", reply, body="Tôi mở được trên máy cũ.")
    found = {"a page with its talk": fetch(f"{site}/cong-cu/gemini/")}
    assert "Tôi mở được trên máy cũ." in found["a page with its talk"]
    other = TOPIC.search(fetch(f"{site}/cong-dong/hoi-dap/"))[1]
    post("reported", f"/cong-dong/viec/t/{other}/bao-xau/", reason="spam")
    found["desk, reports"] = reader.get(f"{site}/kiem-duyet/bao-xau/", timeout=20).text
    assert "<time datetime=" in found["desk, reports"]
    own = post("asked", "/cong-dong/dang/", body="Lớp tối nay mấy giờ?", buoc="gui")
    decide, remove = f"/kiem-duyet/t/{TOPIC.search(own)[1]}/", {"quyet-dinh": "go"}
    post("no reason", decide, **remove, **{"danh-sach": "bao-xau"})
    post("removed", decide, reason="spam", **remove)
    found["removed, to its author"] = reader.get(own, timeout=20).text
    assert "/toi/xem-lai/" in found["removed, to its author"]
    found["removed, to others"] = fetch(own)
    return found


def linked(site: str, pages: dict[str, str]) -> dict[str, str]:
    """Return the style sheets and drawings that the pages name, by their addresses."""
    paths = {path for text in pages.values() for path in LINKED.findall(text)}
    return {path: fetch(site + path) for path in sorted(paths)}


def check(checker: list[str], texts: dict[str, str], folder: Path) -> dict[str, set]:
    """Return what one run of the checker says of each text: errors and warnings."""
    for name, text in texts.items():
        path = folder / quote(name, safe="")
        kind = path.suffix if path.suffix in {".css", ".svg", ".html"} else ".html"
        path.with_name(f"{path.name}{kind}").write_text(text, encoding="utf-8")
    ran = subprocess.run(
        [*checker, "--format", "json", *CHECK, str(folder)],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    said: dict[str, set] = {}
    for message in json.loads(ran.stdout)["messages"]:
        name = unquote(unquote(Path(message["url"]).stem))
        extract = message.get("extract", "").strip()
        said.setdefault(name, set()).add(f"{message['message']} In: {extract}")
    return said


def test_the_checker_of_the_w3c_finds_nothing(markup_checker, site, values, tmp_path):
    pages = every_page(site) | mine(site, values)
    files = linked(site, pages)
    assert len(pages) > 100
    assert any(path.endswith(".css") for path in files)
    said = check(markup_checker, pages | files | {CONTROL: FAULTY}, tmp_path)
    assert said.pop(CONTROL)
    assert said == {}
