"""What every drill prints: its figures, and PASS or FAIL as the last line."""

import signal
import sys
from collections.abc import Callable, Sequence

NOT_RUN = 2


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def verdict(faults: Sequence[str]) -> int:
    """Print what went wrong and PASS or FAIL; return the exit status."""
    for fault in faults:
        say(f"  fault: {fault}")
    say("FAIL" if faults else "PASS")
    return 1 if faults else 0


def run(drill: Callable[[], int]) -> None:
    """Run a drill to its exit; when it is told to stop, it cleans up all the same."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sys.exit(drill())


def spread(seconds: Sequence[float]) -> str:
    """Return p50, p95 and the longest of some times, in milliseconds."""
    return (
        f"{len(seconds)} answers, p50 {at(seconds, 0.5):.1f} ms,"
        f" p95 {at(seconds, 0.95):.1f} ms, max {at(seconds, 1):.1f} ms"
    )


def at(seconds: Sequence[float], share: float) -> float:
    """Return the time, in milliseconds, within which this share of answers came."""
    ordered = sorted(seconds)
    return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]
