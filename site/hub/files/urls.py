"""Documents, under Wagtail's names: its own view knows a document by its file's name."""

from django.urls import path, re_path
from wagtail.documents.views.serve import authenticate_with_password

from .views import document

urlpatterns = [
    re_path(r"^(\d+)/(.*)$", document, name="wagtaildocs_serve"),
    path(
        "authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
]
