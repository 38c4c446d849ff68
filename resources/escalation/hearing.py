"""What the classifiers of this folder hear in a message, and how they learn: logistic regression over hashed words, word
pairs and character pieces of words (which forgive typing errors), with Adagrad. Nothing but the standard library, a
fixed seed: the same input gives the same weights.

The features must stay those of core/domain/escalation/hearing.cpp; the tests compare the two on held-out sentences.
"""
import itertools
import math
import random
import re
import struct
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENGLISH = HERE / "english"
BUCKETS = 65536
MOST_WORDS = 64
MOST_OF_PATTERN = 40
EPOCHS = 12
ROUNDS = 2
DECAY = 2e-5


def fnv1a(name):
    """FNV-1a, 32 bits, of the UTF-8 bytes."""
    value = 0x811C9DC5
    for byte in name.encode("utf-8"):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


# What is said to be unwanted reaches from such a word to the end of the clause.
NEGATORS = "not dont wont no never stop without than instead nor refuse".split()
# A wish begins anew here, unless the negation stands right before: "no bot i want a human", but "dont want a human".
BEGINNERS = "i id im ive you but just please get give let need want connect transfer put".split()
ADVERBS = "really actually even ever just".split()
REACH = 8


def clauses(text):
    """Lists of pairs of word and whether it is negated. Lower case; marks separate, and long numbers say nothing."""
    text = text.lower().replace("\u2019", "'").replace("'", "")
    found, clause, count, left, before = [], [], 0, 0, ""
    for token in re.findall(r"[^\W_]+|[.,;:!?\n]", text):
        if not token[0].isalnum():
            if clause:
                found.append(clause)
            clause, left, before = [], 0, ""
            continue
        if len(token) > 1 and token.isdigit():
            continue
        again = before == "no" and token in ("i", "id", "im", "ive", "you")
        if again or (token in BEGINNERS and before not in NEGATORS and before not in ADVERBS):
            left = 0
        clause.append((token, left > 0))
        left = REACH if token in NEGATORS else max(left - 1, 0)
        before = token
        count += 1
        if count == MOST_WORDS:
            break
    return found + [clause] if clause else found


def passages(text, worth):
    """What is judged by itself: the whole message and each of its clauses, of those that are worth it."""
    each = clauses(text)
    whole = [word for clause in each for word in clause]
    return [said for said in ([whole] + each if len(each) > 1 else [whole]) if worth(said)]


def features(said, closely):
    """Bucket numbers of a list of words, each once: of words and pairs, and closely of pieces, skips and triples, too."""
    tokens = [word for word, _ in said]
    framed = ["^"] + tokens + ["$"]
    found = {"w:" + word for word in tokens} | {"n:" + word for word, negated in said if negated}
    found |= {"p:" + first + " " + second for first, second in zip(framed, framed[1:])}
    if closely:
        for token in tokens:
            padded = "<" + token + ">"
            for size in (3, 4):
                found |= {"c:" + padded[start:start + size] for start in range(len(padded) - size + 1)}
        found |= {"s:" + first + " " + second for first, second in zip(framed, framed[2:])}
        found |= {"t:" + " ".join(tokens[start:start + 3]) for start in range(len(tokens) - 2)}
    return sorted({fnv1a(name) % BUCKETS for name in found})


def expand(phrase):
    """All sentences that {a|b} alternatives stand for."""
    parts = re.split(r"\{([^}]*)\}", phrase)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    for choice in itertools.product(*choices):
        yield " ".join("".join(choice).split())


