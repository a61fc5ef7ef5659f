"""A trainer invites a class; forty join at once and are counted; an ended one still leads in."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from community.invitations import actions, permissions
from community.invitations.models import Invitation
from community.models import Profile
from hub.accounts import limits, personal
from hub.accounts.models import Act, User
from hub.links.models import ShortLink
from hub.places.models import Commune
from tests.community.conftest import member, text_of
from tests.hub.accounts.conftest import Texts, join, type_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts(settings, tmp_path):
    settings.HUB_CODES_FOLDER = tmp_path / "codes"
    return Texts(tmp_path / "codes")


@pytest.fixture
def commune(db):
    return Commune.objects.get_or_create(
        code="00001", defaults={"name": "Đồng Hỷ", "kind": "Xã", "slug": "dong-hy-thu"}
    )[0]


@pytest.fixture
def invitation(thay_binh, commune):
    return make(thay_binh, commune)


def make(by, commune=None, days=3, limit=40):
    ends = timezone.localdate() + timedelta(days=days)
    return actions.make(by=by, name="Lớp tối", commune=commune, ends=ends, limit=limit)


def signed_in(user):
    browser = Client()
    browser.force_login(user)
    return browser


def come(invitation, texts, number, browser=None):
    """Follow the link on the paper, press the button, join."""
    browser = browser or Client()
    place = browser.get(invitation.short.get_absolute_url()).headers["Location"]
    browser.post(place)
    join(browser, number)
    return type_code(browser, texts.code())


def test_a_trainer_makes_one_and_gets_the_paper(thay_binh, commune):
    browser = signed_in(thay_binh)
    assert "Lời mời" in text_of(browser.get("/toi/"))
    day = timezone.localdate() + timedelta(days=30)
    fields = {
        "name": "Lớp AI",
        "commune": commune.pk,
        "ends": f"{day:%d-%m-%Y}",
        "limit": "40",
    }
    answer = browser.post("/toi/loi-moi/", fields)
    made = Invitation.objects.get()
    assert answer.headers["Location"] == f"/toi/loi-moi/{made.pk}/in/"
    paper = text_of(browser.get(answer.headers["Location"]))
    assert f"http://testserver/s/{ShortLink.objects.get().code}/" in paper
    assert "<svg" in paper
    assert "Lớp AI" in paper
    assert " style=" not in paper
    assert Act.objects.filter(kind="invited", user=thay_binh).exists()
    assert text_of(browser.get("/toi/loi-moi/")).count("0 trên 40 người") == 1


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"name": ""}, "dành cho lớp"), ({"ends": "32/13/2027"}, "gõ ngày, tháng, năm"),
        ({"ends": "01/01/2020"}, "từ hôm nay"), ({"limit": "0"}, "từ 1 đến 500"),
        ({"limit": "nhiều"}, "từ 1 đến 500"), ({"commune": "x"}, "Lỗi"),
    ],
)  # fmt: skip
def test_bad_input_gets_a_sentence_and_stays(thay_binh, fields, says):
    day = timezone.localdate() + timedelta(days=2)
    good = {"name": "Lớp AI", "ends": f"{day:%d/%m/%Y}", "limit": "40"}
    answer = text_of(signed_in(thay_binh).post("/toi/loi-moi/", good | fields))
    assert says in answer
    assert "40" in answer or "limit" in fields
    assert not Invitation.objects.exists()


def test_others_may_not_invite(lan, co_hoa, invitation, client):
    for user in (lan, co_hoa):
        assert not permissions.may_invite(user)
        browser = signed_in(user)
        for path in ("/toi/loi-moi/", f"/toi/loi-moi/{invitation.pk}/in/"):
            assert browser.get(path).status_code == 403, path
        assert browser.post(f"/toi/loi-moi/{invitation.pk}/dung/").status_code == 403
        assert "/toi/loi-moi/" not in text_of(browser.get("/toi/"))
        with pytest.raises(PermissionDenied):
            make(user)
    assert "/dang-nhap/" in client.get("/toi/loi-moi/").headers["Location"]
    invitation.refresh_from_db()
    assert not invitation.stopped


def test_a_trainer_sees_only_their_own_and_an_admin_all(invitation, admin):
    other = member("Thầy Khác")
    from community.actions import grants
    from community.models import Role

    grants.give(by=admin, user=other, role=Role.TRAINER, reason="thử")
    other = User.objects.get(pk=other.pk)
    assert signed_in(other).get(f"/toi/loi-moi/{invitation.pk}/in/").status_code == 404
    assert not permissions.seen_by(other).exists()
    assert permissions.seen_by(admin).count() == 1


def test_the_page_explains_joining_in_three_sentences(invitation, client):
    answer = client.get(invitation.short.get_absolute_url(), follow=True)
    said = text_of(answer)
    assert said.split("<ol>")[1].split("</ol>")[0].count("<li>") == 3
    assert "Lớp tối" in said
    assert "no-store" in answer.headers["Cache-Control"]
    assert len(answer.content) < 60_000


def test_joining_by_it_counts_and_fills_in_the_commune(invitation, texts, commune):
    come(invitation, texts, "0912 111 222")
    invitation.refresh_from_db()
    assert invitation.used == 1
    joined = Profile.objects.get(user=User.objects.latest("pk"))
    assert joined.commune == commune
    assert not joined.shows_commune


def test_looking_counts_nothing(invitation, client, lan):
    client.get(invitation.get_absolute_url())
    client.post(invitation.get_absolute_url())
    browser = signed_in(lan)
    assert "đã là thành viên" in text_of(browser.get(invitation.get_absolute_url()))
    browser.post(invitation.get_absolute_url())
    invitation.refresh_from_db()
    assert invitation.used == 0


@pytest.mark.parametrize("state", ["stopped", "ended", "used up"])
def test_an_ended_one_says_so_and_one_joins_all_the_same(
    thay_binh, texts, commune, state
):
    invitation = make(thay_binh, commune, limit=1)
    change = {
        "stopped": {"stopped": True}, "used up": {"used": 1},
        "ended": {"ends": timezone.localdate() - timedelta(days=1)},
    }  # fmt: skip
    Invitation.objects.update(**change[state])
    browser = Client()
    said = text_of(browser.get(invitation.get_absolute_url()))
    assert "Lời mời này đã hết" in said
    assert "/dang-ky/" in said
    before = Invitation.objects.get().used
    assert come(invitation, texts, "0912 111 333", browser).status_code == 302
    assert Invitation.objects.get().used == before
    assert Profile.objects.get(user=User.objects.latest("pk")).commune is None


def test_its_maker_stops_it(invitation, thay_binh):
    signed_in(thay_binh).post(f"/toi/loi-moi/{invitation.pk}/dung/")
    invitation.refresh_from_db()
    assert invitation.stopped


def test_an_unknown_one_is_not_there(client, home):
    assert client.get("/moi/khong-co/").status_code == 404
    assert client.post("/moi/khong-co/").status_code == 404


def test_too_many_invitations_wait(thay_binh, settings):
    settings.HUB_LIMITS = settings.HUB_LIMITS | {"invitation": [(1, 86400)]}
    make(thay_binh)
    with pytest.raises(limits.TooMany):
        make(thay_binh)


def test_when_its_maker_leaves_the_paper_still_leads_in(invitation, thay_binh, client):
    personal.erase(thay_binh)
    said = text_of(client.get(invitation.short.get_absolute_url(), follow=True))
    assert "Lời mời này đã hết" in said
    assert "Lớp tối" not in said


def test_the_list_costs_the_same_for_many(thay_binh, django_assert_max_num_queries):
    browser = signed_in(thay_binh)
    for _n in range(3):
        make(thay_binh)
    Invitation.objects.bulk_create(
        Invitation(maker=thay_binh, name="L", ends=timezone.localdate(), limit=5)
        for _n in range(30)
    )
    with django_assert_max_num_queries(14):
        browser.get("/toi/loi-moi/")


def test_forty_join_from_one_address(invitation, texts):
    for n in range(40):
        answer = come(
            invitation, texts, f"0912 22{n:02d} 15", Client(REMOTE_ADDR="14.160.1.1")
        )
        assert answer.status_code == 302, n
    invitation.refresh_from_db()
    assert invitation.used == 40
