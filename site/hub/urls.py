"""The addresses of the site: Vietnamese words for people, one file to read them in."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls

from . import views
from .files.views import media
from .links.views import follow

handler404 = "hub.views.not_found"
handler403 = "hub.views.forbidden"

urlpatterns = [
    path("quan-tri/", include(admin_urls)),
    path("tai-ve/", include("hub.files.urls")),
    path("suc-khoe/", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("co-chu/", views.display, name="display"),
    path("", include("hub.accounts.urls")),
    path("s/<slug:code>/", follow, name="short-link"),
    path("", include("lessons.urls")),
    path("", include("community.urls")),
    path("", include("community.invitations.urls")),
    path("", include("search.urls")),
    re_path(rf"^{settings.MEDIA_URL.lstrip('/')}(?P<path>.+)$", media, name="media"),
    *i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False),
]
