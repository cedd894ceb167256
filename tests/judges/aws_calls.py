"""Calls of the AWS CLI before the real program: Debian's `aws` checks flags, shorthand and values against Amazon's own
service model, and answers with a sample. Nothing goes over the network."""

import concurrent.futures
import os
import subprocess
import tempfile

AWS = "/usr/bin/aws"
SKELETON = ("--generate-cli-skeleton", "output")


def words_of(argv, options):
    """What the program says of a call that it does not take; `options` is the text of the file that was given by name."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "options.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write(options or "")
        told = [f"file://{path}" if word.startswith("file://") else word for word in plain(argv)]
        env = {"PATH": "/usr/bin:/bin", "HOME": folder, "AWS_DEFAULT_REGION": "eu-central-1", "AWS_PAGER": "",
               "AWS_EC2_METADATA_DISABLED": "true", "AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none"}
        done = subprocess.run([AWS, *told, *SKELETON], text=True, capture_output=True, timeout=120, env=env, check=False)
        return "" if done.returncode == 0 else f"{' '.join(argv[:3])}: {done.stderr.strip()[:300]}"


def plain(argv):
    """Without the query, which a sample has no answer to, and a waiter as the call that it repeats."""
    words = list(argv)
    if words[1:3] == ["wait", "vpn-connection-available"]:
        words[1:3] = ["describe-vpn-connections"]
    for flag in ("--query", "--output"):
        if flag in words:
            place = words.index(flag)
            del words[place:place + 2]
    return words


def refused(calls):
    """The calls that the program does not take, each kind once."""
    kinds = {}
    # The program's own sample answer of `sts` does not pass its own check.
    for call in (call for call in calls if call["argv"][0] == "ec2"):
        kinds.setdefault(tuple(word for word in call["argv"][:3] if not word.startswith("--")) + tuple(
            word for word in call["argv"] if word.startswith("--")), call)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        said = pool.map(lambda call: words_of(call["argv"], call["options"]), kinds.values())
    return [words for words in said if words], len(kinds)


def blind():
    """Calls that must not be taken, and are."""
    wrong = [
        ["ec2", "create-vpn-gateway", "--type", "ipsec.1", "--amazon-asn", "64512"],
        ["ec2", "create-vpn-gateway", "--amazon-side-asn", "64512"],
        ["ec2", "create-vpn-connexion", "--type", "ipsec.1"],
        ["ec2", "create-customer-gateway", "--type", "ipsec.1", "--bgp-asn", "many"],
    ]
    options = '{"StaticRoutesOnly": true, "TunnelOptions": [{"Phase1LifetimeSecond": 28800}]}'
    create = ["ec2", "create-vpn-connection", "--type", "ipsec.1", "--customer-gateway-id", "cgw-1", "--options", "file://x"]
    unseen = [" ".join(argv) for argv in wrong if not words_of(argv, None)]
    return unseen + ([] if words_of(create, options) else [options])
