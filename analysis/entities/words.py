"""Closed lists of words that decide whether a capitalised word is a name."""

from collections.abc import Mapping
from typing import Final

# Words that start a sentence with a capital and are nobody's name.
FUNCTION: Final = frozenset(
    """a about above after again all also although always am an and another any are as at away back be because
    been before being below between both but by came can could did do does down during each either else even
    ever every few finally first for from further had has have he her here hers him his how however i if in
    instead into is it its just last later like little many may maybe me meanwhile might more most much must my
    neither never no nor not now nobody of off on once one only or other our out over own perhaps second she
    should since so some somehow soon still such than that the their them then there these they this those
    though three through thus to today together tonight too two under unlike until up upon us very was watch we
    well were what when where whether which while who whom whose why will with without would yes yet you your""".split()
)

# Given names and surnames that are words too: at the start of a sentence a capital proves nothing.
ORDINARY: Final = frozenset(
    """ace angel april art ash august autumn bill bob bunny brit carol cat chance chase chip christ christian
    chuck cliff crystal daisy dale dawn dean doc dog don drew duke earl eve faith fern flip frank gene glen
    grace grant gray guy hall harmony heath hope iris ivy jack jasmine jay jean jersey jewel joy june king
    knight lance lane lily luna mark may miles mother nick norm olive page pat pearl penny peg pierce pop prince
    queen ray reed reese rich rob robin rock rose ruby rusty sage sandy savage scarlet sky star stone sue summer
    sunny terry tiger trip van violet wade way will willow winter young""".split()
)

# Behind a word that begins a sentence, these tell a name from the word: "Mark was", not "Mark that".
SAID_OF_PEOPLE: Final = frozenset(
    """also always and came can could did does first gave got had has is later made may might never now once said
    sat then told took was went will won would""".split()
)

PLURAL_VERBS: Final = frozenset("are do had have were will".split())

# A word before one of these is a verb.
DETERMINERS: Final = frozenset("a an any each every my no our your".split())

# Surnames of characters that are words: for them a capital at the start of a sentence never suffices.
ORDINARY_SURNAMES: Final = frozenset(
    """banks bell black blue brown bush butler carpenter cook cross day field fish flowers fox frost gold green hill
    hunt love night park power rain rice rivers short snow spring stark strong sweet swift underwood waters white wild
    wise wolf wood woods""".split()
)

# Words that stand before a name and are not part of it.
HONORIFICS: Final = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady president vice senator sen governor gov judge
    justice rep pope saint rev father sister brother captain coach chef actor actress singer rapper star host
    director comedian producer writer model influencer dj former ex presenter judge winner nominee co-star
    musician author""".split()
)

# Titles that are the first word of the name by which somebody is known.
TITLES: Final = frozenset(
    {"prince", "princess", "king", "queen", "pope", "duke", "duchess", "lady", "lord", "sir", "dame"}
)

# First words of stage names that name nobody on their own.
NO_GIVEN_NAME: Final = frozenset({"lil", "big", "dj", "mc", "the", "young", "bad", "old", "little", "king", "st", "dr"})

PARTICLES: Final = frozenset(
    {
        "de",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "di",
        "da",
        "du",
        "dos",
        "st",
        "ten",
        "bin",
        "al",
        "el",
    }
)

SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v"})

# A name followed by one of these is part of another entity's name: "The Kelly Clarkson Show", "Trump Tower".
OWNED: Final = frozenset(
    """band show live tonight tower towers award awards foundation museum center centre theatre theater podcast
    experience institute library university college school airport stadium organization organisation company inc
    llc productions records entertainment beauty cosmetics stakes""".split()
)

# The same where every word has a capital, and "Records" or "Live" may be a verb.
ALWAYS_OWNED: Final = frozenset(
    "award awards band experience foundation institute museum organization podcast tower towers university".split()
)

# Right behind a title, these say that it is a title.
TITLE_CUES_AFTER: Final = frozenset(
    """star stars alum alums actor actress actors cast castmate castmates creator creators reboot revival finale
    season seasons premiere spinoff spin-off sequel prequel episode episodes host hosts judge judges contestant
    contestants winner winners trailer movie film series showrunner director costar costars co-star co-stars
    remake musical cameo reunion panel set fans screening""".split()
)

# Right before a title, these say that it is a title.
TITLE_CUES_BEFORE: Final = frozenset(
    """series show film movie sitcom drama comedy dramedy thriller biopic sequel prequel remake hit blockbuster
    musical documentary in's starring""".split()
)

# Somewhere in the text, these say that a screen character may be spoken of.
CHARACTER_CUES: Final = frozenset(
    """character characters role roles plays played playing portrays portrayed portraying portrayal""".split()
)

