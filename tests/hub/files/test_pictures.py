"""Uploads of pictures by editors: what is refused, and that nothing of it stays."""

import struct
import time
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile

from hub.files.models import HubImage
from tests.factories import jpeg, png
from tests.factories.files import GPS_IFD, gps_exif, picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def bomb(width=20_000, height=20_000):
    """Return a PNG of 400 million points that is 400 kB small."""

    def chunk(kind, body):
        crc = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + crc

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 1_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data)


def half(data):
    return data[: len(data) // 2]


def files_in(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


REFUSED = {
    "half a JPEG": ("anh.jpg", half(picture("JPEG", size=(400, 300)))),
    "half a PNG": ("anh.png", half(picture("PNG", size=(400, 300)))),
    "half a WebP": ("anh.webp", half(picture("WEBP", size=(400, 300)))),
    "text as .jpg": ("anh.jpg", "chỉ là chữ".encode()),
    "HTML as .jpg": ("anh.jpg", HTML),
    "nothing": ("anh.jpg", b"\xff\xd8\xff"),
    "bomb": ("anh.png", bomb()),
    "60 megapixels": ("anh.png", bomb(10_000, 6_000)),
    "SVG": ("anh.svg", SVG),
    "SVG as .png": ("anh.png", SVG),
    "HTML": ("anh.html", HTML),
    "PNG as .jpg": ("anh.jpg", png()),
    "TIFF": ("anh.tiff", picture("TIFF")),
    "TIFF as .png": ("anh.png", picture("TIFF")),
    "BMP as .jpg": ("anh.jpg", picture("BMP")),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_sound_picture_is_refused_and_leaves_nothing(upload, settings, case):
    before = files_in(settings)
    answer = upload(*REFUSED[case])
    assert answer["success"] is False
    assert answer["error_message"]
    assert HubImage.objects.count() == UploadedFile.objects.count() == 0
    assert files_in(settings) == before


def test_a_bomb_is_refused_before_it_is_unpacked(upload):
    upload("anh.png", png())  # what the first request loads is not counted
    begin = time.process_time()
    upload(*REFUSED["bomb"])
    assert time.process_time() - begin < 1


def test_more_than_ten_megabytes_are_refused(upload):
    answer = upload("anh.png", png() + b"\0" * (10 * 1024 * 1024))
    assert answer["success"] is False
    assert HubImage.objects.count() == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_sound_pictures_are_taken_and_can_be_shown(upload, kind):
    answer = upload(f"Ảnh chè.{kind}", picture(kind, size=(300, 200)))
    assert answer["success"] is True, answer
    image = HubImage.objects.get()
    assert image.get_rendition("width-100|format-webp").width == 100
    assert (image.width, image.height) == (300, 200)
    assert image.file_size == image.file.size


def test_what_is_stored_does_not_say_where_it_was_taken(upload):
    upload("anh.jpg", jpeg(exif=gps_exif(turn=6)))
    image = HubImage.objects.get()
    with Image.open(image.file.path) as stored:
        assert not stored.getexif().get_ifd(GPS_IFD)
    assert image.get_rendition("original|format-png").width == 48  # turned upright


def test_a_picture_that_waited_for_another_field_is_cleaned_too(editor, upload):
    from django.urls import reverse

    answer = editor.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "", "files[]": named("anh.jpg", jpeg(exif=gps_exif()))},
    ).json()
    number = answer["uploaded_file_id"]
    address = reverse(
        "wagtailimages:create_multiple_from_uploaded_image", args=[number]
    )
    fields = {f"uploaded-image-{number}-{name}": value for name, value in (
        ("title", "Chè"), ("collection", "1"), ("tags", ""))}  # fmt: skip
    assert editor.post(address, fields).json()["success"] is True
    image = HubImage.objects.get()
    with Image.open(image.file.path) as stored:
        assert not stored.getexif().get_ifd(GPS_IFD)
    assert image.file_size == image.file.size
    assert UploadedFile.objects.count() == 0


def named(name, data):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, data)


def test_the_single_form_and_the_chooser_refuse_the_same(editor):
    for name in ("wagtailimages:add", "wagtailimages_chooser:create"):
        response = editor.post(
            reverse(name),
            {
                "title": "a", "file": named(*REFUSED["half a JPEG"]), "collection": 1,
                "image-chooser-upload-title": "a", "image-chooser-upload-collection": 1,
                "image-chooser-upload-file": named(*REFUSED["half a JPEG"]),
            },
        )  # fmt: skip
        assert response.status_code == 200, name
    assert HubImage.objects.count() == 0


def test_a_new_file_for_a_picture_has_a_new_name_and_new_renditions(editor):
    editor.post(
        reverse("wagtailimages:add"),
        {"title": "a", "file": named("anh.png", png()), "collection": 1},
    )
    image = HubImage.objects.get()
    old = image.get_rendition("width-20").url
    editor.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "a", "file": named("anh.png", png(size=(90, 80))), "collection": 1},
    )
    image = HubImage.objects.get()
    assert image.width == 90
    assert image.get_rendition("width-20").url != old


def test_titles_are_kept_composed_and_cut(upload):
    import unicodedata

    upload("a.png", png(), title=unicodedata.normalize("NFD", "Hướng dẫn"))
    upload("b.png", png(), title="ờ" * 400)
    titles = HubImage.objects.order_by("pk").values_list("title", flat=True)
    assert list(titles) == ["Hướng dẫn", "ờ" * 255]


def test_a_cut_picture_in_memory_is_closed():
    with pytest.raises(OSError, match="truncated"):
        Image.open(BytesIO(half(picture("JPEG", size=(400, 300))))).load()
