"""Pictures beside words: who sees them when, what becomes of them, what a form keeps."""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.actions import (
    NotAllowed,
    TooFast,
    Unfit,
    approval,
    comments,
    leaving,
    moderation,
    pictures,
    topics,
)
from community.models import HubComment, Picture, Revision, Status, Topic
from hub.accounts.models import User
from hub.accounts.mydata import copies
from hub.accounts.personal import Leaving, erase
from tests.factories import jpeg, png
from tests.factories.files import gps_exif

pytestmark = pytest.mark.django_db
ASK = "/cong-dong/dang/"
WORDS = "Lá chè của tôi bị đốm thế này. Có ai biết không?"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def stored():
    return [path for path in Path(django_settings.MEDIA_ROOT).rglob("*") if path.is_file()]  # fmt: skip


def upload(data=None, name="la-che.jpg"):
    return SimpleUploadedFile(name, data or jpeg(), content_type="image/jpeg")


def held(by, many=1, key="mau"):
    return [pictures.hold(by=by, form_key=key, data=png(size=(50 + n, 40))) for n in range(many)]  # fmt: skip


@pytest.fixture
def with_picture(hoi_dap, lan):
    """A topic of Lan that waits, with one picture."""
    topic = topics.post(by=lan, space=hoi_dap, body=WORDS, with_pictures=held(lan))
    return Topic.objects.get(pk=topic.pk)


def client_of(user=None):
    client = Client()
    if user:
        client.force_login(user)
    return client


def status_of(picture, user=None):
    client = client_of(user)
    answers = {client.get(url).status_code for url in (picture.url, picture.thumb_url)}
    assert len(answers) == 1
    return answers.pop()


def test_a_picture_of_what_waits_is_its_author_s_and_the_moderators(
    with_picture, lan, minh, co_hoa
):
    picture = Picture.objects.get()
    assert (status_of(picture, lan), status_of(picture, co_hoa)) == (200, 200)
    assert (status_of(picture, minh), status_of(picture)) == (404, 404)
    answer = client_of(lan).get(picture.url)
    assert answer.headers["Cache-Control"] == "no-store"
    assert f'src="{picture.thumb_url}"' in client_of(lan).get(with_picture.get_absolute_url()).text  # fmt: skip
    approval.approve(by=co_hoa, thing=with_picture, seen=with_picture.version)
    assert status_of(picture) == 200
    answer = Client().get(picture.thumb_url)
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies
    again = Client().get(picture.thumb_url, headers={"If-None-Match": answer.headers["ETag"]})  # fmt: skip
    assert again.status_code == 304
    text = Client().get(with_picture.get_absolute_url()).text
    assert f'<a href="{picture.url}"><img src="{picture.thumb_url}"' in text
    assert 'width="50" height="40" loading="lazy"' in text


@pytest.mark.parametrize("end", [moderation.hide, moderation.remove])
def test_a_picture_of_hidden_words_is_gone_with_the_next_request(
    with_picture, minh, co_hoa, lan, end
):
    approval.approve(by=co_hoa, thing=with_picture, seen=with_picture.version)
    picture = Picture.objects.get()
    assert status_of(picture) == 200
    end(by=co_hoa, thing=with_picture, reason="private")
    assert (status_of(picture), status_of(picture, minh)) == (404, 404)
    assert status_of(picture, co_hoa) == 200
    moderation.show(by=co_hoa, thing=with_picture)
    assert status_of(picture) == 200


def test_no_public_address_and_no_guess_reaches_the_file(with_picture, lan):
    picture = Picture.objects.get()
    assert "la-che" not in picture.file.name
    assert Client().get(f"/media/{picture.file.name}").status_code == 404
    assert client_of(lan).get(f"/media/{picture.file.name}").status_code == 404
    assert len(picture.key) == 22
    assert Client().get(f"/cong-dong/anh/{picture.pk}.jpg").status_code == 404


def test_a_picture_in_a_form_is_its_author_s_alone(lan, minh, co_hoa, home):
    (picture,) = held(lan)
    assert status_of(picture, lan) == 200
    assert {status_of(picture, one) for one in (None, minh, co_hoa)} == {404}


def test_what_is_stored_holds_neither_place_nor_maker(lan, home):
    pictures.hold(by=lan, form_key="a", data=jpeg(size=(90, 60), exif=gps_exif()))
    for path in stored():
        assert b"MayAnhMau" not in path.read_bytes()
        assert b"Exif" not in path.read_bytes()
    assert len(stored()) == 2


