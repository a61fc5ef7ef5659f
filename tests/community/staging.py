"""What the pairwise test stands on: people and things, and each state, place and mode."""

from datetime import date, timedelta

from allauth.account.adapter import get_adapter
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from community.actions import (
    approval,
    discussions,
    identities,
    locks,
    trials,
)
from community.models import (
    ConsentRecord,
    Decision,
    Discussion,
    Follow,
    HubComment,
    Identity,
    Notice,
    Purpose,
    Reaction,
    Report,
    Revision,
    Save,
    Status,
    Tip,
    Topic,
    Trial,
)
from community.models.consents import Method
from community.permissions import Act
from hub.models import Operator
from tests.factories import make_lesson

from .conftest import member
from .covering import covering
from .deeds import DEEDS, USUAL
from .walking import browser

ROWS = (Topic, Tip, HubComment, Discussion, Revision, Reaction, Save, Follow, Report,
        Decision, Notice, Trial)  # fmt: skip
OF_POSTS, OF_TOPICS = ("open", "closed"), ("above-hidden", "above-removed")
OF_PAGES = ("page", "page-unpublished", "page-private")
FACTORS = (
    tuple(Status),
    (*OF_POSTS, *OF_TOPICS, *OF_PAGES),
    ("stranger", "member", "trainer", "official", "moderator", "editor", "admin", "locked", "old-rules"),
    ("other", "own", "near"),  # near: I asked the question, I wrote the answer
    ("portal", "moderated", "network", "unverified"),
    ("slow", "fast"),
)  # fmt: skip
PLACES = {
    "topic": OF_POSTS, "tip": OF_POSTS, "page": OF_PAGES, "space": OF_POSTS[:1],
    "comment": (*OF_POSTS, *OF_TOPICS, *OF_PAGES),
}  # fmt: skip
PACES = ("slow",)


def may_meet(deed, kind, at, value):
    """Say whether an act on a kind of thing can meet this value of a factor."""
    still = kind in {"page", "space"}
    if at == 0:
        return not still or value == Status.PUBLIC
    if at == 1:
        return value in PLACES[kind]
    if at == 3 and value == "near":
        return kind == "comment" or deed.act == Act.AGREE
    return at != 3 or value == "other" or not still


def table():
    usual, possible = {}, {}
    for deed in DEEDS:
        for kind in deed.kinds.split():
            key = deed, kind
            possible[key] = [[v for v in values if may_meet(*key, at, v)] for at, values in enumerate(FACTORS)]  # fmt: skip
            paces = PACES if deed.pace else FACTORS[-1]
            wanted = (*USUAL[deed.act], paces)
            usual[key] = [[v for v in values if v in some] for values, some in zip(possible[key], wanted, strict=True)]  # fmt: skip
    return covering(usual, possible)


def make_world(get):
    """Return people, things and browsers: a question, an answer, a comment below a
    lesson, a tip, all of Lan; one person of each role, proven as the law of a network
    asks. `get` gives the named people and things.
    """
    people = {
        "member": "minh", "trainer": "thay_binh", "official": "official",
        "moderator": "co_hoa", "editor": "editor", "admin": "admin",
    }  # fmt: skip
    users = {role: get(name) for role, name in people.items()}
    users |= {"locked": member("Anh Khoá"), "old-rules": member("Chị Cũ")}
    lan, lesson, says = get("lan"), make_lesson(), get("says")
    question, tip = get("question"), get("tip")
    things = {
        "topic": question, "tip": tip, "page": lesson,
        "comment": says(lan, "Bác soi mặt dưới lá."), "space": question.space,
    }  # fmt: skip
    below = discussions.of_page(lesson)
    things["below"] = says(lan, "Bài này hay.", discussion=below)
    things["answer"] = says(lan, "Tôi hái lá non trước.")
    trials.record(by=users["member"], tip=tip, worked=True, tool=tip.tools.get(), about="Được ạ.")  # fmt: skip
    until = timezone.now() + timedelta(days=1)
    locks.lock(
        by=users["admin"], user=users["locked"], reason="spam", note="", until=until
    )
    ConsentRecord.objects.create(user=users["old-rules"], purpose=Purpose.RULES, given=True, text_version="0", method=Method.JOINED)  # fmt: skip
    for user in users.values():
        get_adapter().set_phone(user, f"+8491200{user.pk:04d}", verified=True)
        identities.keep(user, "Nguyễn Thị Lan", date(1966, 9, 2))
    get("set_mode")("network")
    clients = {role: browser(user) for role, user in users.items()}
    return users, things, clients | {"stranger": browser(None)}


def set_up(case, things, user):
    """Bring about the state, the place, whose it is, and the mode; return the thing."""
    (deed, kind), state, place, _role, whose, mode, _pace = case
    Operator.objects.update(mode="network" if mode == "unverified" else mode)
    if mode == "unverified":
        Identity.objects.all().delete()
    thing = things["below" if kind == "comment" and place in OF_PAGES else kind]
    if kind in {"page", "space"}:
        put_place(thing, place)
        return discussions.of_page(thing) if kind == "page" else thing
    author = "user" if kind == "comment" else "author"
    if whose == "own":
        type(thing)._base_manager.filter(pk=thing.pk).update(**{author: user})
    elif whose == "near" and kind == "comment":
        Topic.objects.update(author=user)
    if deed.act == Act.AGREE:
        asked = "asked" if state in {"pending", "declined"} else "given"
        answer = things["answer"]
        if whose == "near":
            HubComment._base_manager.filter(pk=answer.pk).update(user=user)
        Tip.objects.update(source_comment=answer, consent="none")
        put_state(thing, state)
        Tip.objects.update(consent=asked)
    else:
        put_state(thing, state)
    put_place(thing, place)
    thing = fresh(thing)
    deed.first(thing, user)
    return fresh(thing)


def put_state(thing, state):
    thing = approval.lock(thing)
    if state != Status.PUBLIC:
        approval.stand(thing, Status(state))
    when = timezone.now() if state == Status.WITHDRAWN else None
    back = Status.PUBLIC if when else ""
    rows = type(thing)._base_manager.filter(pk=thing.pk)
    rows.update(withdrawn_from=back, withdrawn_at=when)


def put_place(thing, place):
    if place == "closed":
        Discussion.objects.filter(pk=thing.discussion.pk).update(is_open=False)
    elif place in OF_TOPICS:
        status = Status(place.removeprefix("above-"))
        approval.stand(approval.lock(thing.discussion.topic), status)
    elif place == "page-unpublished":
        Page.objects.filter(url_path__endswith="/hoi-bang-giong-noi/").update(
            live=False
        )
    elif place == "page-private":
        page = Page.objects.get(url_path__endswith="/hoi-bang-giong-noi/")
        PageViewRestriction.objects.create(page=page, restriction_type="login")


def fresh(thing):
    rows = type(thing)._base_manager.select_related("discussion__topic", "discussion__tip") if isinstance(thing, HubComment) else type(thing)._base_manager.select_related("discussion")  # fmt: skip
    return rows.get(pk=thing.pk)


def rows():
    """Return all rows of the tables that members' acts write."""
    found = []
    with connection.cursor() as cursor:
        for model in ROWS:
            table = connection.ops.quote_name(model._meta.db_table)
            key = connection.ops.quote_name(model._meta.pk.column)
            cursor.execute(f"SELECT * FROM {table} ORDER BY {key}")  # noqa: S608
            found.append(cursor.fetchall())
    return found
