"""Check 12: no cookie on any anonymous GET. Every page of the sitemap, every other address.

Also what goes with it (contract of the page cache): no token, no form that posts but the
one that fills a prompt.
"""

import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from community.actions import consents, pictures
from community.models import HubComment, Purpose, Tip, Topic
from community.models.consents import Method
from hub.accounts.models import User
from hub.files.models import HubDocument
from hub.links.models import ShortLink
from lessons.models import LessonPage
from tests.factories import jpeg, make_image

POSTING = re.compile(r"<form[^>]*method=\"?post[^>]*>", re.I)
FILLS = re.compile(r'action="/cau-lenh/(trang|meo)/')  # contracts.md 3: a closed list
LISTS = ("/bai-hoc/", "/lo-trinh/", "/cong-cu/", "/tai-lieu/", "/thuat-ngu/")
# Routes by their own name; those of the admin and of pages are walked by other tests.
ROUTES = {
    "wagtaildocs_serve", "wagtaildocs_authenticate_with_password", "health", "robots",
    "display", "short-link", "page-prompt", "sitemap", "media", "page", "suggestions",
    "profile", "avatar", "feed", "space", "rss", "topic", "topic-short", "topic-branch",
    "comment", "history", "page-talk", "page-branch", "tips", "tips-rss", "tips-of", "tip",
    "tip-short", "tip-branch", "tip-prompt", "picture", "picture-small",
}  # fmt: skip
# The way in, where forms and tokens are allowed: tests/hub/accounts walk it.
ENTRANCE = {
    "account_login",
    "mfa_authenticate",
    "account_signup",
    "account_confirm_login_code",
    "account_logout",
    "recovery",
    "recovery-code",
}
# Below HUB_UNCACHED likewise: tests/community walk them.
OWN = {
    "security", "factor-app", "factor-passkey", "factor-spare", "factor-remove", "password",
    "devices", "account_reauthenticate", "contacts", "contact-code", "recovery-stop",
    "appeals", "appeal",
    "me", "profile-edit", "identity", "consents", "rules", "complaint-create",
    "complaint-sent",
    "my-data", "my-data-copy-ask", "my-data-copy", "my-data-request",
    "my-data-delete", "my-data-keep", "invitation", "list", "paper", "stop",
    "notices", "mine", "topic-create", "similar", "reply", "menu", "edit",
    "report", "react", "act", "desk", "decide", "tip-create", "tip-edit", "tip-try",
    "tips-to-check", "text-out", "notes", "note", "answer-tip", "tip-consent",
}  # fmt: skip


@pytest.fixture
def addresses(client):
    """Every address of the sitemap, and of each kind that stands in none."""
    page = client.get("/sitemap.xml").content.decode()
    pages = [urlsplit(found).path for found in re.findall(r"<loc>([^<]+)</loc>", page)]
    assert "/khieu-nai/" in pages  # it holds a form, below a prefix of HUB_UNCACHED
    pages = [path for path in pages if not path.startswith(settings.HUB_UNCACHED)]
    assert len(pages) >= 100
    lesson = LessonPage.objects.get(seed_key="L13")
    document = HubDocument.objects.first()
    link = ShortLink.objects.create(path=lesson.get_url())
    image = make_image()
    return [
        *pages,
        *[path.rstrip("/") for path in pages[:12]],
        *[f"{path}?{query}" for path in LISTS for query in (
            "trang=2", "trang=x", "cho=khong-co", "cho=nguoi-dan&phut=7-10", "fbclid=1", "q=a",
        )],
        *[f"{lesson.get_url()}?{query}" for query in ("tra-loi=1A", "tra-loi=9Z", "utm_source=zalo")],
        f"/cau-lenh/trang/{lesson.pk}/{lesson.prompts[0].id}/",
        f"/cau-lenh/trang/{lesson.pk}/00000000-0000-0000-0000-000000000000/",
        link.get_absolute_url(), "/s/khong-co/",
        document.url, f"/tai-ve/{document.pk}/khac.pdf", "/tai-ve/999999/x.pdf",
        "/tai-ve/authenticate_with_password/1/",
        image.get_rendition("width-20").url, image.file.url, "/media/x",
        "/tim-kiem/", "/tim-kiem/?q=viet+bai", "/tim-kiem/goi-y/?q=viet+bai",
        "/thanh-vien/bien-tap-vien-mau/", "/thanh-vien/khong-co/", "/hinh-ten/0/A.svg",
        "/hinh-ten/9/A.svg", "/toi/", "/toi/ho-so/",
        "/toi/du-lieu/", "/toi/du-lieu/ban-sao/1/", "/toi/loi-moi/", "/moi/khong-co/",
        "/toi/bao-mat/", "/toi/bao-mat/thiet-bi/",
        "/robots.txt", "/sitemap.xml", "/sitemap.xml?section=pages", "/suc-khoe/", "/co-chu/",
        *talk(lesson), *of_tips(),
        "/en/", "/en/bai-hoc/", "/khong-co/", "/khong-co", "/favicon.ico",
        "/quan-tri/", "/quan-tri/pages/", "/static/khong-co.css",
    ]  # fmt: skip


