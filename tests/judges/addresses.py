"""Python's ipaddress judges the address planner: random networks in, the command's answers against its own arithmetic."""

import ipaddress
import itertools
import json
import random

SEED = 20261121
USES = {"vpn": 27, "basic": 29, "active-active": 27, "expressroute": 27, "growth": 26}
PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")


def judge(product, tally, only):
    """Every kind of question with many random cases; a kind is one line of the count for each case that holds."""
    kinds = [("overlap", 120, overlaps), ("gateway subnet", 200, subnets), ("transit", 120, transits),
             ("check", 120, checks), ("conflicts", 100, conflicts), ("1:1 NAT", 100, translations),
             ("tunnels in use", 100, tunnels), ("text", 150, texts)]
    for kind, count, question in kinds:
        name = f"addresses: {kind}"
        if only not in name:
            continue
        dice = random.Random(f"{SEED} {kind}")
        wrong = []
        for number in range(count):
            wrong += [f"case {number}: {words}" for words in question(product, dice)]
        tally.check(name, wrong[:5], f"{count} random cases")


def answer(product, *words):
    """The JSON of plan-subnet; exit 1 only says that there is no room, or that something is wrong."""
    return json.loads(product.call("plan-subnet", "--json", *words, allowed=(0, 1)))


def option(name, nets):
    """An option with its list; nothing for an empty one."""
    return [name, *map(str, nets)] if nets else []


def net4(dice, inside, longest):
    """A random IPv4 network of a space, at least one bit longer."""
    length = dice.randint(min(inside.prefixlen + 1, longest), longest)
    first = int(inside.network_address) | dice.getrandbits(32 - inside.prefixlen)
    return ipaddress.ip_network((first, length), strict=False)


def some(dice, inside, longest, most):
    """Up to so many networks of a space."""
    return [net4(dice, inside, longest) for _ in range(dice.randint(0, most))]


def overlaps(product, dice):
    """Each overlap once (of equal ones the first counts), and collapse_addresses."""
    space = ipaddress.ip_network(dice.choice(["10.0.0.0/8", "192.0.2.0/26", "0.0.0.0/0", "255.255.255.0/24"]))
    nets = some(dice, space, 32, 40)
    for _ in range(dice.randint(0, 12)):
        length = dice.randint(120, 128)
        nets.append(ipaddress.ip_network(((0xfd << 120) | dice.getrandbits(8), length), strict=False))
    nets += [dice.choice(["0.0.0.0/0", "::/0"])] if dice.random() < 0.1 else []
    nets = [ipaddress.ip_network(net) for net in nets]
    dice.shuffle(nets)
    said = json.loads(product.call("overlap", "-", "--json", text="".join(f"{net}\n" for net in nets)))
    expected = set()
    for (i, one), (j, other) in itertools.combinations(enumerate(nets, 1), 2):
        if one.version != other.version or not one.overlaps(other):
            continue
        firsts = [nets.index(net) + 1 for net in (one, other)]
        if one == other:
            expected |= {(j, firsts[0])}
        elif firsts == [i, j]:
            expected |= {(i, j) if one.prefixlen > other.prefixlen else (j, i)}
    found = [(entry["line"], entry["inside_line"]) for entry in said["overlaps"]]
    wrong = [] if sorted(found) == sorted(expected) else [f"overlaps of {nets}: {found}, not {sorted(expected)}"]
    families = [[net for net in nets if net.version == version] for version in (4, 6)]
    summary = [str(net) for family in families for net in ipaddress.collapse_addresses(family)]
    return wrong + ([] if said["summary"] == summary else [f"summary of {nets}: {said['summary']}, not {summary}"])


def places(spaces, used, length):
    """Every free aligned place of that length, space by space."""
    for space in spaces:
        if space.prefixlen <= length:
            free = [net for net in space.subnets(new_prefix=length) if not any(net.overlaps(other) for other in used)]
            if free:
                yield free


