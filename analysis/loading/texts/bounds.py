"""How long the short fields of an article may be."""


def kept(name: str, value: str, longest: int) -> tuple[str, tuple[str, ...]]:
    """Return the value of a field, cut where it is too long, and then what was lost."""
    if len(value) <= longest:
        return value, ()
    return value[:longest].rstrip(), (f"the {name} is {len(value):,} characters long; cut after {longest:,}",)


def whole(name: str, value: str, longest: int) -> tuple[str, tuple[str, ...]]:
    """Return the value of a field that says nothing once it is cut: "" where it is too long, and then what was lost."""
    if len(value) <= longest:
        return value, ()
    return "", (f"the {name} is {len(value):,} characters long, at most {longest:,} are kept; left out",)
