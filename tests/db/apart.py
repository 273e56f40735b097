"""A network of its own for seats, from which the server is reached over one wire that can be cut without a word."""

import itertools
import os
import shutil
import subprocess

MISSING = "needs to make network namespaces: root (CAP_NET_ADMIN) and the command “ip” of iproute2"
_NOBODY = "02:00:00:00:00:99"  # the hardware address of nobody: frames to it are dropped, and nobody is told
_numbers = itertools.count()


class Apart:
    """A network namespace; its end of the wire is 10.213.x.2, this machine's is 10.213.x.1.

    Attributes:
        inside: what a command begins with to run in there.
        address: under which a server on this machine is reached from there.

    Raises:
        RuntimeError: this machine does not allow it.
    """

    def __init__(self):
        number = next(_numbers)
        self._name = f"ringfile-{os.getpid()}-{number}"
        self._here, self._there = f"rf{os.getpid() % 10**6}h{number}", f"rf{os.getpid() % 10**6}n{number}"
        net = f"10.213.{os.getpid() % 250}"
        self.address, self._seats = f"{net}.1", f"{net}.2"
        if shutil.which("ip") is None or not _done("ip", "netns", "add", self._name):
            raise RuntimeError(MISSING)
        self.inside = ["ip", "netns", "exec", self._name]
        there = ("ip", "-n", self._name)
        for command in (
            ("ip", "link", "add", self._here, "type", "veth", "peer", "name", self._there, "netns", self._name),
            ("ip", "addr", "add", f"{self.address}/24", "dev", self._here),
            (*there, "addr", "add", f"{self._seats}/24", "dev", self._there),
            ("ip", "link", "set", self._here, "up"),
            (*there, "link", "set", self._there, "up"),
            (*there, "link", "set", "lo", "up"),
        ):
            if not _done(*command):
                self.close()
                raise RuntimeError(MISSING)

    def cut(self):
        """From now on nothing arrives at either end, and nobody is told."""
        self._send(_NOBODY)

    def mend(self):
        """What is still being tried passes on."""
        self._send("")

    def _send(self, to):
        for start, address, wire in (
            (("ip",), self._seats, self._here),
            (("ip", "-n", self._name), self.address, self._there),
        ):
            known = ("neigh", "replace", address, "lladdr", to, "nud", "permanent") if to else ("neigh", "del", address)
            subprocess.run([*start, *known, "dev", wire], check=True)

    def close(self):
        """Take it away; processes in there lose the server for good."""
        _done("ip", "netns", "del", self._name)
        _done("ip", "link", "del", self._here)


def _done(*command):
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
