#!/usr/bin/env python3
"""Trains the classifier that hears when a customer asks for a person, and writes its weights as C++.

Logistic regression over hashed words, word pairs and character pieces of words (which forgive typing errors), with
Adagrad. Nothing but the standard library, a fixed seed: the same input gives the same weights.

    ./train.py path/to/support-intents-train.csv            trains on four fifths, reports on the fifth, writes weights
    ./train.py path/to/support-intents-train.csv --dry      the same without writing

Weights written are those of the run that was measured, so that the figures are those of what is shipped. The features
must stay those of core/domain/escalation/personrequest.cpp; a test compares the two on the held-out file.
"""
import csv
import itertools
import math
import random
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "core" / "domain" / "escalation" / "personrequestweights.inc"
BUCKETS = 8192
EPOCHS = 12


def fnv1a(name):
    """FNV-1a, 32 bits, of the UTF-8 bytes."""
    value = 0x811C9DC5
    for byte in name.encode("utf-8"):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def words(text):
    """Lower case, letters only; digits and marks separate."""
    text = text.lower().replace("\u2019", "'").replace("'", "")
    return re.findall(r"[^\W\d_]+", text)[:64]


def features(text):
    """Bucket numbers, each once."""
    tokens = words(text)
    found = set()
    framed = ["^"] + tokens + ["$"]
    for token in tokens:
        found.add("w:" + token)
        padded = "<" + token + ">"
        for size in (3, 4):
            for start in range(len(padded) - size + 1):
                found.add("c:" + padded[start:start + size])
    for first, second in zip(framed, framed[1:]):
        found.add("p:" + first + " " + second)
    for first, second in zip(framed, framed[2:]):
        found.add("s:" + first + " " + second)
    for start in range(len(tokens) - 2):
        found.add("t:" + " ".join(tokens[start:start + 3]))
    return sorted({fnv1a(name) % BUCKETS for name in found})


# A request names a person, or asks to be passed on; without one of these words nothing is taken for a request.
PERSON_WORDS = """human humans person persons people someone somebody anyone anybody agent agents operator operators
assistant representative representatives rep manager supervisor staff employee employees colleague colleagues advisor
adviser consultant specialist team live hooman individual being guy transfer escalate callback support""".split()


def near(a, b):
    """Whether one typing error at most (two in long words) makes a of b: a letter more, less, other, or two swapped."""
    allowed = 0 if len(b) < 4 else 1 if len(b) < 8 else 2
    if abs(len(a) - len(b)) > allowed:
        return False
    before, row = None, list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, last, row = row, before, [i] + [0] * len(b)
        for j, y in enumerate(b, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1] <= allowed


def names_person(text):
    """Also finds the word where the space before or after it was left out: tosomebody."""
    for token in words(text):
        for word in PERSON_WORDS:
            if near(token, word) or (len(word) >= 5 and len(token) <= len(word) + 4 and word in token):
                return True
    return False


def expand(phrase):
    """All sentences that {a|b} alternatives stand for."""
    parts = re.split(r"\{([^}]*)\}", phrase)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    for choice in itertools.product(*choices):
        yield " ".join("".join(choice).split())


def labelled(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                label, text = line.rstrip("\n").split("\t", 1)
                yield int(label), text


def held_out(text):
    return fnv1a(text) % 5 == 0


def score(weights, bias, found):
    total = bias + sum(weights[f] for f in found) / math.sqrt(len(found) or 1)
    return total


def train(samples):
    weights, bias = [0.0] * BUCKETS, 0.0
    squares, bias_square = [1e-6] * BUCKETS, 1e-6
    rng = random.Random(7)
    for _ in range(EPOCHS):
        rng.shuffle(samples)
        for label, found, importance in samples:
            scale = 1 / math.sqrt(len(found) or 1)
            guess = 1 / (1 + math.exp(-max(-30, min(30, score(weights, bias, found)))))
            slope = (guess - label) * importance
            for f in found:
                gradient = slope * scale + 2e-5 * weights[f]
                squares[f] += gradient * gradient
                weights[f] -= 0.5 * gradient / math.sqrt(squares[f])
            bias_square += slope * slope
            bias -= 0.1 * slope / math.sqrt(bias_square)
    return weights, bias


def report(name, pairs, weights, bias, show=12):
    tp = fp = fn = tn = 0
    wrong = []
    for label, text, origin in pairs:
        yes = names_person(text) and score(weights, bias, features(text)) > 0
        tp += yes and label
        fp += yes and not label
        fn += not yes and label
        tn += not yes and not label
        if yes != bool(label):
            wrong.append((label, text, origin))
    precision, recall = tp / ((tp + fp) or 1), tp / ((tp + fn) or 1)
    print(f"{name}: precision {precision:.4f} recall {recall:.4f}  (true {tp}, missed {fn}, false {fp}, right no {tn})")
    for label, text, origin in wrong[:show]:
        print(f"    {'missed' if label else 'false '}  {text}  [{origin}]")


def main():
    rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
    real = [(int(r["intent"] == "contact_human_agent"), r["utterance"], r["intent"]) for r in rows
            if r["intent"] != "contact_customer_service"]
    own = [(label, text) for label, phrase in labelled(HERE / "phrases.tsv") for text in expand(phrase)]
    rng = random.Random(3)
    capped = []
    for label in (0, 1):
        some = sorted({text for l, text in own if l == label})
        rng.shuffle(some)
        capped += [(label, text) for text in some[:1500]]
    samples = [(label, features(text), 3.0 if label else 1.0) for label, text, _ in real if not held_out(text)]
    samples += [(label, features(text), 1.0) for label, text in capped]
    weights, bias = train(samples)

    largest = max(abs(w) for w in weights)
    step = largest / 127
    quantised = [round(w / step) for w in weights]
    weights = [q * step for q in quantised]
    report("held-out fifth of the utterances", [p for p in real if held_out(p[1])], weights, bias)
    report("held-out sentences", [(l, t, "") for l, t in labelled(HERE / "heldout.tsv")], weights, bias, 50)
    if "--dry" in sys.argv:
        return
    with open(TARGET, "w", encoding="utf-8") as out:
        out.write("// Written by resources/escalation/train.py; do not edit.\n")
        out.write(f"constexpr double personRequestBias = {bias:.6f};\n")
        out.write(f"constexpr double personRequestStep = {step:.8f};\n")
        out.write(f"constexpr std::array<qint8, {BUCKETS}> personRequestWeights{{\n")
        for start in range(0, BUCKETS, 24):
            out.write("    " + ", ".join(map(str, quantised[start:start + 24])) + ",\n")
        out.write("};\n")


main()
