"""The second factor: an app, a passkey, spare codes. On allauth's `mfa`, decision 0011."""
