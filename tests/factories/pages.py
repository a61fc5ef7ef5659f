"""Pages, live at once: rules bind `publish()`, not `add_child()`."""

from typing import Any

from wagtail.models import Collection, Locale, Page, Site

from lessons.models import (
    HomePage,
    LessonIndexPage,
    LessonPage,
    TermIndexPage,
    TermPage,
)


def make_home(**fields: Any) -> HomePage:
    """Return the site's Vietnamese home page, made when it is not there yet."""
    home = HomePage.objects.first()
    if home is None:
        root = Page.get_first_root_node() or make_roots()
        home = root.add_child(
            instance=HomePage(
                title=fields.pop("title", "Trang chủ"), slug="trang-chu", **fields
            )
        )
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": "testserver", "port": 80, "root_page": home},
        )
        Site.clear_site_root_paths_cache()
    return home


def make_roots() -> Page:
    """Make what Wagtail's migrations brought, after a test that emptied the database."""
    locale = Locale.objects.get_or_create(language_code="vi")[0]
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    return Page.add_root(instance=Page(title="Root", slug="root", locale=locale))


def below(parent: Page, page: Page) -> Any:
    """Add `page` as the last child of `parent`, live."""
    return Page.objects.get(pk=parent.pk).specific.add_child(instance=page)


def make_lessons(**fields: Any) -> LessonIndexPage:
    found = LessonIndexPage.objects.first()
    page = LessonIndexPage(**{"title": "Bài học", "slug": "bai-hoc"} | fields)
    return found or below(make_home(), page)


def make_lesson(title: str = "Hỏi bằng giọng nói", **fields: Any) -> LessonPage:
    fields = {"summary": "Nói thay vì gõ.", "minutes": 7} | fields
    return below(make_lessons(), LessonPage(title=title, **fields))


def make_terms(**fields: Any) -> TermIndexPage:
    found = TermIndexPage.objects.first()
    page = TermIndexPage(**{"title": "Thuật ngữ", "slug": "thuat-ngu"} | fields)
    return found or below(make_home(), page)


def make_term(title: str = "Câu lệnh", **fields: Any) -> TermPage:
    words = {"meaning": "Lời ta nói với máy.", "example": "Viết giúp tôi lời chào."}
    return below(make_terms(), TermPage(title=title, **words | fields))
