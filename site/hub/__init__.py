"""The hub: settings, addresses, accounts, files, policy and the page cache."""
