from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hub.places.loader import DATA, load_communes


class Command(BaseCommand):
    help = "Replace the table of communes and wards by a CSV file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=DATA)

    def handle(self, *args: object, path: Path, **options: object) -> None:
        try:
            written, removed = load_communes(path)
        except (OSError, KeyError, ValueError) as error:
            raise CommandError(f"Nothing changed: {error}") from error
        self.stdout.write(f"{written} written, {removed} removed")
