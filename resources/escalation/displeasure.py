#!/usr/bin/env python3
"""Trains the classifier that hears displeasure in one message, and writes its weights.

    ./displeasure.py path/to/support-intents-train.csv            trains and writes; reports on two fifths left out in turn
    ./displeasure.py path/to/support-intents-train.csv --dry      the same without writing
"""
import csv
import re
import sys

from hearing import HERE, Ear, fnv1a, labelled, patterns, report

# Whoever uses one of these may be displeased, whatever they want.
STRONG = re.compile(r"damn|fuck|shit|bloody|hell|freaking|useless|robot|rude", re.IGNORECASE)


def worth(said):
    """Two words say too little."""
    return len(said) > 2


def main():
    texts = list(labelled(HERE / "displeasure.tsv"))
    ordinary = [row["utterance"] for row in csv.DictReader(open(sys.argv[1], encoding="utf-8"))]
    ordinary += [text for label, text in patterns(HERE / "phrases.tsv") if not label]
    calm = [(0, text, 0.3) for text in sorted(set(ordinary)) if not STRONG.search(text)]
    for part in range(2):
        ear = Ear(worth, closely=False)
        ear.learn([(label, text, 1.0) for label, text in texts if fnv1a(text) % 5 != part] + calm)
        report(f"trained without fifth {part}", [(l, t, "") for l, t in texts if fnv1a(t) % 5 == part], ear, 0)
    ear = Ear(worth, closely=False)
    ear.learn([(label, text, 1.0) for label, text in texts] + calm)
    for path in sys.argv[2:]:
        if not path.startswith("--"):
            report(path, [(l, t, "") for l, t in labelled(path)], ear, 100)
    if "--dry" not in sys.argv:
        ear.write("displeasure")


main()
