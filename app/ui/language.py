"""Which language does the program speak, and where do its words come from?"""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from typing_extensions import override

from app.core.i18n import Text

_log = logging.getLogger(__name__)

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "i18n"
LANGUAGES = ("zh_CN", "en")
STRETCHED = "stretched"  # the English texts half as long again, for looking at layouts


class Stretched(QTranslator):
    """Makes every text longer and fences it, so that what is cut off or not translatable is seen at once."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        return f"[{sourceText}{'·' * (len(sourceText) // 2)}]"


def install(app: QCoreApplication, language: str = "") -> str:
    """Have every text from now on in `language`, before the first widget is made.

    Dates and numbers follow it too; what was spoken before is forgotten. Where the translation has not been built the
    program speaks English.

    Args:
        app: owns the translators.
        language: "zh_CN", "en", "stretched", or "" for the system's.

    Returns:
        The language in force, one of LANGUAGES.
    """
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.deleteLater()
    if language == STRETCHED:
        app.installTranslator(Stretched(app))
        return "en"
    chosen = language if language in LANGUAGES else of_system(QLocale.system().uiLanguages())
    locale = _locale(chosen)
    QLocale.setDefault(locale)
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _load(app, Path(qt) / f"qtbase_{chosen}.qm")
    if not _load(app, FOLDER / f"ringfile_{chosen}.qm"):
        _log.info("No translation for %s has been built", chosen)
    return chosen


def of_system(wanted: list[str]) -> str:
    """The first of the system's languages that the program speaks, else English.

    Args:
        wanted: as QLocale.uiLanguages gives them, most wanted first ("zh-Hans-CN", "en-GB").
    """
    for name in wanted:
        for language in LANGUAGES:
            if name.replace("_", "-").split("-")[0].lower() == language.split("_")[0]:
                return language
    return "en"


def _locale(language: str) -> QLocale:
    system = QLocale.system()
    wanted = QLocale(language)
    return system if system.language() == wanted.language() else wanted


class _Spoken(QTranslator):
    """A translation held in memory: Qt would map the file, and lose its words when an update writes it anew."""

    def __init__(self, app: QCoreApplication, file: Path) -> None:
        super().__init__(app)
        self._words = file.read_bytes() if file.is_file() else b""
        self.loaded = bool(self._words) and self.load(self._words, str(file.parent))


def _load(app: QCoreApplication, file: Path) -> bool:
    translator = _Spoken(app, file)
    return translator.loaded and app.installTranslator(translator)


class Dictionary:
    """The words of a language, also while another one is spoken; for what others have written in it."""

    def __init__(self, language: str) -> None:
        self._translator = QTranslator()
        words = FOLDER / f"ringfile_{language}.qm"
        self._bytes = words.read_bytes() if words.is_file() else b""
        if self._bytes:
            self._translator.load(self._bytes, str(FOLDER))

    def said(self, text: Text) -> str:
        """A text without places; the English one where the language has none."""
        return self._translator.translate(text.context, text.source) or text.source
