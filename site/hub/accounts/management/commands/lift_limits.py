from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from hub.accounts import limits
from hub.accounts.contacts import parse


class Command(BaseCommand):
    help = "Forget what limits have counted for a phone number or an e-mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("contact", help="the number or e-mail of who is locked out")

    def handle(self, *args: object, contact: str = "", **options: object) -> None:
        try:
            found = parse(contact)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from None
        owner = found.owner()
        account = [str(owner.pk)] if owner else []
        lifted = limits.lift(found.value, found.mailbox, *account)
        self.stdout.write(f"lifted: {lifted}")
