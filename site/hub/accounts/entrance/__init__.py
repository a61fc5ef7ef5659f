"""The way in and out: joining, signing in by code or password, signing out."""
