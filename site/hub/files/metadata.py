"""Take place, time and device out of a picture; its look and its turn stay.

JPEG, PNG, WebP and GIF are rewritten part by part, so no point of them changes; AVIF is
saved again when it carries such data. Whatever follows the end of the picture (the
films of "motion photos") is dropped.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

ORIENTATION = 0x0112
JPEG_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
PNG_KEPT = {b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"bKGD",
            b"pHYs", b"acTL", b"fcTL", b"fdAT"}  # fmt: skip
WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
WEBP_EXIF, WEBP_XMP = 0x08, 0x04
GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def strip(data: bytes) -> bytes:
    """Return the picture without data about it. Raises ValueError or OSError, as Pillow
    does, for what is no sound picture.
    """
    with Image.open(BytesIO(data)) as image:
        turn = image.getexif().get(ORIENTATION, 1)
        exif = turned(turn) if turn in range(2, 9) else b""
        if image.format == "AVIF":
            return avif(image, exif, data)
        return WAYS[image.format or ""](data, exif)


def turned(turn: int) -> bytes:
    """Return an EXIF block that says only how the picture is turned."""
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    return exif.tobytes()


def jpeg(data: bytes, exif: bytes) -> bytes:
    """Keep all but the segments of programs and comments; colour profiles are kept.

    Of several pictures in one file (MPO) the first is kept.
    """
    out, at, pending = [data[:2]], 2, segment(0xE1, exif) if exif else b""
    while at + 4 <= len(data) and data[at + 1] != 0xD9:
        marker, length = struct.unpack(">xBH", data[at : at + 4])
        if marker == 0xFF or 0xD0 <= marker <= 0xD7 or marker == 0x01:
            at += 1 if marker == 0xFF else 2  # fill bytes, marks without a length
            continue
        if marker != 0xE0 and pending:
            out.append(pending)
            pending = b""
        end = at + 2 + length
        if marker == 0xDA:
            found = SCAN_END.search(data, end)
            end = found.start() if found else len(data)
        if is_kept(marker, data[at + 4 : at + 16]):
            out.append(data[at:end])
        at = end
    return b"".join([*out, b"\xff\xd9"])


def is_kept(marker: int, start: bytes) -> bool:
    """Return whether a segment of a JPEG changes how the picture looks."""
    if 0xE0 <= marker <= 0xEF:
        return start.startswith(JPEG_KEPT.get(marker, b"\0never"))
    return marker != 0xFE


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def avif(image: Image.Image, exif: bytes, data: bytes) -> bytes:
    if not image.info.get("exif") and not image.info.get("xmp"):
        return data
    out = BytesIO()
    profile = image.info.get("icc_profile") or b""
    animated = getattr(image, "is_animated", False)
    image.save(out, "AVIF", quality=90, exif=exif, xmp=b"", icc_profile=profile,
               save_all=animated)  # fmt: skip
    return out.getvalue()


def png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return (
        struct.pack(">I", len(body))
        + kind
        + body
        + struct.pack(">I", zlib.crc32(kind + body))
    )


def png(data: bytes, exif: bytes) -> bytes:
    """Keep critical chunks, and those that change how the picture looks."""
    out = [data[:8]]
    for kind, body in png_chunks(data):
        if not kind[0] & 0x20 or kind in PNG_KEPT:
            out.append(png_chunk(kind, body))
        if kind == b"IHDR" and exif:
            out.append(png_chunk(b"eXIf", exif.removeprefix(b"Exif\0\0")))
        if kind == b"IEND":
            break
    return b"".join(out)


def webp(data: bytes, exif: bytes) -> bytes:
    """Keep the chunks of picture, film and colour; the header says what is left."""
    at, end = 12, min(len(data), 8 + struct.unpack("<I", data[4:8])[0])
    parts = []
    while at + 8 <= end:
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == b"VP8X":
            flags = body[0] & ~(WEBP_EXIF | WEBP_XMP) | (WEBP_EXIF if exif else 0)
            body = bytes([flags]) + body[1:]
        if kind in WEBP_KEPT:
            parts.append(riff(kind, body))
        at += 8 + length + length % 2
    if exif and parts and parts[0].startswith(b"VP8X"):
        parts.append(riff(b"EXIF", exif.removeprefix(b"Exif\0\0")))
    content = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(content)) + content


def riff(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def gif(data: bytes, exif: bytes) -> bytes:
    """Drop comments and the data of programs; keep pictures, times and repetition."""
    at = 13 + table_size(data[10])
    out = [data[:at]]
    while at < len(data) and data[at] != 0x3B:
        start = at
        if data[at] == 0x2C:
            at += 10 + table_size(data[at + 9]) + 1
            kept = True
        else:
            label, name = data[at + 1], data[at + 3 : at + 14]
            kept = label in (0xF9, 0x01) or (label == 0xFF and name in GIF_LOOPS)
            at += 2
        while data[at]:
            at += data[at] + 1
        at += 1
        if kept:
            out.append(data[start:at])
    return b"".join([*out, b";"])


def table_size(flags: int) -> int:
    """Return the bytes of a colour table that the flags of a GIF announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


WAYS = {"JPEG": jpeg, "MPO": jpeg, "PNG": png, "WEBP": webp, "GIF": gif}
