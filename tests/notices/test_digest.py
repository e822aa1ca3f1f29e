"""A period told: what is in it, what never is, and how it looks as text and as HTML."""

import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from analysis.entities.decisions import Decision
from analysis.notices import page
from analysis.notices.digest import digest
from analysis.selection import Selection
from analysis.store import namebook
from analysis.store.snapshot import Snapshot, snapshot
from tests.corpora import batch, ingested
from tests.newsdays import HOSTILE, told
from tests.newsdays import at as moment
from tests.notices.conftest import At

QUIET = """\
What is rising, 1 October 2024, 23:00
=====================================

A quiet period. 24 hours to 1 October 2024, 23:00 UTC: 20 articles from 4 outlets, nothing surely rising among 1 name \
scanned.

No story is told by two outlets. We have every story that two other outlets tell. Every source delivered as it usually \
does.

Rising is more than each outlet's usual explains, told by several of them; popular is not rising. Articles are counted \
without copies, outlets with them.
Corpus month, as of 1 October 2024, 23:00 UTC. 30 September 2024 23:00 to 1 October 2024 23:00, with copies. \
20 articles. Days in UTC. Commit 1. Names by list LIST.
"""
BUSY = """\
24 hours to 2 October 2024, 23:00 UTC: 24 articles from 4 outlets, 1 surely rising among 1 name scanned.

Rising
------
*  Elisabeth Moss
   4 articles, usually under 0.1; 3 outlets; very sure. Why: 4 of these are of one story, in The Daily, Evening Post, \
Variety; The Daily first.
   "Elisabeth Moss opens a sourdough bakery in Burbank"
   https://example.org/ID

Not ours yet
------------
*  Elisabeth Moss opens a sourdough bakery in Burbank
   3 outlets; 4 articles; The Daily first, 2 Oct 08:00
   https://example.org/ID

No other story is told by two outlets. Every source delivered as it usually does.
"""
TAGS = {
    *("html", "head", "meta", "title", "body", "table", "tr", "td", "h1", "h2", "strong", "br", "a", "span"),
}


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def hostile(month: Snapshot, folder: Path) -> Snapshot:
    """Return the month with a day more, on which two outlets tell what is hostile, with addresses of the same kind."""
    corpus = folder / "corpus"
    shutil.copytree(month.corpus, corpus)
    shutil.copytree(month.corpus.parent / "gazetteer", folder / "gazetteer")
    body = "Pears and quinces were harvested in the valley of Ojai by singing growers on Tuesday"
    rows = [
        told(f"hostile {source}", f"{HOSTILE}\r\nBcc: all@example.org {number}", f"{body} {number}.", source, when)
        for number, source in enumerate(("Variety", "The Daily"))
        for when in [moment(45, 8 + number)]
    ]
    ingested(corpus, batch(*rows))
    return snapshot(corpus)


def test_a_quiet_day_is_a_paragraph_and_says_so(at: At) -> None:
    found = digest(at(29))
    assert found.subject == "Quiet: nothing is surely rising \N{MIDDLE DOT} 1 October 2024, 23:00"
    assert re.sub("list [0-9a-f]{8}", "list LIST", page.text(found)) == QUIET
    assert page.html(found).count("<h2") == 0


def test_a_day_with_an_event_tells_who_rises_why_and_that_we_lack_it(at: At) -> None:
    found = digest(at(30))
    assert found.subject == "Rising: Elisabeth Moss \N{MIDDLE DOT} 2 October 2024, 23:00"
    assert BUSY in re.sub("example.org/[0-9a-f]{16}", "example.org/ID", page.text(found))
    assert page.text(found) == page.text(digest(at(30)))


def test_who_has_no_outlets_of_its_own_lacks_nothing(at: At) -> None:
    found = digest(replace(at(30), ours=frozenset()))
    assert [part.heading for part in found.parts] == ["Rising"]
    assert "other outlets tell" not in found.nothing


def test_what_comes_later_is_not_told_of_an_earlier_moment(at: At) -> None:
    assert "bakery" not in page.text(digest(at(30, 7.5)))
    assert page.text(digest(at(30, 8.5))).count("bakery") == 0


def test_who_asks_for_others_is_told_of_nobody_else(at: At) -> None:
    desk = replace(at(30), selection=Selection(people=frozenset({"p2"})))
    assert "Moss" not in page.text(digest(desk))


def test_html_is_tables_and_inline_styles_and_fetches_nothing(at: At) -> None:
    made = page.html(digest(at(30)))
    found = Tags(made).found
    assert {tag for tag, _ in found} <= TAGS
    assert {name for _, given in found for name in given} <= {
        *("lang", "charset", "name", "content", "role", "width", "cellpadding", "cellspacing", "border"),
        *("align", "style", "href"),
    }
    assert "url(" not in made
    assert {given["href"] for tag, given in found if tag == "a"} == {
        f"https://example.org/{given['href'][-16:]}" for tag, given in found if tag == "a" and given["href"]
    }


def test_a_hostile_headline_is_words_in_text_and_html(month: Snapshot, at: At, tmp_path: Path) -> None:
    found = digest(at(45, held=hostile(month, tmp_path)))
    titles = [item.head for part in found.parts for item in part.items]
    (title,) = {title for title in titles if "script" in title}
    assert not set(title) & {"\n", "\r", "\u202e"}
    made = page.html(found)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in made
    assert {tag for tag, _ in Tags(made).found} <= TAGS
    assert not [line for line in page.text(found).splitlines() if line.startswith("Bcc")]


def test_who_is_private_is_named_nowhere(month: Snapshot, at: At, tmp_path: Path) -> None:
    shutil.copytree(month.corpus, tmp_path / "corpus")
    namebook.add(tmp_path / "corpus", [Decision(1, "private", "p1")])
    found = digest(at(30, held=snapshot(tmp_path / "corpus")))
    assert "Moss" not in page.text(found) + page.html(found) + found.subject
    assert "somebody else opens a sourdough bakery in Burbank" in page.text(found)


def test_a_found_name_that_does_not_count_is_named_nowhere(month: Snapshot, at: At) -> None:
    row = month.entities.loc[["p1"]].assign(articles=9, sources=3, counts=False, needs_editor=True)
    named = month.appearances["entity_id"].ne("p1")
    held = replace(month, entities=month.entities.drop("p1"), found=row, appearances=month.appearances[named])
    found = digest(at(30, held=held))
    assert "Moss" not in page.text(found) + page.html(found) + found.subject


def test_sources_that_are_silent_are_late(month: Snapshot, at: At) -> None:
    published = month.articles["published_at"]
    gone = month.articles["source"].eq("The Star") & published.gt(moment(42, 9))
    short = month.articles["source"].eq("Variety") & published.gt(moment(43, 7))
    held = replace(month, articles=month.articles.assign(published_at=published.mask(gone | short)))
    text = page.text(digest(at(44, 23.0, held)))
    assert "*  The Star\n   nothing for 3 days; its longest silence in a usual week: 12 hours\n" in text
    assert "*  Variety\n   nothing for " in text
