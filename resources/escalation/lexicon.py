#!/usr/bin/env python3
"""Turns the word lists into english/lexicon.tsv: words and phrases, sorted for binary search.

    ./lexicon.py                                 from tonewords.txt, tonephrases.tsv and vader.txt
    ./lexicon.py --vader vader_lexicon.txt       takes the telling words out of VADER's lexicon first (see NOTICE)

The same input gives the same output.
"""
import itertools
import re
import sys
import textwrap
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE / "english" / "lexicon.tsv"
TELLING = 1.8  # of VADER's -4 … 4; weaker words say more of the topic than of the tone
# The order is that of WordClass in core/domain/escalation/tonewords.h.
CLASSES = ["english", "foreign", "negator", "insult", "expletive", "bad", "praise", "good", "question", "self", "you",
           "filler"]
KINDS = ["none", "dissatisfaction", "sarcasm", "insult"]


def take_vader(source):
    words = []
    for line in open(source, encoding="utf-8"):
        word, valence = line.split("\t")[:2]
        if re.fullmatch("[a-z]+", word) and abs(float(valence)) >= TELLING:
            words.append(f"{word}:{valence}")
    (HERE / "vader.txt").write_text("\n".join(textwrap.wrap(" ".join(sorted(words)), 120)) + "\n", encoding="utf-8")


def expand(phrase):
    """All sentences that {a|b} alternatives stand for."""
    parts = re.split(r"\{([^}]*)\}", phrase)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    for choice in itertools.product(*choices):
        yield " ".join("".join(choice).split())


def read_words():
    classes = {}
    for line in (HERE / "tonewords.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split(": ", 1)
            for word in words.split():
                classes.setdefault(word, set()).add(name)
    valence = dict(pair.split(":") for pair in (HERE / "vader.txt").read_text(encoding="utf-8").split())
    table = {}
    for word in sorted(set(classes) | set(valence)):
        of = classes.get(word, set())
        tenths = 0 if "topic" in of else round(float(valence.get(word, 0)) * 10)
        bits = sum(1 << CLASSES.index(name) for name in of if name != "topic")
        if tenths or bits:
            table[word] = (tenths, bits)
    return table


def read_phrases():
    phrases = {}
    for line in (HERE / "tonephrases.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, weight, pattern = line.split("\t")
            if kind not in KINDS:
                raise ValueError(f"{kind}: no kind of phrase")
            for phrase in expand(pattern):
                if phrase not in phrases or phrases[phrase][1] < int(weight):
                    phrases[phrase] = (kind, int(weight))
    return phrases


def main():
    if "--vader" in sys.argv:
        take_vader(sys.argv[sys.argv.index("--vader") + 1])
    words, phrases = read_words(), read_phrases()
    rows = [f"{word}\t{valence}\t{bits}\n" for word, (valence, bits) in sorted(words.items())]
    rows.append("\n")
    rows += [f"{phrase}\t{kind}\t{weight}\n" for phrase, (kind, weight) in sorted(phrases.items())]
    TARGET.write_text("".join(rows), encoding="utf-8")


main()
