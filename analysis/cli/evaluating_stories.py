"""`evaluate` of articles that are labelled with the story they tell."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from analysis.cli.answered import by_article
from analysis.cli.evaluated import put_line, put_table
from analysis.cli.evaluated_portrayal import intervals
from analysis.cli.writing import put, records, three
from analysis.evaluate import grouped
from analysis.evaluate.grouped import Answer
from analysis.plural import counted


def evaluate(labelled: Mapping[str, str], said: Iterable[Answer], place: Path, *, as_json: bool) -> None:
    """Write how well the articles are grouped into stories. `place`: where the answers come from."""
    answers = by_article(said, labelled, place)
    missing = len(labelled) - len(answers)
    scores = grouped.scores(labelled, {article: answer.story_id for article, answer in answers.items()})
    if as_json:
        told = {"set": "stories", "labelled": len(labelled), "missing": missing, "scores": records(scores)[0]}
        put(f"{json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1)}\n".encode())
        return
    without = f", {missing:,} without an answer" if missing else ""
    stories = counted(len(set(labelled.values())), "story", "stories")
    put_line(f"Stories: {counted(len(labelled), 'article')} labelled in {stories}{without}")
    put_table(
        pd.DataFrame(
            {
                "Measure": "stories, B-cubed",
                "Precision": scores["precision"].map(three),
                "Recall": scores["recall"].map(three),
                "F1": scores["f1"].map(three),
                "95 % interval": intervals(scores),
                "Articles": scores["articles"],
                "Said": scores["said"],
                "Labelled": scores["gold"],
            }
        )
    )
