"""The list of outlets that comes along: nothing in it twice, nothing in it of two outlets."""

import re
from collections import Counter

import pandas as pd
import pytest

from analysis.loading.facts import addresses, editions
from analysis.sources import HOST, KINDS, NAME, folded, is_host, listed, named

HOSTS = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    return listed()


def test_it_knows_more_than_250_outlets_and_a_host_of_nearly_each(rows: pd.DataFrame) -> None:
    assert rows["name"].nunique() >= 250
    assert set(rows["name"]) - set(rows.loc[rows["kind"].eq(HOST), "name"]) == {"Cover Media"}


def test_every_row_is_filled_in_and_of_a_known_kind(rows: pd.DataFrame) -> None:
    assert set(rows["kind"]) == set(KINDS)
    assert rows.apply(lambda column: column.str.strip().eq(column) & column.ne("")).all(axis=None)


def test_a_host_is_a_bare_host_as_loading_makes_it(rows: pd.DataFrame) -> None:
    hosts = rows.loc[rows["kind"].eq(HOST), "spelling"]
    assert [host for host in hosts if not HOSTS.fullmatch(host)] == []
    assert [
        host for host in hosts if addresses.host(f"https://www.{host}/a") != host or editions.bare(host) != host
    ] == []


def test_no_spelling_stands_there_twice_however_it_is_written(rows: pd.DataFrame) -> None:
    assert [form for form, count in Counter(map(folded, rows["spelling"])).items() if count > 1] == []


def test_a_name_is_a_spelling_of_itself_and_of_no_other(rows: pd.DataFrame) -> None:
    owners = dict(zip(map(folded, rows["spelling"]), rows["name"], strict=True))
    assert {name: owners[folded(name)] for name in rows["name"]} == {name: name for name in rows["name"]}


def test_a_name_that_looks_like_a_host_is_that_outlets_host(rows: pd.DataFrame) -> None:
    hosts = set(zip(rows["name"], rows["spelling"], strict=True))
    names = rows.loc[rows["kind"].eq(NAME) & rows["spelling"].map(is_host)]
    pairs = zip(names["name"], names["spelling"], strict=True)
    assert [spelling for name, spelling in pairs if (name, folded(spelling)) not in hosts] == []


def test_words_that_several_papers_go_by_name_none(rows: pd.DataFrame) -> None:
    shared = (
        "ABC News, Advocate, Daily Star, Daily Telegraph, Express, Herald, Journal, Metro, News, Observer, OK!, Post"
    )
    known = set(map(folded, rows["spelling"]))
    assert [word for word in (*shared.split(", "), "Standard", "Star", "Times", "Today") if folded(word) in known] == []


def test_what_feeds_and_pages_write_comes_to_one_name() -> None:
    spelled = {
        "Daily Mail": ["dailymail.co.uk", "Mail Online", "MailOnline", "DailyMail.com"],
        "BBC": ["bbc.co.uk", "bbc.com", "m.bbc.co.uk", "BBC News"],
        "E! News": ["eonline.com", "E! Online", "E News"],
        "HuffPost": ["huffpost.com", "huffingtonpost.com", "The Huffington Post"],
        "The Hollywood Reporter": ["www.hollywoodreporter.com", "Hollywood Reporter", "THR"],
        "TMZ": ["tmz.com", "TMZ.com", "tmz"],
        "Associated Press": ["AP", "apnews.com", "The Associated Press"],
        "High Heel Confidential": ["highheelconfidential.com"],
        "Elle": ["elle.com"],
        "Elle Australia": ["elle.com.au"],
    }
    every = [spelling for each in spelled.values() for spelling in each]
    seen = pd.DataFrame({"source": every, "host": None, "articles": 1})
    table = named(seen, listed(), pd.DataFrame({"spelling": [], "name": []}, dtype="str"))
    found = dict(zip(table["source"], table["name"], strict=True))
    assert found == {spelling: name for name, each in spelled.items() for spelling in each}
