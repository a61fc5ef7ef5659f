"""Addresses of members: their pages, what is theirs, what they write, complaints."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from . import views
from .reading import cases, mine
from .views.moderating import desk, notes
from .views.reading import feeds, history, lists, pictures, threads
from .views.reading import tips as read
from .views.writing import acts, answers, edits, promoting, reports, topics, trials
from .views.writing import history as texts_out
from .views.writing import tips as write
from .views.writing.things import KINDS


class ThingConverter(StringConverter):
    regex = KINDS


class MineConverter(StringConverter):
    regex = "|".join(mine.LISTS)


class DeskConverter(StringConverter):
    regex = "|".join(cases.LISTS)


class PlaceConverter(StringConverter):
    regex = "t|m|ve"


class AgainstConverter(StringConverter):
    regex = "khoa|bai"


class FacetConverter(StringConverter):
    regex = "theo-nganh|theo-cong-cu"


register_converter(AgainstConverter, "against")
register_converter(FacetConverter, "facet")
register_converter(ThingConverter, "thing")
register_converter(MineConverter, "mine")
register_converter(DeskConverter, "desk")
register_converter(PlaceConverter, "place")

app_name = "community"
members = [
    path("thanh-vien/<slug:slug>/", views.profile, name="profile"),
    path("hinh-ten/<int:ground>/<str:letters>.svg", views.avatar, name="avatar"),
    path("toi/", views.MeView.as_view(), name="me"),
    path("toi/ho-so/", views.ProfileEditView.as_view(), name="profile-edit"),
    path("toi/danh-tinh/", views.IdentityView.as_view(), name="identity"),
    path("toi/dong-y/", views.ConsentsView.as_view(), name="consents"),
    path("toi/noi-quy/", views.RulesView.as_view(), name="rules"),
    path("toi/thong-bao/", views.NoticesView.as_view(), name="notices"),
    path("toi/xem-lai/", views.AppealsView.as_view(), name="appeals"),
    path(
        "toi/xem-lai/<against:kind>/<int:pk>/",
        views.AppealView.as_view(),
        name="appeal",
    ),
    path("toi/<mine:which>/", views.MineView.as_view(), name="mine"),
    path("khieu-nai/", views.ComplaintView.as_view(), name="complaint-create"),
    path("khieu-nai/da-gui/", views.ComplaintSentView.as_view(), name="complaint-sent"),
]
# Below two prefixes of HUB_UNCACHED: forms with tokens.
writing = [
    path("cong-dong/dang/", topics.TopicCreateView.as_view(), name="topic-create"),
    path("cong-dong/dang/goi-y/", topics.similar, name="similar"),
    path("cong-dong/viec/<place:kind>/<int:pk>/tra-loi/", answers.ReplyView.as_view(), name="reply"),
    path("meo-hay/gui/", write.TipCreateView.as_view(), name="tip-create"),
    path("cong-dong/viec/m/<int:pk>/sua/", write.TipEditView.as_view(), name="tip-edit"),
    path("cong-dong/viec/bl/<int:pk>/thanh-meo/", promoting.TipFromAnswerView.as_view(), name="answer-tip"),
    path("cong-dong/viec/m/<int:pk>/dong-y/", promoting.ConsentView.as_view(), name="tip-consent"),
    path("cong-dong/viec/m/<int:pk>/thu/", trials.TryView.as_view(), name="tip-try"),
    path("cong-dong/viec/meo-can-xem/", trials.ToCheckView.as_view(), name="tips-to-check"),
    path("cong-dong/viec/ban-cu/<int:pk>/go/", texts_out.TakeOutView.as_view(), name="text-out"),
    path("cong-dong/viec/<thing:kind>/<int:pk>/", acts.MenuView.as_view(), name="menu"),
    path("cong-dong/viec/<thing:kind>/<int:pk>/sua/", edits.EditView.as_view(), name="edit"),
    path("cong-dong/viec/<thing:kind>/<int:pk>/bao-xau/", reports.ReportView.as_view(), name="report"),
    path("cong-dong/viec/<thing:kind>/<int:pk>/cam-on/<slug:reaction>/", acts.ReactionView.as_view(), name="react"),
    path("cong-dong/viec/<thing:kind>/<int:pk>/<slug:act>/", acts.ButtonView.as_view(), name="act"),
    path("kiem-duyet/", desk.DeskView.as_view(), name="desk"),
    path("kiem-duyet/ghi-chu/", notes.NotesView.as_view(), name="notes"),
    path("kiem-duyet/ghi-chu/<int:pk>/", notes.NoteView.as_view(), name="note"),
    path("kiem-duyet/<desk:which>/", desk.DeskView.as_view(), name="desk"),
    path("kiem-duyet/<thing:kind>/<int:pk>/", desk.DecideView.as_view(), name="decide"),
]  # fmt: skip
reading = [
    path("cong-dong/", lists.feed, name="feed"),
    path("cong-dong/t/<int:pk>/", threads.topic, name="topic-short"),
    path("cong-dong/t/<int:pk>-<slug:slug>/", threads.topic, name="topic"),
    path("cong-dong/t/<int:pk>-<slug:slug>/nhanh/<int:root>/", threads.topic_branch, name="topic-branch"),
    path("cong-dong/anh/<slug:key>-nho.jpg", pictures.picture, {"small": True}, name="picture-small"),
    path("cong-dong/anh/<slug:key>.jpg", pictures.picture, name="picture"),
    path("cong-dong/binh-luan/<int:pk>/", threads.comment, name="comment"),
    path("cong-dong/lich-su/<thing:kind>/<int:pk>/", history.history, name="history"),
    path("cong-dong/ve/<int:pk>/", threads.page_talk, name="page-talk"),
    path("cong-dong/ve/<int:pk>/nhanh/<int:root>/", threads.page_branch, name="page-branch"),
    path("cong-dong/<slug:slug>/", lists.space, name="space"),
    path("cong-dong/<slug:slug>/rss/", feeds.rss, name="rss"),
]  # fmt: skip
of_tips = [
    path("meo-hay/", read.tips, name="tips"),
    path("meo-hay/rss/", read.rss, name="tips-rss"),
    path("meo-hay/<facet:facet>/<slug:slug>/", read.of_value, name="tips-of"),
    path("meo-hay/<int:pk>/", read.tip, name="tip-short"),
    path("meo-hay/<int:pk>-<slug:slug>/", read.tip, name="tip"),
    path("meo-hay/<int:pk>-<slug:slug>/nhanh/<int:root>/", read.branch, name="tip-branch"),
    path("cau-lenh/meo/<int:pk>/", read.prompt, name="tip-prompt"),
]  # fmt: skip
urlpatterns = [*members, *writing, *reading, *of_tips]
