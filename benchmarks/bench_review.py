"""How long a review takes: cold start, drafts of 10, 60 and 300 words, and messages a second in batch.

Run with ``make bench``. Copy what it prints into ``results.md`` with the commit.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

from coach.engine import Coach
from coach.paths import samples_dir
from coach.tables import read_table

ROUNDS = 30
LENGTHS = (10, 60, 300)


def drafts_of(words: int, texts: list[str]) -> list[str]:
    """Drafts of at least so many words, each put together from other samples than the one before."""
    drafts = []
    for start in range(ROUNDS):
        draft: list[str] = []
        for text in texts[start:] + texts[:start]:
            if len(" ".join(draft).split()) >= words:
                break
            draft.append(text)
        drafts.append(" ".join(draft))
    return drafts


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print one table."""
    texts = read_table(samples_dir() / "phrasings.csv")["text"].tolist()
    command = [sys.executable, "-m", "coach", "review", texts[0]]
    cold = [timed(lambda: subprocess.run(command, capture_output=True, check=False)) for _ in range(3)]  # noqa: S603
    print("| what | p50 | p95 |\n|---|---|---|")
    print(f"| `coach review`, cold start | {median(cold):.2f} s | {max(cold):.2f} s |")
    coach = Coach.load()
    coach.review(texts[0])
    for words in LENGTHS:
        times = sorted(timed(lambda d=draft: coach.review(d)) for draft in drafts_of(words, texts))
        p95 = times[int(len(times) * 0.95)]
        print(f"| a draft of {words} words | {1000 * median(times):.0f} ms | {1000 * p95:.0f} ms |")
    many = texts * 3
    seconds = timed(lambda: list(coach.review_many(many)))
    print(f"| batch of {len(many)} messages | {len(many) / seconds:.0f} messages/s | |")


if __name__ == "__main__":
    main()
