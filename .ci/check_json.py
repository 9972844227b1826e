#!/usr/bin/env python3
"""Check what the examples write: check_json.py CORPUS EXTRACT CORPUS_OUT FEED

EXTRACT is one object; CORPUS_OUT has one object a line, for each line of CORPUS and with its id, in order. Spans are byte offsets
into the text and hold the words that stand beside them. FEED is one object, of records of which some have several variants.
"""
import json
import sys

FIELDS = ("quotes", "speakers", "records", "diagnostics")


def lines(path):
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file if line.strip()]


def main():
    corpus, extract, written, feed = sys.argv[1:]
    with open(extract, encoding="utf8") as file:
        one = json.load(file)
    documents, results = lines(corpus), lines(written)
    for result in [one, *results]:
        missing = [field for field in FIELDS if field not in result]
        if missing:
            sys.exit(f"{missing} are missing in {str(result)[:200]}")
    if [d["id"] for d in documents] != [r["id"] for r in results]:
        sys.exit(f"{written}: the ids are not those of {corpus}, in order")
    for document, result in zip(documents, results):
        text = document["text"].encode()
        for quote in result["quotes"]:
            words = " ".join(text[start:end].decode() for start, end in quote["spans"])
            if words != quote["text"]:
                sys.exit(f"{document['id']}: the spans hold {words!r}, the text is {quote['text']!r}")
        if not result["quotes"]:
            sys.exit(f"{document['id']}: no quotes")
    with open(feed, encoding="utf8") as file:
        records = json.load(file)["records"]
    merged = [record for record in records if len(record.get("variants", [])) > 1]
    if not merged:
        sys.exit(f"{feed}: none of the {len(records)} records has several variants")
    print(f"{len(records)} records of a feed read, {len(merged)} of several articles")
    print(f"{1 + len(results)} results read, {sum(len(r['quotes']) for r in results)} quotes of the corpus hold their words")


if __name__ == "__main__":
    main()
