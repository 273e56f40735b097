"""How does a slip get into the e-mail program?"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP

_NOT_ASIDE = QT_TRANSLATE_NOOP("printing", "The PDF could not be put aside for the e-mail: {why}")
_ATTACHES = "xdg-email"


def put_aside(name: str, pdf: bytes) -> Path:
    """The PDF as a file of its own, which the e-mail program reads.

    Raises:
        DeviceUnavailable: it could not be written.
    """
    tidy = re.sub(r'[\\/:*?"<>|]', "-", name).strip() or "slip"
    try:
        path = Path(tempfile.mkdtemp(prefix="ringfile-")) / f"{tidy}.pdf"
        path.write_bytes(pdf)
    except OSError as err:
        raise DeviceUnavailable(_NOT_ASIDE.fill(why=err.strerror or str(err))) from err
    return path


def open_mail(path: Path, subject: str) -> bool:
    """Open the e-mail program; False where it could not be given the file and the user must attach it."""
    tool = shutil.which(_ATTACHES)
    if tool:
        subprocess.Popen([tool, "--subject", subject, "--attach", str(path)])
        return True
    QDesktopServices.openUrl(QUrl(f"mailto:?subject={quote(subject)}"))
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
    return False
