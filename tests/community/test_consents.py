"""Rules by version, consents by purpose: never ticked before, taken back as easily."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from community.models import ConsentRecord
from community.models.append_only import Unchangeable
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
    assert client.get("/toi/ho-so/").status_code == 200
    set_mode("moderated", rules_version="2")
    answer = client.get("/toi/ho-so/")
    assert answer.url == "/toi/noi-quy/?next=%2Ftoi%2Fho-so%2F"
    assert "Nội quy đã thay đổi" in text_of(client.get(answer.url))
    assert client.get("/co-chu/").status_code == 200  # reading is never stopped
    refused = client.post("/toi/noi-quy/", {"next": "/toi/ho-so/"})
    assert "Hãy đánh dấu" in text_of(refused)
    done = client.post("/toi/noi-quy/", {"next": "/toi/ho-so/", "accept": "yes"})
    assert done.url == "/toi/ho-so/"
    assert client.get("/toi/ho-so/").status_code == 200
    assert rows(lan)[-1] == ("rules", True, "2", "asked")


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
