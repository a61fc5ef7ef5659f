from django.urls import path

from . import views

app_name = "invitations"
urlpatterns = [
    path("moi/<slug:token>/", views.InvitationView.as_view(), name="invitation"),
    path("toi/loi-moi/", views.InvitationsView.as_view(), name="list"),
    path("toi/loi-moi/<int:pk>/in/", views.PaperView.as_view(), name="paper"),
    path("toi/loi-moi/<int:pk>/dung/", views.StopView.as_view(), name="stop"),
]
