"""The same services without a window: for scripts, for the people who keep the computers, for the tests."""
