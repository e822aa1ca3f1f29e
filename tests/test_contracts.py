import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = "A module imports only what stands below it in this list"
LOADING = "Within loading too, a module imports only what stands below it in this list"
STREAMLIT = "Only the dashboard knows streamlit"
PLOTLY = "Only charts and export know plotly"
TEXTBLOB = "Only language.polarity knows textblob"
ENGINE = "The engine imports nothing of ours"
PURE = "Annotating reaches no corpus, no input file and no network"
FILES = "Annotating opens no file and reads no clock itself"

OFFENCES = [
    (LAYERS, "metrics/__init__.py", "import analysis.charts"),
    (LAYERS, "cli/__init__.py", "import analysis.dashboard"),
    (LAYERS, "export/annotations.py", "import analysis.evaluate"),
    (LAYERS, "notices/__init__.py", "import analysis.evaluate"),
    (LAYERS, "export/annotations.py", "import analysis.notices"),
    (LAYERS, "loading/__init__.py", "import analysis.store"),
    (LAYERS, "entities/__init__.py", "import analysis.names"),
    (LAYERS, "utils.py", "import math"),
    (LOADING, "loading/facts/dates.py", "import analysis.loading.documents"),
    (LOADING, "loading/tables/delimited.py", "import analysis.loading.news.feed"),
    (LOADING, "loading/utils.py", "import math"),
    (STREAMLIT, "cli/__init__.py", "import streamlit"),
    (STREAMLIT, "charts/__init__.py", "import streamlit"),
    (STREAMLIT, "figures/__init__.py", "import streamlit"),
    (PLOTLY, "figures/__init__.py", "import plotly.graph_objects"),
    (PLOTLY, "dashboard/__init__.py", "import plotly.express"),
    (TEXTBLOB, "annotate.py", "def polarity():\n    import textblob"),
    (ENGINE, "engine.py", "import analysis.errors"),
    (PURE, "annotate.py", "import analysis.loading"),
    (PURE, "language/polarity.py", "import socket"),
    (PURE, "entities/gazetteer.py", "import requests"),
    (FILES, "entities/resolve.py", "import time"),
    (FILES, "annotate.py", "from pathlib import Path"),
]


def test_the_tree_keeps_every_contract() -> None:
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout
    assert set(re.findall(r"^(.+) KEPT$", result.stdout, re.MULTILINE)) == {
        LAYERS,
        LOADING,
        STREAMLIT,
        PLOTLY,
        TEXTBLOB,
        ENGINE,
        PURE,
        FILES,
    }


@pytest.mark.parametrize(("contract", "module", "offence"), OFFENCES, ids=[f"{o[1]}: {o[2]}" for o in OFFENCES])
def test_an_offending_import_breaks_its_contract_and_no_other(
    tmp_path: Path, contract: str, module: str, offence: str
) -> None:
    shutil.copytree(ROOT / "analysis", tmp_path / "analysis", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "analysis" / module).open("a") as file:
        file.write(f"\n\n{offence}\n")
    result = _lint(tmp_path)
    assert result.returncode == 1
    assert re.findall(r"^(.+) BROKEN$", result.stdout, re.MULTILINE) == [contract], result.stdout


def _lint(tree: Path) -> subprocess.CompletedProcess[str]:
    lint_imports = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [lint_imports, "--no-cache", "--no-logo"],
        cwd=tree,
        # The tree's own analysis/, not the one this environment has installed; wide enough for no line to wrap.
        env=os.environ | {"PYTHONPATH": str(tree), "COLUMNS": "200"},
        check=False,
        capture_output=True,
        text=True,
    )