def test_at_most_four_and_each_once(lan, hoi_dap):
    held(lan, 4)
    assert pictures.hold(by=lan, form_key="mau", data=png(size=(50, 40))).pk
    assert Picture.objects.count() == 4
    with pytest.raises(Unfit) as full:
        pictures.hold(by=lan, form_key="mau", data=png(size=(99, 40)))
    assert full.value.message_dict["pictures"] == ["Mỗi bài kèm tối đa bốn ảnh."]


def test_who_may_not_write_brings_no_picture(lan, set_mode, home):
    set_mode("portal")
    with pytest.raises(NotAllowed):
        held(lan)
    assert stored() == []


def test_too_many_pictures_in_a_short_time_are_refused(lan, home):
    for number in range(3):
        held(lan, 4, key=f"so-{number}")
    with pytest.raises(TooFast):
        held(lan, 1, key="so-4")


def ask(client, files=(), **fields):
    values = {"body": WORDS, "client_key": "khoa1", "buoc": "gui"} | fields
    return client.post(ASK, values | {"pictures": list(files)})


def test_a_newcomer_asks_with_one_picture(hoi_dap, lan, no_haste):
    client = client_of(lan)
    form = client.get(ASK).text
    assert 'type="file"' in form
    assert 'accept="image/*" multiple' in form
    answer = ask(client, [upload()], **{"mo-ta": "Lá chè có đốm nâu"})
    topic = Topic.objects.get()
    assert (answer.status_code, topic.status) == (302, Status.PENDING)
    picture = topic.picture_rows.get()
    assert (picture.alt, picture.state) == ("Lá chè có đốm nâu", "shown")
    assert 'alt="Lá chè có đốm nâu"' in client.get(topic.get_absolute_url()).text
    ask(client, [upload()])  # a double tap
    assert (Topic.objects.count(), Picture.objects.count()) == (1, 1)


def test_a_refused_picture_loses_neither_words_nor_good_pictures(hoi_dap, lan, no_haste):  # fmt: skip
    client = client_of(lan)
    bad = upload(b"<svg onload=alert(1)>", "anh<b>.svg")
    text = ask(client, [upload(), bad]).text
    assert not Topic.objects.exists()
    assert WORDS in text
    assert "anh&lt;b&gt;.svg: Tệp này không phải là ảnh" in text
    kept = Picture.objects.get()
    assert kept.thumb_url in text
    answer = ask(client, **{f"mo-ta-{kept.key}": "Một lá chè"})
    assert answer.status_code == 302
    assert Topic.objects.get().picture_rows.get().alt == "Một lá chè"


def test_a_picture_is_kept_where_the_words_are_refused(hoi_dap, lan):
    text = ask(client_of(lan), [upload()], body="Ngắn").text
    assert Picture.objects.get().thumb_url in text
    assert not Topic.objects.exists()


def test_pictures_are_shown_first_and_taken_out_without_javascript(hoi_dap, lan):
    client = client_of(lan)
    text = client.post(ASK, {"body": WORDS, "client_key": "k", "anh": "them", "pictures": upload()}).text  # fmt: skip
    picture = Picture.objects.get()
    assert picture.thumb_url in text
    assert WORDS in text
    assert 'value="k"' in text
    again = client.get(ASK).text
    assert picture.thumb_url in again
    assert "Ảnh chưa đi cùng được" not in again
    ask(client, client_key="k", **{"bo-anh": picture.key})
    assert Topic.objects.get().picture_rows.count() == 0
    assert not Picture.objects.exists()


def test_nobody_takes_out_the_picture_of_another(with_picture, minh):
    picture = Picture.objects.get()
    assert pictures.take_away(by=minh, key=picture.key) is False
    ask(client_of(minh), **{"bo-anh": picture.key})
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_who_is_not_signed_in_is_told_that_the_pictures_did_not_come_along(hoi_dap, lan):  # fmt: skip
    client = Client()
    assert 'type="file"' not in client.get(ASK).text
    assert "Đăng nhập xong thì thêm được ảnh" in client.get(ASK).text
    ask(client, [upload()])
    assert (Picture.objects.count(), stored()) == (0, [])
    client.force_login(lan)
    text = client.get(ASK).text
    assert WORDS in text
    assert "Ảnh chưa đi cùng được. Xin chọn lại." in text


def test_an_answer_carries_pictures_too(question, minh, co_hoa):
    path = f"/cong-dong/viec/t/{question.pk}/tra-loi/"
    client_of(minh).post(path, {"body": "Lá nhà tôi thế này.", "client_key": "a", "pictures": upload()})  # fmt: skip
    comment = HubComment.objects.get()
    picture = comment.picture_rows.get()
    assert status_of(picture) == 404
    approval.approve(by=co_hoa, thing=comment, seen=comment.version)
    assert status_of(picture) == 200
    assert picture.thumb_url in Client().get(question.get_absolute_url()).text
    moderation.hide(by=co_hoa, thing=question, reason="spam")
    assert status_of(picture) == 404


