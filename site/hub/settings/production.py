"""Production: PostgreSQL, Redis behind its guard, a mail server; refuses unsafe values."""

from django.core.exceptions import ImproperlyConfigured

from . import env
from .base import *  # noqa: F403
from .base import INSTALLED_APPS

INSTALLED_APPS = [
    *INSTALLED_APPS,
    "django.contrib.postgres",
]  # the search index's fields

DEBUG = False
SECRET_KEY = env.secret("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.listed("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env.listed("ALLOWED_HOSTS")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts of the site")
if env.flag("HUB_DEMO_USERS"):
    raise ImproperlyConfigured("Demo users are for embedded, dev and test only")
WAGTAILADMIN_BASE_URL = f"https://{ALLOWED_HOSTS[0]}"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

if not env.text("DATABASE_URL"):
    raise ImproperlyConfigured(
        "DATABASE_URL must name a PostgreSQL database, not SQLite"
    )
DATABASES = {
    "default": env.postgresql(env.text("DATABASE_URL"))
    | {
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "pool": {"min_size": 2, "max_size": 4, "timeout": 5, "max_lifetime": 1800},
            "options": (
                f"-c statement_timeout={env.number('DB_STATEMENT_TIMEOUT', 5000)} "
                "-c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000"
            ),
        },
    }
}
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "search.engines.postgresql", "AUTO_UPDATE": False}
}

REDIS_URL = env.text("REDIS_URL")
if REDIS_URL:
    CACHES = {
        name: {
            "BACKEND": "hub.caches.GuardedRedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": name,
            "TIMEOUT": 600 if name == "pages" else 86400,
        }
        for name in ("default", "renditions", "pages")
    }

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env.text("EMAIL_HOST", "localhost"),
            "port": env.number("EMAIL_PORT", 587),
            "username": env.text("EMAIL_USER"),
            "password": env.text("EMAIL_PASSWORD"),
            "use_tls": env.flag("EMAIL_USE_TLS", True),
            "timeout": 10,
        },
    }
}
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"hub@{ALLOWED_HOSTS[0]}")

STAFF_MFA = env.flag("STAFF_MFA", True)
if not STAFF_MFA:
    raise ImproperlyConfigured(
        "STAFF_MFA must be on: staff open the admin with a second factor"
    )
HUB_PHONE_KEYS = env.secrets_of("PHONE_KEYS")
HUB_PHONE_HASH_KEYS = env.secrets_of("PHONE_HASH_KEYS")
secrets_used = [
    *HUB_PHONE_KEYS,
    *HUB_PHONE_HASH_KEYS,
    SECRET_KEY,
    *SECRET_KEY_FALLBACKS,
]
if len(set(secrets_used)) < len(secrets_used):
    raise ImproperlyConfigured("PHONE_KEYS must be keys that nothing else uses")
HUB_TEXT_SENDER = env.text_sender(env.text("SMS_SENDER", "http"))
if env.TEXT_SENDERS["http"] != HUB_TEXT_SENDER:
    raise ImproperlyConfigured(
        "SMS_SENDER must be http: console and file send codes to nobody"
    )
HUB_TEXT_URL = env.text("SMS_URL")
HUB_TEXT_TOKEN = env.text("SMS_TOKEN")
if not HUB_TEXT_URL.startswith("https://") or not HUB_TEXT_TOKEN:
    raise ImproperlyConfigured(
        "SMS_URL (https://) and SMS_TOKEN must name the provider"
    )
HUB_TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^suc-khoe/$"]
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
