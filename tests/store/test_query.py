"""What text queries mean, and what is refused and where."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import QueryError
from analysis.store import index
from analysis.store.query import DEEPEST, LONGEST, words

ARTICLES = {
    "beyonce": ("Beyoncé’s tour", "The singer's 70 shows; O'Brien watched.", "bbc.co.uk", "Ann Lee", "Music"),
    "tour": ("A tour of Law & Order", "Beyond the M*A*S*H set, in '90s style.", "Variety", "Bo Beyonce", "TV"),
    "swift": ("Taylor Swift, again", "swift rivers, said Taylor", "Variety", "Ann Lee", "Music"),
    "award": ("Swift award for Taylor", "AC/DC and not P!nk; an AND in capitals", "bbc.co.uk", "", ""),
    "composed": ("Ame\u0301lie in İstanbul", "Straße, bye bye bye", "", "", ""),
    "decomposed": ("AMÉLIE returns", "bye bye, (⑴st)", "", "", ""),
}
SOURCES = {"bbc.co.uk": "The Beeb", "Variety": "Variety", "": ""}
Found = Callable[[str], set[str]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    folder = tmp_path_factory.mktemp("corpus") / "1"
    rows = [(article_id, *texts) for article_id, texts in ARTICLES.items()]
    index.build(folder, pd.DataFrame(rows, columns=index.INDEXED.names))
    return lambda query: set(index.matching(folder, query, SOURCES))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("beyonce", "beyonce"),
        ("BEYONCÉ", "beyonce"),
        ("Beyonce\u0301", "beyonce"),
        ("amelie", "composed decomposed"),
        ("istanbul strasse", "composed"),
        ("singer", "beyonce"),
        ("o'brien", "beyonce"),
        ("O’Brien", "beyonce"),
        ("brien", "beyonce"),
        ("'90s", "tour"),
        ("swift taylor", "swift award"),
        ('"taylor swift"', "swift"),
        ("“taylor swift”", "swift"),
        ("taylor-swift", "swift"),
        ('"bye bye bye"', "composed"),
        ('"bye bye"', "composed decomposed"),
        ("AC/DC P!nk", "award"),
        ("headline:swift", "swift award"),
        ("Body:swift", "swift"),
        ("source:bbc.co.uk", "beyonce award"),
        ("source:beeb", "beyonce award"),
        ("source:(the beeb)", "beyonce award"),
        ('source:"beeb the"', ""),
        ("source:be*", "beyonce award"),
        ("source:va* OR source:bbc*", "beyonce tour swift award"),
        ("NOT source:variety", "beyonce award composed decomposed"),
        ("author:(ann OR bo) section:music", "beyonce swift"),
        ("author:ann -section:TV -headline:beyonce", "swift"),
        ("headline:(tour body:singer)", "beyonce"),
        ("beyon*", "beyonce tour"),
        ("'beyon*", "beyonce tour"),
        ("author:bey*", "tour"),
        ("⑴*", "decomposed"),
        ("Law & Order", "tour"),
        ("Law – Order", "tour"),
        ('"M*A*S*H"', "tour"),
        (r"M\*A\*S\*H", "tour"),
        (r"headline\:tour", ""),
        ('"AND"', "award"),
        ("and not", "award"),
        ("nobody", ""),
        ("swift OR tour", "beyonce tour swift award"),
        ("swift tour OR award", "award"),
        ("tour OR award swift", "award"),
        ("swift AND again OR singer", "swift beyonce"),
        ("singer OR swift AND again", "swift beyonce"),
        ("+swift -again", "award"),
        ("swift NOT again", "award"),
        ("swift AND NOT again", "award"),
        ("NOT (swift OR tour)", "composed decomposed"),
        ("-swift -tour", "composed decomposed"),
        ("again OR NOT (swift OR tour)", "swift composed decomposed"),
        ("NOT NOT swift", "swift award"),
        ("swift -headline:(again OR award)", ""),
        ("headline:(-award swift)", "swift"),
    ],
)
def test_a_query_finds_exactly(found: Found, query: str, expected: str) -> None:
    assert found(query) == set(expected.split())


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "query: it is empty; write at least one word"),
        (" \n", "query: it is empty; write at least one word"),
        ("a" * (LONGEST + 1), "query: it has 2,001 characters; write at most 2,000"),
        (
            "tour persn:adele",
            (
                "query, position 6: there is no field persn; there are headline, body, source, author, section"
                " (in quotes, a : is only a :)"
            ),
        ),
        ('say "hello', "query, position 5: this quotation mark is never closed; close it or leave it out"),
        ('27" screen', "query, position 3: a quotation mark may not stand inside a word"),
        ("(swift", "query, position 7: it ends too soon; a word or a closing bracket is missing"),
        ("swift AND", "query, position 10: it ends too soon; a word or a closing bracket is missing"),
        ("headline:", "query, position 10: it ends too soon; a word or a closing bracket is missing"),
        ("swift)", "query, position 6: ) has no meaning here; leave it out, or put it in quotes with its word"),
        ("a / b", "query, position 3: / has no meaning here; leave it out, or put it in quotes with its word"),
        ("a OR AND b", 'query, position 6: AND needs a word on either side; in quotes, "AND" is a word'),
        ("OR b", 'query, position 1: OR needs a word on either side; in quotes, "OR" is a word'),
        ("a && b", "query, position 3: write AND instead"),
        ("a || b", "query, position 3: write OR instead"),
        ("a !b", "query, position 3: write NOT instead"),
        ("Jay - Z", "query, position 5: a - must touch the word it belongs to"),
        ("a + b", "query, position 3: a + must touch the word it belongs to"),
        ("the *ift", "query, position 5: a * may only end a word of letters and digits; in quotes it is only a sign"),
        ("M*A*S*H", "query, position 2: a * may only end a word of letters and digits; in quotes it is only a sign"),
        ("o'b*", "query, position 4: a * may only end a word of letters and digits; in quotes it is only a sign"),
        ("a-*", "query, position 3: a * may only end a word of letters and digits; in quotes it is only a sign"),
        ("*", "query, position 1: a * may only end a word of letters and digits; in quotes it is only a sign"),
        ('"the tayl* swift"', "query, position 10: a * has no meaning in quotes; leave it out, or put a \\ before it"),
        ("who is it?", "query, position 10: a ? has no meaning outside quotes; leave it out"),
        ("tour 😀 AND a", "query, position 6: there is no letter or digit to look for"),
        ('a ""', "query, position 3: there is no letter or digit to look for"),
        ("& –", "query, position 1: there is no letter or digit to look for"),
        ("tour \ud800", "query, position 6: this is half a character; type it again"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(found: Found, query: str, message: str) -> None:
    with pytest.raises(QueryError) as refused:
        found(query)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("the  swift~1", "position 6: a ~ after a word (similar spellings) is not supported"),
        ('the "a b"~3', "position 5: a ~ after a phrase (words near each other) is not supported"),
        ("a (b c)^2", "position 3: a ^ (weight) is not supported"),
        ("author:[a TO b]", "position 8: ranges in [ ] or { } are not supported"),
        ("I <3 you", "position 3: < is not supported"),
        ("a >5", "position 3: > is not supported"),
        ("/tayl.*/", "position 1: patterns between / and / are not supported"),
    ],
)
def test_what_lucene_can_and_we_cannot_is_refused_by_name(found: Found, query: str, message: str) -> None:
    with pytest.raises(QueryError) as refused:
        found(query)
    assert str(refused.value) == f"query, {message}; leave it out, or put it in quotes with its word"


def reply(found: Found, query: str) -> str:
    try:
        return " ".join(found(query))
    except QueryError as refused:
        return str(refused)


@settings(max_examples=400)
@given(
    st.lists(
        st.sampled_from([*"()[]{}:^~*?/+-<>!&|'\\\" \n0aé\ud800", "AND", "OR ", " NOT ", "TO", "body:"]), max_size=12
    )
)
def test_anything_typed_is_answered_or_refused_in_one_line(found: Found, typed: list[str]) -> None:
    assert re.fullmatch("query(, position [0-9]+)?: .+|[a-z ]*", reply(found, "".join(typed)))


@pytest.mark.parametrize("opening", ["(", "-", "NOT ", "headline:"])
def test_nesting_is_refused_before_it_breaks_anything(found: Found, opening: str) -> None:
    depth = (LONGEST - 10) // (len(opening) + 1)
    with pytest.raises(QueryError, match="more than 50 brackets or NOTs inside each other; write it flatter"):
        found(opening * depth + "swift" + ")" * depth * (opening == "("))
    assert found(opening * DEEPEST + "nobody" + ")" * DEEPEST * (opening == "(")) == set()


def test_a_long_list_of_names_is_no_deep_nesting(found: Found) -> None:
    assert found(" OR ".join(["swift"] * 200)) == {"swift", "award"}


def test_threads_do_not_mix_their_queries_up(found: Found) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(found, ["swift -again", "beyon*", "nobody"] * 60))
    assert answers == [{"award"}, {"beyonce", "tour"}, set()] * 60


def test_words_are_lower_case_without_accents_and_cut_at_apostrophes() -> None:
    assert words("O’Brien, Chloë-Grace İNCİ 50½") == ["o", "brien", "chloe", "grace", "inci", "50½"]


def test_an_index_of_nothing_answers_nothing(tmp_path: Path) -> None:
    index.build(tmp_path / "1", pd.DataFrame(columns=index.INDEXED.names))
    assert index.matching(tmp_path / "1", "NOT swift", {}) == frozenset()
