"""Drill: files that are broken or meant to harm, by the admin's own upload forms.

Passes when each is answered in less than a second with a sentence in Vietnamese, the
memory of all processes stays flat, and no row and no file is left.

    python benchmarks/drills/corrupted_upload.py
"""

import html
import json
import re
import struct
import threading
import zipfile
import zlib
from io import BytesIO

from own_site import OwnSite
from report import run, say, verdict
from terms import select
from visitor import Visitor

Samples = dict[str, tuple[str, str, bytes]]
ROUNDS, SLOWEST, GROWTH = 5, 1.0, 48  # seconds; MB, a few uploads of some MB each
TABLES = ("files_hubimage", "files_hubdocument", "wagtailcore_uploadedfile")
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


def jpeg() -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.effect_noise((1600, 1200), 60).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def claiming_png() -> bytes:
    """Return a PNG that claims 20,000 x 20,000 points and holds a handful."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    size = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    rows = chunk(b"IDAT", zlib.compress(bytes(10_000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + rows + chunk(b"IEND", b"")


def zip_bomb() -> bytes:
    """Return a .docx of about 0.5 MB that unpacks to 512 MB."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as member:
            for _ in range(512):
                member.write(bytes(1 << 20))
    return out.getvalue()


def pdf() -> bytes:
    from fpdf import FPDF

    document = FPDF()
    for _ in range(20):
        document.add_page()
        document.set_font("helvetica", size=12)
        document.multi_cell(0, text="A plan for tea. " * 100)
    return bytes(document.output())


def samples() -> Samples:
    """Return {what it is: (kind of upload, name, bytes)}."""
    photo, paper = jpeg(), pdf()
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    return {
        "half a JPEG": ("images", "anh.jpg", photo[: len(photo) // 2]),
        "text as .jpg": ("images", "chu.jpg", "Không phải ảnh".encode() * 50),
        "PNG of 400 megapixels": ("images", "to.png", claiming_png()),
        "SVG": ("images", "ve.svg", svg),
        "SVG as .png": ("images", "ve.png", svg),
        "zip bomb as .docx": ("documents", "bom.docx", zip_bomb()),
        "half a PDF": ("documents", "nua.pdf", paper[: len(paper) // 2]),
        "text as .pdf": ("documents", "chu.pdf", b"no PDF at all\n" * 50),
    }


def refusal(person: Visitor, kind: str, name: str, data: bytes) -> tuple[str, float]:
    """Upload by the form for one file; return what the page says, and the seconds."""
    path = f"/quan-tri/{kind}/add/"
    form = person.form(path) | {"title": "Diễn tập"}
    answer = person.post(path, form, {"file": (name, data)})
    said = re.findall(r'class="error-message"[^>]*>(.*?)</', answer.text, re.S)
    said = said if answer.status == 200 else [f"answer {answer.status}"]
    return html.unescape(" ".join(" ".join(said).split())), answer.seconds


def refusal_in_list(
    person: Visitor, kind: str, name: str, data: bytes
) -> tuple[str, float]:
    """Upload by the form for many files, which answers in JSON; return the same."""
    path = f"/quan-tri/{kind}/multiple/add/"
    form = person.form(path) | {"title": "Diễn tập"}
    answer = person.post(path, form, {"files[]": (name, data)})
    if answer.status != 200:
        return f"answer {answer.status}", answer.seconds
    found = json.loads(answer.text)
    return html.unescape(found.get("error_message", "taken")), answer.seconds


class Memory(threading.Thread):
    """Watches the memory of a site; `most` is the most that it took, in MB."""

    def __init__(self, site: OwnSite) -> None:
        super().__init__(daemon=True)
        self.site, self.most, self.stop = site, site.memory(), threading.Event()

    def run(self) -> None:
        while not self.stop.wait(0.05):
            self.most = max(self.most, self.site.memory())


def left(site: OwnSite) -> tuple[list[str], set[str]]:
    """Return the number of rows of each table, and all files in store and waiting."""
    rows = [select(site, f"SELECT count(*) FROM {t}")[0] for t in TABLES]  # noqa: S608
    places = (site.var / "media", site.var / "tmp")
    files = {str(p) for place in places for p in place.rglob("*") if p.is_file()}
    return rows, files


def upload_all(person: Visitor, files: Samples, aloud: bool = False) -> list[str]:
    """Upload every sample by both forms; return the faults."""
    faults = []
    for title, (kind, name, data) in files.items():
        for send in (refusal, refusal_in_list):
            said, seconds = send(person, kind, name, data)
            if aloud:
                say(f"  {title}, {len(data) >> 10} kB, {seconds:.2f} s: {said}")
            if seconds > SLOWEST:
                faults.append(f"{title}: {seconds:.2f} s")
            if not VIETNAMESE.search(said.lower()):
                faults.append(f"{title}: {said!r} is no Vietnamese sentence")
    return faults


def main() -> int:
    with OwnSite() as site:
        person = Visitor(site.address)
        person.sign_in("bientap")
        before = left(site)
        files = samples()
        faults = upload_all(person, files, aloud=True)  # each module is loaded now
        memory = Memory(site)
        resting = memory.most
        memory.start()
        for _round in range(ROUNDS):
            faults += upload_all(person, files)
        memory.stop.set()
        memory.join()
        after, now = left(site), site.memory()
    say(f"memory: {resting} MB before, at most {memory.most} MB, {now} MB after")
    say(f"rows of {', '.join(TABLES)}: {before[0]} before, {after[0]} after")
    say(f"files: {len(before[1])} before, {len(after[1])} after")
    if max(memory.most, now) - resting > GROWTH:
        faults.append("memory grows")
    return verdict(faults + (["something is left"] if after != before else []))


if __name__ == "__main__":
    run(main)
