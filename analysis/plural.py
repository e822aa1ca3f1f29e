"""Numbers of things, in words."""


def counted(number: int, thing: str, things: str = "") -> str:
    """Return how many of a thing there are: "1 article", "2,000 articles"; `things`: several, if not with an s."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {things or f'{thing}s'}"
