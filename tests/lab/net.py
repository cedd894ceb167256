"""The lab's network: two gateways, a router with or without NAT before each, the Internet between.

Everything lives in network namespaces named `twlab-*`. Each gateway has a mount
namespace of its own besides, with its own /run and its own /etc/hosts, so that two
charons and two sets of FRR daemons never see each other's sockets.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time

PREFIX = "twlab-"
HOP, INTERNET = "192.0.2.1", "192.0.2.2"
LOCK = "/run/lock/tunnelwright-lab"
LOCK_SECONDS = 900


class LabError(Exception):
    """The machine cannot run the lab, or the lab's own machinery failed."""


def run(arguments, check=True, text=None, seconds=60):
    """One command; its output, or its words as an error."""
    done = subprocess.run(arguments, input=text, text=True, capture_output=True, timeout=seconds, check=False)
    if check and done.returncode != 0:
        raise LabError(f"{' '.join(arguments[:12])}: {(done.stderr or done.stdout).strip()[-400:]}")
    return done


def require():
    """Root, namespaces and the daemons: without them the lab fails, it never skips."""
    if os.geteuid() != 0:
        raise LabError("the tunnel lab needs root (network namespaces, TUN)")
    if shutil.which("ip") is None or run(["ip", "netns", "list"], check=False).returncode != 0:
        raise LabError("the tunnel lab needs `ip netns` (package iproute2)")
    needed = {"/usr/lib/ipsec/charon": "strongswan-charon", "/usr/sbin/swanctl": "strongswan-swanctl",
              "/usr/lib/ipsec/plugins/libstrongswan-kernel-libipsec.so": "libcharon-extra-plugins",
              "/usr/lib/frr/bgpd": "frr", "/usr/bin/vtysh": "frr", "/usr/sbin/nft": "nftables",
              "/usr/bin/ping": "iputils-ping", "/usr/bin/nsenter": "util-linux", "/dev/net/tun": "the kernel's TUN"}
    missing = [f"{path} ({package})" for path, package in needed.items() if not exists(path)]
    if missing:
        raise LabError(f"missing: {', '.join(missing)}")


def exists(path):
    """/usr/bin and /bin are one on some machines and two on others."""
    return os.path.exists(path) or os.path.exists(path.replace("/usr/bin/", "/bin/"))


class Namespace:
    """One network namespace, by name."""

    def __init__(self, name):
        self.name = PREFIX + name
        run(["ip", "netns", "add", self.name])

    def ip(self, lines, force=False):
        """Several `ip` commands at once; with force the ones that fail do no harm."""
        options = ["-force"] if force else []
        run(["ip", "-n", self.name, *options, "-batch", "-"], check=not force, text="\n".join(lines) + "\n")

    def run(self, arguments, check=True, text=None, seconds=60):
        """A command in this namespace."""
        return run(["ip", "netns", "exec", self.name, *arguments], check, text, seconds)

    def sysctl(self, **values):
        """Settings below net/ipv4."""
        words = [f"net.ipv4.{name.replace('__', '.')}={value}" for name, value in values.items()]
        self.run(["sysctl", "-qw", *words])


