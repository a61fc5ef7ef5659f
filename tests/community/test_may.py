"""The permission matrix: every act, role, mode and state over the permission function.

The expectation is written down apart from the code, as the rules of contracts.md 7 and
of the issue read; the code is asked for every combination.
"""

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from community.models import (
    Discussion,
    HubComment,
    Kind,
    Role,
    Space,
    Status,
    Tip,
    Topic,
)
from community.permissions import Act, Allowed, Person, may
from community.permissions.writing import WORDS, Refused, Waits, What
from hub.accounts.models import User

MODES = ("portal", "moderated", "network", "network-unverified")
ROLES = ("stranger", "closed-account", "old-rules", "citizen", "trainer", "official",
         "moderator", "editor", "admin")  # fmt: skip
STAFF = {"moderator", "editor", "admin"}
ME, OTHER, ANSWER = 1, 2, 5
STATES = tuple(Status)


class Someone(Person):
    """A person made of a role and a mode, without a database."""

    roles = frozenset()
    is_admin = False

    def __init__(self, role, mode):
        super().__init__(AnonymousUser())
        self.role, self.mode = role, mode
        names = {"trainer": Role.TRAINER, "official": Role.OFFICIAL,
                 "moderator": Role.MODERATOR, "editor": Role.EDITOR}  # fmt: skip
        self.roles = frozenset({names[role]} if role in names else ())
        self.is_admin = role == "admin"

    @property
    def is_known(self):
        return self.role not in {"stranger", "closed-account"}

    @property
    def key(self):
        return ME if self.is_known else None

    def may_write(self, what):
        return writes(self.role, self.mode, what)


def writes(role, mode, what):
    """Return what `may_write` answers; tests/community/test_permissions.py proves it."""
    if role in {"stranger", "closed-account", "old-rules"}:
        return Refused("đăng nhập")
    if what in {What.FOLLOW, What.SAVE, What.REPORT}:
        return Allowed()
    if mode in {"portal", "network-unverified"}:
        return Refused("không viết")
    if what in WORDS and role not in STAFF:
        return Allowed(Waits.ALWAYS if mode == "moderated" else Waits.FIRST_TWO)
    return Allowed()


PLACES = ("open", "locked", "topic-pending", "topic-hidden", "topic-removed",
          "topic-withdrawn", "topic-declined", "page", "page-gone")  # fmt: skip


def place(kind, asker=OTHER, monkeypatch=None):
    """Return a discussion in a state: of a topic, or of a page that is there or not."""
    if kind.startswith("page"):
        discussion = Discussion(pk=9, translation_key="0" * 32)
        monkeypatch.setattr(discussion, "is_public", lambda: kind == "page")
        return discussion
    state = kind.removeprefix("topic-") if kind.startswith("topic-") else "public"
    topic = Topic(
        pk=7, kind=Kind.QUESTION, status=state, author_id=asker, accepted_id=ANSWER
    )
    discussion = Discussion(pk=8, topic=topic, is_open=kind != "locked")
    topic._state.fields_cache["discussion"] = discussion
    return discussion


def comment_in(discussion, state, author):
    comment = HubComment(
        pk=ANSWER, status=state, user=User(pk=author), withdrawn_at=timezone.now()
    )
    comment._state.fields_cache["discussion"] = discussion
    return comment


def shown(kind, role, asker):
    """Whether the place is there for somebody of this role; and for everybody."""
    everybody = kind in {"open", "locked", "page"}
    own = asker == ME and role not in {"stranger", "closed-account"}
    moderates = role in {"moderator", "admin"}
    return everybody or moderates or (own and not kind.startswith("page")), everybody


