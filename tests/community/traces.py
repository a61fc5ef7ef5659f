"""What acts leave behind, and what some need before: for the deeds of the pairwise test.

Each takes the thing and the person; those that find something return it, or whether.
"""

from community.models import (
    Follow,
    HubComment,
    Report,
    Revision,
    Tip,
    Topic,
    Trial,
)

from .tips import words

NEW = "Tuần này tôi soi mặt dưới lá rồi ạ."
TIP = {**words(title="Soi mặt dưới lá"), "minutes_saved": "10", "sectors": ["che"],
       "any_assistant": "on", "client_key": "khoá"}  # fmt: skip


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def note_of(thing):
    found = thing.trials.exclude(note="").first() if isinstance(thing, Tip) else None
    return found.pk if found else 0


def about(model, thing, by, **more):
    who = {"reporter": by} if model is Report else {"user": by}
    return model.objects.about(thing).filter(**who, **more).exists()


def stands(status):
    return lambda thing, by: again(thing).status == status


def has(name, value):
    return lambda thing, by: bool(getattr(again(thing), name)) == value


def answered(thing, by):
    return HubComment.objects.filter(user=by, comment=NEW).first()


def edited(thing, by):
    waits = Revision.objects.about(thing).waiting().filter(body=NEW).exists()
    return waits or NEW in {getattr(again(thing), "comment", ""), getattr(again(thing), "body", "")}  # fmt: skip


def tip_edited(thing, by):
    waits = Revision.objects.about(thing).waiting().filter(title=TIP["title"])
    return waits.exists() or again(thing).title == TIP["title"]


def wrote(model):
    return lambda thing, by: model.objects.filter(author=by, title__in=[NEW, TIP["title"]]).first()  # fmt: skip


def proposed(thing, by):
    return Tip.objects.filter(author=by, source_comment=thing).exists()


def follows(value):
    return lambda thing, by: Follow.objects.filter(user=by, discussion=thing.discussion).exists() == value  # fmt: skip


def begin_following(thing, by):
    if by:
        Follow.objects.get_or_create(user=by, discussion=thing.discussion)


def is_open(value):
    return lambda thing, by: again(thing).discussion.is_open == value


def set_open(value):
    def first(thing, by):
        thing.discussion.is_open = value
        thing.discussion.save()

    return first


def accept(thing, by):
    if thing.discussion.topic:
        Topic.objects.filter(pk=thing.discussion.topic_id).update(accepted=thing.pk)


def unaccept(thing, by):
    Topic.objects.update(accepted=None)


def is_accepted(value):
    return lambda thing, by: Topic.objects.filter(accepted=thing.pk).exists() == value


def put(**fields):
    return lambda thing, by: type(thing)._base_manager.filter(pk=thing.pk).update(**fields)  # fmt: skip


def change_waits(thing, by):
    body, more = "Lời mới đang chờ.", None
    if isinstance(thing, Tip):
        more = {name: getattr(thing, name) for name in ("problem", "steps", "caution", "input_sample", "result_sample", "minutes_saved")}  # fmt: skip
    name = {Topic: "topic", HubComment: "comment", Tip: "tip"}[type(thing)]
    Revision.objects.create(body=body, more=more, state="waiting", version=1, title="Tên mới", by=None, **{name: thing})  # fmt: skip


def no_change_waits(thing, by):
    return not Revision.objects.about(thing).waiting().exists()


def reported(thing, by):
    name = {Topic: "topic", HubComment: "comment", Tip: "tip"}[type(thing)]
    Report.objects.create(reporter=None, reason="spam", **{name: thing})


def no_report_waits(thing, by):
    return not Report.objects.waiting().about(thing).exists()


def tried(thing, by):
    return Trial.objects.filter(tip=thing, user=by, worked=True).exists()


def tried_with_words(thing, by):
    return Trial.objects.filter(tip=thing, user=by, note=NEW).first()


def consents(value):
    return lambda thing, by: again(thing).consent == value


def note_is_public(thing, by):
    return Trial.objects.get(pk=note_of(thing)).note_status == "public"
