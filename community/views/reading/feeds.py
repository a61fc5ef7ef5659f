"""RSS of a space: the newest topics, as everybody may read them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Rss201rev2Feed

from hub.models import Operator
from hub.vntext.cut import head

from ...models import Space
from ...reading import lists
from .base import reading, to_canonical

LONGEST = 500


@reading
def rss(request: HttpRequest, slug: str) -> HttpResponse:
    if away := to_canonical(request, ""):
        return away
    space = get_object_or_404(Space, slug=slug)
    url = request.build_absolute_uri(space.get_absolute_url())
    agency = Operator.for_request(request).agency
    feed = Rss201rev2Feed(
        title=space.name, link=url, description=space.purpose, language="vi",
        feed_url=request.build_absolute_uri(), author_name=agency or None,
    )  # fmt: skip
    for topic in lists.feed("moi", None, space).with_people()[: lists.SIZE]:
        address = request.build_absolute_uri(topic.get_absolute_url())
        feed.add_item(
            title=topic.title, link=address, description=head(topic.body, LONGEST),
            unique_id=request.build_absolute_uri(f"/cong-dong/t/{topic.pk}/"),
            pubdate=topic.public_at,
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
