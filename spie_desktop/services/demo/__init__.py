"""The fictional département of the demonstration: nobody and no place in it exists."""