def talk(lesson):
    """The lists and threads of the community, with odd queries and what is not there."""
    topic = Topic.objects.public().first()
    comment = HubComment.objects.filter(discussion__topic=topic).public().first()
    own, root = topic.get_absolute_url(), comment.root_id
    admin = User.objects.get(email="quantri@demo.invalid")
    consents.record(admin, Purpose.RULES, True, Method.JOINED)
    photo = pictures.hold(by=admin, form_key="a", data=jpeg())
    pictures.attach([photo], topic)
    photo.refresh_from_db()
    return [
        photo.url, photo.thumb_url, "/cong-dong/anh/khong-co.jpg",
        "/cong-dong/", "/cong-dong/?loc=theo-doi", "/cong-dong/?trang=99", "/cong-dong/?x=1",
        "/cong-dong/hoi-dap/", "/cong-dong/hoi-dap/?trang-thai=chua-tra-loi",
        "/cong-dong/hoi-dap/rss/", "/cong-dong/khong-co/", own, f"/cong-dong/t/{topic.pk}/",
        f"{own}?den={root}", f"{own}?den=9", f"{own}nhanh/{root}/", f"{own}nhanh/0/?tu=x",
        comment.get_absolute_url(), "/cong-dong/binh-luan/0/", f"/cong-dong/ve/{lesson.pk}/",
        f"/cong-dong/ve/{lesson.pk}/nhanh/1/", "/cong-dong/ve/0/", "/cong-dong/t/0-x/",
        f"/cong-dong/lich-su/t/{topic.pk}/", f"/cong-dong/lich-su/bl/{comment.pk}/",
    ]  # fmt: skip


def of_tips():
    """The library and a tip, with odd queries and what is not there."""
    tip = Tip.objects.public().first()
    own = tip.get_absolute_url()
    return [
        "/meo-hay/", "/meo-hay/?nganh=che&phut=den-10", "/meo-hay/?nganh=x", "/meo-hay/?trang=2",
        "/meo-hay/rss/", "/meo-hay/theo-nganh/che/", "/meo-hay/theo-cong-cu/x/", own,
        f"/meo-hay/{tip.pk}/", f"{own}?den=9", f"{own}nhanh/1/", "/meo-hay/0-x/",
        f"/cau-lenh/meo/{tip.pk}/", "/cau-lenh/meo/0/", f"/cong-dong/lich-su/m/{tip.pk}/",
    ]  # fmt: skip


def test_no_anonymous_get_sets_a_cookie_or_holds_a_token(addresses):
    for path in addresses:
        answer = Client().get(path)
        assert answer.status_code < 500, path
        assert not answer.cookies, path
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            text = answer.content.decode()
            assert "csrfmiddlewaretoken" not in text, path
            assert " style=" not in text, path
            assert " onclick=" not in text, path
            filling = path.startswith("/cau-lenh/")
            for form in POSTING.findall(text):
                assert filling or FILLS.search(form), path


def test_neither_head_nor_an_unknown_query_sets_one(addresses):
    for path in addresses[::9]:
        assert not Client().head(path).cookies, path
        assert not Client().get(path, {"khac": "1"}).cookies, path


def test_signing_in_sets_a_cookie_and_only_there(client):
    for path in ("/quan-tri/login/", "/dang-nhap/", "/dang-ky/"):
        assert "csrftoken" in Client().get(path).cookies
    for path in ("/xac-thuc/", "/dang-xuat/"):
        assert not Client().get(path).cookies


def test_every_route_of_ours_is_walked():
    """A new route makes this fail: add its address above, then its name to ROUTES."""

    def names(resolver, path=""):
        for found in resolver.url_patterns:
            whole = f"{path}{found.pattern}"
            if whole.startswith("quan-tri/"):
                continue
            if isinstance(found, URLResolver):
                yield from names(found, whole)
            elif isinstance(found, URLPattern):
                yield found.name

    others = {"wagtail_serve", "wagtailcore_login",
              "wagtailcore_authenticate_with_password", *ENTRANCE, *OWN}  # fmt: skip
    assert set(names(get_resolver())) - others == ROUTES
