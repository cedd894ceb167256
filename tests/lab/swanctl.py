"""Writing swanctl.conf from nested dictionaries, and reading a `--raw` listing."""

import re


def render(tree, depth=0):
    """swanctl.conf text; every value is quoted, so no value can end its line early."""
    lines = []
    pad = "\t" * depth
    for key, value in tree.items():
        if isinstance(value, dict):
            lines += [f"{pad}{key} {{", render(value, depth + 1), f"{pad}}}"]
        else:
            lines.append(f"{pad}{key} = {quoted(value)}")
    return "\n".join(line for line in lines if line)


def quoted(value):
    """A string in double quotes as strongSwan's settings parser reads it."""
    text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'


TOKEN = re.compile(r"[{}\[\]]|[^\s{}\[\]]+")


def parse_raw(text):
    """The messages of `swanctl ... --raw` as nested dictionaries and lists."""
    messages = []
    for line in text.splitlines():
        start = line.find("{")
        if start >= 0:
            messages.append(section(TOKEN.findall(line[start:]), 1)[0])
    return messages


def section(tokens, place):
    """Key/value pairs up to the closing brace."""
    result = {}
    while place < len(tokens) and tokens[place] != "}":
        token = tokens[place]
        follower = tokens[place + 1] if place + 1 < len(tokens) else "}"
        if follower == "{" and not token.endswith("="):
            result[token], place = section(tokens, place + 2)
        elif token.endswith("=") and follower == "[":
            result[token[:-1]], place = listing(tokens, place + 2)
        else:
            key, _, value = token.partition("=")
            result[key] = value
            place += 1
    return result, place + 1


def listing(tokens, place):
    """Items up to the closing bracket."""
    items = []
    while place < len(tokens) and tokens[place] != "]":
        items.append(tokens[place])
        place += 1
    return items, place + 1
