"""Closed lists of words that tell which kind of work a title is."""

from collections.abc import Mapping
from typing import Final

from analysis.entities.gazetteer import SHOWS, WORKS

EVENT: Final = frozenset({"event"})
MUSIC: Final = frozenset({"song", "album"})

# What is said of titles of these kinds, before or behind them.
_SAID: Final[tuple[tuple[frozenset[str], str], ...]] = (
    (
        frozenset({"song"}),
        """song songs single singles track tracks lyric lyrics ballad anthem duet duets chorus remix tune banger sing
        sings sang sung singing sing-along rapped rapping""",
    ),
    (frozenset({"song", "stage"}), "perform performs performed performing performance rendition"),
    (
        MUSIC,
        """record records singer singers rapper rappers hitmaker hitmakers songstress crooner songwriter musician
        emcee""",
    ),
    (frozenset({"album"}), "album albums lp ep mixtape tracklist tracklisting era"),
    (
        frozenset({"book"}),
        """book books novel novels memoir memoirs autobiography bestseller best-seller novella biography trilogy author
        novelist audiobook bestselling""",
    ),
    (frozenset({"stage"}), "broadway play opera ballet playwright playbill"),
    (frozenset({"stage", "film"}), "musical musicals"),
    (frozenset({"stage", "series"}), "revival"),
    (frozenset({"game"}), "game games videogame gameplay gamers"),
    (frozenset({"podcast"}), "podcast podcasts podcaster podcasters"),
    (
        EVENT,
        """tour festival fest ceremony awards telecast residency lineup headliner nominees nominations nominated
        red-carpet afterparty after-party""",
    ),
    (frozenset({"series", "podcast"}), "episode episodes host hosts hosted hosting co-host co-hosts guest"),
    (
        frozenset({"series"}),
        "series sitcom season seasons showrunner finale miniseries soap docuseries spinoff spin-off",
    ),
    (frozenset({"series", "podcast", "stage", "event"}), "show"),
    (
        frozenset({"film"}),
        """film films movie movies biopic blockbuster rom-com romcom cinema cinemas screening screenings box-office
        filmmaker prequel sequel threequel""",
    ),
    (
        frozenset(SHOWS),
        """drama dramedy comedy thriller documentary doc premiere premieres trailer reboot remake franchise streaming
        adaptation""",
    ),
    (
        frozenset({*SHOWS, "stage"}),
        """star stars starred starring starrer actor actress actors alum alums cast castmate castmates costar costars
        co-star co-stars role roles cameo set director directed""",
    ),
    (frozenset({*SHOWS, "stage", "book", "game"}), "character characters"),
)
KINDS_OF: Final[Mapping[str, frozenset[str]]] = {word: kinds for kinds, words in _SAID for word in words.split()}
"""The kinds that a word is said of, by the word."""

WORDS_OF: Final[Mapping[str, frozenset[str]]] = {
    kind: frozenset(word for word, kinds in KINDS_OF.items() if kinds == {kind}) for kind in WORKS
}
"""The words that are said of one kind only, by the kind."""

PAIRS: Final[Mapping[tuple[str, str], frozenset[str]]] = {
    ("music", "video"): frozenset({"song"}),
    ("video", "game"): frozenset({"game"}),
    ("world", "tour"): EVENT,
    ("stage", "actor"): frozenset({"stage"}),
    ("stage", "show"): frozenset({"stage"}),
    ("stage", "production"): frozenset({"stage"}),
    ("stage", "adaptation"): frozenset({"stage"}),
    ("tv", "show"): frozenset({"series"}),
    ("talk", "show"): frozenset({"series"}),
    ("radio", "show"): frozenset({"podcast"}),
    ("reality", "show"): frozenset({"series"}),
}
"""Two words that say more than the second."""

# These are verbs as well: "to play", "they book".
VERBS: Final = frozenset("play book record perform host guest hosts show set game".split())
BEFORE_VERBS: Final = frozenset("to will would can could they we i you who and let's never always".split())

# Between a title and the word that tells its kind, these do not count.
FILLERS: Final = frozenset(
    """a an the her his their its my our new newest latest own called titled entitled named dubbed hit debut upcoming of
    to for about classic popular smash iconic viral no very sold-out""".split()
)

# Right before a title, these lead away from the words before them: a song from a film is not the film.
APART: Final = frozenset("from in on at during with by and or as like after before".split())

# Behind a title, what follows these is said of something else.
STOPS: Final = frozenset(
    """and or but while who as after before when where at in on during from for with to by about""".split()
)

# Beside a show's title in quotation marks, these say that it is no show.
SUNG: Final = frozenset("single track lyric lyrics singer rapper songstress sang sings singing".split())
