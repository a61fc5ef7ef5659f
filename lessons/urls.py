"""Addresses that code serves for lessons; pages themselves are served by Wagtail."""

from django.urls import path

from . import views

app_name = "lessons"
urlpatterns = [
    path(
        "cau-lenh/trang/<int:page_id>/<uuid:block_id>/",
        views.page_prompt,
        name="page-prompt",
    ),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
