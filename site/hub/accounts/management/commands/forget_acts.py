from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db.models import Count, Max, Min, QuerySet

from hub.accounts import acts
from hub.accounts.models import Act


class Command(BaseCommand):
    help = "Remove acts older than HUB_ACT_DAYS from the restricted log; say how many."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count them")

    def handle(self, *args: object, dry_run: bool = False, **options: object) -> None:
        due = acts.due()
        self.tell(due)
        self.stdout.write(f"due: {due.count()}")
        if not dry_run:
            self.stdout.write(f"removed: {acts.forget()}")
            self.stdout.write(f"still due: {due.count()}")

    def tell(self, due: QuerySet[Act]) -> None:
        """Say before removing them what they are: from when to when, of which kinds."""
        span = due.aggregate(first=Min("at"), last=Max("at"))
        if span["first"]:
            self.stdout.write(
                f"from {span['first']:%Y-%m-%d} to {span['last']:%Y-%m-%d}"
            )
        for kind, count in (
            due.values_list("kind").annotate(n=Count("pk")).order_by("kind")
        ):
            self.stdout.write(f"  {kind}: {count}")