@pytest.fixture
def public(with_picture, co_hoa):
    approval.approve(by=co_hoa, thing=with_picture, seen=with_picture.version)
    return Topic.objects.get(pk=with_picture.pk)


def edit(topic, user, files=(), **fields):
    path = f"/cong-dong/viec/t/{topic.pk}/sua/"
    values = {"body": topic.body, "title": "", "client_key": "sua1"} | fields
    return client_of(user).post(path, values | {"pictures": list(files)})


def test_a_picture_that_a_change_brings_waits_with_it(public, lan, minh, co_hoa, no_haste):  # fmt: skip
    assert edit(public, lan, [upload()]).status_code == 302
    new = Picture.objects.get(state="waiting")
    assert [status_of(new, one) for one in (None, minh, lan, co_hoa)] == [404, 404, 200, 200]  # fmt: skip
    assert new.thumb_url not in Client().get(public.get_absolute_url()).text
    desk = client_of(co_hoa).get("/kiem-duyet/sua-doi/").text
    assert new.thumb_url in desk
    assert Picture.objects.get(state="shown").thumb_url not in desk
    approval.approve_edit(by=co_hoa, revision=Revision.objects.waiting().get())
    assert status_of(new) == 200
    assert Client().get(public.get_absolute_url()).text.count("<img src=\"/cong-dong/anh/") == 2  # fmt: skip
    assert not Revision.objects.past().exists()  # the words are the same


def test_a_change_that_is_not_accepted_takes_its_pictures_along(public, lan, co_hoa, django_capture_on_commit_callbacks):  # fmt: skip
    edit(public, lan, [upload()], body=public.body + " Thêm một ý.")
    assert len(stored()) == 4
    with django_capture_on_commit_callbacks(execute=True):
        approval.decline_edit(by=co_hoa, revision=Revision.objects.waiting().get(), reason="unclear")  # fmt: skip
    assert Picture.objects.get().state == "shown"
    assert len(stored()) == 2


def test_a_picture_taken_out_while_its_change_waits_takes_the_empty_change_along(public, lan, no_haste):  # fmt: skip
    edit(public, lan, [upload()])
    new = Picture.objects.get(state="waiting")
    edit(public, lan, client_key="sua2", **{"bo-anh": new.key})
    assert not Revision.objects.waiting().exists()


def test_ones_own_picture_is_taken_out_at_once(public, lan, django_capture_on_commit_callbacks):  # fmt: skip
    picture = Picture.objects.get()
    page = public.get_absolute_url()
    assert picture.thumb_url in Client().get(page).text
    with django_capture_on_commit_callbacks(execute=True):
        edit(public, lan, **{"bo-anh": picture.key})
    assert picture.thumb_url not in Client().get(page).text
    assert (status_of(picture, lan), stored()) == (404, [])


def test_moderators_see_thumbnails_in_the_queue(with_picture, co_hoa):
    picture = Picture.objects.get()
    client = client_of(co_hoa)
    assert picture.thumb_url in client.get("/kiem-duyet/").text
    assert picture.thumb_url in client.get(f"/kiem-duyet/t/{with_picture.pk}/").text


def test_a_picture_added_while_a_moderator_reads_is_read_first(with_picture, lan, co_hoa):  # fmt: skip
    seen = with_picture.version
    edit(with_picture, lan, [upload()])
    with pytest.raises(approval.Stale):
        approval.approve(by=co_hoa, thing=with_picture, seen=seen)


def test_files_go_with_erased_words(public, lan, django_capture_on_commit_callbacks):
    held(lan, 1, key="chua gui")
    with django_capture_on_commit_callbacks(execute=True):
        erase(User.objects.get(pk=lan.pk), Leaving.REMOVE_WRITINGS)
    assert (Picture.objects.count(), stored()) == (0, [])


def test_pictures_of_words_that_stay_lose_their_author(public, lan, django_capture_on_commit_callbacks):  # fmt: skip
    held(lan, 1, key="chua gui")
    with django_capture_on_commit_callbacks(execute=True):
        leaving.keep_words(lan)
    picture = Picture.objects.get()
    assert (picture.by, picture.form_key, len(stored())) == (None, "", 2)
    assert status_of(picture) == 200


def test_the_copy_of_ones_data_holds_the_pictures(public, lan):
    with zipfile.ZipFile(io.BytesIO(copies.packed(lan))) as archive:
        names = [name for name in archive.namelist() if name.startswith("tep/")]
        assert archive.read(names[0])[:2] == b"\xff\xd8"
        said = json.loads(archive.read("du-lieu.json"))
    assert len(names) == 1
    assert said["Ảnh đi cùng bài của tôi"][0]["Ở bài nào"] == public.title


