"""A tiny gazetteer, and what a text names by it."""

import re
from collections.abc import Iterable
from typing import Final

import pandas as pd

from analysis import schema
from analysis.entities.folding import key
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.entities.resolve import namings

# kind | name | roles | other spellings, each with its kind; "?" marks a spelling that needs evidence.
_ENTITIES: Final = """
person | Elisabeth Moss | actor
person | Kate Moss | model
person | Jon Hamm | actor
person | January Jones | actor
person | Taylor Swift | singer
person | Emma Stone | actor
person | Emma Watson | actor
person | Anya Taylor-Joy | actor
person | Caitríona Balfe | actor
person | Jane Fonda | actor
person | Tom Hanks | actor
person | Daniel Craig | actor
person | Sarah Snook | actor
person | Robert Downey Jr. | actor
person | Samuel L. Jackson | actor | name Samuel Jackson
person | Will Smith | actor
person | Mark Hamill | actor
person | May Whitman | actor
person | Kelly Clarkson | singer
person | Donald Trump | politician | name President Trump
person | Sean Combs | rapper | nickname Diddy, former Puff Daddy, birth Sean John Combs
person | Lady Gaga | singer | birth Stefani Germanotta, nickname Gaga
person | Jennifer Lopez | singer | nickname J.Lo, married Jennifer Affleck
person | Conan O'Brien | presenter
person | Pink ? | singer | stage P!nk
person | Prince ? | musician
person | Beyoncé | singer | married Beyoncé Knowles
person | Kelly Rowland | singer
person | Vanessa Williams (Ugly Betty) | actor
person | Vanessa Williams (Melrose Place) | actor
person | Austin Butler | actor
person | Elvis Presley | singer
person | Margot Robbie | actor
person | Larry David | comedian
person | Liz Phair | singer
person | Don Cheadle | actor
person | J. K. Simmons | actor
person | Jenna Fischer | actor
person | John Krasinski | actor
group | Destiny's Child
series | Mad Men
series | The Kelly Clarkson Show
series | Ugly Betty
series | Melrose Place
series | The Office ?
series | Curb Your Enthusiasm
series | Suits ?
series | Friends ?
series | Wednesday ?
series | You ?
series | The View ?
series | The White Lotus
series | Will & Grace
film | Elvis ?
film | Barbie ?
person | Gabriel Macht | actor
person | Jenna Ortega | actor
person | Whoopi Goldberg | presenter
person | Jennifer Aniston | actor
person | Penn Badgley | actor
character | Peggy Olson
character | Don Draper | | nickname Dick Whitman
character | Jim Halpert
character | Pam Beesly
character | Barbie ?
character | Larry David (himself)
character | Rachel Green
"""
# work | person | character | role
_CREDITS: Final = """
Mad Men | Elisabeth Moss | Peggy Olson | cast
Mad Men | Jon Hamm | Don Draper | cast
Mad Men | January Jones | | cast
The Kelly Clarkson Show | Kelly Clarkson | | host
Ugly Betty | Vanessa Williams (Ugly Betty) | | cast
Melrose Place | Vanessa Williams (Melrose Place) | | cast
The Office | Jenna Fischer | Pam Beesly | cast
The Office | John Krasinski | Jim Halpert | cast
Curb Your Enthusiasm | Larry David | Larry David (himself) | cast
Suits | Gabriel Macht | | cast
Friends | Jennifer Aniston | Rachel Green | cast
Wednesday | Jenna Ortega | | cast
You | Penn Badgley | | cast
The View | Whoopi Goldberg | | host
Elvis | Austin Butler | | cast
Barbie | Margot Robbie | Barbie | cast
Destiny's Child | Beyoncé | | member
Destiny's Child | Kelly Rowland | | member
"""


def rows(table: str, width: int) -> list[list[str]]:
    """Return the cells of a table written down line by line, empty ones added up to the width."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [line + [""] * (width - len(line)) for line in lines]


def gazetteer(entities: str = _ENTITIES, credits: str = _CREDITS) -> Gazetteer:  # noqa: A002  (its name in the schema)
    """Return a gazetteer of the entities and credits written down."""
    people = [(kind, name.removesuffix(" ?"), roles) for kind, name, roles, _ in rows(entities, 4)]
    table = pd.DataFrame(
        {
            "entity_id": [_id(kind, name) for kind, name, _ in people],
            "kind": [kind for kind, _, _ in people],
            "name": [_bare(name) for _, name, _ in people],
            "roles": [roles or None for _, _, roles in people],
            **dict.fromkeys(("note", "first_year", "last_year", "provenance")),
        }
    )
    aliases = pd.DataFrame(
        [alias for row in rows(entities, 4) for alias in _aliases(*row)], columns=schema.ALIASES.names
    )
    ids: dict[str, dict[str, str]] = {"character": {}, "person": {}, "work": {}}
    for kind, name, _ in people:
        ids[kind if kind in ids else "work"][name] = _id(kind, name)
    plays = [
        (ids["work"][work], ids["person"][person], ids["character"][role] if role else None, part)
        for work, person, role, part in rows(credits, 4)
    ]
    return Gazetteer(
        schema.conform(table, schema.ENTITIES, "entities"),
        schema.conform(aliases, schema.ALIASES, "aliases"),
        schema.conform(
            pd.DataFrame(plays, columns=schema.CREDITS.names[:4]).assign(seasons=None), schema.CREDITS, "credits"
        ),
        "tiny",
    )


def _id(kind: str, name: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", key(name)).strip("-")
    # "Lantern (song)" is told from "Lantern (series)" by its kind alone.
    return slug if kind == "person" else f"{slug.removesuffix(f'-{kind}')}-{kind}"


def _bare(name: str) -> str:
    return name.split(" (", maxsplit=1)[0]


def _aliases(kind: str, name: str, _roles: str, others: str) -> Iterable[tuple[str, str, str, bool]]:
    entity = _id(kind, name.removesuffix(" ?"))
    yield entity, _bare(name.removesuffix(" ?")), "name", name.endswith(" ?")
    for other in filter(None, others.split(", ")):
        alias_kind, alias = other.split(" ", 1)
        yield entity, alias.removesuffix(" ?"), alias_kind, alias.endswith(" ?")


KNOWN: Final = Knowledge(gazetteer())


def named(body: str, headline: str = "", knowledge: Knowledge = KNOWN) -> dict[str, list[str]]:
    """Return the surfaces by which the text names each entity, in reading order."""
    found: dict[str, list[str]] = {}
    for naming in namings(headline, body, knowledge):
        found.setdefault(naming.entity_id, []).append(naming.passage.text[naming.start : naming.end])
    return found
