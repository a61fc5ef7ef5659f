"""Place, time and device leave a picture; its look and its turn stay (check 26)."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat, PngImagePlugin

from hub.files import metadata
from tests.factories.files import GPS_IFD, MAKER, ORIENTATION, gps_exif, picture

KINDS = ["JPEG", "PNG", "WEBP", "AVIF"]


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image


def difference(one, other):
    """Return the greatest mean difference of a colour channel, 0 to 255."""
    both = ImageChops.difference(
        opened(one).convert("RGB"), opened(other).convert("RGB")
    )
    return max(ImageStat.Stat(both).mean)


@pytest.mark.parametrize("kind", KINDS)
def test_the_place_goes(kind):
    data = picture(kind, exif=gps_exif())
    assert opened(data).getexif().get_ifd(GPS_IFD)
    clean = metadata.strip(data)
    exif = opened(clean).getexif()
    assert not exif.get_ifd(GPS_IFD)
    assert MAKER not in exif
    assert b"MayAnhMau" not in clean


@pytest.mark.parametrize("kind", KINDS)
def test_the_look_stays(kind):
    data = picture(kind, size=(200, 160), exif=gps_exif())
    assert difference(data, metadata.strip(data)) < (
        0.01 if kind in {"PNG", "WEBP"} else 2
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_turn_stays(kind):
    data = metadata.strip(picture(kind, exif=gps_exif(turn=6)))
    exif = opened(data).getexif()
    assert exif[ORIENTATION] == 6
    assert set(exif) == {ORIENTATION}


@pytest.mark.parametrize("kind", [*KINDS, "GIF"])
def test_a_picture_without_such_data_stays_sound(kind):
    data = picture(kind)
    assert difference(data, metadata.strip(data)) < 0.001


def test_progressive_and_grey_pictures_of_phones_stay():
    for options in ({"progressive": True}, {"quality": 30, "subsampling": 2}):
        data = picture("JPEG", size=(640, 480), exif=gps_exif(), **options)
        assert difference(data, metadata.strip(data)) < 0.001
    out = BytesIO()
    Image.effect_noise((300, 200), 60).save(out, "JPEG", restart_marker_blocks=4)
    assert difference(out.getvalue(), metadata.strip(out.getvalue())) < 0.001
    out = BytesIO()
    pages = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    pages[0].save(out, "MPO", save_all=True, append_images=pages[1:], exif=gps_exif())
    clean = metadata.strip(out.getvalue())
    assert difference(out.getvalue(), clean) < 0.001
    assert getattr(opened(clean), "n_frames", 1) == 1


def test_the_colour_profile_stays():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in KINDS:
        clean = metadata.strip(picture(kind, icc_profile=profile, exif=gps_exif()))
        assert opened(clean).info["icc_profile"] == profile, kind


def test_written_notes_go():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Nguyễn Văn Thật")
    notes.add_itxt("XML:com.adobe.xmp", "<x>21.59</x>")
    png = metadata.strip(picture("PNG", pnginfo=notes))
    assert b"21.59" not in png
    assert "Author" not in opened(png).info
    gif = metadata.strip(picture("GIF", comment=b"Nguyen Van That"))
    assert b"That" not in gif
    jpeg = metadata.strip(picture("JPEG", comment=b"Nguyen Van That"))
    assert b"That" not in jpeg
    webp = metadata.strip(picture("WEBP", xmp=b"<x>21.59</x>"))
    assert b"21.59" not in webp


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_what_follows_the_picture_goes(kind):
    clean = metadata.strip(picture(kind) + b"<film 21.59,105.84>")
    assert b"21.59" not in clean
    assert opened(clean).size == (64, 48)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_film_keeps_its_pictures_times_and_repetition(kind):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(
        out, kind, save_all=True, append_images=frames[1:], duration=120, loop=0
    )
    clean = opened(metadata.strip(out.getvalue()))
    assert clean.n_frames == 3
    assert clean.info["loop"] == 0
    clean.seek(2)
    assert clean.convert("RGB").getpixel((5, 5))[2] > 200
    assert clean.info["duration"] == 120
