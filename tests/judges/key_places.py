"""Where a key may stand: only in files that say so, and nowhere when it was not asked for."""

import base64
import html
import urllib.parse


def spellings(key):
    """The key and its usual disguises."""
    plain = key.encode()
    return {key, html.escape(key), html.escape(key, quote=False), base64.b64encode(plain).decode().rstrip("="),
            plain.hex(), plain.hex().upper(), urllib.parse.quote(key, safe="")}


def holders(manifest, keys):
    """Paths of the files that hold one of the keys in any spelling."""
    words = set().union(*(spellings(key) for key in keys))
    return {entry["path"] for entry in manifest.files if any(word in manifest.text(entry) for word in words)}


def wrong_with(manifest, keys):
    """With keys asked for: every holder is marked, and somebody holds it."""
    found = holders(manifest, keys)
    marked = {entry["path"] for entry in manifest.files if entry["secret"]}
    wrong = [f"{path} holds the key and is not marked secret" for path in sorted(found - marked)]
    return wrong + ([] if found else ["no file holds the key although it was asked for"])


def wrong_without(manifest, keys):
    """Without: nobody holds it, nobody is marked."""
    wrong = [f"{path} holds the key" for path in sorted(holders(manifest, keys))]
    return wrong + [f"{entry['path']} is marked secret" for entry in manifest.files if entry["secret"]]