def subnets(product, dice):
    """The gateway's subnet lies where the first or last free place is, and keeps five addresses."""
    spaces = [net4(dice, ipaddress.ip_network(dice.choice(PRIVATE)), 29) for _ in range(dice.randint(1, 2))]
    spaces = [space if space.prefixlen >= 20 else next(space.subnets(new_prefix=20)) for space in spaces]
    spaces = list(ipaddress.collapse_addresses(spaces))
    used = [net for space in spaces for net in some(dice, space, 30, 6)] if all(s.prefixlen < 30 for s in spaces) else []
    use, place = dice.choice(list(USES)), dice.choice(["first", "last"])
    others = [net for space in spaces for net in some(dice, space, 30, 3)] if all(s.prefixlen < 30 for s in spaces) else []
    said = answer(product, *option("--space", spaces), *option("--used", used), *option("--other", others),
                  "--for", use, "--place", place)
    # Clear of the other sides, too, where they leave room.
    clear = next(places(spaces, used + others, USES[use]), None)
    free = clear or next(places(spaces, used, USES[use]), None)
    expected = free and str(free[0] if place == "first" else free[-1])
    subnet = said["gateway_subnet"]
    found = subnet and subnet["prefix"]
    if found != expected:
        return [f"{spaces} without {used} for {use}, {place}: {found}, not {expected}"]
    if not subnet:
        return []
    net = ipaddress.ip_network(found)
    kept = [str(net[place]) for place in (0, 1, 2, 3, -1)]
    wrong = [] if [entry["address"] for entry in subnet["reserved"]] == kept else [f"kept of {net}: {subnet['reserved']}"]
    usable = (str(net[4]), str(net[-2]), net.num_addresses - 5)
    said_usable = (subnet["first"], subnet["last"], subnet["usable"])
    return wrong + ([] if said_usable == usable else [f"usable of {net}: {said_usable}, not {usable}"])


def transits(product, dice):
    """The next free networks of a range, in order, with both ends' addresses."""
    length, count = dice.choice([30, 31]), dice.randint(0, 20)
    within = net4(dice, ipaddress.ip_network("172.16.0.0/12"), 30)
    within = within if within.prefixlen >= 22 else next(within.subnets(new_prefix=22))
    space = ipaddress.ip_network("10.0.0.0/16")
    others = some(dice, within, 32, 5) if within.prefixlen < 32 else []
    said = answer(product, "--space", str(space), *option("--other", others), "--within", str(within),
                  "--transit", str(count), "--transit-length", str(length))["transit"]
    free = next(places([within], others, length), [])[:count]
    expected = [(str(net), str(list(net.hosts())[0]), str(list(net.hosts())[1])) for net in free]
    found = [(entry["network"], entry["first"], entry["second"]) for entry in said]
    return [] if found == expected else [f"{count} /{length} of {within} without {others}: {found}, not {expected}"]


def checks(product, dice):
    """A given subnet is right exactly when it is large enough, inside, not the whole and clear."""
    space = net4(dice, ipaddress.ip_network("10.0.0.0/8"), 26)
    around = space.supernet(prefixlen_diff=1)
    used = some(dice, space, 30, 3)
    given, use = net4(dice, around, 30), dice.choice(list(USES))
    longest = 29 if use == "basic" else 27
    said = answer(product, "--space", str(space), *option("--used", used), "--for", use, "--check", str(given))
    good = given.prefixlen <= longest and given.subnet_of(space) and given != space
    # What is there already may be the given one itself.
    used = [net for net in used if net != given]
    good = good and not any(given.overlaps(net) for net in used)
    faults = said["check"]["faults"]
    wrong = [] if good == (not faults) else [f"{given} in {space} with {used} for {use}: {faults}"]
    for fault in faults:
        right = fault["right"] and ipaddress.ip_network(fault["right"])
        if right and not (right.subnet_of(space) and not any(right.overlaps(net) for net in used)):
            wrong.append(f"{given} in {space} with {used}: {right} is proposed")
    return wrong


def conflicts(product, dice):
    """Each overlap of the space with another side once, the smaller one to change."""
    space = net4(dice, ipaddress.ip_network("10.0.0.0/12"), 24)
    others = list({net4(dice, ipaddress.ip_network("10.0.0.0/12"), 26) for _ in range(dice.randint(0, 5))})
    said = answer(product, "--space", str(space), *option("--other", others), "--transit", "0")["conflicts"]
    found = sorted(sorted((entry["change"], entry["keep"])) for entry in said if entry["severity"] == "error")
    everything = [space, *others]
    expected = sorted(sorted((str(one), str(other))) for one, other in itertools.combinations(everything, 2)
                      if one.overlaps(other))
    wrong = [] if found == expected else [f"{space} and {others}: {found}, not {expected}"]
    for entry in said:
        change, keep = (ipaddress.ip_network(entry[key]) for key in ("change", "keep"))
        wrong += [f"{entry}"] if change.prefixlen < keep.prefixlen else []
    return wrong


