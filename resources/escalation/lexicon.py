#!/usr/bin/env python3
"""Turns the word lists into core/domain/escalation/tonelexicon.inc: words and phrases, sorted for binary search.

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
TARGET = HERE.parent.parent / "core" / "domain" / "escalation" / "tonelexicon.inc"
TELLING = 1.8  # of VADER's -4 … 4; weaker words say more of the topic than of the tone
# The order is that of WordClass in core/domain/escalation/tonewords.h.
CLASSES = ["english", "foreign", "negator", "insult", "expletive", "bad", "praise", "good", "question", "self", "you",
           "filler"]
KINDS = {"none": "None", "dissatisfaction": "Dissatisfaction", "sarcasm": "Sarcasm", "insult": "Insult"}


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
            for phrase in expand(pattern):
                if phrase not in phrases or phrases[phrase][1] < int(weight):
                    phrases[phrase] = (KINDS[kind], int(weight))
    return phrases


def quoted(word):
    return '"' + "".join(c if ord(c) < 128 else f"\\u{ord(c):04x}" for c in word) + '"'


def packed(out, entries):
    # Few long lines: the table is for the compiler.
    for line in textwrap.wrap(" ".join(entry.replace(" ", "\0") for entry in entries), 240, break_long_words=False,
                              break_on_hyphens=False):
        out.write("    " + line.replace("\0", " ") + "\n")


def main():
    if "--vader" in sys.argv:
        take_vader(sys.argv[sys.argv.index("--vader") + 1])
    words, phrases = read_words(), read_phrases()
    with open(TARGET, "w", encoding="utf-8") as out:
        out.write("// Written by resources/escalation/lexicon.py; do not edit. Valences: see resources/escalation/NOTICE.\n")
        out.write(f"constexpr std::array<WordEntry, {len(words)}> toneWords{{{{\n")
        packed(out, [f"{{u{quoted(w)}, {v}, {b}}}," for w, (v, b) in sorted(words.items())])
        out.write("}};\n")
        out.write(f"constexpr std::array<PhraseEntry, {len(phrases)}> tonePhrases{{{{\n")
        packed(out, [f"{{u{quoted(p)}, Spoken::{k}, {w}}}," for p, (k, w) in sorted(phrases.items())])
        out.write("}};\n")


main()
