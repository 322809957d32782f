"""Places that are announced and not open yet."""
