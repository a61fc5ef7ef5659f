from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from hub.accounts import acts
from hub.accounts.models import Act


class Command(BaseCommand):
    help = "Remove acts older than HUB_ACT_DAYS from the restricted log; say how many."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count them")

    def handle(self, *args: object, dry_run: bool = False, **options: object) -> None:
        due = Act.objects.filter(at__lt=acts.oldest_kept())
        self.stdout.write(f"due: {due.count()}")
        if not dry_run:
            self.stdout.write(f"removed: {acts.forget()}")
            self.stdout.write(f"still due: {due.count()}")
