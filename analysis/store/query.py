"""What a reader's text query asks for: Lucene's syntax, refused with a position wherever it would be misread.

Words must all occur unless OR stands between them, and OR binds tighter than the space: `a b OR c` is `a AND (b OR c)`,
while `a AND b OR c` is `(a AND b) OR c`. Without a field a word is looked for in headline and body.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import tantivy
from luqum import tree
from luqum.exceptions import ParseError
from luqum.thread import parse
from tantivy import Filter, Occur, Query

from analysis.errors import QueryError

SOURCE: Final = "source"
FIELDS: Final = ("headline", "body", SOURCE, "author", "section")
UNNAMED: Final = ("headline", "body")
"""Where a word is looked for that names no field."""

# Folded before lower case: "İ" in lower case is an i with a dot of its own, which no reader types.
ANALYZER: Final = (
    tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    .filter(Filter.ascii_fold())
    .filter(Filter.lowercase())
    .build()
)

LONGEST: Final = 2_000  # characters: a hundred names joined by OR
DEEPEST: Final = 50  # brackets and NOTs inside each other: far below where recursion fails

# Typographers' quotation marks mean what the keyboard's do; an apostrophe may start a word ('90s).
_MARKS: Final = str.maketrans({**dict.fromkeys("“”„‟", '"'), "'": "\u2019"})
_ESCAPED: Final = re.compile(r"\\.")
_FOREIGN: Final = {"&&": "AND", "||": "OR"}
_UNSUPPORTED: Final = {
    tree.Fuzzy: "a ~ after a word (similar spellings) is not supported",
    tree.Proximity: "a ~ after a phrase (words near each other) is not supported",
    tree.Boost: "a ^ (weight) is not supported",
    tree.Range: "ranges in [ ] or { } are not supported",
    tree.From: "> is not supported",
    tree.To: "< is not supported",
    tree.Regex: "patterns between / and / are not supported",
}


def words(text: str) -> list[str]:
    """Return the words of a text as the index knows them: lower case, without accents, cut at apostrophes."""
    return ANALYZER.analyze(composed(text))


def composed(text: str) -> str:
    """Return the text with every accent joined to its letter, as the index needs it."""
    return unicodedata.normalize("NFC", text)


def parsed(text: str, schema: tantivy.Schema, sources: Mapping[str, str]) -> Query:
    """Return the query that the text asks for; `sources` are all there are, each with what it is called.

    Raises QueryError, naming the position, where the text is not understood.
    """
    if not text.strip():
        msg = "query: it is empty; write at least one word"
        raise QueryError(msg)
    if len(text) > LONGEST:
        msg = f"query: it has {len(text):,} characters; write at most {LONGEST:,}"
        raise QueryError(msg)
    if broken := re.search(r"[\ud800-\udfff]", text):
        raise _refusal(broken.start(), "this is half a character; type it again")
    plain = composed(text).translate(_MARKS)
    return _Reading(plain, schema, sources).query(_tree(plain), UNNAMED, 0)


def _refusal(place: int, why: str) -> QueryError:
    return QueryError(f"query, position {place + 1}: {why}")


def _tree(text: str) -> tree.Item:
    try:
        return parse(text)
    except ParseError as error:
        # luqum gives the place nowhere but at the end of its message.
        place = re.search(r"at position (\d+)!?\Z", str(error))
        if place is None:
            raise _refusal(len(text), "it ends too soon; a word or a closing bracket is missing") from None
        raise _misplaced(text, int(place[1])) from None


def _misplaced(text: str, place: int) -> QueryError:
    found = re.compile(r"\w+|.", re.DOTALL).match(text, place)
    sign = found[0] if found else ""
    if sign == '"':
        return _refusal(place, "this quotation mark is never closed; close it or leave it out")
    if sign in {"AND", "OR"}:
        return _refusal(place, f'{sign} needs a word on either side; in quotes, "{sign}" is a word')
    return _refusal(place, f"{sign} has no meaning here; leave it out, or put it in quotes with its word")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One text being read; kept for the places in its errors."""

    text: str
    schema: tantivy.Schema
    sources: Mapping[str, str]

    def query(self, node: tree.Item, fields: Sequence[str], depth: int) -> Query:
        if depth > DEEPEST:
            raise self._refusal(node, f"more than {DEEPEST} brackets or NOTs inside each other; write it flatter")
        match node:
            case tree.Word():
                return self._word(node, fields)
            case tree.Phrase():
                return self._phrase(node, fields)
            case tree.Group() | tree.FieldGroup() | tree.SearchField():
                named = [self._field(node)] if isinstance(node, tree.SearchField) else fields
                return self.query(node.expr, named, depth + 1)
            case tree.Plus() | tree.Prohibit() | tree.Not():
                return self._signed(node, fields, depth + 1)
            case tree.OrOperation() | tree.AndOperation() | tree.UnknownOperation():
                parts = [self.query(child, fields, depth + 1) for child in _spoken(node)]
                return _any(parts) if isinstance(node, tree.OrOperation) else _all(parts)
            case _:
                why = _UNSUPPORTED.get(type(node), "this is not understood")
                raise self._refusal(node, f"{why}; leave it out, or put it in quotes with its word")

    def _signed(self, node: tree.Item, fields: Sequence[str], depth: int) -> Query:
        if not isinstance(node, tree.Not) and self.text[node.pos + 1].isspace():
            sign = self.text[node.pos]
            raise self._refusal(node, f"a {sign} must touch the word it belongs to")
        inner = self.query(node.a, fields, depth)
        return inner if isinstance(node, tree.Plus) else _not(inner)

    def _field(self, node: tree.SearchField) -> str:
        name: str = node.name.lower()
        if name not in FIELDS:
            known = ", ".join(FIELDS)
            raise self._refusal(node, f"there is no field {node.name}; there are {known} (in quotes, a : is only a :)")
        return name

    def _word(self, node: tree.Word, fields: Sequence[str]) -> Query:
        bare = _ESCAPED.sub("..", node.value)
        if bare in _FOREIGN or bare.startswith("!"):
            raise self._refusal(node, f"write {_FOREIGN.get(bare, 'NOT')} instead")
        if '"' in bare:
            raise self._refusal(node, "a quotation mark may not stand inside a word", bare.index('"'))
        if "?" in bare:
            raise self._refusal(node, "a ? has no meaning outside quotes; leave it out", bare.index("?"))
        if "*" in bare:
            return self._beginning(node, bare, fields)
        return self._text(node, node.unescaped_value, fields)

    def _beginning(self, node: tree.Word, bare: str, fields: Sequence[str]) -> Query:
        star = bare.index("*")
        found = words(bare[:star])
        if len(found) != 1 or star != len(bare) - 1 or not words(bare[star - 1]):
            why = "a * may only end a word of letters and digits; in quotes it is only a sign"
            raise self._refusal(node, why, star)
        return _any(
            self._sources(lambda said: any(word.startswith(found[0]) for word in said))
            if field == SOURCE
            else Query.regex_query(self.schema, field, f"{re.escape(found[0])}.*")
            for field in fields
        )

    def _phrase(self, node: tree.Phrase, fields: Sequence[str]) -> Query:
        bare = _ESCAPED.sub("..", node.value)
        if star := re.search(r"(?<=\w)\*(?=[\s\"])", bare):
            raise self._refusal(node, "a * has no meaning in quotes; leave it out, or put a \\ before it", star.start())
        return self._text(node, node.unescaped_value, fields)

    def _text(self, node: tree.Term, text: str, fields: Sequence[str]) -> Query:
        found = words(text)
        if not found:
            raise self._refusal(node, "there is no letter or digit to look for")
        return _any(
            self._sources(lambda said: _holds(said, found)) if field == SOURCE else self._phrase_in(field, found)
            for field in fields
        )

    def _phrase_in(self, field: str, found: list[str]) -> Query:
        if len(found) == 1:
            return Query.term_query(self.schema, field, found[0])
        return Query.phrase_query(self.schema, field, [*found])

    def _sources(self, fits: Callable[[list[str]], bool]) -> Query:
        """Return what asks for the sources whose name, as it came or as it is shown, fits."""
        return _any(
            Query.term_query(self.schema, SOURCE, source)
            for source, name in self.sources.items()
            if fits(words(source)) or fits(words(name))
        )

    def _refusal(self, node: tree.Item, why: str, offset: int = 0) -> QueryError:
        # luqum counts the spaces before some nodes as theirs.
        start = re.compile(r"\S").search(self.text, node.pos or 0)
        return _refusal((start.start() if start else 0) + offset, why)


def _holds(said: Sequence[str], found: Sequence[str]) -> bool:
    """Tell whether the words found follow each other somewhere in what is said."""
    return any(said[start : start + len(found)] == found for start in range(len(said) - len(found) + 1))


def _spoken(node: tree.BaseOperation) -> list[tree.Item]:
    """Return what an operator joins; between words without one, lone signs are left out: Law & Order."""
    if not isinstance(node, tree.UnknownOperation):
        return list(node.children)
    return [child for child in node.children if not _is_sign(child)] or list(node.children)


def _is_sign(node: tree.Item) -> bool:
    refused = re.compile(r'[*?"!]|&&|\|\|')
    return isinstance(node, tree.Word) and not words(node.value) and not refused.search(node.value)


def _any(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _all(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _not(query: Query) -> Query:
    # A clause that only excludes finds nothing in tantivy: it must exclude from everything.
    return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, query)])
