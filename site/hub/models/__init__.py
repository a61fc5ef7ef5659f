"""What the whole site shares: who runs it, the epochs of the page cache, daily runs."""

from .epochs import Epoch
from .operator import Mode, Operator
from .runs import DailyRun

__all__ = ["DailyRun", "Epoch", "Mode", "Operator"]
