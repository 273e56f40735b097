"""A print server of a test's own: cupsd in a folder, with printers that keep what comes as files.

Its printers behave as CUPS-PDF does: whatever the system's queue makes of a job lies in the folder as a PDF.
"""

import grp
import os
import pwd
import shutil
import socket
import subprocess
import time
from pathlib import Path

BIN = Path("/usr/lib/cups")
NEEDED = ("cupsd", "lpadmin", "lpstat")
_PATIENCE_S = 30
_SERVER = """LogLevel warn
MaxLogSize 0
Listen {root}/cups.sock
Browsing Off
WebInterface No
DefaultAuthType None
DefaultEncryption Never
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_FILES = """User {user}
Group {group}
SystemGroup {admins}
ServerRoot {root}
ServerBin {root}/bin
RequestRoot {root}/spool
TempDir {root}/temp
CacheDir {root}/cache
StateDir {root}/state
ServerKeychain {root}/ssl
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
FatalErrors none
"""
_BACKEND = """#!/bin/sh
[ $# -eq 0 ] && exit 0
printf '%s' "$4 $5" > "{root}/out/$PRINTER-$1.options"
cat ${{6:+"$6"}} > "{root}/out/$PRINTER-$1.part" && mv "{root}/out/$PRINTER-$1.part" "{root}/out/$PRINTER-$1.pdf"
"""
_PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "KEEPS.PPD"
*Product: "(Keeps)"
*Manufacturer: "Test"
*ModelName: "Keeps"
*ShortNickName: "Keeps"
*NickName: "Keeps"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsFilter: "application/vnd.cups-pdf 0 -"
*OpenUI *PageSize/Paper: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize A5/A5: "<</PageSize[420 595]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion A5/A5: "<</PageSize[420 595]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*ImageableArea A5/A5: "0 0 420 595"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension A5/A5: "420 595"
*MaxMediaWidth: "100000"
*MaxMediaHeight: "100000"
*HWMargins: 0 0 0 0
*VariablePaperSize: True
*CustomPageSize True: "pop pop pop <</PageSize[5 -2 roll]>>setpagedevice"
*ParamCustomPageSize Width: 1 points 36 100000
*ParamCustomPageSize Height: 2 points 36 100000
*ParamCustomPageSize Orientation: 3 int 0 3
*ParamCustomPageSize WidthOffset: 4 points 0 0
*ParamCustomPageSize HeightOffset: 5 points 0 0
*OpenUI *InputSlot/Source: PickOne
*DefaultInputSlot: Auto
*InputSlot Auto/Auto: "<</MediaPosition 0>>setpagedevice"
*InputSlot Tractor/Tractor: "<</MediaPosition 1>>setpagedevice"
*CloseUI: *InputSlot
*OpenUI *Duplex/Sides: PickOne
*DefaultDuplex: None
*Duplex None/One: "<</Duplex false>>setpagedevice"
*Duplex DuplexNoTumble/Long: "<</Duplex true/Tumble false>>setpagedevice"
*Duplex DuplexTumble/Short: "<</Duplex true/Tumble true>>setpagedevice"
*CloseUI: *Duplex
"""


def is_there():
    """Whether this computer can run one."""
    return all(shutil.which(one, path=f"{os.environ.get('PATH', '')}:/usr/sbin") for one in NEEDED) and BIN.is_dir()


class PrintServer:
    """Runs until `close`.

    Args:
        root: a new folder with a short path (sockets allow no more than a hundred characters).
    """

    def __init__(self, root):
        self.root = root
        me = pwd.getpwuid(os.getuid()).pw_name
        lent = (
            {"user": "lp", "group": "lp"} if me == "root" else {"user": me, "group": grp.getgrgid(os.getgid()).gr_name}
        )
        told = {"root": root, "admins": "root" if me == "root" else "sys", **lent}
        for name in ("bin", "bin/backend", "spool", "temp", "cache", "state", "log", "out", "ppd", "ssl"):
            (root / name).mkdir(parents=True)
        for name in ("filter", "daemon", "cgi-bin", "monitor", "notifier"):
            (root / "bin" / name).symlink_to(BIN / name)
        (root / "cupsd.conf").write_text(_SERVER.format(**told))
        (root / "cups-files.conf").write_text(_FILES.format(**told))
        (root / "keeps.ppd").write_text(_PPD)
        backend = root / "bin" / "backend" / "keep"
        backend.write_text(_BACKEND.format(**told))
        backend.chmod(0o755)
        for one in (root, root / "out", root / "spool", root / "temp"):
            one.chmod(0o777)
        self.environment = {**os.environ, "CUPS_SERVER": f"{root}/cups.sock", "PATH": f"{os.environ['PATH']}:/usr/sbin"}
        self._process = self._run("cupsd", "-f", "-c", f"{root}/cupsd.conf", "-s", f"{root}/cups-files.conf")
        self._wait(self._answers)

    def add(self, name):
        """A printer; where the first one is added it is the usual one."""
        said = (
            "-p",
            name,
            "-E",
            "-v",
            f"keep:/{name}",
            "-P",
            f"{self.root}/keeps.ppd",
            "-o",
            "printer-error-policy=abort-job",
        )
        subprocess.run(["lpadmin", *said], env=self.environment, check=True, capture_output=True)
        if not hasattr(self, "usual"):
            self.usual = name
            subprocess.run(["lpadmin", "-d", name], env=self.environment, check=True, capture_output=True)

    def printed(self, name, count=1):
        """The PDFs that came out of a printer, once there are so many."""
        self._wait(lambda: len(self._jobs(name, "pdf")) >= count)
        return [one.read_bytes() for one in self._jobs(name, "pdf")]

    def options(self, name):
        """Copies and options of the jobs of a printer, as the queue has them."""
        return [one.read_text() for one in self._jobs(name, "options")]

    def _jobs(self, name, end):
        found = (self.root / "out").glob(f"{name}-*.{end}")
        return sorted(found, key=lambda one: int(one.stem.rpartition("-")[2]))

    def close(self):
        self._process.terminate()
        self._process.wait(_PATIENCE_S)

    def _run(self, *words):
        quiet = subprocess.DEVNULL
        return subprocess.Popen(words, env=self.environment, stdout=quiet, stderr=quiet, stdin=quiet)

    def _answers(self):
        if self._process.poll() is not None:
            raise RuntimeError(
                (self.root / "log" / "error").read_text() if (self.root / "log" / "error").exists() else "gone"
            )
        with socket.socket(socket.AF_UNIX) as link:
            return link.connect_ex(f"{self.root}/cups.sock") == 0

    @staticmethod
    def _wait(right):
        until = time.monotonic() + _PATIENCE_S
        while not right():
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(0.02)  # it is another process, which has no way to tell
