"""Who gives the command."""

from getpass import getuser


def login() -> str:
    """Return the user's login name."""
    try:
        return getuser()
    except (KeyError, OSError):
        # A container's user may have no name.
        return "unknown"
