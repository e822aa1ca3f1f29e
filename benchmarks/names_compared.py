"""Who and what is found in labelled articles: by Marquee, by a list of names, and by spaCy's small model, in one run.

    make compare                                     # the sample that comes with Marquee; no list of names
    make compare DATA="short.gold.jsonl sample" LEARNED="learning.gold.jsonl" OPTIONS="--format markdown"

The articles of X.gold.jsonl are X.jsonl beside it; NAME=FILE gives a set another name than the file's. The measures are
those of `marquee evaluate`; docs/accuracy.md says what each means. Time is processor time, of Marquee with language and
tone.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

_ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT))

import pandas as pd

from analysis import loading
from analysis.annotate import annotate
from analysis.entities import gazetteer as gazetteers
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.evaluate import answers, labels, texts
from analysis.evaluate.answers import Answer
from analysis.evaluate.labels import Label
from analysis.evaluate.mistakes import by_form, mistakes
from analysis.evaluate.scores import scores, scores_by, tally
from analysis.evaluate.scoring import seen_names
from analysis.evaluate.spelt import Known, entities, known, spellings
from analysis.export.annotations import numbered
from analysis.language import tagger
from analysis.packaged import gazetteer_folder, model_folder
from analysis.settings import Settings
from benchmarks import baselines, compared
from benchmarks.baselines import Find
from benchmarks.machine import keep

_SAMPLE: Final = "sample"
_GOLD: Final = ".gold"
_MARQUEE: Final = "Marquee"
_KNOWN: Final = "Marquee, known names alone"
_LIST: Final = "names of the learning part"
_SPACY: Final = "spaCy small"


@dataclass(frozen=True, slots=True, eq=False)
class Articles:
    """Labelled articles."""

    labels: Mapping[str, Label]
    batches: Sequence[pd.DataFrame]
    facts: pd.DataFrame
    """source, headline and body by article."""


@dataclass(frozen=True, slots=True)
class System:
    """Something that finds names; `work` is what is timed: the same, but for what is done once for all articles."""

    answers: Callable[[Articles], Iterable[Answer]]
    work: Callable[[Articles], object]


class Measured(NamedTuple):
    """What a set of articles comes to."""

    scores: pd.DataFrame
    sources: pd.DataFrame
    errors: pd.DataFrame
    """Of Marquee."""


def main() -> None:
    """Print the tables, and write the figures to results/."""
    options = _options()
    learned = [label for file in options.learned for label in labels.read(file).values()]
    gazetteer = gazetteers.read(gazetteer_folder())
    systems = _systems(gazetteer, learned)
    known_ = known(spellings(gazetteer), entities(gazetteer))
    seen = seen_names(learned) if learned else None
    sets = dict(map(_set, options.gold))
    found = [
        _measured(name, articles, systems, known_, seen, _seconds(systems, articles, options.rounds))
        for name, articles in sets.items()
    ]
    scored, by_source, wrong = (pd.concat(tables, ignore_index=True) for tables in zip(*found, strict=True))
    figures = {"scores": scored, "sources": compared.sources(by_source), "errors": compared.errors(wrong)}
    print(f"gazetteer {gazetteer.digest}, {len(gazetteer.entities):,} entities; spaCy {version('spacy')}")
    for table in (compared.measures(scored, _SPACY), figures["sources"], figures["errors"]):
        compared.show(table, is_markdown=options.format == "markdown")
    used = {"gazetteer": gazetteer.digest, "spacy": version("spacy"), "model": version(baselines.MODEL)}
    keep("names_compared", used | {name: compared.records(table) for name, table in figures.items()})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="*", default=[_SAMPLE], metavar="GOLD", help='labels; "sample" is Marquee\'s own')
    parser.add_argument("--learned", nargs="+", default=(), type=Path, metavar="GOLD", help="labels with known names")
    parser.add_argument("--format", choices=("table", "markdown"), default="table")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is timed")
    return parser.parse_args()


def _measured(  # noqa: PLR0913, PLR0917  (what, by what, and what is known of both)
    name: str,
    articles: Articles,
    systems: Mapping[str, System],
    known_: Known,
    seen: AbstractSet[str] | None,
    seconds: Mapping[str, float],
) -> Measured:
    said = {
        system: {answer.article_id: answer for answer in asked.answers(articles)} for system, asked in systems.items()
    }
    tallied = {system: tally(articles.labels, answered, seen) for system, answered in said.items()}
    return Measured(
        pd.concat(
            [
                scores(table).assign(set=name, articles=len(table), system=system, seconds=seconds[system])
                for system, table in tallied.items()
            ]
        ),
        pd.concat(
            [
                scores_by(table, articles.facts["source"]).assign(set=name, system=system)
                for system, table in tallied.items()
            ]
        ),
        by_form(mistakes(articles.labels, said[_MARQUEE], known_)).assign(set=name),
    )


def _systems(gazetteer: Gazetteer, learned: Sequence[Label]) -> dict[str, System]:
    model = tagger.read(model_folder())
    systems = {_MARQUEE: _marquee(Knowledge(gazetteer, model)), _KNOWN: _marquee(Knowledge(gazetteer))}
    if learned:
        systems[_LIST] = _plain(baselines.by_list(baselines.listed(learned)))
    return {**systems, _SPACY: _plain(baselines.by_spacy(baselines.spacy_small()))}


def _marquee(knowledge: Knowledge) -> System:
    return System(
        lambda articles: answers.made(articles.batches, knowledge.gazetteer, knowledge.tagger),
        lambda articles: [annotate(batch, knowledge) for batch in articles.batches],
    )


def _plain(find: Find) -> System:
    def answers_of(articles: Articles) -> list[Answer]:
        found = find(list(zip(articles.facts["headline"], articles.facts["body"], strict=True)))
        return [
            baselines.answer(article, namings) for article, namings in zip(articles.facts.index, found, strict=True)
        ]

    return System(answers_of, answers_of)


def _set(given: str) -> tuple[str, Articles]:
    name, _, file = given.rpartition("=")
    if file == _SAMPLE:
        articles = _ROOT / "data" / "sample" / "articles.jsonl"
        return name or file, _articles(_ROOT / "tests" / "accuracy" / "sample_labels.jsonl", articles)
    gold = Path(file)
    return name or gold.stem.removesuffix(_GOLD), _articles(gold, gold.with_name(gold.name.replace(_GOLD, "")))


def _articles(gold: Path, file: Path) -> Articles:
    labelled = labels.read(gold)
    batches = loading.read([file], loading.Defaults(), Settings())
    chosen, _ = texts.labelled((numbered(batch.articles) for batch in batches), labelled)
    return Articles(labelled, chosen, texts.facts(chosen))


def _seconds(systems: Mapping[str, System], articles: Articles, rounds: int) -> dict[str, float]:
    """Return the processor time of an article by system: the median of rounds, in which they take turns."""
    spent: dict[str, list[float]] = {system: [] for system in systems}
    # The first is not counted: it builds what is built once.
    for counted in [False, *[True] * rounds]:
        for name, system in systems.items():
            begun = time.process_time()
            system.work(articles)
            if counted:
                spent[name].append((time.process_time() - begun) / len(articles.labels))
    return {name: round(median(times), 5) for name, times in spent.items()}


if __name__ == "__main__":
    main()
