"""Writing a tip and saying how it went by forms: no word is ever lost."""

import re

import pytest
from django.test import Client

from community.actions import tips, trials
from community.models import Notice, Revision, Tip, Trial
from tests.factories import make_lesson

from .conftest import text_of
from .tips import filed, words

pytestmark = pytest.mark.django_db
GIVE = "/meo-hay/gui/"


@pytest.fixture
def of(client):
    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


def typed(**changed):
    """Return the fields of a form that is filled in well."""
    place = filed()
    values = words() | {
        "sectors": [one.slug for one in place.sectors],
        "tools": [one.slug for one in place.tools], "client_key": "mot",
    }  # fmt: skip
    return values | changed


def test_a_member_gives_a_tip_and_sees_it_wait(hoi_dap, lan, of):
    answer = of(lan).post(GIVE, typed())
    tip = Tip.objects.get()
    assert (answer.status_code, answer.url) == (302, tip.get_absolute_url())
    assert (tip.status, tip.minutes_saved, tip.prompt) == (
        "pending",
        10,
        words()["prompt"],
    )
    page = text_of(of(lan).get(answer.url))
    assert 'data-draft-done="gop-meo"' in page
    assert "Đang chờ duyệt" in page


def test_two_taps_make_one_tip(hoi_dap, lan, of):
    first, second = of(lan).post(GIVE, typed()), of(lan).post(GIVE, typed())
    assert first.url == second.url
    assert Tip.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "Đặt cho mẹo một cái tên ngắn."),
        ({"sectors": []}, "Chọn ít nhất một ngành."),
        ({"tools": []}, "Chọn một công cụ"),
        ({"sectors": ["khong-co"]}, "khong-co"),
        ({"minutes_saved": "nhiều"}, "Ghi số phút bằng chữ số"),
        ({"minutes_saved": "999999"}, "Từ 1 đến 480 phút."),
        ({"prompt": "", "steps": ""}, "Viết câu lệnh, hoặc viết cách làm"),
        ({"about": "999999"}, "about"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_and_every_word_stays(
    hoi_dap, lan, of, changed, sentence
):
    answer = of(lan).post(GIVE, typed(**changed))
    page = text_of(answer)
    assert answer.status_code == 200
    assert sentence in page
    assert not Tip.objects.exists()
    kept = {
        name: value
        for name, value in typed(**changed).items()
        if isinstance(value, str)
    }
    for name in ("problem", "caution", "title"):
        assert kept[name] in page
    if kept["prompt"]:
        assert "tuần qua trời {{mưa, nắng}}" in page
    assert 'value="mot"' in page


def test_the_one_error_of_a_long_form_is_named_above_it(hoi_dap, lan, of):
    """On a phone the field lies far below; at the first field the sentence is enough."""
    page = text_of(of(lan).post(GIVE, typed(sectors=[])))
    assert "còn 1 chỗ cần sửa" in page
    assert '<li><a href="#id_sectors">Dùng cho việc gì</a></li>' in page
    assert page.index('href="#id_sectors"') < page.index('id="id_title"')
    assert page.count('role="alert"') == 1
    assert "chỗ cần sửa" not in text_of(of(lan).post(GIVE, typed(title="")))


def test_a_stranger_writes_first_and_finds_every_word_after_signing_in(
    hoi_dap, lan, client
):
    assert client.get(GIVE).status_code == 200
    answer = client.post(GIVE, typed(any_assistant="on"))
    assert answer.url.startswith("/dang-nhap/")
    session = dict(client.session)
    client.force_login(lan)
    store = client.session
    store.update(
        {key: value for key, value in session.items() if not key.startswith("_")}
    )
    store.save()
    page = text_of(client.get(GIVE))
    for part in (
        "Ba ảnh cho một lá chè lạ",
        "{{mưa, nắng}}",
        "Chụp hai mặt lá.",
        'value="mot"',
    ):
        assert part in page
    assert re.search(r'value="che"[^>]*checked', page)
    assert re.search(r'name="any_assistant" checked', page)
    assert not Tip.objects.exists()


def test_looking_first_shows_the_card_and_stores_nothing(hoi_dap, client, lan):
    for person in (None, lan):
        if person:
            client.force_login(person)
        answer = client.post(GIVE, typed(buoc="xem"))
        page = text_of(answer)
        assert answer.status_code == 200
        assert "Người khác sẽ thấy như thế này" in page
        assert 'data-name="mưa, nắng"' in page
        assert page.count("Chụp hai mặt lá.") == 2
    assert not Tip.objects.exists()
    assert "words" not in client.session


def test_a_form_without_its_token_gives_every_word_back(hoi_dap, lan):
    client = Client(enforce_csrf_checks=True)
    client.force_login(lan)
    answer = client.post(GIVE, typed())
    page = text_of(answer)
    assert answer.status_code == 403
    for part in (
        "Ba ảnh cho một lá chè lạ",
        "Chụp hai mặt lá.",
        'name="sectors" value="che"',
        'name="tools" value="chatgpt"',
    ):
        assert part in page
    assert not Tip.objects.exists()


def test_too_fast_answers_429_with_the_words(hoi_dap, lan, of):
    of(lan).post(GIVE, typed())
    answer = of(lan).post(GIVE, typed(client_key="hai", title="Mẹo khác"))
    assert answer.status_code == 429
    assert "Mẹo khác" in text_of(answer)
    assert "{{mưa, nắng}}" in text_of(answer)
    assert Tip.objects.count() == 1


def test_portal_mode_refuses_with_the_words(hoi_dap, lan, of, set_mode):
    set_mode("portal")
    answer = of(lan).post(GIVE, typed())
    assert answer.status_code == 403
    assert "{{mưa, nắng}}" in text_of(answer)
    assert GIVE not in text_of(Client().get("/meo-hay/"))


def test_a_lesson_names_itself(home, lan, of):
    lesson = make_lesson()
    page = text_of(of(lan).get(f"{GIVE}?ve={lesson.pk}"))
    assert re.search(rf'value="{lesson.pk}" selected', page)
    of(lan).post(GIVE, typed(about=lesson.pk))
    assert Tip.objects.get().about == lesson.page_ptr


def test_its_author_changes_a_tip_and_others_do_not(tip, lan, minh, of):
    path = f"/cong-dong/viec/m/{tip.pk}/sua/"
    assert of(minh).get(path).status_code == 403
    assert of(minh).post(path, typed()).status_code == 403
    page = text_of(of(lan).get(path))
    assert "{{mưa, nắng}}" in page
    assert re.search(r'value="chatgpt"[^>]*checked', page)
    answer = of(lan).post(path, typed(prompt="Câu lệnh mới."))
    assert answer.url == tip.get_absolute_url()
    assert Revision.objects.waiting().get().body == "Câu lệnh mới."
    assert "Câu lệnh mới." in text_of(of(lan).get(path))
    tip.refresh_from_db()
    assert "{{mưa, nắng}}" in tip.prompt


def test_the_desk_shows_all_words_of_a_tip_and_lets_it_through(
    hoi_dap, lan, co_hoa, of
):
    tip = tips.post(by=lan, words=words(), filed=filed())
    page = text_of(of(co_hoa).get("/kiem-duyet/"))
    for part in ("{{mưa, nắng}}", "Không pha thuốc theo lời AI", "Chụp hai mặt lá."):
        assert part in page
    decide = f"/kiem-duyet/m/{tip.pk}/"
    of(co_hoa).post(
        decide, {"quyet-dinh": "duyet", "seen": "1", "danh-sach": "cho-duyet"}
    )
    tip.refresh_from_db()
    assert tip.status == "public"
    tips.edit(by=lan, tip=tip, words=words(prompt="Mới tinh."), filed=filed())
    assert "Mới tinh." in text_of(of(co_hoa).get("/kiem-duyet/sua-doi/"))


def test_a_tap_and_a_form_say_how_it_went(tip, minh, of):
    path = f"/cong-dong/viec/m/{tip.pk}/thu/"
    assert f'href="{path}?duoc=1"' in text_of(of(minh).get(tip.get_absolute_url()))
    page = text_of(of(minh).get(f"{path}?duoc=1"))
    assert re.search(r'value="1"[^>]*checked', page)
    answer = of(minh).post(path, {"worked": "1", "tool": "chatgpt", "note": ""})
    assert answer.url == f"{tip.get_absolute_url()}#da-thu"
    assert Trial.objects.get().worked
    page = text_of(of(minh).get(tip.get_absolute_url()))
    assert "Bạn đã cho biết: thử được" in page
    assert "1 được" in text_of(Client().get(tip.get_absolute_url()))


def test_a_stranger_who_tapped_comes_back_to_the_very_answer(tip, client):
    path = f"/cong-dong/viec/m/{tip.pk}/thu/"
    answer = client.post(
        f"{path}?duoc=0", {"worked": "0", "tool": "chatgpt", "note": "Mờ quá"}
    )
    assert answer.url.startswith("/dang-nhap/")
    assert not Trial.objects.exists()
    assert client.session["words"]["typed"]["note"] == "Mờ quá"


def test_a_trial_that_cannot_be_taken_keeps_the_note(tip, minh, lan, of):
    path = f"/cong-dong/viec/m/{tip.pk}/thu/"
    for fields, sentence in (
        ({"note": "Được lắm"}, "Chọn được hay chưa được."),
        ({"worked": "1", "tool": "canva", "note": "Được lắm"}, "canva"),
        ({"worked": "1", "tool": "chatgpt", "note": "Được lắm" + "x" * 500}, "Nhiều nhất 500"),
    ):  # fmt: skip
        page = text_of(of(minh).post(path, fields))
        assert "Được lắm" in page
        assert sentence in page or 'role="alert"' in page
    assert not Trial.objects.exists()
    assert of(lan).get(path).status_code == 403
    Tip.objects.update(status="hidden")
    assert of(minh).get(path).status_code == 404


def test_a_note_is_read_by_a_moderator_before_others_see_it(tip, minh, lan, co_hoa, of):
    trial = trials.record(by=minh, tip=tip, worked=True, tool=tip.tools.get(), about="Soi mặt dưới lá.")  # fmt: skip
    url = tip.get_absolute_url()
    assert "Soi mặt dưới" not in text_of(Client().get(url))
    assert "đang chờ duyệt" in text_of(of(minh).get(url))
    assert of(lan).get("/kiem-duyet/ghi-chu/").status_code == 403
    assert "Soi mặt dưới" in text_of(of(co_hoa).get("/kiem-duyet/ghi-chu/"))
    decide = f"/kiem-duyet/ghi-chu/{trial.pk}/"
    assert (
        of(lan).post(decide, {"quyet-dinh": "duyet", "seen": trial.version}).status_code
        == 403
    )
    assert "chọn lý do" in text_of(
        of(co_hoa).post(decide, {"quyet-dinh": "tra-lai", "seen": trial.version})
    )
    assert (
        of(co_hoa).post(decide, {"quyet-dinh": "duyet", "seen": "99"}).status_code
        == 409
    )
    answer = of(co_hoa).post(decide, {"quyet-dinh": "duyet", "seen": trial.version})
    assert answer.url == "/kiem-duyet/ghi-chu/"
    assert "Soi mặt dưới" in text_of(Client().get(url))
    of(co_hoa).post(
        decide, {"quyet-dinh": "an", "reason": "private", "seen": trial.version}
    )
    assert "Soi mặt dưới" not in text_of(Client().get(url))


def test_a_trainer_verifies_with_one_button(tip, thay_binh, lan, minh, of):
    act = f"/cong-dong/viec/m/{tip.pk}/kiem-chung/"
    assert "Tôi đã chạy thử" not in text_of(of(minh).get(tip.get_absolute_url()))
    assert of(minh).post(act, {"chac": "1"}).status_code == 403
    assert "Tôi đã chạy thử" in text_of(of(thay_binh).get(tip.get_absolute_url()))
    assert of(thay_binh).post(act, {"phien-ban": "99"}).status_code == 403
    of(thay_binh).post(act, {"phien-ban": tip.version, "next": tip.get_absolute_url()})
    page = text_of(Client().get(tip.get_absolute_url()))
    assert "Thầy Bình kiểm chứng ngày" in page
    of(thay_binh).post(f"/cong-dong/viec/m/{tip.pk}/bo-kiem-chung/", {"chac": "1"})
    assert "kiểm chứng ngày" not in text_of(Client().get(tip.get_absolute_url()))


def test_tips_to_check_are_listed_for_trainers_editors_and_moderators(
    tip, minh, thay_binh, editor, co_hoa, of
):
    for person in (thay_binh, editor):
        trials.record(by=person, tip=tip, worked=False, tool=tip.tools.get())
    path = "/cong-dong/viec/meo-can-xem/"
    for person in (thay_binh, editor, co_hoa):
        page = text_of(of(person).get(path))
        assert tip.title in page
        assert "Hai lần thử liền đều chưa được" in page
    assert of(minh).get(path).status_code == 403
    assert Client().get(path).status_code == 302
    assert "Cần kiểm tra lại" in text_of(Client().get(tip.get_absolute_url()))


def test_taking_back_following_keeping_reporting_and_thanks_work_on_a_tip(
    tip, lan, minh, of
):
    act = f"/cong-dong/viec/m/{tip.pk}/"
    assert of(minh).get(act).status_code == 200
    of(minh).post(f"{act}luu/")
    assert tip.title in text_of(of(minh).get("/toi/da-luu/"))
    of(minh).post(f"{act}theo-doi/")
    assert tip.title in text_of(of(minh).get("/toi/theo-doi/"))
    of(minh).post(f"{act}cam-on/thanks/")
    assert "(1)" in text_of(Client().get(tip.get_absolute_url()))
    assert (
        of(minh).post(f"{act}bao-xau/", {"reason": "false", "body": ""}).status_code
        == 302
    )
    assert of(minh).post(f"{act}chon/").status_code == 404
    of(minh).post(f"{act}duong-dan/")
    assert "/s/" in text_of(of(minh).get(tip.get_absolute_url()))
    of(lan).post(f"{act}xoa/", {"chac": "1"})
    assert Client().get(tip.get_absolute_url()).status_code == 410
    assert tip.title not in text_of(of(minh).get("/toi/da-luu/"))


def test_an_answer_below_a_tip_is_written_and_told(
    tip, lan, minh, co_hoa, of, no_haste
):
    answer = of(co_hoa).post(
        f"/cong-dong/viec/m/{tip.pk}/tra-loi/",
        {"body": "Hay lắm ạ.", "client_key": "x"},
    )
    assert answer.status_code == 302
    assert "Hay lắm ạ." in text_of(Client().get(tip.get_absolute_url()))
    assert Notice.objects.filter(recipient=lan, verb="reply").exists()
    page = text_of(of(lan).get("/toi/thong-bao/"))
    assert tip.title in page
