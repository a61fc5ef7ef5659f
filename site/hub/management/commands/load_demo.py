from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from hub import launch
from hub.accounts.demo import make_demo_users


class Command(BaseCommand):
    help = "Publish the launch content and make the demo users; safe to run twice."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.HUB_DEMO_USERS:
            raise CommandError("Only for embedded, dev and test; use load_content.")
        launch.load(draft=False, say=self.stdout.write)
        call_command("setup_roles", stdout=self.stdout)
        make_demo_users(self.stdout.write)
