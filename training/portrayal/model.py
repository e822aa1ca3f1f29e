"""The model: MiniLM, told which pieces are the person asked about, with a portrayal and a misfortune."""

from pathlib import Path

import torch
from tagger import model as tagger
from torch import Tensor, nn

from analysis.tone.masked import TARGET

_WIDTH = 384
_ROLES = 3
_DROPPED = 0.1
_MASKED = -1e4


class PortrayalModel(nn.Module):
    """Pieces and their roles in; logits of unfavourable, neutral and favourable and of a misfortune out."""

    def __init__(self, base: nn.Module) -> None:
        super().__init__()
        self.base = base
        self.role = nn.Embedding(_ROLES, _WIDTH)
        self.join = nn.Linear(2 * _WIDTH, _WIDTH)
        self.portrayal = nn.Linear(_WIDTH, 3)
        self.misfortune = nn.Linear(_WIDTH, 1)
        self.dropout = nn.Dropout(_DROPPED)
        nn.init.normal_(self.role.weight, std=0.02)

    def forward(self, ids: Tensor, roles: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits of each row; `mask` is 0 where a row is only padded."""
        base = self.base
        states = base.word(ids) + base.position.weight[: ids.shape[1]] + base.sort + self.role(roles)
        states = base.dropout(base.norm(states))
        unseen = (1.0 - mask[:, None, None, :].to(states.dtype)) * _MASKED
        for layer in base.layers:
            states = layer(states, unseen)
        target = _mean(states, (roles == TARGET).to(states.dtype))
        joined = torch.cat([target, _mean(states, mask.to(states.dtype))], dim=-1)
        told = self.dropout(torch.tanh(self.join(joined)))
        return self.portrayal(told), self.misfortune(told)[:, 0]


class Alone(nn.Module):
    """The model for texts one at a time, which need no mask."""

    def __init__(self, model: PortrayalModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, roles: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits of each row."""
        told: tuple[Tensor, Tensor] = self.model(ids, roles, torch.ones_like(ids))
        return told


def pretrained(weights: Path) -> PortrayalModel:
    """Return the model with the published weights and its own parts at random."""
    base = tagger.pretrained(weights, 1, 1)
    # What a piece with a role means is learned; the words stay as they are.
    return PortrayalModel(base)


def own_parts(model: PortrayalModel) -> list[nn.Parameter]:
    """Return the parameters that start at random and so have the most to learn."""
    parts = (model.role, model.join, model.portrayal, model.misfortune)
    return [one for part in parts for one in part.parameters()]


def _mean(states: Tensor, chosen: Tensor) -> Tensor:
    weights = chosen[..., None]
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1)
