"""What sources are called: which rule wins, and what holds whatever the lists say."""

import random
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.errors import SchemaError
from analysis.loading.facts import addresses
from analysis.sources import called, folded, is_host, listed, named, own, seen, spellings, unmarked

Row = tuple[str, str | None, int]

LISTED = pd.DataFrame(
    [
        ("Daily Mail", "host", "dailymail.co.uk", "test"),
        ("Daily Mail", "name", "Mail Online", "test"),
        ("The Guardian", "host", "theguardian.com", "test"),
        ("The Guardian", "name", "The Guardian", "test"),
        ("Café Society", "name", "Cafe Society Magazine", "test"),
        ("CNN", "host", "edition.cnn.com", "test"),
        ("Wire", "name", "The Newswire", "test"),
    ],
    columns=["name", "kind", "spelling", "provenance"],
)


def edits(lines: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> pd.DataFrame:
    rows = lines.items() if isinstance(lines, Mapping) else lines
    return pd.DataFrame(list(rows), columns=["spelling", "name"], dtype="str")


def came(*rows: Row) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["source", "host", "articles"])
    return table.astype({"source": "str", "host": "str", "articles": "int64"})


def found(*rows: Row, edited: pd.DataFrame | None = None) -> dict[str, tuple[str, str]]:
    table = named(came(*rows), LISTED, edits() if edited is None else edited)
    return dict(zip(table["source"], zip(table["name"], table["how"], strict=True), strict=True))


def names(*spelled: str, edited: Mapping[str, str] | None = None) -> list[str]:
    told = found(*((spelling, None, 1) for spelling in spelled), edited=edits(edited or {}))
    return [told[spelling][0] for spelling in spelled]


@pytest.mark.parametrize(
    ("spelling", "form"),
    [
        ("The Guardian", "guardian"),
        ("  E!  News ", "e news"),
        ("RTÉ", "rte"),
        ("Women\N{RIGHT SINGLE QUOTATION MARK}s Wear Daily", "womens wear daily"),
        ("Town & Country", "town and country"),
        ("www.TMZ.com", "tmz.com"),
        ("amp.theguardian.com", "theguardian.com"),
        ("m.bbc.co.uk", "bbc.co.uk"),
        ("edition.cnn.com", "edition.cnn.com"),
        ("bloody-disgusting.com", "bloody-disgusting.com"),
        ("The", "the"),
        ("!!!", "!!!"),
        ("दैनिक जागरण", "दैनिक जागरण"),
        ("", ""),
    ],
)
def test_a_spelling_is_looked_up_without_case_accents_marks_and_the(spelling: str, form: str) -> None:
    assert folded(spelling) == form


@pytest.mark.parametrize(("text", "host"), [("tmz.com", True), ("TMZ", False), ("A.V. Club", False), ("a..com", False)])
def test_a_host_is_told_from_a_name(text: str, host: bool) -> None:  # noqa: FBT001  (a row of the table above)
    assert is_host(text) is host


def test_an_unknown_source_is_called_as_it_came() -> None:
    assert found(("The Own Post", "own.example", 3)) == {"The Own Post": ("The Own Post", "as it came")}


def test_no_source_stays_no_source_whatever_the_lists_say() -> None:
    assert found(("", "dailymail.co.uk", 9), edited=edits({"": "Nobody"})) == {"": ("", "as it came")}


def test_a_listed_host_or_name_gets_the_listed_name_however_it_is_written() -> None:
    assert names("dailymail.co.uk", "www.DailyMail.co.uk", "mail online", "DAILY MAIL", "Guardian", "Café society") == (
        ["Daily Mail", "Daily Mail", "Daily Mail", "Daily Mail", "The Guardian", "Café Society"]
    )


def test_a_subdomain_is_another_site_unless_it_is_listed() -> None:
    assert names("edition.cnn.com", "money.cnn.com") == ["CNN", "money.cnn.com"]


def test_the_newsrooms_own_list_wins_over_the_one_that_comes_along() -> None:
    told = found(
        ("dailymail.co.uk", None, 1), ("Mail Online", None, 1), edited=edits({"dailymail.co.uk": "Mail Online"})
    )
    assert told == {"dailymail.co.uk": ("Mail Online", "edited"), "Mail Online": ("Mail Online", "as edited")}


def test_to_rename_a_name_renames_every_spelling_of_it() -> None:
    told = found(("dailymail.co.uk", None, 1), edited=edits({"Daily Mail": "MailOnline"}))
    assert told == {"Daily Mail": ("MailOnline", "edited"), "dailymail.co.uk": ("MailOnline", "as edited")}


def test_a_line_of_the_newsrooms_list_holds_for_what_is_written_alike_unless_that_has_its_own() -> None:
    assert names("EVENING STAR", "The Evening Star", edited={"Evening Star": "Star (Marrow)"}) == ["Star (Marrow)"] * 2
    own_lines = {"Evening Star": "Star (Marrow)", "The Evening Star": "The Evening Star"}
    assert names("Evening Star", "The Evening Star", edited=own_lines) == ["Star (Marrow)", "The Evening Star"]


