"""The comments package, of which only tables and models are used, and how much members
may write. See docs/architecture.md; the package copies its settings at first use, so
`override_settings` does not change them.
"""

# A comment's table points at a row of django.contrib.sites; `setup_roles` names it.
SITE_ID = 1

COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_MODEL = "community.models.HubComment"
COMMENTS_XTD_MAX_THREAD_LEVEL = 2  # counted from 0: three levels
COMMENTS_XTD_LIST_ORDER = ("thread_id", "order")
COMMENTS_XTD_APP_MODEL_OPTIONS = {
    "default": {
        "who_can_post": "users",
        "allow_flagging": False,
        "allow_feedback": False,
        "show_feedback": False,
    }
}
# Nothing of the package sends mail. These hold it back where somebody calls it anyway.
COMMENTS_XTD_CONFIRM_EMAIL = False
COMMENTS_XTD_SEND_HTML_EMAIL = False
COMMENTS_XTD_THREADED_EMAILS = False
COMMENTS_XTD_DEFAULT_FOLLOWUP = False

# Fields of members' forms that go along with the words (`body`) when a form's token is gone.
HUB_KEPT_FIELDS = (
    "title", "kind", "space", "client_key", "to", "reason", "with_commune", "with_sector",
    "problem", "prompt", "steps", "sectors", "tools", "any_assistant", "caution",
    "input_sample", "result_sample", "minutes_saved", "about", "tool", "worked", "note",
)  # fmt: skip
# A form with one of these fields holds words.
HUB_WORDS_FIELDS = ("body", "client_key", "worked")

# Merged into HUB_LIMITS: [(how often, in how many seconds or in one "day")] an account.
# "-new" binds whoever joined today or has fewer than two approved contributions; staff
# is bound by none. The numbers are those of Discourse for new people.
COMMUNITY_LIMITS = {
    "topic-new": [(3, "day"), (1, 120)],
    "topic": [(20, "day"), (1, 20)],
    "reply-new": [(10, "day"), (1, 30)],
    "reply": [(200, "day"), (3, 20)],
    "edit": [(60, "day"), (10, 300)],
    "picture": [(40, "day"), (12, 300)],
    "mark": [(600, "day"), (60, 60)],
    "report": [(20, "day")],
}
