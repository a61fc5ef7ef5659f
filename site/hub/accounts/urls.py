"""The way in and out. Of allauth's own views none is mounted as it is.

The names are those that allauth looks for.
"""

from django.urls import path

from .entrance.views import CodeView, JoinView, SignInView, SignOutView

urlpatterns = [
    path("dang-nhap/", SignInView.as_view(), name="account_login"),
    path("dang-ky/", JoinView.as_view(), name="account_signup"),
    path("xac-thuc/", CodeView.as_view(), name="account_confirm_login_code"),
    path("dang-xuat/", SignOutView.as_view(), name="account_logout"),
]
