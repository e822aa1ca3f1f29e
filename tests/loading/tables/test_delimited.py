"""Tables of articles: delimiters, quotes, and what a broken row costs."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading import Batch
from analysis.loading.documents import document
from analysis.loading.records import Header, Record
from analysis.loading.tables import delimited
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


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_row_of_nothing_but_delimiters_is_passed_over(loaded: Loaded, delimiter: str) -> None:
    rows = ["title,body,id", "A,b,1", ",,", ", ,\u3000", ",,,,,", "B,c,2", ",,3"]
    batch = loaded("\n".join(rows).replace(",", delimiter), "a.csv")
    assert batch.articles["place"].tolist() == ["a.csv:2", "a.csv:6"]
    assert batch.rejects["place"].tolist() == ["a.csv:7"]


def test_old_line_ends_and_empty_lines_are_nothing(loaded: Loaded) -> None:
    assert loaded("headline,body\r\rA,b\r\nB,c\r", "a.csv").articles["headline"].tolist() == ["A", "B"]


def test_the_names_of_the_columns_come_before_the_rows() -> None:
    first, *rest = delimited.items(document(io.BytesIO("\ufeffTitle;Foo\nA;b\n".encode()), "a.csv", Limits()))
    assert first == Header("a.csv", ("Title", "Foo"))
    assert [type(item) for item in rest] == [Record]


def test_a_header_alone_is_no_record_and_no_reject() -> None:
    stream = io.BytesIO(b"headline,body\n")
    assert list(delimited.items(document(stream, "a.csv", Limits()))) == [Header("a.csv", ("headline", "body"))]


@pytest.mark.parametrize(
    "content",
    [
        "title\tbody\r\nA\tone, two; three\r\n".encode("utf-16"),  # Excel's "Unicode text"
        b"\xef\xbb\xbftitle;body\r\nA;one, two; three\r\n".replace(b"one, two; three", b'"one, two; three"'),
        b"title\tbody\nA\tone, two; three\n",  # Google Sheets
        b'title\tbody\n"A"\t"one, two; three"\n',  # pandas, all quoted
        b"sep=;\r\ntitle;body\r\nA;'one, two; three'\r\n".replace(b"'", b'"'),
    ],
)
@pytest.mark.parametrize("name", ["a.tsv", "a.tab", "a.csv"])
def test_tables_of_usual_programs_are_read_alike(loaded: Loaded, content: bytes, name: str) -> None:
    batch = loaded(content, name)
    assert batch.articles[["headline", "body"]].to_numpy().tolist() == [["A", "one, two; three"]]
    assert batch.rejects.empty


def test_a_dump_of_a_database_is_read_with_its_backslashes(loaded: Loaded) -> None:
    batch = loaded(
        'title\tbody\tauthor\nA\tone\\n\\nTwo \\\\ three\t\\N\nB\tone\\\ttwo\tC\nThe 5" screen\tone\\\nTwo\tC\n',
        "a.tsv",
    )
    assert batch.rejects.empty
    assert batch.articles["headline"].tolist() == ["A", "B", 'The 5" screen']
    assert batch.articles["body"].tolist() == ["one\nTwo \\ three", "one two", "one\nTwo"]
    assert batch.articles["author"].isna().tolist() == [True, False, False]


def test_backslashes_mean_themselves_where_nothing_tells_of_a_dump(loaded: Loaded) -> None:
    assert loaded("title\tbody\nA\tC:\\news\\texts\n", "a.tsv").articles["body"].tolist() == ["C:\\news\\texts"]


def test_null_as_databases_write_it_is_nothing(loaded: Loaded) -> None:
    assert loaded("title,body\nA,\\N\n", "a.csv").articles["body"].tolist() == [""]


def test_rows_between_two_stray_quotes_are_rows(loaded: Loaded) -> None:
    batch = loaded(
        'headline,body,date\nA,"b,2024-01-01\nB,c,2024-01-02\nC,"d",2024-01-03\nD,the 5",2024-01-04\nE,f,2024-01-05\n'
        'F,"g,2024-01-06\nG,h,2024-01-07\nH,the 5",2024-01-08\n',
        "a.csv",
    )
    assert batch.articles["headline"].tolist() == ["B", "C", "D", "E", "G", "H"]
    assert batch.rejects["place"].tolist() == ["a.csv:2", "a.csv:7"]


@pytest.mark.parametrize(
    "body",
    [
        "one, two\nthree, four",
        "one\n\n2024-01-01, two, three",
        "See:\nB,c,2024-01-02\nand that was all",
        "1,2,2024-01-02\n3,4,2024-01-02",  # a table within a text: its first line has more values than columns
    ],
)
def test_paragraphs_with_commas_and_dates_are_paragraphs(loaded: Loaded, body: str) -> None:
    batch = loaded(f'headline,body,date\nA,"{body}",2024-01-01\nB,c,2024-01-02\n', "a.csv")
    assert batch.articles["headline"].tolist() == ["A", "B"]
    assert batch.rejects.empty


LETTERS = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff")
TEXT = st.tuples(
    st.text(LETTERS, max_size=9), st.sampled_from(["", "\n", '"', ",", "\t"]), st.text(LETTERS, max_size=9)
)
ROW = st.tuples(*[TEXT.map("".join)] * 3)


@given(st.lists(ROW, max_size=5), st.sampled_from(",;\t|"))
def test_a_table_written_and_read_back_says_the_same(rows: list[tuple[str, ...]], mark: str) -> None:
    table = io.StringIO()
    names = ("headline", "body", "author")
    csv.writer(table, delimiter=mark, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([names, *rows])
    _, *read = delimited.items(document(io.BytesIO(table.getvalue().encode()), "a.csv", Limits()))
    said = [
        {name: text for name, text in zip(names, row, strict=True) if text.strip() and text != r"\N"} for row in rows
    ]
    assert [item.fields for item in read if isinstance(item, Record)] == said
