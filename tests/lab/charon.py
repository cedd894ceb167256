"""One charon with its control: load, initiate, list, rekey, terminate, and its log."""

import os
import time

import swanctl
from net import LabError, stop

PLUGINS = ("random nonce aes md5 sha1 sha2 hmac kdf gmp openssl curve25519 gcm chapoly xcbc cmac ccm ctr "
           "kernel-libipsec kernel-netlink socket-default vici")
SETTINGS = """charon {{
  load = {plugins}
  install_routes = no
  threads = 16
  retransmit_tries = 2
  retransmit_timeout = 0.6
  retransmit_base = 1.3
  half_open_timeout = 6
  i_dont_care_about_security_and_use_aggressive_mode_psk = yes
  plugins {{
    vici {{ socket = unix://{socket} }}
  }}
  filelog {{
    main {{
      path = {log}
      default = 1
      cfg = 2
      ike = 2
      chd = 2
      flush_line = yes
    }}
  }}
}}
"""
# swanctl looks for these beside the file and complains when they are not there.
FOLDERS = "x509 x509ca x509ocsp x509aa x509ac x509crl pubkey private rsa ecdsa bliss pkcs8 pkcs12".split()
START_SECONDS = 10


class Charon:
    """A charon in a gateway's namespaces; one serves all cases of a run."""

    def __init__(self, gateway):
        self.gateway = gateway
        self.socket = "/run/charon-lab.vici"
        self.log_path = os.path.join(gateway.folder, "charon.log")
        self.settings = os.path.join(gateway.folder, "strongswan.conf")
        self.mark = 0
        self.process = None
        for name in FOLDERS:
            os.makedirs(os.path.join(gateway.folder, "swanctl", name), exist_ok=True)
        with open(self.settings, "w", encoding="utf-8") as file:
            file.write(SETTINGS.format(plugins=PLUGINS, socket=self.socket, log=self.log_path))
        self.start()

    def start(self):
        """Start and wait until it answers."""
        self.process = self.gateway.spawn(["env", f"STRONGSWAN_CONF={self.settings}", "/usr/lib/ipsec/charon"],
                                          os.path.join(self.gateway.folder, "charon.out"))
        deadline = time.monotonic() + START_SECONDS
        while self.swanctl("--version", check=False).returncode != 0:
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise LabError(f"charon does not start: {self.log()[-500:]}")
            time.sleep(0.03)

    def stop(self):
        """End it; the next start is a clean one."""
        if self.process:
            stop(self.process)

    def swanctl(self, *words, check=True, seconds=30):
        """One swanctl call against this daemon."""
        action = ["--stats"] if words == ("--version",) else list(words)
        return self.gateway.run(["env", f"STRONGSWAN_CONF={self.settings}", "swanctl", *action, "--uri",
                                 f"unix://{self.socket}"], check, seconds=seconds)

    def load(self, tree):
        """Load a configuration; the words of charon when it refuses a part."""
        return self.load_text(swanctl.render(tree) + "\n")

    def load_text(self, text):
        """As load, from text."""
        path = os.path.join(self.gateway.folder, "swanctl", "swanctl.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o600)
        done = self.swanctl("--load-all", "--clear", "--file", path, check=False)
        if done.returncode != 0 or "failed" in done.stderr + done.stdout:
            return (done.stdout + done.stderr).strip()
        return None

    def connections(self):
        """What is loaded, as charon lists it."""
        listed = swanctl.parse_raw(self.swanctl("--list-conns", "--raw").stdout)
        return {name: values for message in listed for name, values in message.items() if isinstance(values, dict)}

    def initiate(self, child, connection, seconds=15):
        """Bring a child up; (worked, the words of swanctl)."""
        done = self.swanctl("--initiate", "--child", child, "--ike", connection, "--timeout", str(seconds),
                            check=False, seconds=seconds + 10)
        return done.returncode == 0, (done.stdout + done.stderr).strip()

    def rekey(self, **what):
        """Ask for a rekey of a child or an IKE SA, by name."""
        (kind, name), = what.items()
        return self.swanctl("--rekey", f"--{kind}", name, check=False).returncode == 0

    def sas(self):
        """IKE SAs with their children, as charon lists them."""
        listed = swanctl.parse_raw(self.swanctl("--list-sas", "--raw", check=False).stdout)
        return [{"name": name, **values} for message in listed for name, values in message.items()
                if isinstance(values, dict)]

    def children(self):
        """All Child SAs."""
        return [child for sa in self.sas() for child in (sa.get("child-sas") or {}).values()
                if isinstance(child, dict)]

    def reset(self):
        """No SA is left; a daemon that keeps one is started anew. The next load replaces the connections."""
        names = {sa["uniqueid"] for sa in self.sas()}
        for name in names:
            self.swanctl("--terminate", "--ike-id", name, "--force", "--timeout", "1", check=False)
        if names and self.sas():
            self.stop()
            self.start()
        self.forget()

    def forget(self):
        """The log of what follows starts here."""
        self.mark = os.path.getsize(self.log_path) if os.path.exists(self.log_path) else 0

    def log(self):
        """The log since the last `forget`."""
        if not os.path.exists(self.log_path):
            return ""
        with open(self.log_path, encoding="utf-8", errors="replace") as file:
            file.seek(self.mark)
            return file.read()
