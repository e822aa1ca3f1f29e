"""The newsroom's own list of what sources are called: read, added to, and made a commit."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.editing import added, call_sources, read_list, rename_sources, sources_of, spelled
from analysis.errors import BusyError, CorpusError, LoadingError
from analysis.export.delimited import csv
from analysis.sources import own
from analysis.store.commits import history, latest
from analysis.store.index import folder, matching
from analysis.store.snapshot import snapshot
from analysis.store.writing import lease
from tests.corpora import SIGNATURE, Told, batch, ingested, state


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    ingested(place, batch(Told("a1", source="The Own Post"), Told("a2", source="tmz.com"), Told("a3", source="")))
    return place


def lines(**names: str) -> pd.DataFrame:
    rows = [(spelling.replace("_", "."), name) for spelling, name in names.items()]
    return pd.DataFrame(rows, columns=["spelling", "name"], dtype="str")


def names(corpus: Path) -> dict[str, str]:
    table = sources_of(corpus, latest(corpus))
    return dict(zip(table["source"], table["name"], strict=True))


def as_dict(table: pd.DataFrame) -> dict[str, str]:
    return dict(zip(table["spelling"], table["name"], strict=True))


def test_a_list_is_one_commit_that_changes_names_and_nothing_else(corpus: Path) -> None:
    before = state(corpus)
    commit = rename_sources(corpus, lines(tmz_com="Thirty Mile Zone"), SIGNATURE)
    assert (commit.number, commit.what, commit.who) == (2, "test", "tester")
    assert names(corpus) == {"": "", "The Own Post": "The Own Post", "tmz.com": "Thirty Mile Zone"}
    after = state(corpus)
    assert {name for name in after if after[name] != before.get(name)} == {"sources"}


def test_the_new_commit_has_a_text_index(corpus: Path) -> None:
    commit = rename_sources(corpus, lines(tmz_com="Zone"), SIGNATURE)
    sources = dict(snapshot(corpus).sources)
    assert matching(folder(corpus, commit.number), "headline", sources) == {"a1", "a2", "a3"}


def test_the_same_list_again_makes_no_commit(corpus: Path) -> None:
    first = rename_sources(corpus, lines(tmz_com="Zone"), SIGNATURE)
    assert rename_sources(corpus, lines(tmz_com="Zone"), SIGNATURE) == first
    assert call_sources(corpus, {"tmz.com": "Zone"}, SIGNATURE) == first
    assert len(history(corpus)) == 2


def test_a_list_takes_the_place_of_the_former_one_and_a_single_name_joins_it(corpus: Path) -> None:
    rename_sources(corpus, lines(tmz_com="Zone", later_example="Later"), SIGNATURE)
    call_sources(corpus, {"The Own Post": "OP"}, SIGNATURE)
    own_list = as_dict(own(sources_of(corpus, latest(corpus))))
    assert own_list == {"tmz.com": "Zone", "later.example": "Later", "The Own Post": "OP"}
    rename_sources(corpus, lines(tmz_com="T"), SIGNATURE)
    assert as_dict(own(sources_of(corpus, latest(corpus)))) == {"tmz.com": "T"}
    assert names(corpus)["The Own Post"] == "The Own Post"


def test_what_the_newsroom_decided_holds_for_articles_that_come_later(corpus: Path) -> None:
    rename_sources(corpus, lines(later_example="Later"), SIGNATURE)
    ingested(corpus, batch(Told("a4", source="www.later.example")))
    assert names(corpus)["www.later.example"] == "Later"


def test_a_table_of_spellings_has_the_articles_of_each_and_lines_without_any(corpus: Path) -> None:
    rename_sources(corpus, lines(later_example="Later"), SIGNATURE)
    newest = latest(corpus)
    assert newest is not None
    assert spelled(corpus, newest).to_dict("records") == [
        {"source": "", "articles": 1, "name": "", "how": "as it came"},
        {"source": "later.example", "articles": 0, "name": "Later", "how": "edited"},
        {"source": "The Own Post", "articles": 1, "name": "The Own Post", "how": "as it came"},
        {"source": "tmz.com", "articles": 1, "name": "TMZ", "how": "listed"},
    ]


def test_where_there_is_no_corpus_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as refusal:
        rename_sources(tmp_path / "none", lines(), SIGNATURE)
    assert str(refusal.value) == f"{tmp_path}/none: no corpus here yet; `marquee ingest FILE` makes one"


def test_while_somebody_else_writes_it_waits_and_gives_up(corpus: Path) -> None:
    said: list[str] = []
    with lease(corpus, lambda _: None), pytest.raises(BusyError):
        call_sources(corpus, {"tmz.com": "Zone"}, SIGNATURE, said.append, patience=0.1)
    assert said == [f"{corpus}: somebody else is writing to this corpus; waiting for them to finish"]


def test_the_newest_word_on_a_spelling_counts() -> None:
    before = lines(tmz_com="Zone", a="b")
    assert as_dict(added(before, {"TMZ.com": "T"})) == {"TMZ.com": "T", "a": "b"}
    assert as_dict(added(before, {"b": "a"})) == {"b": "a", "tmz.com": "Zone"}
    assert as_dict(added(before, {"x": "a"})) == {"a": "b", "tmz.com": "Zone", "x": "a"}
    assert as_dict(added(before, {"The A": ""})) == {"tmz.com": "Zone"}
    assert as_dict(before) == {"tmz.com": "Zone", "a": "b"}


def test_a_list_is_read_whatever_spreadsheet_wrote_it() -> None:
    wanted = {"tmz.com": "TMZ", "@own": "The Own, Post"}
    texts = (
        b'spelling,name\ntmz.com,TMZ\n\n@own,"The Own, Post"\n',
        b"\xef\xbb\xbfName;Spelling\r\n TMZ ;tmz.com\r\nThe  Own, Post;@own\r\nTMZ;tmz.com\r\n",
        b"spelling\tname\ntmz.com\tTMZ\n'@own\tThe Own, Post\n",
    )
    assert [as_dict(read_list(text, "f")) for text in texts] == [wanted] * 3


def test_a_list_that_was_taken_away_is_read_back_the_same() -> None:
    table = pd.DataFrame({"spelling": ["+972", "@a", "Ü, b"], "name": ['"Q"', "=1", "'s"]}, dtype="str")
    pd.testing.assert_frame_equal(read_list(csv(table), "f"), table)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (b"", "f.csv:1: its columns are nothing; they must be spelling and name"),
        (b"spelling,naem\na,b\n", "f.csv:1: its columns are spelling, naem; they must be spelling and name"),
        (b"spelling,name,x\na,b,c\n", "f.csv:1: its columns are spelling, name, x; they must be spelling and name"),
        (b"spelling,name\na,b\nc, \n", 'f.csv:3: no name; say what "c" is called'),
        (b"spelling,name\na\n", 'f.csv:2: no name; say what "a" is called'),
        (b"spelling,name\n,b\n", 'f.csv:2: no spelling; say which source is called "b"'),
        (b"spelling,name\na,b\n\nA,c\n", 'f.csv:4: "A" is called "c" here and "b" in line 2; keep one'),
        (
            b"spelling,name\na,b,c\n",
            'f.csv:2: 3 cells where there must be 2; put what has a comma in "quotation marks"',
        ),
        (b"spelling,name\n\xff,b\n", "f.csv: not in UTF-8; save it as CSV UTF-8"),
        (
            b'spelling,name\n"a" x,b\n',
            "f.csv:2: not readable as CSV (',' expected after '\"'); look at the quotation marks before it",
        ),
    ],
)
def test_a_list_that_cannot_be_meant_is_refused_with_file_and_line(text: bytes, error: str) -> None:
    with pytest.raises(LoadingError) as refusal:
        read_list(text, "f.csv")
    assert str(refusal.value) == error
