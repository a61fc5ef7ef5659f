"""Rules by version, consents by purpose: never ticked before, taken back as easily."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from community.models import ConsentRecord
from community.models.append_only import Unchangeable
from hub.places.models import Commune
from tests.factories import make_person
from tests.hub.accounts.conftest import join, texts, type_code  # noqa: F401

from .conftest import text_of

pytestmark = pytest.mark.django_db


def rows(user):
    found = ConsentRecord.objects.filter(user=user).order_by("pk")
    return [(r.purpose, r.given, r.text_version, r.method) for r in found]


def test_joining_accepts_the_rules_by_version(home, texts, client, set_mode):  # noqa: F811
    set_mode("moderated", rules_version="2026-12")
    join(client, "0912 345 678", name="Bác Sáu")
    assert not ConsentRecord.objects.exists()
    type_code(client, texts.code())
    row = ConsentRecord.objects.get()
    assert rows(row.user) == [("rules", True, "2026-12", "joined")]
    assert row.at


def test_nothing_is_ticked_before(lan, client):
    client.force_login(lan)
    for path in ("/toi/dong-y/", "/toi/noi-quy/"):
        page = text_of(client.get(path))
        assert " checked" not in page, path


def test_a_consent_is_given_and_taken_back_by_one_press(lan, client):
    client.force_login(lan)
    client.post("/toi/dong-y/", {"news": "on"})
    assert re.search(r'name="news"[^>]*checked', text_of(client.get("/toi/dong-y/")))
    client.post("/toi/dong-y/", {"news": "on"})
    client.post("/toi/dong-y/", {})
    assert rows(lan)[1:] == [
        ("news", True, "2026-11", "choices"),
        ("news", False, "2026-11", "choices"),
    ]


def test_new_rules_are_asked_between_and_lead_back(lan, client, set_mode):
    client.force_login(lan)
    assert client.get("/toi/").status_code == 200
    set_mode("moderated", rules_version="2")
    answer = client.get("/toi/")
    assert answer.url == "/toi/noi-quy/?next=%2Ftoi%2F"
    assert "Nội quy đã thay đổi" in text_of(client.get(answer.url))
    assert client.get("/co-chu/").status_code == 200  # reading is never stopped
    refused = client.post("/toi/noi-quy/", {"next": "/toi/"})
    assert "Hãy đánh dấu" in text_of(refused)
    done = client.post("/toi/noi-quy/", {"next": "/toi/", "accept": "yes"})
    assert done.url == "/toi/"
    assert client.get("/toi/").status_code == 200
    assert rows(lan)[-1] == ("rules", True, "2", "asked")


def test_rules_that_changed_under_the_open_page_are_read_before_they_hold(
    lan, client, set_mode
):
    set_mode("moderated", rules_version="2")
    client.force_login(lan)
    page = text_of(client.get("/toi/noi-quy/"))
    read = re.search(r'name="version" value="(\w+)"', page)[1]
    set_mode("moderated", rules_version="3")
    sent = {"accept": "yes", "version": read, "next": "/bai-hoc/"}
    again = text_of(client.post("/toi/noi-quy/", sent))
    assert "đã đổi trong lúc" in again
    assert 'value="/bai-hoc/"' in again
    assert rows(lan) == [("rules", True, "1", "joined")]
    assert 'name="version" value="3"' in again
    client.post("/toi/noi-quy/", sent | {"version": "3"})
    assert rows(lan)[-1] == ("rules", True, "3", "asked")


def test_who_does_not_accept_new_rules_takes_back_all_the_same(lan, client, set_mode):
    client.force_login(lan)
    commune = Commune.objects.create(code="9", name="Đồng Hỷ", kind="Xã", slug="d-9")
    shown = {"display_name": "Lan", "shown": "on", "commune": commune.code}
    client.post("/toi/ho-so/", shown | {"shows_commune": "on"})
    client.post("/toi/dong-y/", {"news": "on"})
    set_mode("moderated", rules_version="2")
    between = text_of(client.get(client.get("/toi/").url))
    for path in ("/toi/dong-y/", "/toi/ho-so/"):
        assert f'href="{path}"' in between
        assert client.get(path).status_code == 200
    client.post("/toi/dong-y/", {})
    client.post("/toi/ho-so/", {"display_name": "Lan"})
    assert [row[:2] for row in rows(lan)[-2:]] == [("news", False), ("commune", False)]
    assert client.get("/thanh-vien/lan/").status_code == 404


def test_what_was_typed_before_the_rules_changed_is_not_lost(lan, client, set_mode):
    set_mode("network")
    client.force_login(lan)
    set_mode("network", rules_version="2")
    page = client.post("/toi/danh-tinh/", {"full_name": "Nguyễn Lan", "birth": "1.1"})
    assert 'value="Nguyễn Lan"' in text_of(page)


def test_signing_in_leads_over_the_rules_and_back(lan, texts, client, set_mode):  # noqa: F811
    set_mode("moderated", rules_version="2")
    client.post("/dang-nhap/", {"contact": "0912 345 678", "next": "/bai-hoc/"})
    path = type_code(client, texts.code()).url
    assert path == "/toi/noi-quy/?next=%2Fbai-hoc%2F"
    answer = client.post(path, {"accept": "yes"})
    assert answer.url == "/bai-hoc/"


def test_the_page_between_leads_to_no_other_site(lan, client, set_mode):
    client.force_login(lan)
    for path in ("//evil.example", "https://evil.example/", "javascript:alert(1)"):
        assert client.get("/toi/noi-quy/", {"next": path}).url == "/"
        answer = client.post("/toi/noi-quy/", {"next": path, "accept": "yes"})
        assert answer.url == "/"


def test_an_account_that_an_admin_made_is_asked_too(home, client):
    staff = make_person()
    client.force_login(staff)
    assert client.get("/toi/").url.startswith("/toi/noi-quy/")


def test_records_are_never_changed(lan):
    row = ConsentRecord.objects.get(user=lan)
    row.given = False
    for change in (row.save, row.delete, ConsentRecord.objects.all().delete):
        with pytest.raises(Unchangeable):
            change()
    with pytest.raises(Unchangeable):
        ConsentRecord.objects.update(given=False)


def test_no_record_is_written_over_by_its_key(lan):
    row = ConsentRecord.objects.get(user=lan)
    values = {"pk": row.pk, "user": lan, "purpose": "rules", "given": False,
              "text_version": "9", "method": "asked"}  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentRecord(at=timezone.now(), **values).save()
    with pytest.raises(Unchangeable):
        ConsentRecord.objects.bulk_create(
            [ConsentRecord(**values)], update_conflicts=True,
            update_fields=["given"], unique_fields=["id"],
        )  # fmt: skip
    assert ConsentRecord.objects.get().given


def test_the_page_to_join_says_what_is_accepted(client, db):
    from lessons.models import PlainPage
    from tests.factories import make_home
    from tests.factories.pages import below

    for slug in ("noi-quy", "thoa-thuan-su-dung", "bao-ve-du-lieu"):
        page = PlainPage(title=slug, slug=slug, show_in_menus=True)
        below(make_home(), page)
    page = text_of(client.get("/dang-ky/"))
    assert "Bấm nút dưới đây là bạn đồng ý với" in page
    for slug in ("noi-quy", "thoa-thuan-su-dung", "bao-ve-du-lieu"):
        assert f'href="/{slug}/"' in page
