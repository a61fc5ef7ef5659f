import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from hub.static import join_css


class Command(BaseCommand):
    help = "Join the component CSS and collect all static files, where any has changed."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        join_css()
        stamp = Path(settings.STATIC_ROOT) / ".built"
        wanted = signature()
        if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
            call_command("collectstatic", interactive=False, verbosity=0)
            stamp.write_text(wanted, encoding="utf-8")
        self.stdout.write("static files are ready")


def signature() -> str:
    """Return a digest of every source file's name, size and time of change."""
    lines = []
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            lines.append(f"{name} {stat.st_size} {stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
