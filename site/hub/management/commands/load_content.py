from django.core.management import call_command
from django.core.management.base import BaseCommand

from hub import launch


class Command(BaseCommand):
    help = "Bring the launch content as drafts for people to review; safe to run twice."

    def handle(self, *args: object, **options: object) -> None:
        launch.load(draft=True, say=self.stdout.write)
        # Rights hang on the home page, which the loader makes: in this order only.
        call_command("setup_roles", stdout=self.stdout)
