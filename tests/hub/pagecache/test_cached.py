"""What readers without a session get, and what never gets into the cache."""

import gzip

import brotli
import pytest
from django.core.cache import caches
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.template.response import SimpleTemplateResponse
from django.test import Client, override_settings
from django.urls import path

from hub import urls
from hub.pagecache import entry
from tests.factories import make_admin, make_home, make_term

calls = []


def view(request):
    calls.append(request.get_full_path())
    return HttpResponse("chè xanh " * 60)


def marked(request):
    calls.append(request.get_full_path())
    response = HttpResponse("danh sách " * 60)
    response.hub_cacheable = request.META["QUERY_STRING"] == "trang=2"
    return response


def changed(**kwargs):
    """Return a view whose answer has a header or a status that forbids storing."""

    def inner(request):
        calls.append(request.path)
        response = HttpResponse("x", status=kwargs.get("status", 200))
        for name, value in kwargs.get("headers", {}).items():
            response.headers[name] = value
        return response

    return inner


def cookie(request):
    calls.append(request.path)
    response = HttpResponse("x")
    response.set_cookie("a", "b")
    return response


def token(request):
    calls.append(request.path)
    return HttpResponse(get_token(request))


def asks_session(request):
    calls.append(request.path)
    return HttpResponse(str(request.user.is_authenticated))


def stream(request):
    calls.append(request.path)
    return StreamingHttpResponse([b"x"])


def template(request):
    calls.append(request.path)
    return SimpleTemplateResponse("404.html")


urlpatterns = [
    path("trang/", view),
    path("danh-sach/", marked),
    path("toi/", view),
    path("loi/", changed(status=404)),
    path("rieng/", changed(headers={"Cache-Control": "private"})),
    path("cam/", changed(headers={"Cache-Control": "no-store"})),
    path("theo/", changed(headers={"Vary": "X-Requested-With"})),
    path("ngon-ngu/", changed(headers={"Vary": "Accept-Language, Accept-Encoding"})),
    path("nen/", changed(headers={"Content-Encoding": "gzip"})),
    path("an/", changed(headers={"X-Robots-Tag": "noindex", "X-Khac": "1"})),
    path("banh/", cookie),
    path("the/", token),
    path("phien/", asks_session),
    path("dong/", stream),
    path("mau/", template),
    *urls.urlpatterns,
]


@pytest.fixture(autouse=True)
def own_addresses(db, bare_templates):
    calls.clear()
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def reader():
    return Client()


def stored():
    return len(caches["pages"]._cache)


def test_the_second_reader_is_answered_without_the_view_by_one_query(
    reader, django_assert_num_queries
):
    first = reader.get("/trang/")
    with django_assert_num_queries(1):
        second = Client().get("/trang/")
    assert calls == ["/trang/"]
    assert second.content == first.content
    assert second.headers["Content-Type"] == "text/html; charset=utf-8"


def test_the_headers_let_caches_ask_again(reader):
    for _ in range(2):
        response = reader.get("/trang/")
        assert response.headers["Cache-Control"] == (
            "public, max-age=0, s-maxage=10, stale-while-revalidate=30"
        )
        assert response.headers["Vary"] == "Accept-Encoding, Cookie"
        assert response.headers["ETag"].startswith('W/"')
        assert not response.cookies


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("gzip", "gzip"),
        ("identity", ""),
        ("", ""),
        ("br; q=0", ""),
    ],
)
def test_bodies_come_in_each_coding(reader, accepted, coding):
    response = reader.get("/trang/", headers={"Accept-Encoding": accepted})
    plain = ("chè xanh " * 60).encode()
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding]
    assert response.headers.get("Content-Encoding", "") == coding
    assert unpack(response.content) == plain
    assert int(response.headers["Content-Length"]) == len(response.content)


def test_a_coding_is_made_once_and_only_when_asked_for(reader, monkeypatch):
    made = []
    for coding, compress in entry.CODINGS.items():

        def noted(body, coding=coding, compress=compress):
            made.append(coding)
            return compress(body)

        monkeypatch.setitem(entry.CODINGS, coding, noted)
    asked = ["identity", "gzip, br", "gzip", "br", "gzip"]
    bodies = [
        reader.get("/trang/", headers={"Accept-Encoding": coding}).content
        for coding in asked
    ]
    assert made == ["br", "gzip"]
    assert brotli.decompress(bodies[3]) == gzip.decompress(bodies[4]) == bodies[0]


@pytest.mark.parametrize("form", ["{}", "{weak}", '"x", {}', "*"])
def test_who_has_it_already_gets_304(reader, form):
    etag = reader.get("/trang/").headers["ETag"]
    header = form.format(etag, weak=etag.removeprefix("W/"))
    response = reader.get("/trang/", headers={"If-None-Match": header})
    assert response.status_code == 304
    assert response.content == b""
    assert response.headers["ETag"] == etag
    assert response.headers["Vary"] == "Accept-Encoding, Cookie"
    assert "Content-Security-Policy" in response.headers


def test_another_tag_gets_the_page(reader):
    response = reader.get("/trang/", headers={"If-None-Match": 'W/"khac"'})
    assert response.status_code == 200


