"""What the package's own views let through, asked of ours; what every page must keep."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from community.actions import approval, comments, moderation, reports
from community.models import Discussion, HubComment
from community.tree import recount
from tests.english import left_in, sentences

from .conftest import text_of

pytestmark = pytest.mark.django_db
FORGED = {
    "name": "Ban Quản Trị", "user_name": "Ban Quản Trị", "email": "khac@example.vn",
    "user_email": "khac@example.vn", "url": "https://a.example", "followup": "on",
    "reply_to": "1", "ip_address": "14.1.1.1", "status": "public", "is_public": "1",
}  # fmt: skip


def of(person):
    client = Client()
    client.force_login(person)
    return client


def test_a_form_takes_no_name_no_mail_no_state_and_no_parent_from_elsewhere(
    question, tip, says, minh, co_hoa, lan
):
    elsewhere = says(minh, "Ở chuyện khác.", discussion=tip.discussion)
    client, path = of(lan), f"/cong-dong/viec/t/{question.pk}/tra-loi/"
    for to in ("999999", str(elsewhere.pk), "9" * 40):
        sent = client.post(path, {"body": f"Đáp {to[:6]}", "to": to, "client_key": to})
        assert sent.status_code in {302, 403, 409}, to
        assert sent.status_code == 302 or "không còn" in text_of(sent)
    assert not HubComment.objects.filter(discussion=question.discussion).exclude(depth=0).exists()  # fmt: skip
    client.post(path, FORGED | {"body": "Lời của chính tôi.", "client_key": "k"})
    stored = HubComment.objects.get(comment="Lời của chính tôi.")
    assert (stored.user, stored.status, stored.is_public) == (lan, "pending", False)
    assert not any((stored.user_name, stored.user_email, stored.user_url))
    assert (stored.ip_address, stored.followup, stored.answers) == (None, False, None)
    assert approval.approve(by=co_hoa, thing=stored, seen=1)
    assert not approval.approve(by=co_hoa, thing=stored, seen=1)
    assert recount.differences(Discussion.objects.get(pk=stored.discussion_id)) == []


def test_no_act_writes_mails_and_managers_as_strings_are_reached(
    question, says, minh, lan, co_hoa, settings
):
    settings.MANAGERS = ["quan.tri@example.vn"]
    answer = says(minh, "Mua thuốc của tôi đi.")
    says(lan, "@Minh, thuốc gì thế?", answer)
    reports.report(by=lan, thing=answer, reason="spam")
    moderation.hide(by=co_hoa, thing=answer, reason="spam")
    assert mail.outbox == []
    mail.mail_managers("Thử", "Một lần.")
    assert mail.outbox[0].to == ["quan.tri@example.vn"]


def test_no_page_of_members_or_moderators_is_left_in_english(
    question, tip, says, lan, minh, co_hoa, client
):
    answer = says(minh, "Soi mặt dưới lá.")
    comments.reply(by=lan, discussion=question.discussion, body="Còn chờ duyệt.")
    comments.edit(by=minh, comment=answer, body="Soi mặt dưới lá, sáng sớm.")
    reports.report(by=minh, thing=tip, reason="false")
    gone = says(minh, "Mua đi.")
    moderation.remove(by=co_hoa, thing=gone, reason="spam")
    work, mine = "/cong-dong/viec/", ("thong-bao", "bai-cua-toi", "meo-cua-toi", "tra-loi-cua-toi", "da-luu", "theo-doi", "xem-lai")  # fmt: skip
    read = ["/cong-dong/", "/cong-dong/hoi-dap/", question.get_absolute_url(),
            f"/cong-dong/binh-luan/{gone.pk}/", f"/cong-dong/lich-su/m/{tip.pk}/",
            "/meo-hay/", tip.get_absolute_url(), f"/cau-lenh/meo/{tip.pk}/"]  # fmt: skip
    acts = ["/cong-dong/dang/", "/meo-hay/gui/", f"{work}t/{question.pk}/tra-loi/"]
    for kind, thing in (("t", question), ("bl", answer), ("m", tip)):
        acts += [f"{work}{kind}/{thing.pk}/{act}" for act in ("", "sua/", "bao-xau/", "xoa/", "luu/")]  # fmt: skip
    acts += [f"{work}m/{tip.pk}/thu/", *(f"/toi/{which}/" for which in mine), "/toi/"]
    desk = [f"/kiem-duyet/{which}" for which in ("", "sua-doi/", "bao-xau/", "ghi-chu/", f"t/{question.pk}/")]  # fmt: skip
    for reader, paths in ((client, read), (of(minh), read + acts), (of(co_hoa), desk)):
        for path in paths:
            assert left_in(text_of(reader.get(path))) == set(), path
    assert left_in(f"<p>\n{min(sentences())}\n</p>")  # it would be seen


def test_the_models_are_as_the_migrations_left_them():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