def expected(act, role, mode, kind, state, author, asker):
    """Return None where it is refused, else the kind of act that mode and rules bind
    ("" where they do not), for an act on a comment.
    """
    sees_place, public_place = shown(kind, role, asker)
    known = role not in {"stranger", "closed-account"}
    own = author == ME and known
    moderates = role in {"moderator", "admin"}
    sees = moderates or own or (state == Status.PUBLIC and sees_place)
    staff = role in STAFF
    public = state == Status.PUBLIC and public_place
    gone = state in {Status.REMOVED, Status.WITHDRAWN}
    asks = asker == ME and known
    accepts = asks or role == "trainer" or staff
    rules = {
        Act.READ: "",
        Act.REPLY: What.COMMENT if public and kind != "locked" else None,
        Act.EDIT: What.COMMENT if own and sees_place and kind != "locked" and state in
        {Status.PENDING, Status.PUBLIC, Status.DECLINED} else None,
        Act.DELETE: "" if own and not gone else None,
        Act.UNDO: "" if own and state == Status.WITHDRAWN else None,
        Act.ACCEPT: What.ACCEPT if accepts and public and not kind.startswith("page") else None,
        Act.REACT: What.REACTION if public and not own else None,
        Act.FOLLOW: What.FOLLOW,
        Act.SAVE: What.SAVE if public else None,
        Act.REPORT: What.REPORT if public and not own else None,
        Act.SETTLE: "" if moderates and not own else None,
        Act.DECIDE: "" if moderates and not own else None,
        Act.HIDE: "" if moderates and state == Status.PUBLIC else None,
        Act.SHOW: "" if moderates and not own and state in {Status.HIDDEN, Status.REMOVED} else None,
        Act.REMOVE: "" if moderates and not gone else None,
        Act.CLOSE: "" if staff else None,
        Act.MAKE_TIP: What.TIP if accepts and public and not kind.startswith("page") else None,
        Act.TAKE_OUT: "" if (own or moderates) and public else None,
    }  # fmt: skip
    return rules[act] if sees else None


ON_COMMENTS = (
    Act.READ, Act.REPLY, Act.EDIT, Act.DELETE, Act.UNDO, Act.ACCEPT, Act.REACT, Act.FOLLOW,
    Act.SAVE, Act.REPORT, Act.SETTLE, Act.DECIDE, Act.HIDE, Act.SHOW, Act.REMOVE,
    Act.CLOSE, Act.MAKE_TIP, Act.TAKE_OUT,
)  # fmt: skip


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", ROLES)
def test_acts_on_a_comment(monkeypatch, role, mode):
    person = Someone(role, mode)
    for kind, state, author, asker in product(PLACES, STATES, (ME, OTHER), (ME, OTHER)):
        comment = comment_in(place(kind, asker, monkeypatch), state, author)
        for act in ON_COMMENTS:
            wanted = expected(act, role, mode, kind, state, author, asker)
            agree(
                person,
                act,
                comment,
                wanted,
                (role, mode, act, kind, state, author, asker),
            )


def agree(person, act, thing, wanted, where):
    answer = may(person, act, thing)
    if wanted is None:
        right = Refused
    elif wanted == "":
        right = Allowed
    else:
        right = type(writes(person.role, person.mode, wanted))
    assert isinstance(answer, right), where
    if isinstance(answer, Refused):
        assert answer.reason, where
    elif wanted:
        assert answer.waits == writes(person.role, person.mode, wanted).waits, where


