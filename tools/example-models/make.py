#!/usr/bin/env python3
"""Makes the small models and data of the example company, with fixed seeds.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python make.py ../../examples/models

The data are drawn from simple rules, so nobody's life is in them. The models are trained on them
and are what they claim to be, only small. What comes out is committed: a test holds every file
against the evidence that speaks of it.
"""
import sys
from pathlib import Path

import assistant
import credit
import damage
import fraud

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("say where to write, for instance ../../examples/models")
    into = Path(sys.argv[1])
    for part in (credit, fraud, damage, assistant):
        part.make(into)
