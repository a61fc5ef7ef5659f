"""The permission matrix through the real views: every two of act, kind of thing, state,
place, person, whose it is, mode and pace meet at least once.

What is to be expected is asked of the permission function; that it is right is the matter
of test_may.py and test_permissions.py. Here the view must agree with it: what is allowed
is stored, what is refused changes nothing and says why.
"""

from html import unescape

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from community import trust
from community.models import (
    Tip,
)
from community.permissions import Act, Person, may, offered
from community.views.moderating.desk import DECISIONS
from community.views.writing.presses import BUTTONS
from hub.settings.community import COMMUNITY_LIMITS

from .deeds import DEEDS, DESK, MODERATORS, READ, USUAL
from .staging import OF_POSTS, make_world, rows, set_up, table

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SHOW_PUBLIC = {Act.REPLY, Act.TRY, Act.NOTE}  # their forms stand on what is public


@pytest.fixture
def world(request, set_mode):
    return make_world(request.getfixturevalue)


def is_usual(case):
    (deed, _kind), *values = case
    return all(v in some for v, some in zip(values, USUAL[deed.act], strict=False))


def play(case, world):
    """Do the act in a browser; return what is wrong with the answer, if anything."""
    users, things, clients = world
    (deed, kind), state, place, role, _whose, _mode, pace = case
    user = users.get(role)
    thing = set_up(case, things, user)
    person = Person(user or AnonymousUser())
    asked = Tip(author_id=person.key) if deed.act == Act.WRITE else thing
    with override("vi"):
        answer = may(person, deed.act, asked)
        reads = may(person, Act.READ, asked)
    if is_usual(case) and not answer:
        return [f"is usual, but refused: {answer.reason}"]
    waits = answer and trust.must_wait(person, answer)
    address = things["page"] if kind == "page" else thing
    before = rows()
    got = clients[role].post(deed.address(address, kind), deed.data | {"client_key": "k"})  # fmt: skip
    unchanged = rows() == before
    if answer and not (pace == "fast" and deed.pace and not person.is_staff):
        faults = wrong_if_allowed(deed, thing, user, state, got, unchanged, waits)
        gone = place not in {*OF_POSTS, "page"} and not faults
        return faults or (leads_somewhere(clients[role], got) if gone else [])
    there = offered(person, deed.act, asked)
    wanted = 429 if answer else refusal(case, bool(reads), bool(there))
    with override("vi"):
        reason = reason_of(case, answer)
    return wrong_if_refused(deed, got, unchanged, wanted, reason)


def wrong_if_allowed(deed, thing, user, state, got, unchanged, waits):
    if state not in deed.fits:
        return (
            [] if unchanged and got.status_code in {302, 409} else ["changes nothing"]
        )
    if got.status_code != 302 or unchanged:
        return [f"allowed, and answers {got.status_code}, unchanged={unchanged}"]
    found = deed.stored(thing, user)
    stands = getattr(found, "status", getattr(found, "note_status", None))
    if not found:
        return ["not stored"]
    if stands and (stands == "pending") != waits:
        return [f"is {stands}, waits={waits}"]
    return []


def reason_of(case, answer):
    """Return the sentence that the person must read; the desk tells others whose it is."""
    if answer:
        return ""
    if case[0][0].is_desk and case[3] not in MODERATORS:
        return _("Only moderators decide on this.")
    return answer.reason


def refusal(case, reads, offered):
    """Return the status of a refusal and, of a redirect, where it leads."""
    (deed, _kind), state, place, role, whose, *_rest = case
    if deed.is_desk and role != "stranger":
        return 409 if role in MODERATORS else 403
    public = state == "public" and place in READ
    if role == "stranger":
        return "/dang-nhap/"
    if deed.act == Act.DELETE and state == "withdrawn" and reads:
        return 403 if whose != "own" else "/"  # a second tap, answered as the first
    if role == "old-rules" and deed.is_form and (offered or deed.act == Act.ANNOUNCE):
        return "/toi/noi-quy/"
    if not reads or deed.act == Act.AGREE or (deed.act in SHOW_PUBLIC and not public):
        return 404
    return 200 if deed.act == Act.ANNOUNCE and role not in {"editor", "admin"} else 403


def wrong_if_refused(deed, got, unchanged, wanted, reason):
    faults = [] if unchanged else ["refused, and changes something"]
    if isinstance(wanted, str):
        place = got.headers.get("Location", "")
        return faults + ([] if place.startswith(wanted) else [f"leads to {got.status_code} {place}, not to {wanted}"])  # fmt: skip
    if got.status_code != wanted:
        faults.append(f"answers {got.status_code}, not {wanted}: {reason}")
    text = unescape(got.content.decode())
    if isinstance(wanted, int) and wanted not in {403, 409}:
        reason = ""
    if reason not in text:
        faults.append(f"does not say: {reason}")
    if wanted != 302 and deed.words not in text:
        faults.append(f"{got.status_code} loses the words")
    return faults


def leads_somewhere(client, got):
    """Say where one is after an act in a place that is gone: not before a closed door."""
    seen = client.get(got.headers["Location"], follow=True)
    return [] if seen.status_code == 200 else [f"leads to {seen.status_code}"]


def test_every_pair_through_the_views(world, settings, no_haste):
    """About 380 presses; see `covering` for what meets."""
    wide, wrong = settings.HUB_LIMITS, []
    spent = wide | {kind: [(0, 60)] for kind in COMMUNITY_LIMITS}
    for case in table():
        settings.HUB_LIMITS = spent if case[-1] == "fast" else wide
        with transaction.atomic():
            faults = play(case, world)
            transaction.set_rollback(True)
        (deed, kind), *values = case
        wrong += [" ".join([deed.name, kind, *values, "=>", one]) for one in faults]
    assert wrong == []


def test_every_act_of_a_form_is_asked():
    """What is left is read (READ), chosen by staff in the admin (TAG), or asked of an
    earlier text (TAKE_OUT, see test_texts_out.py).
    """
    elsewhere = {Act.READ, Act.TAG, Act.TAKE_OUT}
    assert {deed.act for deed in DEEDS} == set(Act) - elsewhere
    words = {deed.path.removesuffix("/").rpartition("/")[2] for deed in DEEDS}
    assert set(BUTTONS) - words == {"duong-dan"}  # it stores nothing
    assert set(DECISIONS) == {deed.data["quyet-dinh"] for deed in DEEDS if deed.path == DESK}  # fmt: skip
