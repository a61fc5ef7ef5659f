"""Every act that a form of the community offers: its address, what it posts, what is
stored afterwards, and which rule of the permission function binds it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone

from community.models import (
    Reaction,
    Report,
    Save,
    Status,
    Tip,
    Topic,
)
from community.permissions import Act

from .traces import (  # fmt: skip
    NEW,
    TIP,
    about,
    accept,
    answered,
    begin_following,
    change_waits,
    consents,
    edited,
    follows,
    has,
    is_accepted,
    is_open,
    no_change_waits,
    no_report_waits,
    note_is_public,
    note_of,
    proposed,
    put,
    reported,
    set_open,
    stands,
    tip_edited,
    tried,
    tried_with_words,
    unaccept,
    wrote,
)

ALL, PUBLIC = tuple(Status), (Status.PUBLIC,)
STAYS = tuple(one for one in ALL if one not in {"removed", "withdrawn"})


@dataclass(frozen=True)
class Deed:
    """`stored` finds what an allowed press has left, `fits` are the states in which it
    changes something, `first` brings about what it needs, `pace` says that it is counted.
    """

    name: str
    act: Act
    kinds: str
    path: str
    stored: Callable
    data: dict = field(default_factory=dict)
    fits: tuple = ALL
    first: Callable = lambda thing, by: None
    pace: bool = False

    @property
    def is_form(self):
        """Whether it is a form with words: they must stand in every refusal."""
        return bool(self.words) or self.act == Act.TRY

    @property
    def words(self):
        typed = self.data.get("body") or self.data.get("note") or self.data.get("title")
        return typed or ""

    @property
    def is_desk(self):
        return self.path.startswith("/kiem-duyet/")

    def __hash__(self):
        return hash(self.name)

    def address(self, thing, kind):
        keys = {"kind": KINDS.get(kind), "pk": thing.pk, "note": note_of(thing)}
        return self.path.format(**keys)


KINDS = {"topic": "t", "comment": "bl", "tip": "m", "page": "ve"}
WORK, DESK = "/cong-dong/viec/{kind}/{pk}/", "/kiem-duyet/{kind}/{pk}/"


def of_desk(name, word, act, stored, kinds="topic comment tip", **more):
    data = {"quyet-dinh": word, "reason": "spam", "seen": 1}
    return Deed(name, act, kinds, DESK, stored, data, **more)


def press(name, word, act, stored, kinds="topic comment tip", **more):
    return Deed(name, act, kinds, f"{WORK}{word}/", stored, more.pop("data", {}), **more)  # fmt: skip


MEMBERS = ("member", "trainer", "official", "moderator", "editor", "admin")
KNOWN = (*MEMBERS, "locked")
STAFF, MODERATORS = ("moderator", "editor", "admin"), ("moderator", "admin")
OPEN = ("open", "page")
READ = (*OPEN, "closed")
OTHERS, ANY = ("other", "near"), ("other", "own", "near")
WRITING, MODES = (
    ("moderated", "network"),
    ("portal", "moderated", "network", "unverified"),
)
EVERYWHERE = (
    *READ,
    "above-hidden",
    "above-removed",
    "page-unpublished",
    "page-private",
)
# Where each act is usual: states, places, roles, whose it is, modes. This shapes the rows;
# what is right is asked of the permission function, which must agree that it is usual.
USUAL = {
    Act.POST: (PUBLIC, OPEN, MEMBERS, ANY, WRITING),
    Act.WRITE: (PUBLIC, OPEN, MEMBERS, ANY, WRITING),
    Act.ANNOUNCE: (PUBLIC, OPEN, ("editor", "admin"), ANY, WRITING),
    Act.REPLY: (PUBLIC, OPEN, MEMBERS, ANY, WRITING),
    Act.EDIT: (("pending", "public", "declined"), OPEN, MEMBERS, ("own",), WRITING),
    Act.DELETE: (STAYS, EVERYWHERE, (*KNOWN, "old-rules"), ("own",), MODES),
    Act.UNDO: (("withdrawn",), EVERYWHERE, (*KNOWN, "old-rules"), ("own",), MODES),
    Act.REACT: (PUBLIC, READ, MEMBERS, OTHERS, WRITING),
    Act.REPORT: (PUBLIC, READ, KNOWN, OTHERS, MODES),
    Act.SAVE: (PUBLIC, READ, KNOWN, ANY, MODES),
    Act.FOLLOW: (PUBLIC, READ, KNOWN, ANY, MODES),
    Act.ACCEPT: (PUBLIC, ("open", "closed"), MEMBERS, ("near",), WRITING),
    Act.MAKE_TIP: (PUBLIC, ("open", "closed"), MEMBERS, ("near",), WRITING),
    Act.PIN: (PUBLIC, READ, STAFF, ANY, MODES),
    Act.CLOSE: (PUBLIC, READ, STAFF, ANY, MODES),
    Act.TRY: (PUBLIC, READ, MEMBERS, OTHERS, WRITING),
    Act.NOTE: (PUBLIC, READ, MEMBERS, OTHERS, WRITING),
    Act.VERIFY: (PUBLIC, READ, ("trainer", "editor", "admin"), OTHERS, MODES),
    Act.CHECK: (PUBLIC, READ, ("trainer", "editor", "admin"), ANY, MODES),
    Act.AGREE: (STAYS, READ, (*KNOWN, "old-rules"), ("near",), MODES),
    Act.DECIDE: (ALL, EVERYWHERE, MODERATORS, OTHERS, MODES),
    Act.SETTLE: (ALL, EVERYWHERE, MODERATORS, OTHERS, MODES),
    Act.HIDE: (PUBLIC, EVERYWHERE, MODERATORS, ANY, MODES),
    Act.SHOW: (("hidden", "removed"), EVERYWHERE, MODERATORS, OTHERS, MODES),
    Act.REMOVE: (STAYS, EVERYWHERE, MODERATORS, ANY, MODES),
}  # fmt: skip
DEEDS = [
    Deed("ask", Act.POST, "space", "/cong-dong/dang/", wrote(Topic),
         {"body": NEW, "buoc": "gui", "space": "hoi-dap"}, pace=True),
    Deed("announce", Act.ANNOUNCE, "space", "/cong-dong/dang/", wrote(Topic),
         {"body": NEW, "buoc": "gui", "space": "hoi-dap", "kind": "notice"}, pace=True),
    Deed("give a tip", Act.WRITE, "space", "/meo-hay/gui/", wrote(Tip), TIP, pace=True),
    press("reply", "tra-loi", Act.REPLY, answered, "topic tip page", data={"body": NEW}, pace=True),
    press("edit", "sua", Act.EDIT, edited, "topic comment", data={"body": NEW}, pace=True),
    press("edit a tip", "sua", Act.EDIT, tip_edited, "tip", data=TIP, pace=True),
    press("take back", "xoa", Act.DELETE, stands("withdrawn"), data={"chac": "1"}),
    press("put back", "hoan-tac", Act.UNDO, stands("public")),
    press("thank", "cam-on/thanks", Act.REACT, lambda t, by: about(Reaction, t, by), pace=True),
    press("report", "bao-xau", Act.REPORT, lambda t, by: about(Report, t, by), data={"reason": "spam", "body": NEW}, pace=True),
    press("keep", "luu", Act.SAVE, lambda t, by: about(Save, t, by), data={"dat": "1"}),
    press("follow", "theo-doi", Act.FOLLOW, follows(True), "topic tip"),
    press("unfollow", "bo-theo-doi", Act.FOLLOW, follows(False), "topic tip", first=begin_following),
    press("accept", "chon", Act.ACCEPT, is_accepted(True), "comment", first=unaccept, pace=True),
    press("unaccept", "bo-chon", Act.ACCEPT, is_accepted(False), "comment", first=accept),
    press("make a tip", "thanh-meo", Act.MAKE_TIP, proposed, "comment", data=TIP, first=accept, pace=True),
    press("pin", "ghim", Act.PIN, has("pinned_until", True), "topic"),
    press("unpin", "bo-ghim", Act.PIN, has("pinned_until", False), "topic",
          first=put(pinned_until=timezone.now())),
    press("close", "khoa", Act.CLOSE, is_open(False), "topic tip", first=set_open(True)),
    press("open", "mo", Act.CLOSE, is_open(True), "topic tip", first=set_open(False)),
    press("try", "thu", Act.TRY, tried, "tip", data={"worked": "1", "tool": "chatgpt"}, pace=True),
    press("try with words", "thu", Act.NOTE, tried_with_words, "tip", data={"worked": "0", "tool": "chatgpt", "note": NEW}, pace=True),
    press("verify", "kiem-chung", Act.VERIFY, has("verified_at", True), "tip"),
    press("unverify", "bo-kiem-chung", Act.VERIFY, has("verified_at", False), "tip",
          first=put(verified_at=timezone.now())),
    press("check again", "kiem-lai", Act.CHECK, has("recheck_at", True), "tip"),
    press("consent", "dong-y", Act.AGREE, consents("given"), "tip",
          data={"tra-loi": "co", "phien-ban": "1"}, fits=("pending", "declined")),
    press("refuse", "dong-y", Act.AGREE, consents("refused"), "tip", data={"tra-loi": "khong"}),
    of_desk("approve", "duyet", Act.DECIDE, stands("public"), fits=("pending",)),
    of_desk("decline", "tra-lai", Act.DECIDE, stands("declined"), fits=("pending",)),
    of_desk("approve a change", "duyet-sua", Act.DECIDE, no_change_waits, first=change_waits, fits=PUBLIC),
    of_desk("decline a change", "tra-lai-sua", Act.DECIDE, no_change_waits, first=change_waits),
    of_desk("hide", "an", Act.HIDE, stands("hidden")),
    of_desk("hide a branch", "an-nhanh", Act.HIDE, stands("hidden"), "comment"),
    of_desk("remove", "go", Act.REMOVE, stands("removed")),
    of_desk("show", "hien", Act.SHOW, stands("public")),
    of_desk("dismiss", "bo-qua", Act.SETTLE, no_report_waits, first=reported),
    Deed("approve a note", Act.SETTLE, "tip", "/kiem-duyet/ghi-chu/{note}/", note_is_public,
         {"quyet-dinh": "duyet", "seen": 2}),
]  # fmt: skip
