from django.core.management.base import BaseCommand

from hub.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Compile the message catalogues that are out of date."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{compile_catalogues()} catalogues compiled")
