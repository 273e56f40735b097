"""Does the program go on speaking its language while its files are being replaced?"""

from pathlib import Path
from shutil import copy

from PySide6.QtCore import QCoreApplication, QLibraryInfo

from app.ui import language


def test_words_stay_when_the_file_is_written_anew(qapp, tmp_path, monkeypatch):
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    file = tmp_path / "ringfile_zh_CN.qm"
    copy(qt / "qtbase_zh_CN.qm", file)
    language.install(qapp, "zh_CN")
    try:
        with file.open("r+b") as there:
            there.write(bytes(file.stat().st_size))
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    finally:
        language.install(qapp, "en")
