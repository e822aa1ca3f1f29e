"""The model after a stage of training."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from portrayal.examples import Example
from portrayal.model import PortrayalModel, own_parts

_BATCH: Final = 16
_SORTED: Final = 32  # batches whose texts are sorted by length, so that little is padded
_WARM_UP: Final = 60  # steps
_OWN_RATE: Final = 5  # times the rate of the published weights
_DECAY: Final = 0.01
_STEEPEST: Final = 1.0  # norm of the gradient
_SMOOTHED: Final = 0.05
# Most people are mentioned in passing: the other two portrayals would be said too seldom.
_WEIGHTS: Final = (1.3, 0.9, 1.3)
_MISFORTUNE: Final = 0.5  # of the loss, beside portrayal
_KEPT: Final = 0.995  # of the average of the weights, a step
_TOLD: Final = 50  # steps from one line of the log to the next

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stage:
    """One pass of training over a mixture of examples; the next stage goes on where it ends."""

    seed: int
    rate: float
    shares: Mapping[str, float]
    """How often each example of a part is shown in an epoch."""
    epochs: int = 2


STAGES: Final = (
    Stage(seed=1, rate=6e-5, shares=MappingProxyType({"sentences": 1.0})),
    Stage(
        seed=2,
        rate=6e-5,
        shares=MappingProxyType(
            {"sentences": 0.4, "short articles": 1.5, "long articles": 3.0, "feeds": 1.0, "ecb+": 1.0, "invented": 1.0}
        ),
    ),
    # Who does what to whom, and what is alleged, denied or dropped: a word or two decides.
    Stage(
        seed=3,
        rate=5e-5,
        shares=MappingProxyType(
            {"sentences": 0.3, "short articles": 1.2, "long articles": 2.0, "feeds": 0.6, "ecb+": 0.3, "pairs": 2.0}
        ),
        epochs=1,
    ),
    Stage(
        seed=7,
        rate=5e-5,
        shares=MappingProxyType(
            {"sentences": 0.3, "short articles": 1.2, "long articles": 2.0, "feeds": 0.5, "ecb+": 0.3, "pairs": 1.5}
        ),
        epochs=1,
    ),
    Stage(
        seed=8,
        rate=5e-5,
        shares=MappingProxyType(
            {"sentences": 0.35, "short articles": 1.0, "long articles": 2.0, "feeds": 0.4, "ecb+": 0.3, "pairs": 1.5}
        ),
    ),
)


def train(model: PortrayalModel, stage: Stage, examples: Mapping[str, Sequence[Example]]) -> PortrayalModel:
    """Return the model after a stage: the average of its weights over the last steps."""
    torch.manual_seed(stage.seed)
    rng = np.random.default_rng(stage.seed)
    epochs = [list(_batches(_shown(examples, stage.shares, rng), rng)) for _ in range(stage.epochs)]
    steps = sum(len(epoch) for epoch in epochs)
    own = own_parts(model)
    ids = {id(one) for one in own}
    others = [one for one in model.parameters() if one.requires_grad and id(one) not in ids]
    groups = [{"params": others, "lr": stage.rate}, {"params": own, "lr": stage.rate * _OWN_RATE}]
    optimizer = AdamW(groups, weight_decay=_DECAY)
    schedule = LambdaLR(optimizer, lambda step: min(1, step / _WARM_UP) * (1 - step / steps))
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(_KEPT))
    model.train()
    for step, batch in enumerate((batch for epoch in epochs for batch in epoch), start=1):
        loss = _loss(model, batch)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(model.parameters(), _STEEPEST)
        optimizer.step()
        schedule.step()
        average.update_parameters(model)
        if step % _TOLD == 0 or step == steps:
            _log.info("step %s of %s: loss %.4f", step, steps, loss.item())
    averaged: PortrayalModel = average.module
    return averaged


def _shown(
    examples: Mapping[str, Sequence[Example]], shares: Mapping[str, float], rng: np.random.Generator
) -> list[Example]:
    """Return what an epoch shows: each part as often as its share says, what is left of a whole by chance."""
    shown: list[Example] = []
    for part, share in shares.items():
        given = examples[part]
        shown += [*given] * int(share)
        shown += [given[at] for at in rng.permutation(len(given))[: round(len(given) * (share % 1))]]
    return shown


def _batches(shown: Sequence[Example], rng: np.random.Generator) -> Iterator[list[Example]]:
    order = rng.permutation(len(shown))
    for start in range(0, len(order), _BATCH * _SORTED):
        drawn = sorted((shown[at] for at in order[start : start + _BATCH * _SORTED]), key=lambda one: len(one.text.ids))
        cuts = rng.permutation(range(0, len(drawn), _BATCH))
        yield from (drawn[cut : cut + _BATCH] for cut in cuts)


def _loss(model: PortrayalModel, batch: Sequence[Example]) -> Tensor:
    ids, roles, mask = tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        portrayal, misfortune = model(ids, roles, mask)
    right = torch.tensor([one.portrayal for one in batch])
    loss = functional.cross_entropy(portrayal.float(), right, weight=torch.tensor(_WEIGHTS), label_smoothing=_SMOOTHED)
    told = [place for place, one in enumerate(batch) if one.misfortune is not None]
    if told:
        befell = torch.tensor([float(bool(batch[place].misfortune)) for place in told])
        loss = loss + _MISFORTUNE * functional.binary_cross_entropy_with_logits(misfortune.float()[told], befell)
    return loss


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Return the ids and roles of a batch, each row as long as the longest, and its mask."""
    longest = max(len(one.text.ids) for one in batch)
    return (
        _padded([one.text.ids for one in batch], longest),
        _padded([one.text.roles for one in batch], longest),
        _padded([[1] * len(one.text.ids) for one in batch], longest),
    )


def _padded(rows: Sequence[Sequence[int]], longest: int) -> Tensor:
    return torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])
