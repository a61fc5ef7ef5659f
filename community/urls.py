"""Addresses of members: their pages, what is theirs, complaints."""

from django.urls import path

from . import views

app_name = "community"
urlpatterns = [
    path("thanh-vien/<slug:slug>/", views.profile, name="profile"),
    path("hinh-ten/<int:ground>/<str:letters>.svg", views.avatar, name="avatar"),
    path("toi/", views.MeView.as_view(), name="me"),
    path("toi/ho-so/", views.ProfileEditView.as_view(), name="profile-edit"),
    path("toi/danh-tinh/", views.IdentityView.as_view(), name="identity"),
    path("toi/dong-y/", views.ConsentsView.as_view(), name="consents"),
    path("toi/noi-quy/", views.RulesView.as_view(), name="rules"),
    path("khieu-nai/", views.ComplaintView.as_view(), name="complaint-create"),
    path("khieu-nai/da-gui/", views.ComplaintSentView.as_view(), name="complaint-sent"),
]
