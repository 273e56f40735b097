"""How does a module that must not import Qt say something to the user in the user's language?"""

from dataclasses import dataclass

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence still to be translated, as Qt Linguist files it.

    Attributes:
        context: the Linguist context.
        source: the English sentence, with `{name}` places and `%n` for a count.
        values: what goes into the places; a value may be a Text itself.
        count: the number that chooses the plural form, or None.
    """

    context: str
    source: str
    values: "tuple[tuple[str, str | int | Text], ...]" = ()
    count: int | None = None

    def fill(self, **values: "str | int | Text") -> "Text":
        """The same sentence with its places filled."""
        return Text(self.context, self.source, tuple(values.items()), self.count)

    def counted(self, count: int) -> "Text":
        """The same sentence for `count` things (`%n` in the source)."""
        return Text(self.context, self.source, self.values, count)

    @override
    def __str__(self) -> str:
        """The English sentence; commands and logs show this one."""
        source = self.source.replace("%n", f"{self.count:,}") if self.count is not None else self.source
        return source.format(**{name: str(value) for name, value in self.values}) if self.values else source


def QT_TRANSLATE_NOOP(context: str, source: str) -> Text:  # noqa: N802  the name lupdate looks for
    """Mark `source` for lupdate and return it untranslated."""
    return Text(context, source)
