"""The embedded settings with SQLite's usual `synchronous=NORMAL`: shows that the power
cut drill can fail.
"""

from hub.settings.embedded import *  # noqa: F403
from hub.settings.embedded import DATABASES

options = DATABASES["default"]["OPTIONS"]
options["init_command"] = options["init_command"].replace("FULL", "NORMAL")
