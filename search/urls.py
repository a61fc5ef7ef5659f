"""The addresses of the search."""

from django.urls import path

from . import views

app_name = "search"
urlpatterns = [
    path("tim-kiem/", views.SearchView.as_view(), name="page"),
    path("tim-kiem/goi-y/", views.suggestions, name="suggestions"),
]
