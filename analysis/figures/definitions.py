"""What each column means, in a sentence: for who gets a file without the page."""

from collections.abc import Mapping
from typing import Final

DEFINITIONS: Final[Mapping[str, str]] = {
    "name": "Who or what is named; of two with one name, what each is known for stands behind it.",
    "kind": "What it is: person, group, character, series, film and so on. A character is never counted as a person.",
    "entity_id": "What the corpus calls it: two with one name have two of these.",
    "note": "What it is known for.",
    "articles": "Distinct articles, however often each names somebody.",
    "mentions": "Namings by name in headline or body; no pronouns, bylines or credit lines.",
    "sources": "Distinct sources among those articles.",
    "in_headline": "Articles that name it in the headline.",
    "share": "Part of the whole, from 0 to 1; the caption says which whole.",
    "source": "Who published the article.",
    "day": "A day in the newsroom's time zone; of a week or a month its first day. No number: a gap, not nought.",
    "before": "Articles in the period of the same length before.",
    "difference": "Articles now less articles before.",
    "newest": "When its newest article was published.",
    "usual": "The median of the source's last 28 days, or of the same weekdays among them if that is less.",
    "state": "How a day's delivery compares with the source's usual.",
    "portrayal": "How articles portray a person: unfavourable, neutral or favourable; a machine's estimate.",
    "low": "Lower end of the 95% interval.",
    "high": "Upper end of the 95% interval.",
    "judged": "Articles whose portrayal of the person was judged; none about the person's own misfortune.",
    "stories": "Distinct stories among those articles.",
    "told": "Why there is no number.",
    "basis": "What the estimate rests on.",
    "caution": "What is to be known of machine estimates.",
    "figure": "Which figure a row is of.",
}
"""By column; a column that is not here is told by its name."""
