"""What the whole site shares: who runs it, and the epochs of the page cache."""

from .epochs import Epoch
from .operator import Mode, Operator

__all__ = ["Epoch", "Mode", "Operator"]
