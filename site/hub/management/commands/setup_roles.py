from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string


class Command(BaseCommand):
    help = "Make the staff groups and the workflow; safe to run twice."

    def handle(self, *args: object, **options: object) -> None:
        for path in settings.HUB_ROLE_SETUPS:
            import_string(path)(say=self.stdout.write)
