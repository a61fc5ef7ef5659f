from django.core.management import call_command
from django.core.management.base import BaseCommand

from hub.static import join_css


class Command(BaseCommand):
    help = "Join the component CSS and collect all static files."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        join_css()
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write("static files are ready")
