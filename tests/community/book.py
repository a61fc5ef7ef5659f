"""What a careful clerk would write down of a play: whom each act tells, who follows, how
a tip went. It shares no code with the actions.
"""

from collections import Counter

from community.models import HubComment


class Book:
    """Follows and notices as the rules state them."""

    def __init__(self):
        self.follows = {}
        self.told = Counter()
        self.once = set()
        self.trials = {}
        self.unread_followed = set()

    def follow(self, user, discussion):
        self.follows.setdefault((user.pk, discussion.pk), False)

    def tell(self, who, verb, thing, actor):
        if who is None or (actor and who == actor.pk):
            return
        key = (who, verb, type(thing).__name__, thing and thing.pk)
        if verb in {"reply", "mention", "accepted"}:
            if key in self.once:
                return
            self.once.add(key)
        self.told[key] += 1

    def untell(self, who, verb, thing):
        """What was told is true no more, and its notice is gone."""
        self.told[who, verb, type(thing).__name__, thing.pk] -= 1

    def comment_is_public(self, comment, named=()):
        place = comment.discussion_id
        people = {}
        for (who, where), muted in self.follows.items():
            if (
                where == place
                and not muted
                and (who, where) not in self.unread_followed
            ):
                people[who] = "followed"
        people |= dict.fromkeys(named, "mention")
        if comment.answers_id:
            people[HubComment.objects.get(pk=comment.answers_id).user_id] = "reply"
        elif comment.discussion.post:
            people[comment.discussion.post.author_id] = "reply"
        for who, verb in people.items():
            if who == comment.user_id or self.follows.get((who, place)):
                continue
            if verb == "followed":
                self.unread_followed.add((who, place))
            self.tell(who, verb, comment, comment.user)

    def read(self, user):
        self.unread_followed = {
            one for one in self.unread_followed if one[0] != user.pk
        }
