"""The month's bill before Python's Decimal: every line and the sum, from a saved price list and random wishes."""

import json
import os
import random
from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 60
MICRO = Decimal(1_000_000)
ROUNDS = 60


def rows(prices, region):
    """An answer of the price service with these prices by meter."""
    items = []
    for meter, price in prices.items():
        row = {"currencyCode": "USD", "tierMinimumUnits": 0.0, "retailPrice": float(price), "armRegionName": region,
               "serviceName": "VPN Gateway", "unitOfMeasure": "1 Hour", "type": "Consumption"}
        if meter == "public-ip":
            row |= {"serviceName": "Virtual Network", "meterName": "Standard IPv4 Static Public IP", "skuName": "Standard"}
        elif meter == "tunnel":
            row |= {"meterName": "S2S Connection", "skuName": "VpnGw1AZ"}
        else:
            row |= {"meterName": meter, "skuName": meter}
        # Another region and another kind of price, which must be passed over.
        items += [row, row | {"armRegionName": "elsewhere", "retailPrice": 999.0}, row | {"type": "Reservation"}]
    return {"BillingCurrency": "USD", "Items": items, "NextPageLink": None, "Count": len(items)}


def expected(prices, wishes, tunnels):
    """Micro-units by meter, counted with Decimal."""
    hours = Decimal(wishes["hours"])
    units = {"VpnGw1AZ": hours, "public-ip": hours * (2 if wishes["active"] else 1)}
    if tunnels > 10:
        units["tunnel"] = hours * (tunnels - 10)
    if wishes["gb"] is not None:
        units["egress"] = Decimal(wishes["gb"])
    keep = (Decimal(100) - Decimal(wishes["discount"])) / 100
    whole = {meter: (prices[meter] * MICRO * count).to_integral_exact() for meter, count in units.items()}
    return {meter: int((micros * keep).quantize(Decimal(1), ROUND_HALF_UP)) for meter, micros in whole.items()}


def scenario(product, tunnels):
    """The preset with so many tunnels."""
    base = product.preset("azure-pfsense")
    first = base["tunnels"][0]
    base["tunnels"] = [first] + [first | {"id": f"tunnel-{number}"} for number in range(2, tunnels + 1)]
    for tunnel in base["tunnels"][1:]:
        tunnel["routing"] = {key: value for key, value in tunnel["routing"].items() if key != "transit"}
    return base


def one(product, work, chance):
    """What is wrong with one random bill."""
    prices = {meter: Decimal(chance.randrange(0, 50_000_000)) / MICRO
              for meter in ("VpnGw1AZ", "public-ip", "tunnel", "egress")}
    wishes = {"hours": chance.randrange(0, 8785), "gb": chance.choice([None, chance.randrange(0, 10**9)]),
              "discount": Decimal(chance.randrange(0, 10_001)) / 100, "active": chance.random() < 0.3}
    tunnels = chance.choice([1, 2, 10, 11, 30])
    path, saved = os.path.join(work, "bill.json"), os.path.join(work, "prices.json")
    for name, data in ((path, scenario(product, tunnels)),
                       (saved, rows({key: prices[key] for key in prices if key != "egress"}, "westeurope"))):
        with open(name, "w", encoding="utf-8") as file:
            json.dump(data, file)
    words = ["cost", path, "--json", "--date", "2026-11-21", "--prices", saved, "--price", f"egress={prices['egress']:f}",
             "--hours", str(wishes["hours"]), "--discount", f"{wishes['discount']:f}"]
    words += ["--egress-gb", str(wishes["gb"])] if wishes["gb"] is not None else []
    words += ["--active-active"] if wishes["active"] else []
    answer = json.loads(product.call(*words))
    found = {line["meter"]: line["micros"] for line in answer["lines"]}
    right = expected(prices, wishes, tunnels)
    wrong = [] if found == right else [f"{wishes} {tunnels} tunnels: {found}, Decimal says {right}"]
    if answer["total_micros"] != sum(right.values()) or not answer["complete"]:
        wrong.append(f"the total {answer['total_micros']} is not {sum(right.values())}")
    return wrong


def everything(tally, product, only, work):
    """Random bills, the same ones in every run."""
    name = "the bill: Decimal"
    if only in name:
        chance = random.Random(2016)
        wrong = [words for _ in range(ROUNDS) for words in one(product, work, chance)]
        tally.check(name, wrong[:3], f"{ROUNDS} bills")
