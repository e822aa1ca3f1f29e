"""Which articles are looked through again: all that may change, and not all there are."""

import pandas as pd
import pytest
from hypothesis import given
from pandas.testing import assert_frame_equal

from analysis.entities.applying import apply
from analysis.entities.decisions import Decision
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.namebook import Effects, fold
from analysis.names.touched import among, touch
from tests.entities.deciding import DRAFTS, TEXTS, found, gazetteer, taken


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return gazetteer(tmp_path_factory.mktemp("gazetteer"))


def concerned(own: Gazetteer, before: Effects, after: Effects) -> list[str]:
    one, other = apply(own, before).gazetteer, apply(own, after).gazetteer
    texts = pd.DataFrame({"article_id": map(str, range(len(TEXTS))), "headline": "", "body": TEXTS})
    return list(among(texts, touch(one, other, before, after))["article_id"])


def test_an_alias_concerns_the_articles_that_spell_its_bearer_or_nearly(own: Gazetteer) -> None:
    alias = Decision(1, "alias", "p1", spellings=("Zed",))
    assert concerned(own, Effects(), fold([alias])) == ["0", "1", "4"]


def test_what_is_only_shown_concerns_none(own: Gazetteer) -> None:
    shown = [Decision(1, "rename", "p1", name="E."), Decision(2, "private", "p1")]
    assert concerned(own, Effects(), fold(shown)) == []


@given(DRAFTS, DRAFTS)
def test_an_article_that_is_not_concerned_names_the_same(
    own: Gazetteer, drafts: list[Decision], more: list[Decision]
) -> None:
    earlier = taken(own, drafts)
    before, after = fold(earlier), fold(taken(own, [*earlier, *more]))
    again = concerned(own, before, after)
    one, other = (found(apply(own, effects).gazetteer) for effects in (before, after))
    rest, then = (table[~table["article_id"].isin(again)].reset_index(drop=True) for table in (one, other))
    assert_frame_equal(rest, then)
