#!/usr/bin/env python3
"""Compare measured figures with their floors: check_floors.py SET FLOORS.json SCORE.json

FLOORS has for each set of articles the least that a figure may be: {"set": {"speaker.P": 75, ..}}. Raise a floor when the figure
has risen for good; lower one only with the reason in the commit.
"""
import json
import sys


def main():
    name, floors, score = sys.argv[1:]
    with open(floors, encoding="utf8") as file:
        floors = json.load(file)[name]
    with open(score, encoding="utf8") as file:
        score = json.load(file)
    failed = []
    for key, floor in floors.items():
        group, figure = key.split(".")
        got = score.get(group, {}).get(figure)
        low = got is None or got < floor
        print(f"{'LOW' if low else 'ok':4} {name} {key:14} {got} (floor {floor})")
        if low:
            failed.append(key)
    if failed:
        sys.exit(f"{name}: below the floor: {', '.join(failed)}")


if __name__ == "__main__":
    main()