# Somewhere in the text, these make a one-word stage name likely.
MUSIC_CUES: Final = frozenset(
    """singer singers rapper rappers song songs album albums tour tours concert concerts music musician grammy
    grammys single track tracks lyrics stage hip-hop r&b hitmaker songstress crooner pop band sang sings
    performed performing performance dj producer verse""".split()
)

# Roles of whom such words speak.
MUSICIANS: Final = frozenset({"singer", "rapper", "musician"})

# Titles that are days or months: only quotation marks make them titles.
CALENDAR: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)

# Titles that are places, days or other names far more often: only quotation marks make them titles,
# or the word beside them.
OTHERWISE: Final = frozenset(
    name.strip()
    for name in """air force one, alaska, atlanta, australia, belfast, black sea, boston, brooklyn, casablanca, chicago,
    christmas, cia, civil war, cold war, dallas, detroit, dublin, dunkirk, fbi, halloween, harry & meghan,
    harry and meghan, hawaii, hollywood, houston, independence day, jiu jitsu, kansas, labor day, las vegas,
    last night, london, los angeles, love story, magic city, malibu, manhattan, medal of honor, memphis,
    miami, monaco, mother's day, munich, nashville, nebraska, new york, new year's eve, north & south,
    north and south, notting hill, opening night, palm springs, paris, pearl harbor, philadelphia, rome,
    silicon valley, texas, thanksgiving, the city, the country, the king, the post, the president, the prince,
    the queen, the town, time, tokyo, troy, valentine's day, venice, versailles, vienna, wall street,
    washington, zero day""".split(",")
)

# What places and days do not have.
SCREEN_CUES: Final = frozenset(
    "season seasons episode episodes finale series docuseries documentary sitcom sequel reboot".split()
)

NUMBERS: Final = frozenset("one two three four five six seven eight nine ten eleven twelve".split())

# Before a month these say that it is one: "in May" is not May Whitman.
DATE_CUES: Final = frozenset("by during early every from in last late mid next of since this through until".split())

# These say that a text speaks of television, or of a film.
SERIES_CUES: Final = frozenset(
    """series sitcom season seasons episode episodes showrunner finale streaming miniseries soap tv television
    show""".split()
)
FILM_CUES: Final = frozenset("film films movie movies biopic blockbuster cinema cinemas screening".split())

# Where one of these stands, a surname may be that of somebody who holds or seeks an office.
POLITICS: Final = frozenset(
    """ballot campaign candidate congress debate democrat democrats election gop governor politics president
    presidential republican republicans senate senator vote voters vp""".split()
)

# Near a quoted title, these say that it is a song or an album.
SONG_CUES: Final = frozenset(
    """song songs single singles album albums lp ep record ballad anthem duet chorus lyrics chart
    charts sang sings sung singing""".split()
)

# Somewhere in the text, these speak for whichever of two people of one name has the calling.
CALLING_CUES: Final[Mapping[str, frozenset[str]]] = {
    role: frozenset(words.split())
    for role, words in {
        "actor": "actor actress acting actors co-star co-stars starred starring stars cast oscar emmy role movie film",
        "athlete": """football footballer quarterback nfl nba mlb nhl fifa pitcher goalkeeper midfielder striker
            defender golfer golf tennis rugby cricket cricketer baseball basketball olympic league coach team driver
            snooker wrestler""",
        "businessperson": "businessman businesswoman entrepreneur founder ceo investor company",
        "chef": "chef restaurant recipe kitchen",
        "coach": "coach team league",
        "comedian": "comedian comic comedy stand-up standup sketch joke jokes",
        "dancer": "dancer choreographer ballet dance",
        "director": "director directed directs directing filmmaker film-maker film movie",
        "influencer": "influencer youtuber tiktok podcast podcaster streamer",
        "journalist": "journalist reporter correspondent columnist editor newspaper",
        "model": "model runway catwalk vogue",
        "musician": """musician song songs album band bassist drummer guitarist keyboardist frontman tour concert music
            guitar drums""",
        "politician": "politician congressman congresswoman senator governor mayor mp republican democrat election",
        "presenter": "presenter broadcaster host hosts hosted radio anchor",
        "producer": "producer produced produces showrunner",
        "rapper": "rapper rap song songs album tour concert music hip-hop",
        "reality": "reality contestant housewife bachelor bachelorette",
        "royal": "queen king prince princess palace royal duke duchess",
        "singer": "singer song songs album tour concert music vocals grammy single",
        "writer": "writer novelist novel author book books playwright screenwriter",
    }.items()
}
