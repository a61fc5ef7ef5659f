"""A photo that an editor uploads: what readers of the lesson get, and what they never get."""

import random
import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFilter

from hub.files.models import HubImage
from lessons.models import LessonPage
from tests.factories import make_admin, make_home, make_lessons
from tests.factories.files import gps_exif
from tests.factories.pages import below

PHONE = 320  # the width of the rendition that a phone takes
BUDGET = 25 * 1024
EXTENSIONS = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


def photo(size=(3264, 2448)):
    """Return a JPEG like one of a phone: soft light, edges of leaves, grain; with its place."""
    chance = random.Random(5)
    width, height = size
    light = Image.linear_gradient("L").resize(size)
    image = Image.merge(
        "RGB", [light.point(lambda v, k=k: int(40 + v * k)) for k in (0.55, 0.7, 0.5)]
    )
    draw = ImageDraw.Draw(image)
    for _ in range(260):
        x, y = chance.randrange(width), chance.randrange(height)
        r = chance.randrange(20, width // 9)
        green = (
            chance.randrange(20, 90),
            chance.randrange(80, 190),
            chance.randrange(20, 80),
        )
        draw.ellipse((x, y, x + r, y + r // chance.randrange(1, 4)), fill=green)
    image = image.filter(ImageFilter.GaussianBlur(3))
    grain = Image.effect_noise(size, 14).convert("RGB")
    out = BytesIO()
    Image.blend(image, grain, 0.08).save(out, "JPEG", quality=88, exif=gps_exif())
    return out.getvalue()


@pytest.fixture(scope="module")
def taken():
    return photo()


@pytest.fixture
def image(db, taken):
    """The photo, sent by the admin's own form."""
    make_home()
    editor = Client()
    editor.force_login(make_admin())
    fields = {"title": "Bụi chè", "collection": 1, "description": "Một bụi chè",
              "file": SimpleUploadedFile("DCIM_0001.jpg", taken)}  # fmt: skip
    answer = editor.post(reverse("wagtailimages:add"), fields)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return HubImage.objects.get()


def lesson_with(image, **fields):
    step = {
        "title": "Chụp bụi chè",
        "text": "<p>Đứng gần.</p>",
        "image": image,
    } | fields
    page = LessonPage(title="Chụp ảnh", slug="chup-anh", steps=[("step", step)])
    return below(make_lessons(), page)


@pytest.fixture
def html(image, client):
    return client.get(lesson_with(image).url).content.decode()


def picture(html):
    return re.search(r"<picture>.*?</picture>", html, re.S)[0]


def candidates(html):
    """Return {media type: {width: address}} of the picture, the <img> last."""
    found = {}
    for tag in re.findall(r"<(?:source|img)[^>]*>", picture(html)):
        pairs = re.search(r'srcset="([^"]+)"', tag)[1].split(", ")
        widths = {
            int(w.rstrip("w")): url for url, w in (pair.split() for pair in pairs)
        }
        kind = EXTENSIONS[next(iter(widths.values())).rpartition(".")[2]]
        assert tag.startswith("<img") or f'type="{kind}"' in tag
        found[kind] = widths
    return found


def test_the_picture_comes_in_several_kinds_at_set_widths(html):
    """The smallest first; what stands in the <img> is for browsers that know no AVIF."""
    found = candidates(html)
    assert list(found)[:2] == ["image/avif", "image/webp"]
    assert list(found)[-1] in {"image/webp", "image/jpeg"}
    assert all(set(widths) == {320, 640} for widths in found.values())


def test_the_place_of_the_picture_is_known_before_it_comes(html):
    img = re.search(r"<img[^>]*>", picture(html))[0]
    width, height = (
        int(re.search(rf'{n}="(\d+)"', img)[1]) for n in ("width", "height")
    )
    assert width / height == pytest.approx(3264 / 2448, rel=0.01)
    assert 'loading="lazy"' in img
    assert "sizes=" in html.split("<picture>")[1].split("</picture>")[0]
    assert " style=" not in img


def test_every_kind_is_what_it_says(html, client):
    for kind, widths in candidates(html).items():
        for width, address in widths.items():
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert answer.headers["Content-Type"] == kind
            assert "immutable" in answer.headers["Cache-Control"]
            with Image.open(BytesIO(b"".join(answer.streaming_content))) as shown:
                assert shown.width == width
                assert shown.get_format_mimetype() == kind
                assert not shown.getexif()


def test_a_phone_loads_at_most_25_kb(html, client, taken):
    assert len(taken) > 300_000, "no usual photo"
    for kind, widths in candidates(html).items():
        answer = client.get(widths[PHONE])
        assert int(answer.headers["Content-Length"]) <= BUDGET, kind
        assert int(client.get(widths[PHONE]).headers["Content-Length"]) > 1000


def test_the_original_is_named_nowhere_and_not_served(html, client, image):
    assert "original_images" not in html
    assert "DCIM" not in html
    for path in (
        image.file.url,
        f"/media/{image.file.name}",
        "/media/original_images/",
    ):
        assert client.get(path).status_code == 404


def test_the_words_for_those_who_do_not_see_it_are_there(html, image, client):
    assert 'alt="Một bụi chè"' in picture(html)
    LessonPage.objects.get().delete()
    own = lesson_with(image, alt="Lá non ở ngọn")
    page = client.get(own.url, {"moi": "1"}).content.decode()  # past the page cache
    assert 'alt="Lá non ở ngọn"' in picture(page)


def test_a_picture_for_decoration_says_nothing(image, client):
    page = lesson_with(image, decorative=True, alt="x")
    assert 'alt=""' in picture(client.get(page.url).content.decode())


def test_a_deleted_picture_leaves_the_lesson_readable(image, client):
    page = lesson_with(image)
    image.delete()
    answer = client.get(page.url)
    assert answer.status_code == 200
    assert "<picture" not in answer.content.decode()