def test_a_line_for_which_there_is_no_article_yet_is_kept() -> None:
    assert found(edited=edits({"new.example": "New"})) == {"new.example": ("New", "edited")}


def test_a_chain_leads_to_its_last_name_and_a_circle_to_one() -> None:
    assert names("a", "b", "c", edited={"a": "b", "b": "c"}) == ["c", "c", "c"]
    assert names("a", "b", "x", edited={"a": "b", "b": "a", "x": "a"}) == ["a", "a", "a"]
    assert names("TMZ", "tmz", edited={"TMZ": "tmz"}) == ["tmz", "tmz"]


def test_spellings_that_differ_in_marks_only_are_the_commonest_of_them() -> None:
    told = found(("Own post", None, 2), ("OWN POST", None, 5), ("Own-Post", None, 5))
    assert told == {
        "OWN POST": ("OWN POST", "as it came"),
        "Own post": ("OWN POST", "alike"),
        "Own-Post": ("OWN POST", "alike"),
    }


def test_two_papers_that_a_the_tells_apart_are_two() -> None:
    assert names("Daily Star", "The Daily Star") == ["Daily Star", "The Daily Star"]


def test_hosts_lose_their_www() -> None:
    assert names("www.own.example", "m.own.example") == ["own.example", "own.example"]


def test_a_host_and_a_publisher_that_belong_together_have_the_publishers_name() -> None:
    rows: list[Row] = [
        ("own.example", "own.example", 50),
        ("The Own Post", "own.example", 4),
        ("Guest", "own.example", 1),
    ]
    assert found(*rows) == {
        "own.example": ("The Own Post", "same site"),
        "The Own Post": ("The Own Post", "as it came"),
        "Guest": ("Guest", "as it came"),
    }


@pytest.mark.parametrize(
    "rows",
    [
        [("The Own Post", "own.example", 2)],
        [("The Own Post", "own.example", 79), ("The Own Post", "else.example", 21)],
        [("The Own Post", "own.example", 79), ("Guest", "own.example", 21)],
        [("The Own Post", None, 100)],
        [("Wire A", "own.example", 30), ("Wire B", "own.example", 30), ("Wire C", "own.example", 30)],
    ],
    ids=["too few", "mostly elsewhere", "not alone", "no address", "an aggregator"],
)
def test_a_host_that_is_not_clearly_ones_own_joins_nobody(rows: list[Row]) -> None:
    assert found(("own.example", "own.example", 50), *rows)["own.example"] == ("own.example", "as it came")


def test_a_publisher_on_a_listed_host_has_the_listed_name() -> None:
    told = found(("MoS", "dailymail.co.uk", 8), ("dailymail.co.uk", "dailymail.co.uk", 90))
    assert told["MoS"] == ("Daily Mail", "same site")


def test_a_listed_publisher_takes_no_host_that_is_not_its_own() -> None:
    rows: list[Row] = [("local.example", "local.example", 90), ("The Guardian", "local.example", 9)]
    assert found(*rows)["local.example"] == ("local.example", "as it came")


def test_an_agency_whose_hosts_no_list_knows_may() -> None:
    rows: list[Row] = [("wire.example", "wire.example", 90), ("The Newswire", "wire.example", 9)]
    assert found(*rows)["wire.example"] == ("Wire", "same site")


def test_what_the_newsroom_calls_a_publisher_its_host_is_called_too() -> None:
    rows: list[Row] = [("own.example", "own.example", 9), ("Own Post", "own.example", 9)]
    assert found(*rows, edited=edits({"Own Post": "OP"}))["own.example"] == ("OP", "same site")


def test_the_pairs_of_source_and_host_are_counted_over_all_parts() -> None:
    parts = [
        pd.DataFrame({"source": ["A", None], "url": ["https://www.a.example/1", None]}, dtype="str"),
        pd.DataFrame({"source": ["A", "A"], "url": ["https://m.a.example/2?x=1", None]}, dtype="str"),
    ]
    table = seen(parts)
    assert table.to_dict("list") == {
        "source": ["", "A", "A"],
        "host": [pytest.approx(float("nan"), nan_ok=True), "a.example", pytest.approx(float("nan"), nan_ok=True)],
        "articles": [1, 2, 1],
    }


def test_the_host_of_a_copy_that_others_keep_is_the_publishers() -> None:
    url = "https://own-example.cdn.ampproject.org/c/s/own.example/story"
    assert list(seen([pd.DataFrame({"source": ["A"], "url": [url]}, dtype="str")])["host"]) == [addresses.host(url)]


def test_of_nothing_there_is_nothing() -> None:
    table = named(seen([]), LISTED, edits())
    assert table.empty
    assert list(table.columns) == schema.SOURCES.names


def test_the_newsrooms_own_list_comes_out_as_it_went_in() -> None:
    lines = {"b.example": "B", "A": "Alpha", "unseen": "U"}
    table = named(came(("b.example", None, 1), ("B.example", None, 1), ("A", None, 1)), LISTED, edits(lines))
    assert own(table).to_dict("records") == [{"spelling": key, "name": lines[key]} for key in sorted(lines)]


