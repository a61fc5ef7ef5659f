"""The way in and out. Of allauth's own views only signing out is mounted.

The names are those that allauth looks for.
"""

from allauth.account.views import LogoutView
from django.urls import path

from .entrance.views import CodeView, JoinView, SignInView

urlpatterns = [
    path("dang-nhap/", SignInView.as_view(), name="account_login"),
    path("dang-ky/", JoinView.as_view(), name="account_signup"),
    path("xac-thuc/", CodeView.as_view(), name="account_confirm_login_code"),
    path("dang-xuat/", LogoutView.as_view(), name="account_logout"),
]
