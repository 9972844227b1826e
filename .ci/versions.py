#!/usr/bin/env python3
"""Check what Cargo.toml says of versions: versions.py rust | versions.py least DIRECTORY

rust: no dependency in Cargo.lock, those of the tests included, needs a newer Rust than `rust-version`. What the code itself needs is
checked by clippy's `incompatible_msrv`.
least: in DIRECTORY, a copy of the crate, sets each direct dependency of the library to the least version that Cargo.toml allows. What
is built there then shows whether that is enough.
"""
import json
import re
import subprocess
import sys


def metadata(*arguments):
    command = ["cargo", "metadata", "--format-version", "1", *arguments]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def number(version):
    return tuple(int(part) for part in (version.split(".") + ["0", "0"])[:3])


def rust():
    packages = metadata()["packages"]
    own = [package for package in packages if package["source"] is None]
    [declared] = {package["rust_version"] for package in own}
    newer = [p for p in packages if p["rust_version"] and number(p["rust_version"]) > number(declared)]
    if newer:
        told = ", ".join(f"{p['name']} {p['version']} ({p['rust_version']})" for p in newer)
        sys.exit(f"Cargo.toml declares Rust {declared}; a newer one is needed by {told}")
    print(f"none of {len(packages) - len(own)} dependencies needs more than Rust {declared}")


def least(directory):
    path = f"{directory}/Cargo.toml"
    with open(path, encoding="utf8") as file:
        sections = re.split(r"(?m)^(?=\[)", file.read())
    # Those of the tests hold some of the library's up, and the other members are not in the copy.
    left_out = ("[dev-dependencies]", "[[bench]]", "[[example]]", "[workspace]", "[profile")
    kept = [section for section in sections if not section.startswith(left_out)]
    for at, section in enumerate(kept):
        if section.startswith("[dependencies]"):
            exact = lambda found: '"={}.{}.{}"'.format(*number(found[1]))
            kept[at], count = re.subn(r'"([0-9]+(?:\.[0-9]+)*)"', exact, section)
            print(f"{count} dependencies:{kept[at].partition(']')[2].rstrip()}")
    with open(path, "w", encoding="utf8") as file:
        file.write("".join(kept))


if __name__ == "__main__":
    {"rust": rust, "least": least}[sys.argv[1]](*sys.argv[2:])
