"""The headless commands, one module each with a click `command`; each imports what it needs only when it runs."""
