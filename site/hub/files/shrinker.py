"""Make a picture of a member small and plain: run as a program of its own, without Django.

    python shrinker.py < file > one line of JSON, then the bytes of picture and thumbnail

The line holds "sizes" and the lengths of both in bytes, or "refused" and why. Only points
pass through: what else the file held (place, maker, a second file) is left behind.
"""

import json
import resource
import sys
from io import BytesIO

MEMORY = 300 * 1024 * 1024
CPU_SECONDS = 2
KINDS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
MOST_POINTS = 40_000_000
SIDE, MOST_BYTES = 1280, 300_000
SMALL_SIDE, MOST_SMALL = 320, 15_000
QUALITIES = (84, 76, 66, 54, 40)
HEIC = (b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1")


class Refused(ValueError):
    """Says by its only word why a picture is not taken."""


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def opened(data: bytes):
    """Return the picture, nothing of it unpacked yet."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # asked here, with a word of its own
    if data[4:8] == b"ftyp" and data[8:12] in HEIC:
        raise Refused("heic")
    try:
        image = Image.open(BytesIO(data), formats=KINDS)
    except UnidentifiedImageError:
        raise Refused("kind") from None
    if image.width * image.height > MOST_POINTS:
        raise Refused("large")
    # Phones put a second picture into a JPEG (MPO): the first one is the picture.
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise Refused("animated")
    return image


def plain(image):
    """Return the points alone, upright, at most SIDE wide and high, on white."""
    from PIL import Image, ImageOps

    image.draft("RGB", (SIDE, SIDE))  # a JPEG is read at half or a quarter of its size
    image.load()
    if image.mode not in {"RGB", "RGBA", "L", "LA"}:
        see_through = image.mode in {"PA", "La"} or "transparency" in image.info
        image = turned(image, image.convert("RGBA" if see_through else "RGB"))
    image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    ImageOps.exif_transpose(image, in_place=True)
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A") if "A" in image.mode else None)
    return ground


def turned(before, after):
    """Let a converted picture say which way up it is."""
    after.info = dict(before.info)
    return after


def packed(image, side: int, most: int) -> tuple[tuple[int, int], bytes]:
    """Return size and bytes of a JPEG that is not larger than it may be."""
    from PIL import Image

    while True:
        small = image.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in QUALITIES:
            out = BytesIO()
            small.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
            if out.tell() <= most:
                return small.size, out.getvalue()
        side = side * 3 // 4


def shrink(data: bytes) -> tuple[dict, bytes]:
    image = plain(opened(data))
    size, large = packed(image, SIDE, MOST_BYTES)
    small_size, small = packed(image, SMALL_SIDE, MOST_SMALL)
    said = {"sizes": [size, small_size], "lengths": [len(large), len(small)]}
    return said, large + small


def main() -> None:
    limit()
    data = sys.stdin.buffer.read()
    try:
        said, body = shrink(data)
    except Refused as why:
        said, body = {"refused": str(why)}, b""
    except MemoryError:
        said, body = {"refused": "large"}, b""
    except Exception:  # noqa: BLE001 - a parser may raise anything for half a file
        said, body = {"refused": "damaged"}, b""
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + body)


if __name__ == "__main__":
    main()
