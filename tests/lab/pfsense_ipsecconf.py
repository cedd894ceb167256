"""pfSense 2.2 to 2.4.5: what its ipsec.conf means, written as the equal swanctl.conf.

These releases drive strongSwan by ipsec.conf. Its words map one to one: a
proposal list that ends with `!` is a swanctl list as it stands, ikelifetime and
lifetime less the margin are the rekey times, auto=route/add/start are the start
actions. Only the words are translated; the values are pfSense's.
"""

import pfsense_timers as timers
import pfsense_words as words
from pfsense_swanctl import ike_proposals, selectors
from pfsense_world import cidr

DEFAULT_MARGIN, DEFAULT_IKE, DEFAULT_CHILD = 540, 10800, 3600


def connection_name(one, version):
    """Up to 2.4.3 the bare number, from 2.4.4 with three zeros."""
    return f"con{one['ikeid']}000" if version >= (2, 4, 4) else f"con{one['ikeid']}"


def proposals(one, version):
    """2.4.3 brought the list; before it the algorithms stand in the Phase 1 itself."""
    if version >= (2, 4, 3):
        return ike_proposals(one)
    cipher = one.get("encryption-algorithm") or {}
    if not cipher.get("name"):
        return []
    return [words.algorithm(cipher["name"], cipher.get("keylen"), one.get("hash-algorithm"), None,
                            one.get("dhgroup"))]


def esp_proposals(two):
    """Every cipher with every hash, GCM too (strongSwan drops the hash of an AEAD)."""
    found = []
    for option in words.ciphers(two):
        for length in words.lengths(option):
            for integrity in words.hashes(two) or [None]:
                if "gcm" in option["name"]:
                    integrity = None
                found.append(words.algorithm(option["name"], length, integrity, None, two.get("pfsgroup")))
    return list(dict.fromkeys(found))


def versions(one):
    """ikev1, ikev2, ike (both)."""
    return {"ikev2": "2", "auto": "0"}.get(one.get("iketype"), "1")


def connection(one, twos, world, version):
    """(name, connection) of one Phase 1."""
    name = connection_name(one, version)
    kind = versions(one)
    margin = timers.whole(one.get("margintime")) or DEFAULT_MARGIN
    conn = {"version": kind, "unique": "replace", "fragmentation": "yes",
            "proposals": ",".join(proposals(one, version)),
            "encap": "yes" if one.get("nat_traversal") == "force" else "no",
            "mobike": "yes" if one.get("mobike") == "on" else "no",
            "local_addrs": world.wan, "remote_addrs": one["remote-gateway"]}
    if kind != "2":
        conn["aggressive"] = "yes" if one.get("mode") == "aggressive" else "no"
    set_timers(one, conn, kind, margin)
    action = set_dpd(one, conn)
    conn["local"], conn["remote"] = authentication(one, world)
    conn["children"] = children(one, twos, world, version, name, action, margin)
    return name, conn


def set_timers(one, conn, kind, margin):
    """reauth=yes tears the SA down at the margin, reauth=no rekeys in place; rekey=no does neither."""
    total = timers.whole(one.get("lifetime")) or DEFAULT_IKE
    when = 0 if "rekey_enable" in one else max(total - margin, 1)
    rekeys_in_place = "reauth_enable" in one and kind != "1"
    conn["rekey_time"] = f"{when if rekeys_in_place else 0}s"
    conn["reauth_time"] = f"{0 if rekeys_in_place else when}s"
    conn["over_time"] = conn["rand_time"] = f"{margin}s"


def set_dpd(one, conn):
    """The action is restart for a routed tunnel, clear for a responder."""
    delay, failures = timers.whole(one.get("dpd_delay")), timers.whole(one.get("dpd_maxfail"))
    if not (delay and failures):
        return "clear"
    conn["dpd_delay"] = f"{delay}s"
    conn["dpd_timeout"] = f"{delay * (failures + 1)}s"
    return "clear" if "responderonly" in one else "restart"


def authentication(one, world):
    """Pre-shared keys only, as in the later releases."""
    if one.get("authentication_method") != "pre_shared_key":
        raise ValueError(f"authentication {one.get('authentication_method')!r} is not judged by the lab")
    mine = words.find_id(one.get("myid_type"), one.get("myid_data", ""), world.wan)
    theirs = words.find_id(one.get("peerid_type"), one.get("peerid_data", ""), world.resolve(one["remote-gateway"]))
    return ({"id": words.spell_id(*mine), "auth": "psk"}, {"id": words.spell_id(*theirs), "auth": "psk"})


def children(one, twos, world, version, name, dpd_action, margin):
    """All Phase 2 share one set of proposals and the shortest lifetime, as one `conn` text does."""
    if not twos:
        return {}
    vti = any(two.get("mode") == "vti" for two in twos)
    seconds = min([timers.whole(two.get("lifetime")) for two in twos if two.get("lifetime")] or [DEFAULT_CHILD])
    renewal = 0 if "rekey_enable" in one else max(seconds - margin, 1)
    esp = list(dict.fromkeys(text for two in twos for text in esp_proposals(two)))
    # responder-only is overruled by a VTI: these releases set auto=start after it.
    action = "start" if vti else "none" if "responderonly" in one else "trap"
    common = {"esp_proposals": ",".join(esp), "life_time": f"{seconds}s", "rekey_time": f"{renewal}s",
              "rand_time": f"{min(margin, renewal)}s", "start_action": action, "dpd_action": dpd_action,
              "policies": "no" if vti else "yes"}
    if versions(one) == "1" or "splitconn" in one:
        return {f"con{one['ikeid']}00{index}": one_child([two], world, version, common, f"{one['ikeid']}00{index}")
                for index, two in enumerate(twos)}
    return {name: one_child(twos, world, version, common, f"{one['ikeid']}000")}


def one_child(twos, world, version, common, number):
    """Selectors of one child; a VTI adds any-to-any, except in the plain 2.4.4 (no -p)."""
    chosen = [selectors(two, world) for two in twos]
    made = {**common, "local_ts": ",".join(dict.fromkeys(item[0] for item in chosen)),
            "remote_ts": ",".join(dict.fromkeys(item[1] for item in chosen))}
    if twos[0].get("mode") == "vti":
        if version < (2, 4, 4):
            raise ValueError("routed IPsec (VTI) begins with 2.4.4")
        made["reqid"] = number
        if version > (2, 4, 4):
            made["local_ts"] += ",0.0.0.0/0"
            made["remote_ts"] += ",0.0.0.0/0"
    return made


def interface(one, index):
    """ipsec<ikeid>000."""
    return f"ipsec{one['ikeid']}00{index}"


def tunnel_address(two, world):
    """What the interface gets, with its mask."""
    return cidr(two["localid"], world, True, "vti")
