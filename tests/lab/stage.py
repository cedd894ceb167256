"""At which stage a negotiation failed, from the initiator's log alone.

The stages are those of `tunnelwright agree`: reach, ike_init, ike_auth, child,
rekey_child, rekey_ike. Each is decided by the last message that went well.
"""

import re

INIT_DONE = re.compile(r"parsed (IKE_SA_INIT response \d+ \[ SA KE|ID_PROT response 0 \[ SA|AGGRESSIVE response 0 \[ SA)")
ANSWERED = re.compile(r"parsed (IKE_SA_INIT|ID_PROT|AGGRESSIVE|INFORMATIONAL)")
ESTABLISHED = re.compile(r"IKE_SA \S+ established between")


def of_failure(log):
    """Stage of a negotiation that did not bring up its child."""
    if ESTABLISHED.search(log):
        return "child"
    if INIT_DONE.search(log):
        return "ike_auth"
    return "ike_init" if ANSWERED.search(log) else "reach"


WORDS = re.compile(r"(received \S+ (?:notify error|error notify|notify, no CHILD_SA)[^\n]*|no acceptable [^\n]*|traffic selectors [^\n]*unacceptable"
                   r"|MAC mismatched[^\n]*|no matching peer config found|no shared key found[^\n]*|no IKE config found[^\n]*"
                   r"|giving up after[^\n]*|no proposal found|no peer config found|does not match to[^\n]*"
                   r"|invalid \S+ payload length, decryption failed\?|no matching CHILD_SA config found[^\n]*"
                   r"|no matching proposal found[^\n]*|CHILD_SA rekeying failed[^\n]*)")


def words(*logs):
    """What the daemons said about it, without repetition."""
    found = [match.strip() for log in logs for match in WORDS.findall(log)]
    return "; ".join(dict.fromkeys(found))[:400]
