"""Which texts of the program are not translated yet, and how do translations become files the program reads?

    translate.py            takes new texts into resources/i18n/*.ts, drops those that are gone, lists what is open
    translate.py --check    says what is new, gone or open and fails if anything is; changes nothing
    translate.py --build    makes the .qm files that are missing or older than their .ts

lupdate finds the texts; the merging is done here, because lupdate guesses translations of similar texts and does not
know that a Text with `%n` (QT_TRANSLATE_NOOP) has plural forms.
"""

import argparse
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
FORMS = {"zh_CN": 1, "en": 2}  # plural forms of each language
PLURALS_ONLY = {"en"}  # the language of the source needs nothing but its plurals

Key = tuple[str, str, str]  # context, source, comment


@dataclass(slots=True)
class Message:
    """One text; `forms` holds its translation, one or as many as the language has plurals."""

    plural: bool
    forms: list[str] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to translate it."""
        return not self.forms or not all(self.forms)


Messages = dict[Key, Message]


def tool(name: str) -> str:
    """Path of one of Qt's tools in this Python environment."""
    return str(Path(sysconfig.get_path("scripts")) / name)


def read(file: Path) -> Messages:
    """The messages of a .ts file; those marked obsolete are left out."""
    found: Messages = {}
    if not file.exists():
        return found
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for one in context.iter("message"):
            source, translation = one.findtext("source", ""), one.find("translation")
            if translation is None or translation.get("type") in {"vanished", "obsolete"}:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            plural = one.get("numerus") == "yes" or "%n" in source
            found[name, source, one.findtext("comment", "")] = Message(plural, forms)
    return found


def found_in_code() -> Messages:
    """What lupdate finds in app/, without translations."""
    with tempfile.TemporaryDirectory() as folder:
        listing, ts = Path(folder) / "files", Path(folder) / "found.ts"
        listing.write_text("\n".join(str(one) for one in sorted((ROOT / "app").rglob("*.py"))), "utf-8")
        subprocess.run([tool("pyside6-lupdate"), "-silent", f"@{listing}", "-ts", str(ts)], check=True, cwd=ROOT)
        return {key: Message(one.plural) for key, one in read(ts).items()}


def wanted(language: str, found: Messages) -> Messages:
    """Those of `found` that the file of `language` holds."""
    return {key: Message(one.plural) for key, one in found.items() if one.plural or language not in PLURALS_ONLY}


def write(file: Path, language: str, messages: Messages) -> None:
    """Write a .ts file as Linguist reads it: sorted, without line numbers, so that changes are easy to see."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}">']
    context = None
    for (name, source, comment), one in sorted(messages.items()):
        if name != context:
            lines += ["</context>"] * (context is not None) + ["<context>", f"    <name>{escape(name)}</name>"]
            context = name
        lines += [
            '    <message numerus="yes">' if one.plural else "    <message>",
            f"        <source>{escape(source)}</source>",
        ]
        lines += [f"        <comment>{escape(comment)}</comment>"] * bool(comment)
        lines += [f"        {_translation(one, FORMS[language])}", "    </message>"]
    lines += ["</context>"] * (context is not None) + ["</TS>", ""]
    file.write_text("\n".join(lines), "utf-8")


def _translation(one: Message, count: int) -> str:
    state = ' type="unfinished"' * one.is_open
    forms = (one.forms + [""] * count)[: count if one.plural else 1]
    if not one.plural:
        return f"<translation{state}>{escape(forms[0])}</translation>"
    inner = "".join(f"<numerusform>{escape(form)}</numerusform>" for form in forms)
    return f"<translation{state}>{inner}</translation>"


def faults(language: str, key: Key, one: Message) -> str:
    """What is wrong with a translation, "" for nothing."""
    if one.is_open or (one.plural and len(one.forms) != FORMS[language]):
        return "not translated"
    for form in one.forms:
        if _places(form) != _places(key[1]):
            return f"the places in braces differ: {form}"
        if not one.plural and form.count("%") != key[1].count("%"):
            return f"the % places differ: {form}"
    return ""


def _places(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:  # a lone brace: no text to be filled
        return set()


def check(language: str, found: Messages) -> list[str]:
    """One line for everything that keeps the file of `language` from being complete."""
    have, want = read(FOLDER / f"ringfile_{language}.ts"), wanted(language, found)
    lines = [f"{language}: new: {key}" for key in want.keys() - have.keys()]
    lines += [f"{language}: no longer in the program: {key}" for key in have.keys() - want.keys()]
    for key in want.keys() & have.keys():
        if fault := faults(language, key, have[key]):
            lines.append(f"{language}: {fault}: {key}")
    return sorted(lines)


def update(language: str, found: Messages) -> None:
    """Bring the file of `language` to what the program says now; translations of unchanged texts stay."""
    file = FOLDER / f"ringfile_{language}.ts"
    have, want = read(file), wanted(language, found)
    for key, one in want.items():
        if key in have:
            one.forms = have[key].forms
    write(file, language, want)


def build() -> None:
    """Make the .qm files that are missing or old."""
    for language in FORMS:
        ts = FOLDER / f"ringfile_{language}.ts"
        qm = ts.with_suffix(".qm")
        if not qm.exists() or qm.stat().st_mtime < max(ts.stat().st_mtime, Path(__file__).stat().st_mtime):
            _release(language, read(ts), qm)


def _release(language: str, messages: Messages, qm: Path) -> None:
    """Make one .qm file; counts in it are written as the language does, with its separators ("9,000 new")."""
    for one in messages.values():
        if one.plural:
            one.forms = [form.replace("%n", "%Ln") for form in one.forms]
    with tempfile.TemporaryDirectory() as folder:
        ts = Path(folder) / qm.with_suffix(".ts").name
        write(ts, language, messages)
        subprocess.run([tool("pyside6-lrelease"), "-silent", str(ts), "-qm", str(qm)], check=True)


def main() -> int:
    """Do what the arguments say; 1 where something is open."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="change nothing, fail where something is open")
    parser.add_argument("--build", action="store_true", help="only make the .qm files")
    args = parser.parse_args()
    if args.build:
        build()
        return 0
    found = found_in_code()
    if not args.check:
        for language in FORMS:
            update(language, found)
        build()
    problems = [line for language in FORMS for line in check(language, found)]
    print("\n".join(problems) or "Every text is translated.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
