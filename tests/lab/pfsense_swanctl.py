"""swanctl.conf as pfSense 2.5 and later writes it (ipsec_setup_tunnels)."""

import pfsense_timers as timers
import pfsense_words as words
from pfsense_world import cidr

REQID_BASE = 5000
AEAD = ("gcm", "chacha20poly1305")


def connection_name(one, version, interface_number):
    """con<ikeid>; before 2.6 the number of the VTI interface or five zeros."""
    if version >= (2, 6):
        return f"con{one['ikeid']}"
    return f"con{interface_number}" if interface_number else f"con{one['ikeid']}00000"


def child_name(one, two, index, version, name):
    """One child for each Phase 2, named after its reqid, or before 2.6 by counting."""
    if version >= (2, 6):
        return f"{name}_{two['reqid']}"
    return f"con{one['ikeid']}0000{index}" if index else name


def ike_proposals(one):
    """All items of the Phase 1 list; an item without cipher or hash is left out."""
    found = []
    for item in one.get("encryption", {}).get("item", []) if isinstance(one.get("encryption"), dict) else []:
        cipher = item.get("encryption-algorithm") or {}
        if not cipher.get("name") or not item.get("hash-algorithm"):
            continue
        prf = item.get("prf-algorithm") if one.get("prfselect_enable") == "yes" else None
        found.append(words.algorithm(cipher["name"], cipher.get("keylen"), item["hash-algorithm"], prf,
                                     item.get("dhgroup")))
    return found


def esp_proposals(two):
    """AEAD ciphers first and without a hash, every other cipher with each hash."""
    aead = [item for item in words.ciphers(two) if "gcm" in item["name"]]
    plain = [item for item in words.ciphers(two) if "gcm" not in item["name"]]
    found = []
    for option in aead[::-1] + plain:
        bare = any(word in option["name"] for word in AEAD) or not words.hashes(two)
        for length in words.lengths(option):
            for integrity in [None] if bare else words.hashes(two):
                found.append(words.algorithm(option["name"], length, integrity, None, two.get("pfsgroup")))
    return found


def ah_proposals(two):
    """AH has a hash only."""
    return [words.algorithm("", "", name, None, two.get("pfsgroup")) for name in words.hashes(two)]


def ike_version(one):
    """0 is automatic; an empty field is IKEv1."""
    return {"ikev2": "2", "auto": "0"}.get(one.get("iketype"), "1")


def connection(one, twos, world, version, interface_number=None):
    """(name, connection, children that are VTI) of one Phase 1."""
    name = connection_name(one, version, interface_number)
    kind = ike_version(one)
    conn = {"unique": "replace", "fragmentation": "yes", "version": kind}
    if kind != "2":
        conn["aggressive"] = "yes" if one.get("mode") == "aggressive" else "no"
    if ike_proposals(one):
        conn["proposals"] = ",".join(ike_proposals(one))
    common = child_common(one, conn, version)
    if kind != "1":
        conn["rekey_time"] = f"{timers.rekey(one)}s"
    conn.update({"reauth_time": f"{timers.reauth(one)}s", "over_time": f"{timers.over(one)}s",
                 "rand_time": f"{timers.rand(one)}s",
                 "encap": "yes" if one.get("nat_traversal") == "force" else "no",
                 "mobike": "yes" if one.get("mobike") == "on" else "no"})
    set_ports(one, conn)
    conn.update({"local_addrs": world.wan, "remote_addrs": one["remote-gateway"]})
    conn["local"], conn["remote"] = authentication(one, world)
    conn["children"] = children(one, twos, world, version, name, common, interface_number)
    return name, conn


def set_ports(one, conn):
    """A remote IKE port stands alone, a NAT-T port brings the local one."""
    if "ikeport" in one:
        conn["remote_port"] = one["ikeport"]
    elif "nattport" in one:
        conn.update({"local_port": "4500", "remote_port": one["nattport"]})


def child_common(one, conn, version):
    """close_action and dpd_action, the same for every child."""
    common = {"close_action": one["closeaction"]} if one.get("closeaction") else {}
    delay, failures = timers.whole(one.get("dpd_delay")), timers.whole(one.get("dpd_maxfail"))
    if not (delay and failures):
        return {**common, "dpd_action": "clear"}
    conn["dpd_delay"] = f"{delay}s"
    if version < (2, 6) or one.get("iketype") == "ikev1":
        conn["dpd_timeout"] = f"{delay * (failures + 1)}s"
    by_close = {"trap": "trap", "start": "restart"}
    action = by_close.get(common["close_action"], "clear") if common else "trap"
    return {**common, "dpd_action": action}


