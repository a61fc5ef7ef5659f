"""The plain desk of the moderators. Every page of it stands on `base.ModeratorMixin`."""
