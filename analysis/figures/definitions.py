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
    "stories": "Distinct stories: events, each told by one article or more.",
    "told": "What a mark says in words, or why there is no number.",
    "expected": "Articles that were to be expected of what each outlet published in the window.",
    "copies": "Near copies of an earlier article, as of a wire; in no other count.",
    "rising": "Whether the name was surely rising at the end of the day, by the score of the Trending page.",
    "lag": "Hours after the first outlet that had the story; of several stories the median.",
    "lag_low": "Below it lies a quarter of the lags.",
    "lag_high": "Above it lies a quarter of the lags.",
    "at": "When the outlet first had it.",
    "alone": "Stories that no other outlet has.",
    "shared": "Stories that another outlet has too.",
    "ahead": "Shared stories that the outlet had first.",
    "behind": "Shared stories that another outlet had first.",
    "basis": "What the estimate rests on.",
    "caution": "What is to be known of machine estimates.",
    "figure": "Which figure a row is of.",
}
"""By column; a column that is not here is told by its name."""
