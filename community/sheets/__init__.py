"""Sheets that officials send: XLSX or CSV, read as plain text within limits."""

from .reading import Row, Unreadable, people

__all__ = ["Row", "Unreadable", "people"]