def test_a_reader_may_call_a_source_by_its_name_any_spelling_of_it_and_what_the_list_knows() -> None:
    table = named(came(("dailymail.co.uk", None, 1), ("own.example", None, 1)), LISTED, edits({"own.example": "Own"}))
    known = spellings(table, LISTED)
    assert called("Daily Mail", known) == "Daily Mail"
    assert called("MAIL ONLINE", known) == "Daily Mail"
    assert called("www.own.example", known) == "Own"
    assert called("The Guardian", known) is None


def test_what_may_be_either_of_two_sources_is_neither() -> None:
    known = spellings(named(came(("Daily Star", None, 1), ("The Daily Star", None, 1)), LISTED, edits()), LISTED)
    assert [called(text, known) for text in ("DAILY STAR", "the daily-star")] == ["Daily Star", "The Daily Star"]
    assert called("Star", known) is None


def test_the_list_that_comes_along_is_there_and_a_broken_one_is_refused(tmp_path: Path) -> None:
    assert len(listed()) > 250
    file = tmp_path / "list.csv"
    file.write_text("name,spelling\nA,a.example\n")
    with pytest.raises(SchemaError) as refusal:
        listed(file)
    assert str(refusal.value) == f"{file}: missing kind, provenance; it has name, spelling"


SPELLINGS = st.sampled_from(
    [
        *("Daily Mail", "daily mail", "dailymail.co.uk", "The Guardian", "Guardian", "edition.cnn.com", "Newswire"),
        *("www.own.example", "own.example", "Own", "The Own", "OWN", "Ówn", "Guest"),
        *("Star", "The Star", "STAR", "star.example"),
    ]
)
HOSTS = st.sampled_from(["own.example", "dailymail.co.uk", "star.example", "else.example"])
OWN_LISTS = st.dictionaries(SPELLINGS, SPELLINGS, max_size=6)


@st.composite
def corpora(draw: st.DrawFn) -> list[Row]:
    """Return pairs of source and host; a source that is a host is on that host."""
    pairs = draw(st.dictionaries(st.tuples(SPELLINGS, st.none() | HOSTS), st.integers(1, 40), max_size=12))
    kept = {
        (source, folded(source) if host and is_host(source) else host): count for (source, host), count in pairs.items()
    }
    return [(source, host, count) for (source, host), count in kept.items()]


@given(corpora(), OWN_LISTS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_is_of_no_matter(rows: list[Row], lines: dict[str, str], chance: random.Random) -> None:
    shuffled, turned = list(rows), list(lines.items())
    chance.shuffle(shuffled)
    chance.shuffle(turned)
    listed_too = LISTED.sample(frac=1, random_state=chance.randrange(99))
    first = named(came(*rows), LISTED, edits(lines))
    pd.testing.assert_frame_equal(named(came(*shuffled), listed_too, edits(turned)), first)


@given(corpora(), OWN_LISTS)
def test_no_source_is_lost_and_none_is_without_a_name(rows: list[Row], lines: dict[str, str]) -> None:
    table = named(came(*rows), LISTED, edits(lines))
    assert set(table["source"]) == {source for source, _, _ in rows} | set(lines)
    assert table["source"].is_unique
    assert table["name"].ne("").all()


@given(corpora(), OWN_LISTS)
def test_a_name_is_called_by_itself(rows: list[Row], lines: dict[str, str]) -> None:
    table = named(came(*rows), LISTED, edits(lines))
    name_of = dict(zip(table["source"], table["name"], strict=True))
    again = named(came(*((name_of[source], host, count) for source, host, count in rows)), LISTED, edits(lines))
    called_by = dict(zip(again["source"], again["name"], strict=True))
    assert {name: called_by[name] for name in (name_of[source] for source, _, _ in rows)} == {
        name_of[source]: name_of[source] for source, _, _ in rows
    }


@given(corpora(), OWN_LISTS)
def test_names_that_differ_in_marks_only_are_one(rows: list[Row], lines: dict[str, str]) -> None:
    shown = set(named(came(*rows), LISTED, edits(lines))["name"])
    assert len({unmarked(name) for name in shown}) == len(shown)


@given(corpora(), SPELLINGS, SPELLINGS)
def test_what_the_newsroom_says_wins(rows: list[Row], spelling: str, name: str) -> None:
    told = found(*rows, (spelling, None, 1), edited=edits({spelling: name}))
    assert told[spelling] == (name, "edited")


@given(corpora(), OWN_LISTS)
def test_the_newsrooms_list_read_back_says_the_same(rows: list[Row], lines: dict[str, str]) -> None:
    table = named(came(*rows), LISTED, edits(lines))
    assert set(own(table)["spelling"]) == set(lines)
    pd.testing.assert_frame_equal(named(came(*rows), LISTED, own(table)), table)


@given(corpora(), OWN_LISTS)
def test_every_spelling_in_the_corpus_finds_its_own_source(rows: list[Row], lines: dict[str, str]) -> None:
    table = named(came(*rows), LISTED, edits(lines))
    known = spellings(table, LISTED)
    for source, name in zip(table["source"], table["name"], strict=True):
        assert called(name, known) == name
        assert called(source, known) == name
