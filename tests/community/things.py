"""Real things to ask every address for, and people of the groups that have no badge."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Workflow

from community.actions import (
    accepting,
    appeals,
    approval,
    comments,
    complaints,
    locks,
    pictures,
    tips,
    topics,
    trials,
)
from community.models import (
    Complaint,
    Consent,
    ExpectedTrainer,
    Revision,
    Space,
    Topic,
)
from community.views.writing.things import TOPIC
from hub.accounts.contacts import Contact
from hub.accounts.models import DataRequest, Recovery, User
from hub.accounts.mydata import asking
from lessons import models as content
from search.models import PinnedResult
from tests.factories import (
    jpeg,
    make_document,
    make_home,
    make_image,
    make_lessons,
)
from tests.factories.pages import below

from .tips import filed, words

VOCABULARIES = ("level", "audience", "sector", "topic", "tool", "need")


def in_group(person, group):
    person.groups.add(Group.objects.get(name=group))
    return User.objects.get(pk=person.pk)  # what it might do before is forgotten


def vocabulary():
    made = {}
    for name in VOCABULARIES:
        model = getattr(content, name.capitalize())
        row = model.objects.first() or model.objects.create(
            label="x", slug="x", locale=Locale.get_default()
        )
        for space in ("wagtailsnippets", "wagtailsnippetchoosers"):
            made[f"{space}_lessons_{name}"] = {"pk": row.pk}
    return made


def people_of_sheets(admin):
    trainer = ExpectedTrainer(name="Nòng", added_by=admin)
    trainer.number = "+84912000009"
    trainer.save()
    complaint = complaints.send(
        name="Bà Tư Giấu Tên", contact="+84912000002", about="other", text="a", place=""
    )
    Complaint.objects.filter(pk=complaint.pk).update(state=Complaint.State.CLOSED)
    return {
        "community_complaint": {"pk": complaint.pk},
        "community_complaint_remove": {"pk": complaint.pk},
        "community_trainer_remove": {"pk": trainer.pk},
    }


def objections(admin, lan):
    """A lock that Lan objected to and that has ended, and a request for a lost phone."""
    until = timezone.now() + timedelta(days=1)
    lock = locks.lock(by=admin, user=lan, reason="spam", note="Nhắc rồi.", until=until)
    appeal = appeals.appeal(by=lan, about=lock, text="Không phải tôi đăng.")
    locks.lift(by=admin, user=lan)
    lost = Recovery(user=lan, name="Lan", story="Tôi học lớp ở nhà văn hoá xã.")
    lost.contacts = (Contact("phone", "+84912345678"), Contact("phone", "+84987654399"))
    lost.save()
    return {
        "community:appeal": f"/toi/xem-lai/khoa/{lock.pk}/",
        "community_appeal": {"pk": appeal.pk},
        "community_recovery": {"pk": lost.pk},
    }


def talk(admin, lan, page):
    """A question of Lan with an answer, and what can be asked of both."""
    topic = topics.post(
        by=lan, space=Space.objects.get(slug="hoi-dap"), body="Chè bị sâu thì làm sao?"
    )
    approval.approve(by=admin, thing=topic, seen=topic.version)
    topic = Topic.objects.get(pk=topic.pk)
    answer = comments.reply(
        by=admin, discussion=topic.discussion, body="Bác soi mặt lá."
    )
    text = Revision.objects.create(
        topic=topic, state="past", body="Chè bị sâu.", by=lan
    )
    picture = pictures.hold(by=admin, form_key="a", data=jpeg())
    pictures.attach([picture], topic)
    read, act = topic.get_absolute_url(), f"/cong-dong/viec/{TOPIC}/{topic.pk}/"
    return {
        "community:topic": read, "community:topic-short": f"/cong-dong/t/{topic.pk}/",
        "community:topic-branch": f"{read}nhanh/{answer.pk}/",
        "community:comment": {"pk": answer.pk},
        "community:picture": {"key": picture.key},
        "community:picture-small": {"key": picture.key},
        "community:history": f"/cong-dong/lich-su/{TOPIC}/{topic.pk}/",
        "community:page-talk": f"/cong-dong/ve/{page}/",
        "community:page-branch": f"/cong-dong/ve/{page}/nhanh/{answer.pk}/",
        "community:space": "/cong-dong/hoi-dap/", "community:rss": "/cong-dong/hoi-dap/rss/",
        "community:mine": "/toi/da-luu/", "community:menu": act,
        "community:reply": f"/cong-dong/viec/t/{topic.pk}/tra-loi/",
        "community:edit": f"{act}sua/", "community:report": f"{act}bao-xau/",
        "community:text-out": {"pk": text.pk},
        "community:react": f"{act}cam-on/thanks/",
        "community:act": f"{act}luu/", "community:desk": "/kiem-duyet/",
        "community:decide": f"/kiem-duyet/{TOPIC}/{topic.pk}/",
        "community_lock": {"pk": lan.profile.pk},
        **objections(admin, lan),
        "community_request": {"pk": asking.ask(lan, DataRequest.Kind.CORRECT, "a").pk},
        **loop(admin, lan, topic),
    }  # fmt: skip


def loop(admin, lan, topic):
    """An answer that Lan accepted, another that she would like as a tip, a guide."""
    accepted, asked = (
        comments.reply(by=admin, discussion=topic.discussion, body=body)
        for body in ("Bác chụp hai mặt lá.", "Bác hỏi thêm cán bộ xã.")
    )
    accepting.accept(by=lan, comment=accepted)
    tip = tips.post(
        by=lan, words=words(title="Hỏi cán bộ"), filed=filed(), source=asked,
        consent=Consent.ASKED, pace="edit",
    )  # fmt: skip
    index = content.ToolGuideIndexPage(title="Công cụ", slug="cong-cu")
    index = content.ToolGuideIndexPage.objects.first() or below(make_home(), index)
    guide = below(index, content.ToolGuidePage(title="ChatGPT", slug="chatgpt"))
    return {
        "community:answer-tip": f"/cong-dong/viec/bl/{accepted.pk}/thanh-meo/",
        "community:tip-consent": f"/cong-dong/viec/m/{tip.pk}/dong-y/",
        "community_questions_begin": {"pk": topic.pk},
        "lessons_looks_changed": {"pk": guide.pk},
    }


def of_tips(admin, lan):
    """A tip of the admin that Lan has tried, with a note that waits."""
    tip = tips.post(by=admin, words=words(), filed=filed())
    trial = trials.record(
        by=lan, tip=tip, worked=True, tool=tip.tools.get(), about="Được ạ."
    )
    said = comments.reply(by=admin, discussion=tip.discussion, body="Cảm ơn bác.")
    read, act = tip.get_absolute_url(), f"/cong-dong/viec/m/{tip.pk}/"
    return {
        "community:tip": read, "community:tip-short": f"/meo-hay/{tip.pk}/",
        "community:tip-branch": f"{read}nhanh/{said.pk}/",
        "community:tips-of": "/meo-hay/theo-nganh/che/",
        "community:tip-prompt": f"/cau-lenh/meo/{tip.pk}/",
        "community:tip-edit": f"{act}sua/", "community:tip-try": f"{act}thu/",
        "community:note": f"/kiem-duyet/ghi-chu/{trial.pk}/",
    }  # fmt: skip


def make_things(admin, lan):
    """Return what addresses ask for: names of parts, keys of rows that are there."""
    body = [("prompt", {"text": "Hãy viết một đoạn ngắn."})]
    lesson = below(
        make_lessons(), content.LessonPage(title="Bài", slug="bai", body=body)
    )
    above, page = lesson.get_parent(), lesson.pk
    pin = PinnedResult.objects.create(
        query="chup anh", key="chup anh", page=lesson.page_ptr, ends="2099-01-01"
    )
    collection = Collection.get_first_root_node().add_child(name="Nội bộ")
    redirect = Redirect.objects.create(old_path="/cu", redirect_link="/")
    changed = f"/quan-tri/pages/{page}/revisions/compare/earliest...latest/"
    assign = f"/quan-tri/bulk/accounts/user/assign_role/?id={lan.pk}"
    return {
        "page_id": page, "parent_page_id": above.pk, "page_to_move_id": page,
        "destination_id": above.get_parent().pk, "slug": lan.profile.slug,
        "revision_id": lesson.save_revision().pk, "redirect_id": redirect.pk,
        "content_type_app_name": "lessons", "content_type_model_name": "lessonpage",
        "app_label": "lessons", "model_name": "lessonpage", "app_name": "lessons",
        "image_id": make_image().pk, "document_id": make_document().pk,
        "community_roles": {"pk": lan.profile.pk}, "community_factor": {"pk": lan.pk},
        "search_pins": {"pk": pin.pk}, "wagtailusers_users": {"pk": lan.pk},
        "wagtailusers_groups": {"pk": Group.objects.get(name="Kiểm duyệt").pk},
        "wagtailadmin_collections": {"pk": collection.pk, "collection_id": collection.pk},
        "wagtailadmin_workflows": {"pk": Workflow.objects.get().pk, "page_pk": page},
        "wagtailsettings": {"app_name": "hub", "model_name": "operator"},
        "wagtailadmin_pages:revisions_compare": changed, "wagtail_bulk_action": assign,
        "quan-tri/^.*/$": "/quan-tri/khong-co/", "quan-tri/test404/": "/quan-tri/test404/",
        "wagtaildocs_serve": "/tai-ve/1/x.pdf", "wagtail_serve": "/", "media": "/media/x.png",
        "lessons:page-prompt": f"/cau-lenh/trang/{page}/{lesson.body[0].id}/",
        "community:avatar": "/hinh-ten/1/L.svg", "short-link": "/s/khong-co/",
        **vocabulary(), **people_of_sheets(admin), **talk(admin, lan, page),
        **of_tips(admin, lan),
    }  # fmt: skip
