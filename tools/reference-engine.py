#!/usr/bin/env python3
"""Asks the reference engine for its answers, so that ours can be held against them.

usage: reference-engine.py THREATS_DIR            the answers, as formats/src/test/resources/reference/answers.txt has them
       reference-engine.py THREATS_DIR --show N   the answer to random profile N (from 1) in full

THREATS_DIR holds engine.py, rules.py, vocabulary.yaml, applicability.csv and cases/. Needs PyYAML.

A profile is written as a hexadecimal number with one bit a word of the vocabulary, the first word of the first field
lowest; a field without a bit is not answered. An answer is `id score` of every technique that applies, highest score
first, then by id, joined by commas; of random profiles only the first twelve digits of its SHA-256 are kept.
"""
import csv
import glob
import hashlib
import os
import random
import sys

PROFILES = 3000
SEED = 561


def load(directory):
    sys.path.insert(0, directory)
    import engine
    import rules

    with open(os.path.join(directory, "applicability.csv"), encoding="utf-8", newline="") as file:
        base = {row["id"]: int(row["likelihood_base"]) for row in csv.DictReader(file)}
    techniques = [
        (rule[0], base[rule[0]], engine.parse(rule[5]), [(p, engine.parse(e)) for p, e in engine.drivers(rule[6])])
        for rule in rules.RULES
    ]
    return engine, techniques


def answer(engine, techniques, profile):
    context = dict(profile, __unknown__=True)
    scored = [
        (-base - sum(points for points, driver in drivers if engine.ev(driver, context)), technique)
        for technique, base, condition, drivers in techniques
        if engine.ev(condition, context)
    ]
    return ",".join(f"{technique} {-score}" for score, technique in sorted(scored))


def drawn(vocabulary, number):
    """One random profile; only `random()` is drawn from, because its numbers are the same in every Python."""
    draw = random.Random(SEED * 1_000_000 + number).random
    answered = (1.0, 0.9, 0.7, 0.4, 0.1)[int(draw() * 5)]
    profile = {}
    for name, field in vocabulary.items():
        words = field["values"]
        if draw() >= answered:
            continue
        if field["multi"]:
            share = 0.1 + 0.4 * draw()
            chosen = [word for word in words if draw() < share]
            if not chosen:
                chosen = [words[int(draw() * len(words))]]
            if "none" in chosen and len(chosen) > 1 and draw() < 0.8:
                chosen.remove("none")
        else:
            chosen = [words[int(draw() * len(words))]]
        profile[name] = chosen
    return profile


def written(vocabulary, profile):
    bits, place = 0, 0
    for name, field in vocabulary.items():
        for word in field["values"]:
            if word in profile.get(name, ()):
                bits |= 1 << place
            place += 1
    return f"{bits:0{(place + 3) // 4}x}"


def main(directory, shown):
    import yaml

    engine, techniques = load(directory)
    if shown:
        profile = drawn(engine.V, shown)
        print(profile)
        print(answer(engine, techniques, profile).replace(",", "\n"))
        return
    print("# Answers of the reference engine. Written by tools/reference-engine.py, which says what they mean; not by hand.")
    for path in sorted(glob.glob(os.path.join(directory, "cases", "*.yaml"))):
        with open(path, encoding="utf-8") as file:
            case = yaml.safe_load(file)
        print("case", case["id"], answer(engine, techniques, engine.norm(case["system"])), sep="|")
    for number in range(1, PROFILES + 1):
        profile = drawn(engine.V, number)
        given = answer(engine, techniques, profile)
        print("p", written(engine.V, profile), hashlib.sha256(given.encode()).hexdigest()[:12], sep="|")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 4) or (len(sys.argv) == 4 and sys.argv[2] != "--show"):
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[3]) if len(sys.argv) == 4 else 0)
