"""The benchmarks' articles: the same each time, no two alike but the repeats, and named as newspapers name."""

import json
import math
from collections import Counter
from datetime import datetime

import pytest

from analysis.packaged import data_folder
from benchmarks.casts import fame
from benchmarks.generate import Article, articles, bursts
from benchmarks.outlets import DAYS, FIRST, outlets, rhythm
from benchmarks.telling import capitalised, typeset
from benchmarks.wording import zipf

COUNT = 600


@pytest.fixture(scope="module")
def made() -> list[Article]:
    return list(articles(COUNT, 1))


def test_the_same_seed_gives_the_same_articles(made: list[Article]) -> None:
    assert list(articles(COUNT, 1)) == made


def test_it_makes_as_many_as_were_asked_for(made: list[Article]) -> None:
    assert len(made) == COUNT


def test_two_seeds_share_no_id_and_no_address(made: list[Article]) -> None:
    other = list(articles(100, 2))
    for field in ("id", "url"):
        assert not {article[field] for article in made} & {article[field] for article in other}


def test_an_id_comes_again_only_with_the_same_content(made: list[Article]) -> None:
    distinct = {json.dumps(article, sort_keys=True) for article in made}
    assert len(distinct) == len({article["id"] for article in made})


def test_every_text_has_three_hundred_to_about_six_hundred_words(made: list[Article]) -> None:
    lengths = [len(article["body"].split()) for article in made]
    assert min(lengths) >= 300
    assert max(lengths) < 750


def test_articles_come_in_order_of_time_within_the_period(made: list[Article]) -> None:
    moments = [datetime.fromisoformat(article["published_at"]) for article in _once(made) if "published_at" in article]
    assert moments == sorted(moments)
    assert 0 <= (moments[-1] - FIRST).days < DAYS


def test_no_slot_is_left_open(made: list[Article]) -> None:
    assert not [article for article in made if set("{}_") & set(article["headline"] + article["body"])]


def test_weekdays_have_more_articles_than_weekends() -> None:
    by_day = rhythm(outlets()).sum(axis=1).reshape(DAYS, 24).sum(axis=1)
    by_weekday = [by_day[day::7].mean() for day in range(7)]
    assert min(by_weekday[:5]) > 1.3 * max(by_weekday[5:])


def test_names_are_drawn_by_zipfs_law() -> None:
    drawn = Counter(zipf(1_000, (number + 0.5) / 100_000) for number in range(100_000))
    assert max(drawn) == 999
    assert drawn[0] / drawn[1] == pytest.approx(1.71, abs=0.02)
    assert drawn[9] / drawn[99] == pytest.approx(9.6, abs=0.3)


def test_a_burst_gives_a_person_twenty_times_the_usual_articles() -> None:
    known = fame(data_folder() / "gazetteer")
    for burst in bursts(known, 1):
        rank = known.people.index(burst.person) + 1
        usual = math.log((rank + 1) / rank) / math.log(len(known.people) + 1)
        assert burst.chance + (1 - burst.chance) * usual == pytest.approx(20 * usual)


def test_a_burst_lasts_two_days() -> None:
    burst = bursts(fame(data_folder() / "gazetteer"), 1)[0]
    assert sum(burst.covers(hour) for hour in range(24 * DAYS)) == 48


def test_typeset_text_has_typographers_marks() -> None:
    assert typeset('"It\'s on," he said. "Go."') == "“It’s on,” he said. “Go.”"


def test_a_capitalised_headline_keeps_its_small_words() -> None:
    assert capitalised("A day with the moss's owner") == "A Day with the Moss's Owner"


def _once(made: list[Article]) -> list[Article]:
    return list({article["id"]: article for article in made}.values())
