"""Average the weights of two rounds: what the last one learned, and what the one before it knew.

    python training/reader/average.py --of round3 round5 --share 0.75 --name final

``--share`` is the weight of the second. Both must come from one line of training, or the mean means nothing.
"""

from __future__ import annotations

import argparse

import torch

from data import OUT


def main() -> None:
    """Write training/out/reader/NAME.pt."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--of", nargs=2, required=True)
    parser.add_argument("--share", type=float, required=True)
    parser.add_argument("--name", required=True)
    args = parser.parse_args()
    first, second = (torch.load(OUT / f"{name}.pt") for name in args.of)
    mean = {k: torch.lerp(first[k], v, args.share) if v.is_floating_point() else v for k, v in second.items()}
    torch.save(mean, OUT / f"{args.name}.pt")


if __name__ == "__main__":
    main()
