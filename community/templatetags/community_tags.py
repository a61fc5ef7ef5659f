"""Tags of members: the drawing beside a name, who wrote something, keys of forms."""

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from django import template
from django.utils import timezone
from django.utils.html import format_html, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .. import avatars
from ..forms.topics import new_key
from ..models import (
    HubComment,
    Profile,
    Reason,
    Report,
    Tip,
    Topic,
    Trial,
    Words,
)
from ..reading import wording

register = template.Library()
OWN_PAGE = re.compile(r"“([^”\n]{1,200})” (/(?:[a-z0-9-]+/)+)")
ICONS = {"useful": "useful", "thanks": "heart", "tried": "check", "agree": "people"}


class Author(NamedTuple):
    """`url` is empty where the page is closed; a sample's author is invented."""

    name: str
    url: str = ""
    is_sample: bool = False

    @property
    def letter(self) -> str:
        words = [word for word in self.name.split() if word[0].isalpha()]
        return words[-1][0].upper() if words else "?"


@register.simple_tag
def avatar_of(profile: Profile) -> str:
    """Return the address of a member's initials."""
    return avatars.address(profile.display_name, profile.slug)


@register.simple_tag
def author_of(thing: Words | Trial) -> Author:
    """Return who wrote something; whose account is closed has no name any more."""
    if getattr(thing, "sample_author", ""):
        return Author(thing.sample_author, is_sample=True)
    user = thing.user if isinstance(thing, HubComment | Trial) else thing.author
    if user is None or not user.is_active:
        return Author(_("A former member"))
    profile = user.profile
    return Author(
        profile.display_name, profile.get_absolute_url() if profile.shown else ""
    )


@register.simple_tag
def verifier_of(tip: Tip) -> str:
    """Return the name of who verified a tip; "" where the account is gone."""
    user = tip.verified_by
    return user.profile.display_name if user and user.is_active else ""


@register.simple_tag
def words_of(thing: Words) -> str:
    """Return all words of a post, comment or tip in one text."""
    return wording.words_of(thing)


@register.filter
def leaves(tip: Tip) -> list[bool]:
    """Return one leaf for each trial, those that worked first."""
    return [True] * tip.worked + [False] * tip.failed


@register.filter
def mark_icon(kind: str) -> str:
    """Return the drawing of a reaction."""
    return ICONS[kind]


@register.simple_tag
def form_key() -> str:
    """Return a new key, with which two taps on one form make one post."""
    return new_key()


@register.simple_tag
def reason_label(value: str) -> str:
    """Return the class of a reason, as it stands within a sentence."""
    label = str(Reason(value).label)
    return label[:1].lower() + label[1:]


@register.simple_tag
def outcome_label(value: str) -> str:
    """Return what became of a report, as it stands within a sentence."""
    label = str(Report.State(value).label)
    return label[:1].lower() + label[1:]


@register.filter
def linked(text: str) -> SafeString:
    """Return words with their links: addresses of the web, and pages of this site where
    they stand as “title” /address/, as the launch threads write them.
    """
    parts, at = [], 0
    for match in OWN_PAGE.finditer(text):
        parts.append(urlized(text[at : match.start()]))
        parts.append(format_html('<a href="{}">“{}”</a>', match[2], match[1]))
        at = match.end()
    return mark_safe("".join([*parts, urlized(text[at:])]))  # noqa: S308 - each is escaped


def urlized(text: str) -> str:
    return urlize(text, trim_url_limit=50, nofollow=True, autoescape=True)


@register.filter
def asked(comment: HubComment, topic: Topic | None) -> bool:
    """Return whether who began the topic wrote this answer in it as well."""
    if topic is None:
        return False
    if comment.user_id:
        return comment.user_id == topic.author_id
    return bool(comment.sample_author) and comment.sample_author == topic.sample_author


@register.filter
def day_or_hour(at: datetime | None) -> str:
    """Return the hour of today and yesterday, of older words the day. A stored page is
    one of today: the day is part of its key.
    """
    if at is None:
        return ""
    here, today = timezone.localtime(at), timezone.localdate()
    if here.date() == today:
        return _("today %(hour)s") % {"hour": here.strftime("%H:%M")}
    if here.date() == today - timedelta(days=1):
        return _("yesterday %(hour)s") % {"hour": here.strftime("%H:%M")}
    return here.strftime("%d/%m/%Y")


@register.filter
def beyond_title(topic: Topic) -> str:
    """Return the words of a topic without the sentence that has become its title."""
    if topic.title_is_own or not topic.body.startswith(topic.title):
        return topic.body
    return topic.body[len(topic.title) :].lstrip()
