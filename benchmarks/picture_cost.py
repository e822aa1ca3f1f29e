"""How long pictures take with a warm browser: ten figures as PNG at 300 dpi, as SVG, and as one paged report."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from analysis.export.paged.pdf import pdf
from analysis.export.parts import Part
from analysis.export.pictures.picture import picture
from tests.picturing import one_of_each

FIGURES = (list(one_of_each().values()) * 2)[:10]


def main() -> None:
    """Print the seconds of each."""
    print(f"first picture, browser started: {_seconds(lambda: picture(FIGURES[0], 'png')):.1f} s")
    print(f"10 figures as PNG: {_seconds(lambda: [picture(figure, 'png') for figure in FIGURES]):.1f} s")
    print(f"10 figures as SVG: {_seconds(lambda: [picture(figure, 'svg') for figure in FIGURES]):.1f} s")
    parts = [Part(figure, figure.table.head(20)) for figure in FIGURES]
    print(f"10 figures as one PDF: {_seconds(lambda: pdf('Report', parts, 'Made')):.1f} s")


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