def translations(product, dice):
    """Each network that overlaps another side's gets the highest private range of its size that is clear of everything."""
    inside = ipaddress.ip_network("10.0.0.0/12")
    space = net4(dice, inside, 24)
    others = list({net4(dice, ipaddress.ip_network("10.0.0.0/8"), 26) for _ in range(dice.randint(0, 4))})
    others += [ipaddress.ip_network("10.128.0.0/9")] if dice.random() < 0.3 else []
    said = answer(product, "--space", str(space), *option("--other", others), "--transit", "0").get("translation")
    sides = [("the space", space)] + [(f"other network {place}", net) for place, net in enumerate(others, 1)]
    pairs = [pair for pair in itertools.combinations(sides, 2) if pair[0][1].overlaps(pair[1][1])]
    expected = {(of, str(net)) for pair in pairs for of, net in pair}
    found = [(entry["of"], entry["network"]) for entry in said["networks"]] if said else []
    if len(found) != len(set(found)) or set(found) != expected:
        return [f"{space} and {others}: {found}, not {sorted(expected)}"]
    taken, wrong = [space, *others], []
    for entry in said["networks"] if said else []:
        length = ipaddress.ip_network(entry["network"]).prefixlen
        right = next((net for pool in map(ipaddress.ip_network, PRIVATE) for net in highest(pool, taken, length)), None)
        if entry["shown_as"] != (right and str(right)):
            wrong.append(f"{entry} beside {taken}: not {right}")
        taken += [right] if right else []
    return wrong


def highest(pool, taken, length):
    """The highest network of that length in a pool that is clear of what is taken; none or one."""
    if pool.prefixlen > length or any(pool.subnet_of(other) for other in taken):
        return []
    if not any(pool.overlaps(other) for other in taken):
        first = int(pool.broadcast_address) - 2 ** (32 - length) + 1
        return [ipaddress.ip_network((first, length))]
    if pool.prefixlen == length:
        return []
    low, high = pool.subnets()
    return highest(high, taken, length) or highest(low, taken, length)


def tunnels(product, dice):
    """What tunnels have already is kept clear of by every proposal, and clashes with each other once."""
    space = ipaddress.ip_network("172.31.252.0/24")
    around = ipaddress.ip_network("172.31.252.0/23")
    used = list({net4(dice, around, dice.choice([29, 30, 31])) for _ in range(dice.randint(0, 12))} - {space})
    peers = [net for net in some(dice, space, 32, 9) if net.prefixlen == 32]
    said = answer(product, "--space", str(space), *option("--transit-used", used + peers), "--transit", "20")
    proposed = [entry["network"] for entry in said["transit"]] + [said["gateway_subnet"]["prefix"]]
    room = next(places([space], used + peers, 27), None)
    hit = [(net, other) for net in map(ipaddress.ip_network, proposed) for other in used + peers if net.overlaps(other)]
    # Where the space is full of them, the gateway's subnet is proposed all the same.
    wrong = [f"{net} on {other}" for net, other in hit if room or str(net) != proposed[-1]]
    expected = {frozenset((str(a), str(b))) for a, b in itertools.combinations(used, 2) if a.overlaps(b)}
    expected |= {frozenset((str(net), str(space))) for net in used if net.overlaps(space)}
    found = [frozenset((entry["change"], entry["keep"])) for entry in said["conflicts"] if entry["keep"]]
    return wrong + ([] if sorted(map(sorted, found)) == sorted(map(sorted, expected)) else
                    [f"{used} in {space}: {found}, not {expected}"])


def texts(product, dice):
    """A text is refused exactly when ipaddress refuses it, with its place and without a crash."""
    net = net4(dice, ipaddress.ip_network("10.0.0.0/8"), 32)
    text = list(str(net))
    for _ in range(dice.randint(0, 2)):
        place = dice.randrange(len(text) + 1)
        text[place:place + dice.randint(0, 1)] = dice.choice("0123456789./")
    text = "".join(text)
    try:
        good = "/" in text and ipaddress.ip_network(text).version == 4 and text.rsplit("/")[1].isdigit()
        # A zero in front of a length is a slip or a habit; both read it alike.
    except ValueError:
        good = False
    try:
        product.call("overlap", "-", text=text)
        taken = True
    except Exception as error:  # the command's own refusal, whatever it says
        taken = False
        if "exit 1" not in str(error) or "line 1:" not in str(error):
            return [f"{text}: {error}"]
    return [] if taken == good else [f"{text}: {'taken' if taken else 'refused'}"]
