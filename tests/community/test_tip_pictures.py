"""Pictures on a tip: with its words, its changes, its author's consent, and gone with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from community.actions import (
    accepting,
    approval,
    leaving,
    moderation,
    pictures,
    promoting,
    tips,
)
from community.models import Picture, Revision, Tip
from tests.factories import jpeg, png

from .conftest import text_of
from .tips import filed, words

pytestmark = pytest.mark.django_db
GIVE = "/meo-hay/gui/"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def of(person=None):
    client = Client()
    if person:
        client.force_login(person)
    return client


def upload():
    return SimpleUploadedFile("man-hinh.jpg", jpeg(), content_type="image/jpeg")


def held(by, key="mau", width=50):
    return [pictures.hold(by=by, form_key=key, data=png(size=(width, 40)))]


def status_of(picture, user=None):
    client = of(user)
    return {client.get(url).status_code for url in (picture.url, picture.thumb_url)}


def typed(**more):
    filing = {"sectors": "che", "any_assistant": "on"}
    return {name: text for name, text in words(**more).items() if text} | filing


def test_a_tip_is_looked_at_and_sent_with_a_picture(
    hoi_dap, no_haste, lan, minh, co_hoa
):
    filed()
    client, key = of(lan), {"client_key": "a1"}
    assert 'enctype="multipart/form-data"' in text_of(client.get(GIVE))
    look = client.post(GIVE, {**typed(), **key, "buoc": "xem", "pictures": upload()})
    picture = Picture.objects.get()
    assert text_of(look).count(f'src="{picture.thumb_url}"') == 2  # preview and form
    assert status_of(picture, minh) == {404}
    assert client.post(GIVE, {**typed(), **key}).status_code == 302
    tip = Tip.objects.get()
    picture.refresh_from_db()
    assert (picture.tip, picture.state) == (tip, "shown")
    assert (status_of(picture), status_of(picture, minh)) == ({404}, {404})
    assert status_of(picture, co_hoa) == {200}
    assert picture.thumb_url in text_of(client.get(tip.get_absolute_url()))
    assert picture.thumb_url in text_of(of(co_hoa).get("/kiem-duyet/cho-duyet/"))
    approval.approve(by=co_hoa, thing=tip, seen=tip.version)
    page = text_of(Client().get(tip.get_absolute_url()))
    assert f'<a href="{picture.url}"><img src="{picture.thumb_url}"' in page
    assert status_of(picture) == {200}
    moderation.hide(by=co_hoa, thing=tip, reason="private")
    assert status_of(picture) == {404}


def test_a_stranger_looks_at_a_tip_and_nothing_is_stored(hoi_dap):
    filed()
    look = Client().post(GIVE, {**typed(), "buoc": "xem", "pictures": upload()})
    assert look.status_code == 200
    assert not Picture.objects.exists()


def test_a_picture_of_a_change_waits_with_it(tip, lan, co_hoa):
    tips.edit(by=lan, tip=tip, words=words(), filed=filed(), with_pictures=held(lan))
    picture, change = Picture.objects.get(), Revision.objects.waiting().get()
    assert status_of(picture) == {404}
    assert picture.thumb_url in text_of(of(co_hoa).get("/kiem-duyet/sua-doi/"))
    approval.approve_edit(by=co_hoa, revision=change)
    assert status_of(picture) == {200}
    tips.edit(by=lan, tip=tip, words=words(), filed=filed(), with_pictures=held(lan, "b", 60))  # fmt: skip
    second = Picture.objects.get(state="waiting")
    pictures.take_away(by=lan, key=second.key)
    assert not Revision.objects.waiting().exists()  # nothing else had changed


def test_who_is_asked_for_consent_sees_the_pictures_and_leaving_takes_them(
    says, lan, minh, thay_binh, co_hoa
):
    answer = says(thay_binh, "Chụp ba ảnh rồi hỏi.")
    accepting.accept(by=lan, comment=answer)
    answer.refresh_from_db()
    tip = promoting.propose(
        by=lan, comment=answer, words=words(), filed=filed(), with_pictures=held(lan)
    )
    picture = Picture.objects.get()
    page = text_of(of(thay_binh).get(f"/cong-dong/viec/m/{tip.pk}/dong-y/"))
    assert picture.thumb_url in page
    assert status_of(picture, thay_binh) == {200}
    assert status_of(picture, minh) == {404}
    leaving.keep_words(lan)  # what never was public goes with its pictures
    assert not Picture.objects.exists()