ON_TOPICS = (
    Act.READ, Act.REPLY, Act.EDIT, Act.DELETE, Act.UNDO, Act.ACCEPT, Act.REACT, Act.FOLLOW,
    Act.SAVE, Act.REPORT, Act.SETTLE, Act.DECIDE, Act.HIDE, Act.SHOW, Act.REMOVE,
    Act.PIN, Act.TAG, Act.CLOSE, Act.TAKE_OUT,
)  # fmt: skip


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", ROLES)
def test_acts_on_a_topic(role, mode):
    person = Someone(role, mode)
    known, staff = role not in {"stranger", "closed-account"}, role in STAFF
    moderates = role in {"moderator", "admin"}
    for state, author, is_open in product(STATES, (ME, OTHER), (True, False)):
        own, public = author == ME and known, state == Status.PUBLIC
        gone = state in {Status.REMOVED, Status.WITHDRAWN}
        topic = Topic(
            pk=7, kind=Kind.QUESTION, status=state, author_id=author,
            withdrawn_at=timezone.now(),
        )  # fmt: skip
        discussion = Discussion(pk=8, topic=topic, is_open=is_open)
        topic._state.fields_cache["discussion"] = discussion
        changeable = state in {Status.PENDING, Status.PUBLIC, Status.DECLINED}
        rules = {
            Act.READ: "",
            Act.REPLY: What.COMMENT if public and is_open else None,
            Act.EDIT: What.TOPIC if own and changeable and is_open else None,
            Act.DELETE: "" if own and not gone else None,
            Act.UNDO: "" if own and state == Status.WITHDRAWN else None,
            Act.ACCEPT: None,
            Act.REACT: What.REACTION if public and not own else None,
            Act.FOLLOW: What.FOLLOW,
            Act.SAVE: What.SAVE if public else None,
            Act.REPORT: What.REPORT if public and not own else None,
            Act.SETTLE: "" if moderates and not own else None,
            Act.DECIDE: "" if moderates and not own else None,
            Act.HIDE: "" if moderates and public else None,
            Act.SHOW: "" if moderates and not own and state in {Status.HIDDEN, Status.REMOVED} else None,
            Act.REMOVE: "" if moderates and not gone else None,
            Act.PIN: "" if staff and public else None,
            Act.TAG: "" if staff else None,
            Act.CLOSE: "" if staff else None,
            Act.TAKE_OUT: "" if (own or moderates) and public else None,
        }  # fmt: skip
        for act in ON_TOPICS:
            wanted = rules[act] if moderates or own or public else None
            agree(person, act, topic, wanted, (role, mode, act, state, author, is_open))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", ROLES)
def test_posting_in_a_space_and_writing_below_a_page(monkeypatch, role, mode):
    person = Someone(role, mode)
    edits = role in {"editor", "admin"}
    for writers in Space.Writers:
        space = Space(writers=writers)
        wanted = What.TOPIC if writers == Space.Writers.MEMBERS or edits else None
        agree(person, Act.POST, space, wanted, (role, mode, writers))
        agree(person, Act.ANNOUNCE, space, What.TOPIC if edits else None, (role, mode))
    for kind in PLACES:
        discussion = place(kind, OTHER, monkeypatch)
        sees, public = shown(kind, role, OTHER)
        wanted = What.COMMENT if public and kind != "locked" else None
        agree(
            person, Act.REPLY, discussion, wanted if sees else None, (role, mode, kind)
        )


def test_the_answer_to_something_shared_is_not_accepted(monkeypatch):
    discussion = place("open", ME)
    discussion.topic.kind = Kind.SHARE
    answer = comment_in(discussion, Status.PUBLIC, OTHER)
    assert not may(Someone("citizen", "moderated"), Act.ACCEPT, answer)


