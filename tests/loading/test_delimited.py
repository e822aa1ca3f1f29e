"""Tables of articles: delimiters, quotes, and what a broken row costs."""

from collections.abc import Callable

import pytest

from analysis.loading import Batch
from analysis.settings import Limits, Settings

Loaded = Callable[..., Batch]
UNCLOSED = "a quote is not closed, or text follows the quote that closes it"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_found_by_the_names_in_the_header(loaded: Loaded, mark: str) -> None:
    batch = loaded(f'Headline{mark}Body{mark}Source\nA{mark}"b; c, d | e"{mark}TMZ\n', "a.csv")
    assert batch.articles[["headline", "body", "source"]].to_numpy().tolist() == [["A", "b; c, d | e", "TMZ"]]


def test_a_record_over_several_lines_is_one_and_known_by_its_first_line(loaded: Loaded) -> None:
    batch = loaded('headline,body\nA,"one\n\ntwo"\nB,c\n', "a.csv")
    assert batch.articles["body"].tolist() == ["one\ntwo", "c"]
    assert batch.articles["place"].tolist() == ["a.csv:2", "a.csv:5"]


def test_an_unclosed_quote_costs_its_record_only(loaded: Loaded) -> None:
    batch = loaded('headline,body\nA,b\n"B,c\nC,d\n"D",e\n', "a.csv")
    assert batch.articles["headline"].tolist() == ["A", "C", "D"]
    assert batch.rejects.to_numpy().tolist() == [["a.csv:3", UNCLOSED, '"B,c']]


def test_an_unclosed_quote_in_the_last_row_costs_that_row(loaded: Loaded) -> None:
    batch = loaded('headline,body\nA,b\nB,"c', "a.csv")
    assert (batch.read, len(batch.articles), batch.rejects["place"].tolist()) == (2, 1, ["a.csv:3"])


def test_text_after_a_closing_quote_is_a_reject(loaded: Loaded) -> None:
    batch = loaded('headline,body\n"A" and more,b\nB,c\n', "a.csv")
    assert batch.articles["headline"].tolist() == ["B"]
    assert batch.rejects["reason"].tolist() == [UNCLOSED]


def test_a_quote_within_a_plain_value_is_part_of_it(loaded: Loaded) -> None:
    assert loaded('headline,body\nThe 5" screen,b\n', "a.csv").articles["headline"].tolist() == ['The 5" screen']


def test_blanks_before_a_quote_are_no_part_of_the_value(loaded: Loaded) -> None:
    assert loaded('headline, body\nA, "b, c"\n', "a.csv").articles["body"].tolist() == ["b, c"]


def test_tabs_part_values_whatever_quotes_say(loaded: Loaded) -> None:
    assert loaded('headline\tbody\n"A" she said\tb\n', "a.tsv").articles["headline"].tolist() == ['"A" she said']


def test_too_few_values_are_read_with_a_warning(loaded: Loaded) -> None:
    batch = loaded("headline,body,source\nA,b\n", "a.csv")
    assert batch.articles["headline"].tolist() == ["A"]
    assert batch.warnings.to_numpy().tolist() == [
        ["a.csv:2", "2 values under 3 columns; the last 1 read as empty", "A,b"]
    ]


def test_too_many_values_are_a_reject(loaded: Loaded) -> None:
    batch = loaded("headline,body\nA,b,c\nB,c\n", "a.csv")
    assert batch.rejects.to_numpy().tolist() == [
        ["a.csv:2", "3 values under 2 columns; quote values that hold ','", "A,b,c"]
    ]
    assert batch.articles["headline"].tolist() == ["B"]


def test_a_table_without_headline_or_body_names_what_it_has(loaded: Loaded) -> None:
    batch = loaded("a,b,c\n1,2,3\n", "a.csv")
    assert batch.rejects.to_numpy().tolist() == [["a.csv", "no column for headline or body; it has a, b, c", "a,b,c"]]


def test_a_row_without_headline_and_body_is_a_reject(loaded: Loaded) -> None:
    batch = loaded("headline,body,source\n,,TMZ\n", "a.csv")
    assert batch.rejects["reason"].tolist() == ["neither a headline nor a body"]


def test_excel_s_own_first_line_names_the_delimiter(loaded: Loaded) -> None:
    assert loaded("sep=;\nheadline;body\nA;b, c\n", "a.csv").articles["body"].tolist() == ["b, c"]


def test_a_line_that_is_too_long_costs_itself_alone(loaded: Loaded) -> None:
    batch = loaded(f"headline,body\nA,b\nB,{'x' * 20_000}\nC,d\n", "a.csv")
    assert batch.articles["headline"].tolist() == ["A", "C"]
    assert batch.rejects["reason"].tolist() == ["the line is longer than 10,000 bytes"]
    assert batch.rejects["record"].str.endswith(" [cut: more than 10,000 characters]").all()


def test_a_record_spans_no_more_lines_than_allowed(loaded: Loaded) -> None:
    lines = "\n".join(f"{number},x" for number in range(60))
    batch = loaded(f'headline,body\n"A\n{lines}"\n', "a.csv")
    assert batch.rejects["place"].tolist()[0] == "a.csv:2"
    assert "0" in batch.articles["headline"].tolist()


def test_reading_lines_again_has_an_end(loaded: Loaded) -> None:
    roomy = Settings(limits=Limits(record_lines=5_000))
    batch = loaded("headline,body\n" + '5",",\n' * 6_000, "a.csv", own=roomy)
    assert batch.read == 6_000


def test_old_line_ends_and_empty_lines_are_nothing(loaded: Loaded) -> None:
    assert loaded("headline,body\r\rA,b\r\nB,c\r", "a.csv").articles["headline"].tolist() == ["A", "B"]
