"""Settings: `base` is shared; `dev`, `embedded`, `test` and `production` start it."""
