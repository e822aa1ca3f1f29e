"""What the tests of loading share: an input given as bytes, read to its end."""

import io
from collections.abc import Callable

import pandas as pd
import pytest

from analysis.loading import Batch, Defaults, read_stream
from analysis.settings import Limits, Settings

Loaded = Callable[..., Batch]


@pytest.fixture
def settings() -> Settings:
    return Settings(limits=Limits(record_bytes=10_000, record_lines=50, file_bytes=100_000, batch_records=3))


@pytest.fixture
def loaded(settings: Settings) -> Loaded:
    """Read bytes or text under a name; return all of its batches as one."""

    def load(content: bytes | str, name: str, defaults: Defaults | None = None, own: Settings | None = None) -> Batch:
        data = content.encode() if isinstance(content, str) else content
        batches = list(read_stream(io.BytesIO(data), name, defaults or Defaults(), own or settings))
        assert all(batch.read == len(batch.articles) + len(batch.rejects) for batch in batches)
        return Batch(
            pd.concat([batch.articles for batch in batches], ignore_index=True),
            pd.concat([batch.rejects for batch in batches], ignore_index=True),
            pd.concat([batch.warnings for batch in batches], ignore_index=True),
            sum(batch.read for batch in batches),
        )

    return load
