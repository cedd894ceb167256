#!/usr/bin/python3 -S
"""`az` for the lab: records every call and plays Resource Manager.

It stands first on PATH while an exported script runs unchanged. What it does
not know, it refuses with exit 2 as the real program would refuse a bad flag.
Environment: FAKE_AZ_STATE (JSON file), FAKE_AZ_ADDRESSES (public IP name -> address).
"""

import argparse
import json
import os
import sys

import az_commands
import az_query
from az_flags import BOOL, COMMANDS, GLOBAL, MANY, SWITCH
from az_state import ArmError, State


class Loud(argparse.ArgumentParser):
    """A parser that says which command it refused."""

    def error(self, message):
        sys.stderr.write(f"fake az: {self.prog}: {message}\n")
        sys.exit(2)


def find_command(words):
    """Longest known command at the head of the words, and what follows it."""
    for length in range(min(5, len(words)), 0, -1):
        name = " ".join(words[:length])
        if name in COMMANDS:
            return name, words[length:]
    head = " ".join(word for word in words if not word.startswith("-"))
    sys.stderr.write(f"fake az: unknown command: {head or '(none)'}\n")
    sys.exit(2)


def parser_for(command):
    """argparse, as the real CLI uses it: the same trouble with a leading dash."""
    parser = Loud(prog=f"az {command}", allow_abbrev=False, add_help=False)
    for item in COMMANDS[command] + GLOBAL:
        shape = {"required": item["required"], "default": item["default"]}
        if item["kind"] == SWITCH:
            shape = {"action": "store_true"}
        elif item["kind"] == MANY:
            shape["nargs"] = "*"
        elif item["kind"] == BOOL:
            shape.update(nargs="?", const="true")
        if item["choices"] and item["kind"] != SWITCH:
            # The real CLI compares without regard to case and passes its own spelling on.
            shape["type"] = spelling(item["choices"])
            shape["choices"] = item["choices"]
        parser.add_argument(*item["names"], **shape)
    return parser


def spelling(choices):
    """Turn any case of a choice into the documented one."""
    table = {choice.lower(): choice for choice in choices}
    return lambda text: table.get(text.lower(), text)


def expand_files(words):
    """`@file` and `@-`: the CLI replaces such a word by the file's text."""
    return [expand_word(word) for word in words]


def expand_word(word):
    """`--flag=@file` expands too; a file that is not there leaves the word alone."""
    head, equals, value = word.partition("=")
    if equals and value.startswith("@") and len(value) > 1:
        return f"{head}={load(value)}"
    if word.startswith("@") and len(word) > 1:
        return load(word)
    return word


def load(word):
    """Text behind `@name`, without the newline at its end."""
    try:
        if word == "@-":
            return sys.stdin.read().rstrip(os.linesep)
        with open(os.path.expanduser(word[1:]), encoding="utf-8") as file:
            return file.read().rstrip(os.linesep)
    except OSError:
        return word


def show(result, options):
    """Print the answer as `--query` and `-o` ask for it."""
    if options.query:
        result = az_query.select(result, options.query)
    form = options.output or "json"
    if form == "none" or result is az_commands.NOTHING:
        return
    if form == "tsv":
        sys.stdout.write(az_query.tsv(result))
    else:
        sys.stdout.write(json.dumps(result, indent=2) + "\n")


def main(argv):
    """One call: record it, do it, answer it."""
    state = State(os.environ["FAKE_AZ_STATE"])
    words = expand_files(argv)
    record = {"argv": argv, "expanded": words, "status": 2}
    state.calls.append(record)
    state.save()
    command, rest = find_command(words)
    options = parser_for(command).parse_args(rest)
    try:
        result = az_commands.run(command, options, state)
        show(result, options)
    except (ArmError, az_query.UnknownQuery) as error:
        sys.stderr.write(f"fake az: {command}: {type(error).__name__}: {error}\n")
        record["status"] = 1
        state.save()
        return 1
    record["status"] = 0
    state.save()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
