"""Pictures of members are made small and plain in a process with limits, or refused."""

import io
import zlib

import pytest
from PIL import Image

from hub.files import shrink
from hub.files.shrink import Refused
from tests.factories import jpeg, picture, png
from tests.factories.files import gps_exif

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def seen(small):
    """Return the picture as a browser opens it."""
    with Image.open(io.BytesIO(small.data)) as image:
        image.load()
        return image


def noise(size, kind="JPEG", **options):
    out = io.BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def moving(kind):
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:])
    return out.getvalue()


def bomb():
    """Return a PNG of a few kilobytes that unpacks to 900 million points."""
    out = io.BytesIO()
    Image.new("1", (64, 64)).save(out, "PNG")
    data = bytearray(out.getvalue())
    data[16:24] = (30_000).to_bytes(4) * 2
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4)
    return bytes(data)


def fifty_megapixels():
    out = io.BytesIO()
    Image.new("1", (10_000, 5_000)).save(out, "PNG")
    return out.getvalue()


def test_a_phones_photo_of_eight_megabytes_becomes_small_and_says_nothing_of_its_maker():
    data = noise((4000, 3000), quality=82, exif=gps_exif(turn=6))
    assert len(data) > 7_000_000
    large, small = shrink.shrink(data)
    assert (large.width, large.height) == (960, 1280)  # upright, as it was held
    assert len(large.data) <= 300_000
    assert len(small.data) <= 15_000
    assert max(small.width, small.height) == 320
    for one in (large, small):
        image = seen(one)
        assert image.format == "JPEG"
        assert image.size == (one.width, one.height)
        assert not image.getexif()
        assert b"Exif" not in one.data
        assert b"MayAnhMau" not in one.data


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_stands_as_it_was_held(turn):
    large, _small = shrink.shrink(picture("JPEG", size=(200, 100), exif=gps_exif(turn)))
    assert (large.width > large.height) == (turn < 5)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "GIF"])
def test_other_kinds_of_pictures_are_taken(kind):
    large, _small = shrink.shrink(picture(kind, size=(300, 200)))
    red, green, _blue = seen(large).convert("RGB").getpixel((10, 100))
    assert red > green
    assert (large.width, large.height) == (300, 200)


def test_what_is_see_through_stands_on_white():
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")
    large, _small = shrink.shrink(out.getvalue())
    assert min(seen(large).convert("RGB").getpixel((25, 25))) > 250


HOSTILE = {
    "svg": (SVG, "kind"),
    "svg named as a photo": (b"\xff\xd8" + SVG, "kind"),
    "text": ("Đây là chữ.".encode(), "kind"),
    "nothing": (b"", "kind"),
    "pdf": (b"%PDF-1.4\n%%EOF\n", "kind"),
    "a film": (b"\0\0\0\x18ftypmp42" + b"\0" * 100, "kind"),
    "heic": (b"\0\0\0\x18ftypheic" + b"\0" * 100, "heic"),
    "gif that moves": (moving("GIF"), "animated"),
    "webp that moves": (moving("WEBP"), "animated"),
    "png that moves": (moving("PNG"), "animated"),
    "bomb": (bomb(), "large"),
    "fifty megapixels": (fifty_megapixels(), "large"),
    "half a photo": (noise((900, 700))[:60_000], "damaged"),
    "half a png": (noise((300, 300), "PNG")[:9_000], "damaged"),
    "too heavy": (b"\xff\xd8\xff" + b"\0" * shrink.MOST_BYTES, "heavy"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(name):
    data, code = HOSTILE[name]
    with pytest.raises(Refused) as refused:
        shrink.shrink(data)
    assert refused.value.code == code


@pytest.mark.parametrize("tail", [b"<html><script>alert(1)</script>", b"PK\x03\x04" + b"x" * 900])  # fmt: skip
def test_of_a_polyglot_only_the_picture_is_left(tail):
    comment = jpeg(comment=b"<script>alert(2)</script>")
    large, small = shrink.shrink(comment + tail)
    for one in (large, small):
        assert b"script" not in one.data
        assert b"PK" not in one.data
        assert one.data.endswith(b"\xff\xd9")


def test_the_second_picture_that_phones_hide_in_a_photo_is_left_behind():
    frames = [Image.new("RGB", (80, 60), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "MPO", save_all=True, append_images=frames[1:])
    large, _small = shrink.shrink(out.getvalue())
    assert seen(large).convert("RGB").getpixel((10, 10))[0] > 200


@pytest.fixture
def own_shrinker(monkeypatch, tmp_path):
    """Put a line in the place of the parsers, behind the program's own limits."""

    def write(line):
        source = shrink.SHRINKER.read_text(encoding="utf-8")
        call = "said, body = shrink(data)"
        assert call in source
        path = tmp_path / "shrinker.py"
        path.write_text(source.replace(call, line), encoding="utf-8")
        monkeypatch.setattr(shrink, "SHRINKER", path)

    return write


def refused(data):
    with pytest.raises(Refused) as why:
        shrink.shrink(data)
    return why.value.code


def test_a_child_that_computes_for_more_than_two_seconds_is_killed(own_shrinker):
    own_shrinker("exec('while True: pass')")
    assert refused(png()) == "slow"


def test_a_child_that_waits_is_killed(own_shrinker, monkeypatch):
    monkeypatch.setattr(shrink, "SECONDS", 0.5)
    own_shrinker("import time; time.sleep(60); said, body = {}, b''")
    assert refused(png()) == "slow"


def test_a_child_that_takes_more_than_300_megabytes_is_stopped(own_shrinker):
    own_shrinker("said, body = {'refused': str(len(bytearray(320 * 2**20)))}, b''")
    assert refused(png()) == "large"


def test_a_child_that_dies_is_no_error_of_the_page(own_shrinker):
    own_shrinker("import os; os.abort(); said, body = {}, b''")
    assert refused(png()) == "slow"


def test_the_child_writes_no_file_and_runs_without_the_site(own_shrinker, tmp_path):
    source = shrink.SHRINKER.read_text(encoding="utf-8")
    assert "django" not in source.lower().replace("without django", "")
    target = tmp_path / "out"
    own_shrinker(
        f"open({str(target)!r}, 'w').write('x' * 9000); said, body = {{}}, b''"
    )
    assert refused(png()) == "damaged"
    assert not target.exists() or target.stat().st_size == 0
