"""Small display widgets: data comes in by `display(...)`, intention goes out by signals; none knows a service."""
