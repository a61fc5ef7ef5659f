"""The home page and the Site record, in place of Wagtail's welcome page."""

from typing import Any

from wagtail.models import Locale, Page, Site

from ..models import HomePage
from .ids import stable


def ensure_home(item: dict[str, Any]) -> HomePage:
    """Return the Vietnamese home page; make it, and the Site, where there is none."""
    locale, _made = Locale.objects.get_or_create(language_code="vi")
    home = HomePage.objects.filter(seed_key="HOME", locale=locale).first()
    if home is None:
        root = Page.get_first_root_node()
        root.get_children().filter(slug="home", numchild=0).delete()
        root.refresh_from_db()
        home = HomePage(
            title=item["title"],
            slug="trang-chu",
            seed_key="HOME",
            sample=True,
            live=False,
            locale=locale,
            translation_key=stable("HOME"),
        )
        root.add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(
            hostname="localhost",
            root_page=home,
            is_default_site=True,
            site_name=home.title,
        )
    elif site.root_page_id != home.pk and site.root_page.specific_class is not HomePage:
        site.root_page, site.site_name = home, home.title
        site.save()
    return home
