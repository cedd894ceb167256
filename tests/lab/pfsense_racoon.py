"""pfSense 2.0 and 2.1 drive racoon, which cannot run here: a charon stands in for it.

The stand-in speaks IKEv1 with exactly the one proposal of the Phase 1, as racoon
does with `proposal_check` left at its default. What it does not prove: racoon's
own parser, its handling of lifetimes, and the SPD that setkey loads.
"""

import pfsense_ipsecconf
from pfsense_release import release

STAND_IN = "stand-in: charon (IKEv1) for racoon of pfSense 2.0/2.1"


def connection(one, twos, world, _version):
    """As 2.2 would write it, IKEv1 whatever the file says, and without rekeying in advance."""
    if one.get("iketype") not in (None, "", "ikev1"):
        raise ValueError("racoon knows IKEv1 only, the file asks for another version")
    return pfsense_ipsecconf.connection({**one, "iketype": "ikev1"}, twos, world, release("2.2"))