def authentication(one, world):
    """local and remote sections; certificates are not part of the lab."""
    if one.get("authentication_method") != "pre_shared_key":
        raise ValueError(f"authentication {one.get('authentication_method')!r} is not judged by the lab")
    mine = words.find_id(one.get("myid_type"), one.get("myid_data", ""), world.wan)
    theirs = words.find_id(one.get("peerid_type"), one.get("peerid_data", ""),
                           world.resolve(one["remote-gateway"]))
    return ({"id": words.spell_id(*mine), "auth": "psk"}, {"id": words.spell_id(*theirs), "auth": "psk"})


def child(one, two, world, common):
    """One Phase 2: selectors, timers and actions."""
    vti = two.get("mode") == "vti"
    made = {"policies": "no"} if vti else {"mode": "tunnel", "policies": "yes"}
    if two.get("mode") not in ("vti", "tunnel", "tunnel6"):
        raise ValueError(f"mode {two.get('mode')!r} is not judged by the lab")
    if two.get("lifetime"):
        made.update({"life_time": f"{timers.life(two)}s", "rekey_time": f"{timers.rekey(two)}s",
                     "rand_time": f"{timers.rand(two)}s"})
    made["start_action"] = start_action(one, vti)
    made["local_ts"], made["remote_ts"] = selectors(two, world)
    made.update(common)
    if vti and made["dpd_action"] == "trap":
        made["dpd_action"] = "restart"
    return made


def selectors(two, world):
    """Local (with the NAT network in front when there is one) and remote."""
    mode = two.get("mode")
    local = cidr(two["localid"], world, False, mode)
    if two.get("natlocalid"):
        local = cidr(two["natlocalid"], world, False, mode)
    return local, cidr(two["remoteid"], world, False, mode)


def start_action(one, vti):
    """trap, start for VTI; the user's choice goes first except trap on VTI; responder-only before 2.5.2."""
    action = "none" if "responderonly" in one else "trap"
    if vti:
        action = "start"
    chosen = one.get("startaction")
    return action if not chosen or (vti and chosen == "trap") else chosen


def children(one, twos, world, version, name, common, interface_number):
    """Separate children for IKEv1 and split connections, one merged child otherwise."""
    if ike_version(one) == "1" or "splitconn" in one:
        return {child_name(one, two, index, version, name): finished(
            child(one, two, world, common), [two], version, interface_number, index)
            for index, two in enumerate(twos)}
    merged = {}
    for two in twos:
        merged.update(child(one, two, world, common))
    parts = [child(one, two, world, common) for two in twos]
    merged["local_ts"] = ",".join(part["local_ts"] for part in parts)
    merged["remote_ts"] = ",".join(part["remote_ts"] for part in parts)
    return {name: finished(merged, twos, version, interface_number, 0)} if twos else {}


def finished(made, twos, version, interface_number, index):
    """Add the proposals and, for a VTI, the selectors and the reqid."""
    esp = [text for two in twos if two.get("protocol") == "esp" for text in esp_proposals(two)]
    ah = [text for two in twos if two.get("protocol") == "ah" for text in ah_proposals(two)]
    if esp:
        made["esp_proposals"] = ",".join(dict.fromkeys(esp))
    if ah:
        made["ah_proposals"] = ",".join(dict.fromkeys(ah))
    if any(two.get("mode") == "vti" for two in twos):
        everything = ",0.0.0.0/0,::/0" if version >= (2, 6) else ",0.0.0.0/0"
        made["local_ts"] += everything
        made["remote_ts"] += everything
        made["reqid"] = (str(REQID_BASE + timers.whole(twos[0]["reqid"])) if version >= (2, 6)
                         else str((interface_number or 0) + index))
    return made


def secrets(one, world, number):
    """ike-<n> with any own identity and the peer's."""
    theirs = words.find_id(one.get("peerid_type"), one.get("peerid_data", ""), world.resolve(one["remote-gateway"]))
    if not theirs[1] or not one.get("pre-shared-key"):
        return {}
    return {f"ike-{number}": {"secret": words.secret(one["pre-shared-key"]), "id-0": "%any",
                              "id-1": words.spell_id(theirs[0], theirs[1].strip())}}


def interface(two, version, number, index):
    """Name of the kernel interface of a VTI Phase 2."""
    return f"ipsec{two['reqid']}" if version >= (2, 6) else f"ipsec{(number or 0) + index}"