def test_what_is_left_in_forms_goes_after_a_day(lan, home, public, django_capture_on_commit_callbacks):  # fmt: skip
    held(lan, 2, key="chua gui")
    assert pictures.forget() == 0
    with (
        time_machine.travel(timezone.now() + timedelta(hours=25)),
        django_capture_on_commit_callbacks(execute=True),
    ):
        assert pictures.forget() == 2
    assert len(stored()) == 2


@pytest.mark.parametrize("end", ["remove", "delete"])
def test_files_of_words_that_are_gone_go_after_a_month(public, lan, co_hoa, end, django_capture_on_commit_callbacks):  # fmt: skip
    if end == "remove":
        moderation.remove(by=co_hoa, thing=public, reason="private")
    else:
        topics.delete(by=lan, topic=public)
    picture = Picture.objects.get()
    assert status_of(picture) == 404
    assert pictures.forget() == 0
    with (
        time_machine.travel(timezone.now() + timedelta(days=31)),
        django_capture_on_commit_callbacks(execute=True),
    ):
        assert pictures.forget() == 1
    assert stored() == []


def test_pictures_of_a_page_of_fifty_cost_no_query_of_their_own(question, says, minh):
    for number in range(12):
        comment = says(minh, f"Lời {number} có ảnh.")
        pictures.attach(held(minh, 1, key=f"k{number}")[:1], comment) if number < 3 else None  # fmt: skip
    client = client_of(minh)
    client.get(question.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        assert client.get(question.get_absolute_url()).text.count("loading=\"lazy\"") >= 3  # fmt: skip
    own = [
        one
        for one in queries
        if one["sql"].count(" FROM ") == 1 and "community_picture" in one["sql"]
    ]
    assert own == []
    assert len(queries) <= 12


def test_a_picture_costs_a_stranger_one_query(public):
    picture = Picture.objects.get()
    Client().get(picture.thumb_url)
    with CaptureQueriesContext(connection) as queries:
        Client().get(picture.thumb_url)
    assert len(queries) == 1


def test_a_deletion_is_undone_within_ten_minutes(public, lan, minh, co_hoa):
    client = client_of(lan)
    client.post(f"/cong-dong/viec/t/{public.pk}/xoa/", {"chac": "1"})
    undo = f"/cong-dong/viec/t/{public.pk}/hoan-tac/"
    assert f'href="{undo}"' in client.get("/toi/bai-cua-toi/").text
    assert client_of(minh).post(undo).status_code in {403, 404}
    assert client.post(undo).status_code == 302
    public.refresh_from_db()
    assert (public.status, status_of(Picture.objects.get())) == (Status.PUBLIC, 200)
    topics.delete(by=lan, topic=public)
    with (
        time_machine.travel(timezone.now() + timedelta(minutes=11)),
        pytest.raises(NotAllowed),
    ):
        topics.put_back(by=lan, topic=public)


def test_what_waited_or_was_hidden_before_its_deletion_does_so_after_the_undo(
    question, says, lan, minh, co_hoa, no_haste
):
    waits = comments.reply(by=minh, discussion=question.discussion, body="Còn chờ.")
    seen = says(minh, "Công khai.")
    hidden = says(minh, "Bị ẩn.")
    moderation.hide(by=co_hoa, thing=hidden, reason="false")
    question.discussion.refresh_from_db()
    before = question.discussion.comment_count
    for comment, state in ((waits, "pending"), (seen, "public"), (hidden, "hidden")):
        comments.delete(by=minh, comment=comment)
        comments.put_back(by=minh, comment=comment)
        assert HubComment.objects.get(pk=comment.pk).status == state
    question.discussion.refresh_from_db()
    assert question.discussion.comment_count == before == 1


def test_the_pictures_of_a_topic_stand_in_their_order_with_their_words(public, lan, co_hoa, no_haste):  # fmt: skip
    words = {"mo-ta": ["Mặt dưới lá", ""]}
    edit(public, lan, [upload(png(size=(70, 40))), upload(png(size=(80, 40)))], **words)
    approval.approve_edit(by=co_hoa, revision=Revision.objects.waiting().get())
    text = Client().get(public.get_absolute_url()).text
    keys = Picture.objects.order_by("pk").values_list("key", flat=True)
    places = [text.index(f"/cong-dong/anh/{key}-nho.jpg") for key in keys]
    assert places == sorted(places)
    assert 'alt="Mặt dưới lá"' in text
    assert 'alt="Ảnh 3, chưa có lời mô tả"' in text
