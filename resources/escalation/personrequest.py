#!/usr/bin/env python3
"""Trains the classifier that hears when a customer asks for a person, and writes its weights.

    ./personrequest.py path/to/support-intents-train.csv            trains on four fifths, reports on the fifth, writes
    ./personrequest.py path/to/support-intents-train.csv --dry      the same without writing

Weights written are those of the run that was measured, so that the figures are those of what is shipped.
"""
import csv
import functools
import sys

from hearing import HERE, Ear, held_out, labelled, patterns, report

# A request names a person, or asks to be passed on; without either nothing is taken for one.
PERSON_WORDS = """human humans person persons people someone somebody anyone anybody agent agents operator operators
assistant representative representatives rep manager supervisor staff employee employees colleague colleagues advisor
adviser consultant specialist team live hooman individual guy transfer escalate callback support service care
helpdesk coworker coworkers executive boss bloke lady mister management department sum1 any1 dude folks technician technicians
officer officers expert experts associate associates salesperson salespeople whoever dispatcher dispatch reception
receptionist concierge counsellor counselor clerk clerks nurse doctor pharmacist owner handler handlers nobody noone
professional worker workers engineer accountant adult teammate teammates attendant reps advisors supervisors managers
operative operatives""".split()
# So does who asks for something of the kind of "put me through", "talk to", whoever it is.
ASKING = """connect talk talking speak speaking chat chatting contact call phone ring put patch hand pass route discuss word touch
reach message""".split()
ASKED = "me us to with through thru over".split()
# Who does not want these wants a person.
BOT_WORDS = "bot bots robot robots chatbot chatbots machine machines computer ai software automation".split()


def near(a, b):
    """Whether one typing error at most (two in long words) makes a of b: a letter more, less, other, or two swapped."""
    allowed = 0 if len(b) < 5 else 1 if len(b) < 8 else 2
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


@functools.lru_cache(None)
def is_person(token):
    """Also where the space before or after it was left out: tosomebody."""
    return any(near(token, word) or (len(word) >= 5 and len(token) <= len(word) + 4 and word in token)
               for word in PERSON_WORDS)


def asks_for_contact(said):
    return any(first in ASKING and second in ASKED for (first, _), (second, _) in zip(said, said[1:]))


def names_person(said):
    """Whether this could be a request at all."""
    return asks_for_contact(said) or any(is_person(token) or (negated and token in BOT_WORDS) for token, negated in said)


def main():
    rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
    real = [(int(r["intent"] == "contact_human_agent"), r["utterance"], r["intent"]) for r in rows
            if r["intent"] != "contact_customer_service"]
    texts = [(label, text, 3.0) for label, text, _ in real if not held_out(text)]
    texts += [(label, text, 1.0) for label, text in patterns(HERE / "phrases.tsv")]
    texts += [(label, text, 2.0) for label, text in labelled(HERE / "personsentences.tsv")]
    # Who is calm there asks about anything but a person.
    texts += [(0, text, 2.0) for label, text in labelled(HERE / "displeasure.tsv") if not label]
    ear = Ear(names_person, closely=True)
    ear.learn(texts)
    report("held-out fifth of the utterances", [p for p in real if held_out(p[1])], ear)
    report("held-out sentences", [(l, t, "") for l, t in labelled(HERE / "heldout.tsv")], ear, 50)
    report("sentences by another hand", [(l, t, "") for l, t in labelled(HERE / "blind.tsv")], ear, 50)
    for path in sys.argv[2:]:
        if not path.startswith("--"):
            report(path, [(l, t, "") for l, t in labelled(path)], ear, 100)
    if "--dry" not in sys.argv:
        ear.write("personrequest")


main()
