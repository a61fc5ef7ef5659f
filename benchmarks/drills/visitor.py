"""A browser without JavaScript: keeps cookies, fills forms in and sends them."""

import http.client
import secrets
import time
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from own_site import ROOT

Fields = dict[str, str]
Files = dict[str, tuple[str, bytes]]


class Answer(NamedTuple):
    """An answer that was read in full; `seconds` from the first byte sent."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(
    address: str, method: str, path: str, headers: Fields, body: bytes | None = None
) -> Answer:
    """Ask once, by a connection of its own. Raises OSError or HTTPException."""
    begin = time.monotonic()
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.request(method, path, body, headers | {"Connection": "close"})
        found = connection.getresponse()
        content = found.read()
    finally:
        connection.close()
    return Answer(found.status, found.headers, content, time.monotonic() - begin)


class Form(HTMLParser):
    """The fields that a page's form by POST would send (the last form counts)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: Fields = {}
        self.name = self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        name = found.get("name", "")
        if tag == "form" and found.get("method", "").lower() == "post":
            self.fields = {}
        elif tag == "input" and name and is_sent(found):
            self.fields[name] = found.get("value", "")
        elif tag in {"textarea", "select"} and name:
            self.name, self.inside = name, tag
            self.fields[name] = ""
        elif tag == "option" and self.inside == "select" and "selected" in found:
            self.fields[self.name] = found.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.inside == "textarea":
            self.fields[self.name] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""


def is_sent(found: Fields) -> bool:
    kind = found.get("type", "text")
    if kind in {"checkbox", "radio"}:
        return "checked" in found
    return kind not in {"submit", "button", "file", "image"}


class Visitor:
    """One person; on a site in production as behind its proxy, that is by https."""

    def __init__(self, address: str, https: bool = False) -> None:
        self.address = address
        host = urlsplit(address).netloc
        self.headers = {"Origin": f"http://{host}", "Accept-Language": "vi"}
        if https:
            self.headers |= {"Origin": f"https://{host}", "X-Forwarded-Proto": "https"}
        self.cookies: Fields = {}

    def get(self, path: str) -> Answer:
        return self.send("GET", path, {})

    def post(self, path: str, fields: Fields, files: Files | None = None) -> Answer:
        if files is None:
            kind, body = "application/x-www-form-urlencoded", urlencode(fields).encode()
        else:
            kind, body = multipart(fields, files)
        return self.send("POST", path, {"Content-Type": kind}, body)

    def send(
        self, method: str, path: str, more: Fields, body: bytes | None = None
    ) -> Answer:
        answer = ask(self.address, method, path, self.sent(more), body)
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {n: c.value for n, c in SimpleCookie(line).items()}
        return answer

    def sent(self, more: Fields) -> Fields:
        """Return the headers of a request, cookies among them."""
        cookies = "; ".join(f"{n}={v}" for n, v in self.cookies.items())
        return self.headers | ({"Cookie": cookies} if cookies else {}) | more

    def form(self, path: str) -> Fields:
        """Return the fields of the form on a page, as they stand."""
        return Form(self.get(path).text).fields

    def sign_in(self, name: str) -> None:
        """Sign one of the demo users in (bientap, chuyengia, xuatban, quantri)."""
        who = {"username": f"{name}@demo.invalid", "password": password()}
        path = "/quan-tri/login/"
        if self.post(path, self.form(path) | who).status != 302:
            raise RuntimeError(f"{name} cannot sign in")


def password() -> str:
    """Return the demo users' password; their module cannot be imported without Django."""
    text = (ROOT / "site/hub/accounts/demo.py").read_text(encoding="utf-8")
    return text.split('PASSWORD = "')[1].split('"')[0]


def multipart(fields: Fields, files: Files) -> tuple[str, bytes]:
    """Return content type and body of a form with files."""
    line = secrets.token_hex(16)
    parts = []
    for name, value in fields.items():
        head = f'--{line}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
        parts.append(f"{head}{value}\r\n".encode())
    for name, (filename, data) in files.items():
        head = f'--{line}\r\nContent-Disposition: form-data; name="{name}";'
        head += f' filename="{filename}"\r\nContent-Type: application/octet-stream'
        parts += [f"{head}\r\n\r\n".encode(), data, b"\r\n"]
    parts.append(f"--{line}--\r\n".encode())
    return f"multipart/form-data; boundary={line}", b"".join(parts)
