"""The model after a stage of training."""

import logging
from collections.abc import Iterator, Sequence
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from tagger.encoding import Encoded
from tagger.labels import ANY, CLASSES
from tagger.model import TaggerModel, own_parts
from tagger.stages import Stage

_WARM_UP: Final = 100  # steps
_OWN_RATE: Final = 8  # times the rate of the published weights
_DECAY: Final = 0.01
_STEEPEST: Final = 1.0  # norm of the gradient
_IMPOSSIBLE: Final = -1e4  # logarithm of a share
_TOLD: Final = 50  # steps from one line of the log to the next

_log = logging.getLogger(__name__)


def train(model: TaggerModel, stage: Stage, shown: Iterator[list[Encoded]], steps: int) -> None:
    """Change the model's weights by a stage of so many steps, of a batch each; torch has no other way."""
    torch.manual_seed(stage.seed)
    last = min(steps, stage.stop or steps)
    optimizer = _optimizer(model, stage.rate)
    schedule = LambdaLR(optimizer, lambda step: min(1, step / _WARM_UP) * (1 - step / steps))
    model.train()
    for step, loss in enumerate(_losses(model, shown, last), start=1):
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(model.parameters(), _STEEPEST)
        optimizer.step()
        schedule.step()
        if step % _TOLD == 0 or step == last:
            _log.info("step %s of %s: loss %.4f", step, last, loss.item())


def _losses(model: TaggerModel, shown: Iterator[list[Encoded]], last: int) -> Iterator[Tensor]:
    for _, batch in zip(range(last), shown, strict=False):
        ids, cases, allowed, mask = _tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(ids, cases, mask)
        yield _loss(logits.float(), allowed)


def _optimizer(model: TaggerModel, rate: float) -> AdamW:
    own = own_parts(model)
    ids = {id(one) for one in own}
    others = [one for one in model.parameters() if one.requires_grad and id(one) not in ids]
    groups = [{"params": others, "lr": rate}, {"params": own, "lr": rate * _OWN_RATE}]
    return AdamW(groups, weight_decay=_DECAY)


def _tensors(batch: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return the ids, letter cases and allowed classes of a batch, each row as long as the longest, and its mask."""
    longest = max(len(one.ids) for one in batch)
    mask = [[1] * len(one.ids) for one in batch]
    return (
        _padded([one.ids for one in batch], longest, 0),
        _padded([one.cases for one in batch], longest, 0),
        _padded([one.allowed for one in batch], longest, ANY),
        _padded(mask, longest, 0),
    )


def _padded(rows: Sequence[list[int]], longest: int, filling: int) -> Tensor:
    return torch.tensor([row + [filling] * (longest - len(row)) for row in rows])


def _loss(logits: Tensor, allowed: Tensor) -> Tensor:
    """Return how little of its belief the model gives to the classes that are right, over all pieces that tell."""
    right = (allowed[..., None] >> torch.arange(len(CLASSES))) & 1
    believed = functional.log_softmax(logits, dim=-1).masked_fill(right == 0, _IMPOSSIBLE)
    return -torch.logsumexp(believed, dim=-1)[allowed != ANY].mean()