class Ear:
    """Learns one question about messages, and answers it."""

    def __init__(self, worth, closely):
        self.worth = worth  # whether a passage can be a yes at all
        self.closely = closely  # which features
        self.cache = {}
        self.weights, self.bias, self.step = [0.0] * BUCKETS, 0.0, 0.0
        self.quantised = []

    def score(self, found):
        return self.bias + sum(self.weights[f] for f in found) / math.sqrt(len(found) or 1)

    def features(self, said):
        key = tuple(said)
        if key not in self.cache:
            self.cache[key] = features(said, self.closely)
        return self.cache[key]

    def best(self, text):
        """Score and words of the passage that is most of a yes, or None."""
        return max(((self.score(self.features(said)), said) for said in passages(text, self.worth)), default=None)

    def hears(self, text):
        found = self.best(text)
        return found is not None and found[0] > 0

    def lessons(self, labelled_texts, known):
        """No passage of a message that is a no is a yes; of a yes, one at least is."""
        for label, text, importance in labelled_texts:
            found = passages(text, self.worth)
            if not label:
                yield from ((0, self.features(said), importance) for said in found)
            elif len(found) < 2 or not known:
                yield from ((1, self.features(said), importance) for said in found[:1])
            else:
                yield 1, self.features(self.best(text)[1]), importance

    def study(self, samples):
        weights, bias = [0.0] * BUCKETS, 0.0
        squares, bias_square = [1e-6] * BUCKETS, 1e-6
        rng = random.Random(7)
        # The mean of the later epochs hangs less on the order of the samples than where the last one ends.
        mean, mean_bias, later = [0.0] * BUCKETS, 0.0, EPOCHS - EPOCHS // 2
        for epoch in range(EPOCHS):
            rng.shuffle(samples)
            for label, found, importance in samples:
                scale = 1 / math.sqrt(len(found) or 1)
                total = bias + sum(weights[f] for f in found) * scale
                guess = 1 / (1 + math.exp(-max(-30, min(30, total))))
                slope = (guess - label) * importance
                for f in found:
                    gradient = slope * scale + DECAY * weights[f]
                    squares[f] += gradient * gradient
                    weights[f] -= 0.5 * gradient / math.sqrt(squares[f])
                bias_square += slope * slope
                bias -= 0.1 * slope / math.sqrt(bias_square)
            if epoch >= EPOCHS // 2:
                mean = [m + w / later for m, w in zip(mean, weights)]
                mean_bias += bias / later
        self.weights, self.bias = mean, mean_bias

    def learn(self, labelled_texts):
        """Of triples of label, text and importance. The weights are as coarse afterwards as they are written."""
        for round_ in range(1 + ROUNDS):
            self.study(list(self.lessons(labelled_texts, round_ > 0)))
        self.step = max(abs(w) for w in self.weights) / 127
        self.quantised = [round(w / self.step) for w in self.weights]
        self.weights = [q * self.step for q in self.quantised]

    def write(self, name):
        """Bias and step as doubles, then a byte for each bucket, little-endian."""
        ENGLISH.mkdir(exist_ok=True)
        (ENGLISH / (name + ".weights")).write_bytes(
            struct.pack("<dd", round(self.bias, 6), round(self.step, 8)) + struct.pack(f"{BUCKETS}b", *self.quantised))


def labelled(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                label, text = line.rstrip("\n").split("\t", 1)
                yield int(label), text


def patterns(path):
    """The sentences of labelled patterns; every pattern teaches alike, however many alternatives it has."""
    rng = random.Random(3)
    for label, phrase in labelled(path):
        texts = sorted(set(expand(phrase)))
        yield from ((label, text) for text in rng.sample(texts, min(len(texts), MOST_OF_PATTERN)))


def held_out(text):
    return fnv1a(text) % 5 == 0


def report(name, pairs, ear, show=12):
    """Of triples of label, text and where it is from."""
    tp = fp = fn = tn = 0
    wrong = []
    for label, text, origin in pairs:
        yes = ear.hears(text)
        tp += yes and label
        fp += yes and not label
        fn += not yes and label
        tn += not yes and not label
        if yes != bool(label):
            wrong.append((label, text, origin, (ear.best(text) or [-99])[0]))
    precision, recall = tp / ((tp + fp) or 1), tp / ((tp + fn) or 1)
    print(f"{name}: precision {precision:.4f} recall {recall:.4f}  (true {tp}, missed {fn}, false {fp}, right no {tn})")
    for label, text, origin, score in wrong[:show]:
        print(f"    {'missed' if label else 'false '} {score:6.2f}  {text}  {origin}")
