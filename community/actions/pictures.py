"""Pictures that come with words: taken in by a form, put beside the words, taken away."""

import hashlib
from collections.abc import Iterable, Mapping

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.files.shrink import Refused, Small, shrink
from hub.vntext.normal import clean

from ..models import Picture, Revision, Status, Words
from ..models.about import this
from ..models.pictures import MOST
from ..permissions import Act, Person, What
from .base import keep_pace, require, scoped, take_turn
from .changes import changed
from .refusals import NotAllowed, Unfit
from .wordings import of, of_revision

State = Picture.State


def hold(
    *, by: User, form_key: str, data: bytes, alt: str = "", beside: Words | None = None
) -> Picture:
    """Keep a picture for a form that has not been sent; `beside` are words that have some.

    The same picture of the same form is kept once. Raises NotAllowed, TooFast, and Unfit
    (field `pictures`) with a sentence for whoever chose it.
    """
    person = Person(by)
    if not (allowed := person.may_write(What.PICTURE)):
        raise NotAllowed(allowed)
    small, thumb = made(data)
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        take_turn(by)
        key = scoped(by, form_key) or ""
        same = Picture.objects.filter(by=by, form_key=key, digest=digest)
        if found := same.first():
            return found
        there = Picture.objects.held(by, key).count()
        there += Picture.objects.about(beside).count() if beside else 0
        if there >= MOST:
            raise Unfit({"pictures": _("At most four pictures go with one post.")})
        keep_pace(person, "picture")
        return store(small, thumb, by=by, form_key=key, digest=digest, alt=alt)


def made(data: bytes) -> tuple[Small, Small]:
    """Return the picture and its thumbnail, safe and small. Raises Unfit."""
    try:
        return shrink(data)
    except Refused as error:
        raise Unfit({"pictures": sentence(error.code)}) from None


def sentence(code: str) -> str:
    """Say in plain words why a picture is not taken and what to do."""
    return {
        "kind": _("This is no picture that can be shown here. Choose a photo (JPEG, PNG or WebP)."),
        "heic": _("This photo is of the kind HEIC, which most phones cannot show. Take a screenshot of it, or set the camera to “most compatible”."),
        "animated": _("Moving pictures are not taken. Choose a still one."),
        "large": _("This picture is too large: at most 40 million points. Make it smaller, or take a screenshot of it."),
        "heavy": _("This file is too big: at most 10 MB."),
        "damaged": _("This picture is damaged and cannot be opened. Choose another one."),
        "slow": _("This picture could not be read in time. Choose another one."),
    }[code]  # fmt: skip


def store(small: Small, thumb: Small, *, alt: str, **values: object) -> Picture:
    picture = Picture(
        width=small.width, height=small.height, thumb_width=thumb.width,
        thumb_height=thumb.height, alt=said(alt), **values,
    )  # fmt: skip
    picture.file.save("anh.jpg", ContentFile(small.data), save=False)
    picture.thumb.save("anh.jpg", ContentFile(thumb.data), save=False)
    picture.save()
    return picture


def said(alt: str) -> str:
    return " ".join(clean(alt).split())[:200]


def describe(*, by: User, form_key: str, words: Mapping[str, str]) -> None:
    """Note what the pictures of a form show: {key of a picture: words}."""
    for one in Picture.objects.held(by, scoped(by, form_key) or ""):
        alt = said(words.get(one.key, one.alt))
        if alt != one.alt:
            one.alt = alt
            one.save(update_fields=["alt"])


def held(by: User, form_key: str) -> list[Picture]:
    """Return the pictures that wait in a form, in the order in which they came."""
    key = scoped(by, form_key)
    return list(Picture.objects.held(by, key)) if key else []


def attach(found: Iterable[Picture], thing: Words, *, waits: bool = False) -> None:
    """Put pictures of a form beside the words; inside the act that writes these."""
    taken = Picture.objects.about(thing).count()
    for place, one in enumerate(list(found)[: MOST - taken], taken):
        values = {"state": State.WAITING if waits else State.SHOWN, "position": place}
        Picture.objects.filter(pk=one.pk).update(**values, **this(thing))


def let_through(thing: Words) -> None:
    """Show the pictures that waited with a change which is approved."""
    Picture.objects.about(thing).waiting().update(state=State.SHOWN)


def send_back(thing: Words) -> None:
    """Take the pictures away that waited with a change which is not accepted."""
    drop_all(Picture.objects.about(thing).waiting())


@transaction.atomic
def take_away(*, by: User, key: str) -> bool:
    """Take one's own picture away, for good and at once; return whether it was there."""
    take_turn(by)
    one = Picture.objects.select_related("topic", "comment", "tip").filter(by=by, key=key).first()  # fmt: skip
    if one is None:
        return False
    thing = one.thing
    if thing is not None:
        require(by, Act.DELETE, thing)  # also where writing is closed
    shown = one.state == State.SHOWN
    one.drop()
    if thing is not None and not shown:
        forget_empty_change(thing)
    if thing is not None and shown and thing.status == Status.PUBLIC:
        changed(thing.discussion.pk)
    return True


def forget_empty_change(thing: Words) -> None:
    """Drop a change that waits and says what is public already, its picture gone."""
    if Picture.objects.about(thing).waiting().exists():
        return
    for change in Revision.objects.about(thing).waiting():
        if of_revision(thing, change) == of(thing):
            change.delete()


def drop_all(rows: Iterable[Picture]) -> None:
    for one in rows:
        one.drop()


def forget() -> int:
    """Delete what was left in forms, and beside words that are gone for good (clean-up)."""
    rows = list(Picture.objects.left_over())
    drop_all(rows)
    return len(rows)
