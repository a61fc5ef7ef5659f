"""What other parts may hear of. They listen; the community knows none of them."""

from django.dispatch import Signal

# Public words of some discussions are others now: `keys` are the discussions' own, in
# order. Sent inside the transaction of the act, behind all its locks.
words_changed = Signal()
