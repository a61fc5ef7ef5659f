"""Is a document what its name says? Looked at without unpacking any of it to disk."""

import struct
import zipfile
import zlib
from typing import IO, NamedTuple

MAX_MEMBERS = 3000
MAX_DIRECTORY = 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 300  # of one member above 1 MB; text in XML packs to a tenth or twentieth
SMALL_MEMBER = 1024 * 1024
END_RECORD = b"PK\x05\x06"
PDF_END, PDF_TAIL = b"%%EOF", 2048  # readers look for it in the last 1,024 bytes
MACROS = ("vbaproject.bin", "basic/script-lc.xml")


class Kind(NamedTuple):
    """A kind of document: its media type, and the member that its archive must hold."""

    media_type: str
    member: str = ""


OFFICE = "application/vnd.openxmlformats-officedocument"
ODT = "application/vnd.oasis.opendocument.text"
KINDS = {
    "pdf": Kind("application/pdf"),
    "docx": Kind(f"{OFFICE}.wordprocessingml.document", "word/document.xml"),
    "xlsx": Kind(f"{OFFICE}.spreadsheetml.sheet", "xl/workbook.xml"),
    "pptx": Kind(f"{OFFICE}.presentationml.presentation", "ppt/presentation.xml"),
    "odt": Kind(ODT, "content.xml"),
}


class Refused(ValueError):
    """Says by `code` why a file is not taken: extension, content, packed or macros."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def check(file: IO[bytes], extension: str) -> None:
    """Raise Refused unless the file is of the kind that its extension names."""
    if extension not in KINDS:
        raise Refused("extension")
    file.seek(0)
    if extension == "pdf":
        check_pdf(file)
        return
    check_directory(file)
    try:
        with zipfile.ZipFile(file) as archive:
            check_members(archive)
            check_kind(archive, extension)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError,
            NotImplementedError, zlib.error) as error:  # fmt: skip
        raise error if isinstance(error, Refused) else Refused("content") from error


def check_pdf(file: IO[bytes]) -> None:
    """Refuse what does not begin as a PDF, and one whose end did not arrive."""
    start = file.read(1024).lstrip(b"\xef\xbb\xbf\r\n\t ")
    size = file.seek(0, 2)
    file.seek(max(0, size - PDF_TAIL))
    if not start.startswith(b"%PDF-") or PDF_END not in file.read():
        raise Refused("content")


def check_directory(file: IO[bytes]) -> None:
    """Refuse a list of members too long to be read, before Python reads it."""
    if file.seek(0) or file.read(4) != b"PK\x03\x04":
        raise Refused("content")
    file.seek(0, 2)
    file.seek(max(0, file.tell() - 65_557))
    tail = file.read()
    at = tail.rfind(END_RECORD)
    if at < 0 or len(tail) < at + 22:
        raise Refused("content")
    members, size = struct.unpack("<HI", tail[at + 10 : at + 16])
    if members > MAX_MEMBERS or size > MAX_DIRECTORY:
        raise Refused("packed")


def check_members(archive: zipfile.ZipFile) -> None:
    """Bound the number of members and what they unpack to, by their own statement.

    zipfile never reads more of a member than it states, so a lie unpacks to no more.
    """
    members = archive.infolist()
    if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED:
        raise Refused("packed")
    for member in members:
        allowed = max(SMALL_MEMBER, MAX_RATIO * member.compress_size)
        if member.file_size > allowed:
            raise Refused("packed")


def check_kind(archive: zipfile.ZipFile, extension: str) -> None:
    names = {name.lower() for name in archive.namelist()}
    if any(name.endswith(MACROS) for name in names):
        raise Refused("macros")
    if KINDS[extension].member not in names:
        raise Refused("content")
    if extension == "odt":
        if archive.read("mimetype")[:200].strip() != ODT.encode():
            raise Refused("content")
    elif "[content_types].xml" not in names:
        raise Refused("content")
    archive.read(KINDS[extension].member)
