"""`make run`: one machine, no server beside it, demonstration content and users."""

from . import env
from .base import *  # noqa: F403
from .base import VAR_DIR
from .sqlite import DATABASES  # noqa: F401

DEBUG = False
SECRET_KEY = env.kept_secret(VAR_DIR / "secret")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *env.listed("ALLOWED_HOSTS")]
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{env.number('PORT', 8000)}"
CSRF_TRUSTED_ORIGINS = env.listed("CSRF_TRUSTED_ORIGINS")
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": VAR_DIR / "mail"},
    }
}
DEFAULT_FROM_EMAIL = "hub@localhost"
HUB_DEMO_USERS = True
STAFF_MFA = env.flag("STAFF_MFA")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # a passkey works on http://localhost
HUB_PHONE_KEYS = [env.kept_secret(VAR_DIR / "phone-key")]
HUB_PHONE_HASH_KEYS = [env.kept_secret(VAR_DIR / "phone-hash-key")]
HUB_TEXT_SENDER = env.text_sender(env.text("SMS_SENDER", "console"))
HUB_TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")
