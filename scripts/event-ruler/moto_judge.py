"""Answers the questions of Judge.java with moto's matcher, on a machine without Java.

Known faults of moto: an operator that it does not know matches everything, and `wildcard` stops at a line break.
"""

import json
import sys

from moto.events.models import EventPattern

for line in sys.stdin:
    question = json.loads(line)
    pattern = EventPattern.load(json.dumps(question["pattern"]))
    print(json.dumps({"matches": bool(pattern.matches_event(question["event"]))}))
