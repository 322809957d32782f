"""Everything before the main window, and over it while it is locked: first run, unlocking, restoring, locking."""
