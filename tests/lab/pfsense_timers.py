"""How pfSense 2.5 and later compute the timers that the user left empty."""


def whole(text):
    """A number of a field, 0 when empty."""
    return int(text) if str(text or "").strip().isdigit() else 0


def filled(entry, name):
    """A typed value, 0 included, or None when the field is empty."""
    text = str(entry.get(name, "") or "")
    return whole(text) if text else None


def life(entry):
    """Hard end of the SA."""
    if whole(entry.get("lifetime")) > 0:
        return whole(entry["lifetime"])
    longest = max(rekey(entry), reauth(entry))
    return int(longest / 0.9) if longest > 0 else (16000 if entry.get("iketype") else 4000)


def rekey(entry):
    """Typed, or 90 % of the lifetime."""
    typed = filled(entry, "rekey_time")
    if typed is not None:
        return typed
    if whole(entry.get("lifetime")) > 0:
        return int(whole(entry["lifetime"]) * 0.9)
    return 14400 if entry.get("iketype") else 3600


def reauth(entry):
    """Typed, or for IKEv1 90 % of the lifetime, else never."""
    typed = filled(entry, "reauth_time")
    if typed is not None:
        return typed
    if whole(entry.get("lifetime")) > 0 and entry.get("iketype") == "ikev1":
        return int(whole(entry["lifetime"]) * 0.9)
    return 0


def over(entry):
    """What is left between renewal and the hard end."""
    total, renewal = life(entry), max(rekey(entry), reauth(entry))
    if total > 0 and renewal > 0:
        return total - renewal
    return int(total * 0.1) if total > 0 else int(renewal * 0.1)


def rand(entry):
    """Typed, or the same as the over time."""
    typed = filled(entry, "rand_time")
    return over(entry) if typed is None else typed