class Gateway(Namespace):
    """A gateway's namespace with private /run and /etc/hosts, held open by a sleeping process."""

    def __init__(self, name, folder):
        super().__init__(name)
        self.short = name
        self.folder = os.path.join(folder, name)
        os.makedirs(self.folder)
        self.hosts = os.path.join(self.folder, "hosts")
        self.set_names({})
        script = (f"mount --make-rprivate / && mount -t tmpfs tmpfs /run && mount --bind {self.hosts} /etc/hosts"
                  " && echo ready && exec sleep infinity")
        self.holder = subprocess.Popen(["ip", "netns", "exec", self.name, "unshare", "-m", "sh", "-c", script],
                                       stdout=subprocess.PIPE, text=True, start_new_session=True)
        if self.holder.stdout.readline().strip() != "ready":
            raise LabError(f"no private mount namespace for {self.name}")

    def command(self, arguments):
        """The words that run a command inside both namespaces."""
        return ["nsenter", "-t", str(self.holder.pid), "-m", "-n", *arguments]

    def run(self, arguments, check=True, text=None, seconds=60):
        """A command in this gateway."""
        return run(self.command(arguments), check, text, seconds)

    def spawn(self, arguments, log):
        """A daemon in this gateway; its output goes to a file."""
        with open(log, "a", encoding="utf-8") as file:
            return subprocess.Popen(self.command(arguments), stdout=file, stderr=file, stdin=subprocess.DEVNULL,
                                    start_new_session=True)

    def set_names(self, names):
        """Host names that this gateway can resolve."""
        lines = ["127.0.0.1 localhost"] + [f"{address} {name}" for name, address in names.items()]
        with open(self.hosts, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")


class Network:
    """Both gateways with everything between them; a context manager that always tears down."""

    def __init__(self):
        self.lock = None
        self.folder = None
        self.parts = {}
        self.gateways = {}
        self.translating = set()

    def __enter__(self):
        require()
        self.lock = take_lock()
        remove_leftovers()
        self.folder = tempfile.mkdtemp(prefix="twlab-")
        signal.signal(signal.SIGTERM, interrupted)
        try:
            self.build()
        except BaseException:
            self.__exit__()
            raise
        return self

    def build(self):
        """Namespaces and links: gateway - router - Internet - router - gateway."""
        self.parts["inet"] = inet = Namespace("inet")
        inet.ip(["link set lo up", f"addr add {INTERNET}/32 dev lo"])
        inet.sysctl(ip_forward=1, conf__all__rp_filter=0)
        for name in ("a", "b"):
            gateway = self.gateways[name] = Gateway(name, self.folder)
            gateway.sysctl(conf__all__rp_filter=0, ip_forward=1)
            gateway.ip(["link set lo up"])
            self.add_router(name)

    def add_router(self, name):
        """The router before a gateway; it only forwards until it is told to translate."""
        router = self.parts[f"router-{name}"] = Namespace(f"router-{name}")
        connect(self.gateways[name], "wan", router, "inside")
        connect(router, "outside", self.parts["inet"], f"to-{name}")
        router.ip(["link set lo up", f"addr add {HOP}/32 dev lo",
                   f"route add default via {INTERNET} dev outside onlink"])
        router.sysctl(ip_forward=1, conf__all__rp_filter=0)

    def renew_router(self, name):
        """A new router after translation: the old one still remembers flows."""
        self.gateways[name].ip(["link del wan"], force=True)
        self.parts["inet"].ip([f"link del to-{name}"], force=True)
        run(["ip", "netns", "del", f"{PREFIX}router-{name}"])
        self.add_router(name)
        self.translating.discard(name)

    def place(self, name, public, inside=None, forwards=False):
        """Give a gateway its outside address, behind NAT when it has an inside one."""
        if name in self.translating:
            self.renew_router(name)
        gateway, router = self.gateways[name], self.parts[f"router-{name}"]
        self.parts["inet"].ip([f"route replace {public}/32 via {HOP} dev to-{name} onlink"])
        gateway.ip(["addr flush dev wan", f"addr add {inside or public}/32 dev wan",
                    f"route replace default via {HOP} dev wan onlink src {inside or public}"])
        router.ip(["addr flush dev outside", "route flush dev inside"], force=True)
        router.ip([f"route replace {inside or public}/32 dev inside",
                   f"route replace default via {INTERNET} dev outside onlink"])
        if inside:
            self.translating.add(name)
            router.ip([f"addr add {public}/32 dev outside"])
            router.run(["nft", "-f", "-"], text=nat_rules(public, inside, forwards))

    def clear(self, name):
        """Take every address and route of the last case away."""
        gateway = self.gateways[name]
        gateway.ip(["addr flush dev ipsec0", "route flush dev ipsec0", "addr flush dev lo", "addr add 127.0.0.1/8 dev lo",
                    "addr flush dev wan", *(f"link del lan{number}" for number in range(8))], force=True)
        gateway.run(["ip", "-6", "route", "flush", "dev", "ipsec0"], check=False)
        gateway.run(["nft", "flush", "ruleset"])
        self.parts["inet"].ip([f"route flush dev to-{name}"], force=True)

    def __exit__(self, *_):
        for gateway in self.gateways.values():
            stop(gateway.holder)
        remove_leftovers()
        if self.folder and not os.environ.get("TWLAB_KEEP"):
            shutil.rmtree(self.folder, ignore_errors=True)
        if self.lock:
            self.lock.close()


def nat_rules(public, inside, forwards):
    """Masquerading out; UDP 500 and 4500 in only where the router forwards them."""
    chains = [f"""chain out {{
  type nat hook postrouting priority 100;
  oifname "outside" ip saddr {inside} snat to {public}
}}"""]
    if forwards:
        chains.append(f"""chain in {{
  type nat hook prerouting priority -100;
  iifname "outside" ip daddr {public} udp dport {{ 500, 4500 }} dnat to {inside}
}}""")
    body = "\n".join(chains)
    return f"table ip nat {{\n{body}\n}}\n"


def connect(one, one_name, other, other_name):
    """A veth pair between two namespaces, up on both ends."""
    run(["ip", "link", "add", one_name, "netns", one.name, "type", "veth", "peer", "name", other_name, "netns",
         other.name])
    one.ip([f"link set {one_name} up"])
    other.ip([f"link set {other_name} up"])


def stop(process, seconds=3):
    """End a process that the lab started."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def take_lock():
    """One lab at a time: the namespaces have fixed names."""
    os.makedirs(os.path.dirname(LOCK), exist_ok=True)
    file = open(LOCK, "w", encoding="utf-8")
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return file
        except OSError as error:
            if time.monotonic() > deadline:
                raise LabError("another lab is running") from error
            time.sleep(1)


def remove_leftovers():
    """Namespaces of an earlier run that was killed, with the processes inside them."""
    listed = run(["ip", "netns", "list"], check=False).stdout.splitlines()
    names = [line.split()[0] for line in listed if line.startswith(PREFIX)]
    for name in names:
        for pid in run(["ip", "netns", "pids", name], check=False).stdout.split():
            end(int(pid))
        run(["ip", "netns", "del", name], check=False)


def end(pid):
    """A process inside one of the lab's own namespaces."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def interrupted(*_):
    """SIGTERM tears down as Ctrl-C does."""
    raise KeyboardInterrupt