ON_TIPS = (
    Act.READ, Act.REPLY, Act.EDIT, Act.DELETE, Act.UNDO, Act.ACCEPT, Act.REACT, Act.FOLLOW,
    Act.SAVE, Act.REPORT, Act.SETTLE, Act.DECIDE, Act.HIDE, Act.SHOW, Act.REMOVE,
    Act.TAG, Act.CLOSE, Act.TRY, Act.NOTE, Act.VERIFY, Act.CHECK, Act.AGREE,
    Act.TAKE_OUT,
)  # fmt: skip


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", ROLES)
def test_acts_on_a_tip(role, mode):
    person = Someone(role, mode)
    known, staff = role not in {"stranger", "closed-account"}, role in STAFF
    moderates, edits = role in {"moderator", "admin"}, role in {"editor", "admin"}
    for state, author, is_open in product(STATES, (ME, OTHER), (True, False)):
        own, public = author == ME and known, state == Status.PUBLIC
        gone = state in {Status.REMOVED, Status.WITHDRAWN}
        tip = Tip(pk=7, status=state, author_id=author, withdrawn_at=timezone.now())
        discussion = Discussion(pk=8, tip=tip, is_open=is_open)
        tip._state.fields_cache["discussion"] = discussion
        changeable = state in {Status.PENDING, Status.PUBLIC, Status.DECLINED}
        checks = (role == "trainer" or edits) and public
        rules = {
            Act.READ: "",
            Act.REPLY: What.COMMENT if public and is_open else None,
            Act.EDIT: What.TIP if own and changeable and is_open else None,
            Act.DELETE: "" if own and not gone else None,
            Act.UNDO: "" if own and state == Status.WITHDRAWN else None,
            Act.ACCEPT: None,
            Act.REACT: What.REACTION if public and not own else None,
            Act.FOLLOW: What.FOLLOW,
            Act.SAVE: What.SAVE if public else None,
            Act.REPORT: What.REPORT if public and not own else None,
            Act.SETTLE: "" if moderates and not own else None,
            Act.DECIDE: "" if moderates and not own else None,
            Act.HIDE: "" if moderates and public else None,
            Act.SHOW: "" if moderates and not own and state in {Status.HIDDEN, Status.REMOVED} else None,
            Act.REMOVE: "" if moderates and not gone else None,
            Act.TAG: "" if staff else None,
            Act.CLOSE: "" if staff else None,
            Act.TAKE_OUT: "" if (own or moderates) and public else None,
            Act.TRY: What.TRIAL if public and not own else None,
            Act.NOTE: What.TRIAL_NOTE if public and not own else None,
            Act.VERIFY: "" if checks and not own else None,
            Act.CHECK: "" if checks else None,
            Act.AGREE: None,
        }  # fmt: skip
        for act in ON_TIPS:
            wanted = rules[act] if moderates or own or public else None
            agree(person, act, tip, wanted, (role, mode, act, state, author, is_open))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", ROLES)
def test_writing_a_tip(role, mode):
    person = Someone(role, mode)
    agree(person, Act.WRITE, Tip(author_id=person.key), What.TIP, (role, mode))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", ROLES)
def test_agreeing_to_a_tip_of_an_answer(role, mode):
    """Its author alone, in every mode, until the tip is taken back; nobody edits a tip
    that its author did not want.
    """
    person = Someone(role, mode)
    known = role not in {"stranger", "closed-account"}
    for state, author, consent in product(STATES, (ME, OTHER), ("asked", "refused")):
        tip = Tip(pk=7, status=state, author_id=3, consent=consent)
        tip.source_comment = HubComment(pk=ANSWER, user_id=author)
        tip._state.fields_cache["discussion"] = Discussion(pk=8, tip=tip)
        gone = state in {Status.REMOVED, Status.WITHDRAWN}
        wanted = "" if author == ME and known and not gone else None
        agree(person, Act.AGREE, tip, wanted, (role, mode, state, author))
        tip.author_id = ME
        writes = known and state in {Status.PENDING, Status.PUBLIC, Status.DECLINED}
        edits = What.TIP if writes and consent == "asked" else None
        agree(person, Act.EDIT, tip, edits, (role, mode, state, consent))


@pytest.mark.parametrize("left", [None, User(pk=OTHER, is_active=False)])
def test_of_an_answer_whose_author_left_nobody_makes_a_tip(left):
    answer = comment_in(place("open", ME), Status.PUBLIC, OTHER)
    answer.user = left
    assert not may(Someone("citizen", "moderated"), Act.MAKE_TIP, answer)


def test_only_the_accepted_answer_becomes_a_tip():
    discussion = place("open", ME)
    discussion.topic.accepted_id = ANSWER + 1
    answer = comment_in(discussion, Status.PUBLIC, OTHER)
    assert not may(Someone("trainer", "moderated"), Act.MAKE_TIP, answer)


def test_every_act_is_in_the_matrix():
    written = {*ON_COMMENTS, *ON_TOPICS, *ON_TIPS}
    assert written | {Act.POST, Act.ANNOUNCE, Act.WRITE} == set(Act)
