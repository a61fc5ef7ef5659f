"""Invitations of a class or group: a link and a printed QR that lead to joining."""
