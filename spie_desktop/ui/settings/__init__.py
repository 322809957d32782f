"""Réglages: my details, the keys of the vault, the lock, the look, the backups, the journal, about."""
