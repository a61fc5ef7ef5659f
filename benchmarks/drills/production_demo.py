"""Production's settings with the demonstration's content and people; for drills only."""

from hub.settings.production import *  # noqa: F403

HUB_DEMO_USERS = True
