"""Addresses: Vietnamese titles in ASCII, old ones lead on, no other language answers."""

import pytest

from lessons.models import LessonIndexPage, LessonPage, TermIndexPage, TermPage


def add(title, parent=TermIndexPage, **fields):
    page = TermPage(title=title, meaning="Một việc", example="một", **fields)
    parent.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return TermPage.objects.get(pk=page.pk)


def rename(page, slug):
    page = TermPage.objects.get(pk=page.pk)
    page.slug = slug
    page.save_revision().publish()
    return TermPage.objects.get(pk=page.pk)


def test_a_title_becomes_an_ascii_address(client):
    assert add("Đường đến lớp").slug == "duong-den-lop"


def test_two_titles_of_one_address_live_side_by_side(client):
    first, second = add("Dương xỉ mọc"), add("Đường xỉ mốc")
    assert first.slug == "duong-xi-moc"
    assert second.slug == "duong-xi-moc-2"


def test_an_old_address_leads_to_the_new_one_in_one_step(
    client, django_capture_on_commit_callbacks
):
    page = add("Đường đến lớp")
    old = page.get_url()
    for slug in ("a", "b", "a"):
        with django_capture_on_commit_callbacks(execute=True):
            page = rename(page, slug)
    answer = client.get(old)
    assert answer.status_code == 301
    assert client.get(answer.url).status_code == 200
    assert client.get(page.get_url()).status_code == 200
    between = client.get(page.get_url().replace("/a/", "/b/"))
    assert between.status_code == 301
    assert between.url == page.get_url()


def test_a_new_page_takes_the_old_address_of_another(
    client, django_capture_on_commit_callbacks
):
    page = add("Đường đến lớp")
    old = page.get_url()
    with django_capture_on_commit_callbacks(execute=True):
        rename(page, "a")
    other = add("Đường đến lớp")
    assert other.get_url() == old
    assert client.get(old).status_code == 200


@pytest.mark.parametrize("path", ["/en/", "/en/bai-hoc/"])
def test_a_language_without_a_home_page_leads_to_vietnamese(client, path):
    answer = client.get(path)
    assert answer.status_code in {302, 404}
    if answer.status_code == 302:
        assert "/en/" not in answer.url


def test_robots_are_kept_away_until_the_operator_is_known(client):
    from wagtail.models import Site

    from hub.models import Operator

    assert 'content="noindex"' in client.get("/").content.decode()
    operator = Operator.for_site(Site.objects.get())
    for name in ("agency", "person", "address", "phone", "licence"):
        setattr(operator, name, "Đã điền 123")
    operator.email = "hub@example.vn"
    operator.save()
    page = client.get("/?a=1").content.decode()
    assert 'content="noindex"' not in page
    assert "Bản trình diễn" not in page
    assert "Sitemap:" in client.get("/robots.txt").content.decode()


def test_the_sitemap_lists_what_is_live_and_nothing_else(client):
    LessonPage.objects.get(seed_key="L05").unpublish()
    page = client.get("/sitemap.xml").content.decode()
    assert page.count("<loc>") >= 100
    assert "hoi-tiep-de-tot-hon" not in page
    assert LessonIndexPage.objects.get().slug in page


@pytest.mark.parametrize(
    "path", ["/khong-co/", "/bai-hoc/khong-co/", "/s/zzzz/", "/x" * 200]
)
def test_what_is_not_there_helps_onwards(client, path):
    answer = client.get(f"{path}/" if not path.endswith("/") else path)
    assert answer.status_code == 404
    assert "Không thấy trang này" in answer.content.decode()
