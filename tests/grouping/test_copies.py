import pandas as pd
import pytest

from analysis import schema
from analysis.grouping import copies
from tests.grouping import newsroom
