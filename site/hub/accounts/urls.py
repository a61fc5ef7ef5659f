"""The way in and out. Of allauth's own views none is mounted as it is.

The names are those that allauth looks for.
"""

from django.urls import path

from . import safety
from .entrance.views import CodeView, JoinView, SignInView, SignOutView, StepView
from .mydata import views as mydata
from .recovery import views as recovery

urlpatterns = [
    path("dang-nhap/", SignInView.as_view(), name="account_login"),
    path("dang-nhap/mat-so/", recovery.LostView.as_view(), name="recovery"),
    path("dang-nhap/mat-so/ma/", recovery.LostCodeView.as_view(), name="recovery-code"),
    path("dang-ky/", JoinView.as_view(), name="account_signup"),
    path("xac-thuc/", CodeView.as_view(), name="account_confirm_login_code"),
    path("xac-thuc/buoc-hai/", StepView.as_view(), name="mfa_authenticate"),
    path("xac-thuc/lai/", safety.AgainView.as_view(), name="account_reauthenticate"),
    path("dang-xuat/", SignOutView.as_view(), name="account_logout"),
    path("toi/bao-mat/", safety.SafetyView.as_view(), name="security"),
    path("toi/bao-mat/dung-lai/", recovery.StopView.as_view(), name="recovery-stop"),
    path("toi/bao-mat/ung-dung/", safety.AppView.as_view(), name="factor-app"),
    path("toi/bao-mat/khoa/", safety.PasskeyView.as_view(), name="factor-passkey"),
    path("toi/bao-mat/ma-du-phong/", safety.SpareView.as_view(), name="factor-spare"),
    path("toi/bao-mat/bo/<int:pk>/", safety.RemoveView.as_view(), name="factor-remove"),
    path("toi/bao-mat/mat-khau/", safety.PasswordView.as_view(), name="password"),
    path("toi/bao-mat/lien-he/", safety.ContactsView.as_view(), name="contacts"),
    path("toi/bao-mat/lien-he/ma/", safety.ContactCodeView.as_view(), name="contact-code"),
    path("toi/bao-mat/thiet-bi/", safety.DevicesView.as_view(), name="devices"),
    path("toi/du-lieu/", mydata.DataView.as_view(), name="my-data"),
    path("toi/du-lieu/ban-sao/", mydata.CopyAskView.as_view(), name="my-data-copy-ask"),
    path("toi/du-lieu/ban-sao/<int:pk>/", mydata.CopyView.as_view(), name="my-data-copy"),
    path("toi/du-lieu/yeu-cau/", mydata.RequestView.as_view(), name="my-data-request"),
    path("toi/du-lieu/xoa/", mydata.DeleteView.as_view(), name="my-data-delete"),
    path("toi/du-lieu/giu-lai/", mydata.KeepView.as_view(), name="my-data-keep"),
]  # fmt: skip
