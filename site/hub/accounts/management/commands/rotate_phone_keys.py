from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from hub.accounts.rotation import rotate


class Command(BaseCommand):
    help = "Seal and hash every phone number with the first key of each list."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only read them")

    def handle(self, *args: object, dry_run: bool = False, **options: object) -> None:
        result = rotate(self.stdout.write, dry_run)
        self.stdout.write(
            f"moved: {result.moved}, unreadable: {result.unreadable}, twice: {result.twice}"
        )
        if result.unreadable:
            raise CommandError("Keep the old keys: some numbers cannot be read.")
        if result.twice:
            raise CommandError("Keep the old keys: some numbers are there twice.")
