"""Reading swanctl.conf by the rules of strongSwan's own parser (settings_lexer.l, settings_parser.y)."""

import re

NAME = re.compile(r'[^#{}:.,="\r\n\t ]+')
PLAIN = re.compile(r'[^#}"\r\n\t ]+')
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\n": ""}


class ConfError(ValueError):
    """What the parser would refuse, or what no file of ours needs (references, includes)."""


def parse(text):
    """Sections as dictionaries, values as texts."""
    root, place = statements(text, 0, False)
    return root


def blanks(text, place):
    """Behind blanks, line ends and comments."""
    while place < len(text):
        if text[place] in " \t\r\n":
            place += 1
        elif text[place] == "#":
            end = text.find("\n", place)
            place = len(text) if end < 0 else end
        else:
            break
    return place


def statements(text, place, inside):
    """Everything up to the closing brace of a section, or to the end."""
    found = {}
    while True:
        place = blanks(text, place)
        if place >= len(text):
            if inside:
                raise ConfError("a section is not closed")
            return found, place
        if text[place] == "}":
            if not inside:
                raise ConfError("a brace too many")
            return found, place + 1
        name = NAME.match(text, place)
        if not name or name.group() == "include":
            raise ConfError(f"unexpected {text[place:place + 20]!r}")
        place = blanks(text, name.end())
        if text[place:place + 1] == "{":
            section, place = statements(text, place + 1, True)
            if name.group() in found:
                raise ConfError(f"section {name.group()} twice")
            found[name.group()] = section
        elif text[place:place + 1] == "=":
            if name.group() in found:
                raise ConfError(f"{name.group()} twice")
            found[name.group()], place = value(text, place + 1)
        else:
            raise ConfError(f"unexpected {text[place:place + 20]!r} behind {name.group()}")


def value(text, place):
    """Words and strings up to the end of the line, one blank between them."""
    parts = []
    while place < len(text):
        if text[place] in " \t\r":
            place += 1
        elif text[place] in "\n#}":
            break
        elif text[place] == '"':
            part, place = string(text, place + 1)
            parts.append(part)
        else:
            word = PLAIN.match(text, place)
            parts.append(word.group())
            place = word.end()
    return " ".join(parts), place


def string(text, place):
    """A quoted text; a backslash makes the next character mean itself, or a control character."""
    out = []
    while place < len(text):
        mark = text[place]
        if mark == '"':
            return "".join(out), place + 1
        if mark == "\\":
            place += 1
            if place >= len(text):
                break
            out.append(ESCAPES.get(text[place], text[place]))
        elif mark != "\r":
            out.append(mark)
        place += 1
    raise ConfError("unterminated string")


def secret(text):
    """The bytes of a secret as swanctl loads it."""
    if text[:2].lower() == "0x":
        return bytes.fromhex(text[2:])
    if text[:2].lower() == "0s":
        raise ConfError("a secret in base64, which is never written here")
    return text.encode()