def test_head_is_get_without_the_body(reader):
    head = reader.head("/trang/")
    get = reader.get("/trang/")
    assert calls == ["/trang/"]
    assert head.content == b""
    for name in ("ETag", "Content-Length", "Content-Type", "Cache-Control", "Vary"):
        assert head.headers[name] == get.headers[name]


def test_a_query_is_stored_only_when_its_view_said_so(reader):
    for _ in range(2):
        reader.get("/danh-sach/?trang=2")
        reader.get("/danh-sach/?trang=02")
        reader.get("/trang/?a=1")
    assert calls.count("/danh-sach/?trang=2") == 1
    assert calls.count("/danh-sach/?trang=02") == 2
    assert calls.count("/trang/?a=1") == 2


def test_an_answer_that_is_not_stored_says_so(reader):
    response = reader.get("/trang/?a=1")
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response.headers["Vary"]


@pytest.mark.parametrize(
    "place", ["{0}", "{0}&trang=2", "trang=2&{0}", "{1}&trang=2&{0}"]
)
def test_a_hundred_shared_links_are_one_entry(reader, place):
    for number in range(20):
        query = place.format(f"fbclid=IwAR0{number}", f"utm_source=zalo{number}&fbclid")
        response = reader.get(f"/danh-sach/?{query}")
        assert response.status_code == 200
    assert len(calls) == (1 if "trang" in place else 20)
    assert "fbclid" not in calls[0]


def test_shared_links_without_another_name_are_the_page_itself(reader):
    reader.get("/trang/")
    for number in range(20):
        reader.get(f"/trang/?fbclid=IwAR0{number}")
        reader.get("/trang/?fbclid")
    assert calls == ["/trang/"]
    assert stored() == 1


@pytest.mark.parametrize(
    "place",
    ["loi", "rieng", "cam", "theo", "nen", "banh", "the", "dong"],
)
def test_what_is_not_the_same_for_all_is_not_stored(reader, place):
    reader.get(f"/{place}/")
    Client().get(f"/{place}/")
    assert calls == [f"/{place}/"] * 2
    assert stored() == 0


@pytest.mark.parametrize("place", ["ngon-ngu", "mau", "phien", "an"])
def test_what_is_the_same_for_all_is_stored(reader, place):
    reader.get(f"/{place}/")
    response = Client().get(f"/{place}/")
    assert stored() == 1
    assert "Accept-Language" not in response.headers["Vary"]


def test_only_named_headers_are_kept(reader):
    reader.get("/an/")
    response = Client().get("/an/")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "X-Khac" not in response.headers


def test_a_page_that_asked_for_the_session_of_somebody_with_cookies_is_not_stored(
    reader,
):
    reader.cookies["khac"] = "1"
    reader.get("/phien/")
    assert stored() == 0
    assert Client().get("/phien/").content == b"False"
    assert stored() == 1


@pytest.mark.parametrize(
    "sign",
    [{"sessionid": "x" * 32}, {"messages": "x"}],
)
def test_readers_whom_we_know_pass_by_the_cache(reader, sign):
    reader.get("/trang/")
    known = Client()
    for name, value in sign.items():
        known.cookies[name] = value
    response = known.get("/trang/")
    assert len(calls) == 2
    assert response.headers["Cache-Control"] == "private, no-cache"


def test_a_credential_passes_by_the_cache(reader):
    reader.get("/trang/")
    response = reader.get("/trang/", headers={"Authorization": "Bearer x"})
    assert len(calls) == 2
    assert response.headers["Cache-Control"] == "private, no-cache"


def test_a_page_of_a_signed_in_reader_is_never_given_to_another(reader):
    member = Client()
    member.force_login(make_admin())
    assert member.get("/phien/").content == b"True"
    assert Client().get("/phien/").content == b"False"
    assert member.get("/phien/").content == b"True"


def test_uncached_prefixes_are_kept_nowhere(reader):
    for _ in range(2):
        response = reader.get("/toi/?fbclid=1")
        assert response.headers["Cache-Control"] == "no-store"
    assert calls == ["/toi/"] * 2
    assert stored() == 0


def test_a_post_passes_by_the_cache(reader):
    reader.get("/trang/")
    reader.post("/trang/")
    assert len(calls) == 2


def test_raising_an_epoch_renews_the_page(reader):
    from hub.pagecache import bump

    for name in ("site", "community"):
        reader.get("/trang/")
        bump(name)
    reader.get("/trang/")
    assert len(calls) == 3


def test_a_page_published_during_its_rendering_is_not_kept_as_new(reader, monkeypatch):
    make_home()
    term = make_term(meaning="Cũ.")
    from lessons.models import TermPage

    rendered = TermPage.serve

    def slow(page, request, *args, **kwargs):
        response = rendered(page, request, *args, **kwargs).render()
        TermPage.objects.filter(pk=page.pk).update(meaning="Mới.")
        from hub.pagecache import bump

        bump()
        return response

    monkeypatch.setattr(TermPage, "serve", slow)
    assert "Cũ." in reader.get(term.url).content.decode()
    monkeypatch.setattr(TermPage, "serve", rendered)
    assert "Mới." in reader.get(term.url).content.decode()
