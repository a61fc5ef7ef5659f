"""People: signing in, the second step, codes and limits, what is kept and for how long."""

from . import env
from .community import COMMUNITY_LIMITS

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["hub.accounts.backends.EmailBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "hub.accounts.adapter.HubAdapter"
ACCOUNT_SIGNUP_FIELDS = ["phone", "email", "password1"]
ACCOUNT_LOGIN_METHODS = {"phone", "email"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 300
ACCOUNT_LOGIN_TIMEOUT = 3600  # who has typed five wrong codes waits, then asks anew
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code has proved it
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = False  # ours are in the database: HUB_LIMITS
# Either contact is enough, so neither is required, which the check takes for a mistake.
SILENCED_SYSTEM_CHECKS = ["account.W001"]
# The second factor of the staff: demanded in production (docs/decisions/0011).
STAFF_MFA = False
MFA_ADAPTER = "hub.accounts.factors.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # half minutes that the clock of a phone may be wrong

# Complaints: working days until an answer is due; data by Decree 356/2025. Further days
# off beside Saturday, Sunday and the four fixed holidays, as "2027-02-05".
HUB_ANSWER_DAYS = {"data": 2, "other": 5}
HUB_HOLIDAYS: list[str] = env.listed("HOLIDAYS")

# Members: codes, limits, the restricted log of acts
HUB_SESSION_DAYS = 60
# Sessions of the staff: seconds without a page, seconds in all (ASVS 7.3).
HUB_STAFF_SESSION = (12 * 3600, 7 * 86400)
# Below these only staff get in; below the second ones after signing in within the hour.
HUB_STAFF_PATHS = ("/quan-tri/", "/kiem-duyet/")
# Screens that open after a fresh proof only: accounts, rights, who gets in.
HUB_FRESH_PATHS = (
    r"/quan-tri/(account|users|groups|bulk/accounts)/",
    r"/quan-tri/members/(recoveries|trainers/import)/",
    r"/quan-tri/members/[0-9]+/(roles|second-step)/",
)
HUB_ACT_DAYS = 730
# Personal data: how long the law's record of who has left is kept (0: none is), days to
# change one's mind, hours that a copy can be fetched, minutes that a fresh code counts for them.
HUB_LEGAL_DAYS = 730
HUB_CHANGE_OF_MIND_DAYS = 7
HUB_COPY_HOURS = 48
HUB_FRESH_MINUTES = 15
# Working days until a request is done; a first answer is due after two.
HUB_REQUEST_DAYS = {
    "view": 10, "correct": 10, "copy": 10, "delete": 15, "restrict": 15,
    "object": 15, "withdraw": 15,
}  # fmt: skip
# Hours between a moderator's check and a new phone or e-mail of who lost the old one, days
# until the request is forgotten.
HUB_RECOVERY_HOURS = 48
HUB_RECOVERY_DAYS = 90
HUB_TRUSTED_PROXIES: list[str] = []
HUB_TEXT_SENDER = "hub.accounts.codes.file.FileSender"
HUB_TEXT_URL = ""
HUB_TEXT_TOKEN = ""
HUB_TEXT_PRICE = env.number("SMS_PRICE", 800)
# What may be done: [(how often, in how many seconds)], per number or e-mail, account,
# address (wide: a class shares one) and, in đồng, for the whole site.
HUB_LIMITS = {
    "code": [(5, 3600), (10, 86400)],
    "code-account": [(10, 3600), (20, 86400)],
    "code-address": [(200, 600)],
    "wrong-code": [(5, 900), (20, 86400)],
    # Of the whole site: a line in the log, then an end. One address reaches 3600 at most.
    "wrong-alarm": [(500, 3600)],
    "wrong-all": [(6000, 3600)],
    "alarm": [(1, 3600)],
    "password": [(5, 900), (20, 86400)],
    "factor": [(5, 900), (20, 86400)],
    "try-address": [(600, 600)],
    "contact": [(10, 86400)],  # new contacts that one account has tried
    "notice": [(10, 86400)],  # on the safety of an account, to one contact
    "recovery": [(3, 86400)],  # for one lost contact
    "recovery-address": [(20, 3600)],
    "complaint": [(20, 3600), (60, 86400)],
    "invitation": [(30, 86400)],
    "data-copy": [(5, 86400)],
    "data-request": [(10, 86400)],
    "complaint-all": [(300, 86400)],
    "noted": [(20, 600)],  # refusals and wrong passwords that the log of acts takes
    "text-cost": [(env.number("SMS_DAILY_CEILING", 2_000_000), 86400)],
    **COMMUNITY_LIMITS,
}
