"""Which customers does a typed fragment mean? An index of short fragments (grams), the same on both engines.

A text is cut into overlapping grams: two characters each (two-character Chinese names must be found), also three and
four where letters and digits follow each other, as in numbers; pinyin is kept from each syllable on, so that its grams
are looked up by their beginning. A query looks up its grams and compares what they give with the text itself, so that
an answer is exact. What is common is found among the newest customers before the index is asked at all.
Why: docs/decisions/005-search-index.md.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice, pairwise
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.core.pinyin import initials, spell

_SPELLED = "拼"  # in front of a pinyin gram; no Latin letter, so that it is never mistaken for a fragment
_NAMED = "名"  # in front of a single character of a name
_RECENT = 3000  # newest customers looked through before the index
_LEAST_CANDIDATES = 40  # rows among which the best are chosen
_MOST_GRAMS = 6  # of one word; more do not narrow it down any further
_MOST_SYLLABLES = 16
_CHUNK = 5000
_RUN = re.compile(r"[a-z0-9]+")
_PIECE = re.compile(r"[a-z0-9]{3,}|[a-z0-9]{2}(?![a-z0-9])")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one customer is found by.

    Attributes:
        words: addresses, people, tags, custom fields, the name left out.
        numbers: telephone numbers, as digits, in each form somebody may type.
    """

    customer_id: int
    name: str
    words: Sequence[str] = ()
    numbers: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    customer_id: int
    name: str
    words: str
    spelled: str
    numbers: str


def index_customer(session: Session, entry: Entry) -> None:
    """Find the customer by these texts from now on; part of the transaction."""
    forget_customer(session, entry.customer_id)
    row = _row(entry)
    values = _values(row)
    if _is_sqlite(session):
        session.execute(text(_INSERT), values)
        session.execute(text("INSERT INTO customer_search_grams(rowid, grams) VALUES (:customer_id, :grams)"), values)
    else:
        session.execute(text(_INSERT_VECTOR), values)


def forget_customer(session: Session, customer_id: int) -> None:
    """Do not find the customer any more (retired or merged)."""
    key = {"id": customer_id}
    if _is_sqlite(session):
        for row in _rows(session, f"SELECT {_COLUMNS} FROM customer_search WHERE customer_id = :id", key):
            session.execute(text(_DELETE_GRAMS), _values(row))
    session.execute(text("DELETE FROM customer_search WHERE customer_id = :id"), key)


def match(session: Session, query: str, limit: int) -> list[int]:
    """Ids of customers in whose texts every word of `query` occurs; blanks part words, except within a number.

    A single Chinese character is looked for in names first, elsewhere only if that gives nobody. Best first: exact,
    beginning, anywhere; newer customers before older ones.
    """
    words = words_of(query)
    if not words:
        return []
    found = _found(session, _Question.of(session, words, limit), limit)
    if not found and any(map(_is_character, words)):
        found = _found(session, replace(_Question.of(session, words, limit), in_names=False), limit)
    ranked = sorted(found.values(), key=lambda row: (_rank(row, words), -row.customer_id))
    return [row.customer_id for row in ranked[:limit]]


def named(session: Session, name: str, limit: int) -> list[int]:
    """Ids of customers whose name begins so."""
    start = plain(name)
    return [row.customer_id for row in _by_name(session, start, limit)] if start else []


def plain(words: str) -> str:
    """Letters and digits of any script in lower case, and nothing else: what is compared."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words).casefold()))


def words_of(query: str) -> list[str]:
    """The words of a query as they are compared; a number with blanks is one word."""
    if not any(map(str.isalpha, query)):
        query = "".join(query.split())
    return [word for word in map(plain, query.split()) if word]


# --- what is kept -----------------------------------------------------------------------------------------------------


def _row(entry: Entry) -> _Row:
    name = plain(entry.name)
    words = dict.fromkeys(filter(None, map(plain, (name, *entry.words))))
    starts = dict.fromkeys(chain.from_iterable(_starts(reading) for reading in spell(entry.name).readings))
    return _Row(
        entry.customer_id, name, _joined("|", words), _joined("'", starts), _joined("#", _widest(entry.numbers))
    )


def _joined(mark: str, parts: Iterable[str]) -> str:
    return "".join(mark + part for part in parts) + mark


def _starts(syllables: Sequence[str]) -> Iterator[str]:
    """Pinyin and initials from each syllable on."""
    kept = syllables[:_MOST_SYLLABLES]
    letters = [initials((one,)) for one in kept]
    for at in range(len(kept)):
        yield "".join(kept[at:])
        if len(kept) - at > 1:
            yield "".join(letters[at:])


def _widest(numbers: Iterable[str]) -> list[str]:
    """The numbers that are not part of another one."""
    forms = dict.fromkeys(number for number in numbers if len(number) >= 3)
    return [one for one in forms if not any(one != other and one in other for other in forms)]


def _grams(row: _Row) -> set[str]:
    found: set[str] = set()
    for field in row.words.split("|"):
        found.update(_pieces(field, 2))
        for run in _RUN.findall(field):
            found.update(_pieces(run, 3))
            found.update(_pieces(run, 4))
    for number in row.numbers.split("#"):
        found.update(_pieces(number, 3))
        found.update(_pieces(number, 4))
    found.update(_SPELLED + start for start in row.spelled.split("'") if start)
    found.update(_NAMED + one for one in row.name if not one.isascii())
    return found


def _pieces(text: str, length: int) -> list[str]:
    """Every piece of this length."""
    return [text[at : at + length] for at in range(len(text) - length + 1)]


_COLUMNS = "customer_id, name, words, spelled, numbers"
_INSERT = f"INSERT INTO customer_search({_COLUMNS}) VALUES (:customer_id, :name, :words, :spelled, :numbers)"
_INSERT_VECTOR = (
    f"INSERT INTO customer_search({_COLUMNS}, grams) "
    "VALUES (:customer_id, :name, :words, :spelled, :numbers, CAST(:vector AS tsvector))"
)
_DELETE_GRAMS = (
    "INSERT INTO customer_search_grams(customer_search_grams, rowid, grams) VALUES ('delete', :customer_id, :grams)"
)


def _values(row: _Row) -> dict[str, Any]:
    grams = sorted(_grams(row))
    return {
        "customer_id": row.customer_id,
        "name": row.name,
        "words": row.words,
        "spelled": row.spelled,
        "numbers": row.numbers,
        "grams": " ".join(grams),
        "vector": _vector(grams),
    }


def _vector(grams: Iterable[str]) -> str:
    return " ".join(f"'{gram}'" for gram in grams)  # no gram has a quote or a backslash: letters and digits only


# --- how it is asked --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Question:
    """The words of a query; `most` rows are compared, `in_names` looks for single characters in names only."""

    words: tuple[str, ...]
    most: int
    sqlite: bool
    in_names: bool = True

    @classmethod
    def of(cls, session: Session, words: Sequence[str], limit: int) -> "_Question":
        return cls(tuple(words), max(_LEAST_CANDIDATES, 2 * limit), _is_sqlite(session))

    def condition(self) -> tuple[str, dict[str, Any]]:
        """SQL that holds for rows in which every word occurs, and its values."""
        conditions, values = [], {}
        for at, word in enumerate(self.words):
            values[f"word_{at}"] = word
            fields = [self._within("name" if self.in_names and _is_character(word) else "words", f"word_{at}")]
            if word.isdigit() and len(word) >= 3:
                fields.append(self._within("numbers", f"word_{at}"))
            elif word.isascii() and not word.isdigit():
                values[f"spelled_{at}"] = f"'{word}"
                fields = [self._within("spelled", f"spelled_{at}"), *(fields if len(word) > 1 else ())]
            conditions.append(f"({' OR '.join(fields)})")
        return " AND ".join(conditions), values

    def _within(self, field: str, value: str) -> str:
        return f"{'instr' if self.sqlite else 'strpos'}({field}, :{value}) > 0"

    def grams(self) -> str:
        """What is asked of the index, in its own language; "" where no word is long enough."""
        every, either = (" AND ", " OR ") if self.sqlite else (" & ", " | ")
        asked = []
        for word in self.words:
            ways = [every.join(map(self._quoted, self._needed(word)))]
            if word.isascii() and not word.isdigit():
                start = self._quoted(_SPELLED + word)
                ways.insert(0, f"{start} *" if self.sqlite else f"{start}:*")
            if any(ways):
                asked.append(f"({either.join(filter(None, ways))})")
        return every.join(asked)

    def _needed(self, word: str) -> list[str]:
        if _is_character(word):
            return [_NAMED + word] if self.in_names else []
        return _narrowest(word)

    def _quoted(self, gram: str) -> str:
        return f'"{gram}"' if self.sqlite else f"'{gram}'"


def _found(session: Session, question: _Question, limit: int) -> dict[int, _Row]:
    """Rows that answer the question: among the newest, by the beginning of the name, by the index."""
    found = {row.customer_id: row for row in _recent(session, question)}
    if len(found) < limit and len(question.words) == 1 and not question.words[0].isascii():
        found |= {row.customer_id: row for row in _by_name(session, question.words[0], limit)}
    if len(found) < limit:
        found |= {row.customer_id: row for row in _by_grams(session, question)}
    return found


def _recent(session: Session, question: _Question) -> list[_Row]:
    condition, values = question.condition()
    newest = f"SELECT {_COLUMNS} FROM customer_search ORDER BY customer_id DESC LIMIT {_RECENT}"
    return _rows(session, f"SELECT * FROM ({newest}) AS newest WHERE {condition} LIMIT {question.most}", values)


def _by_name(session: Session, start: str, limit: int) -> list[_Row]:
    rows = f"SELECT {_COLUMNS} FROM customer_search WHERE name >= :start AND name < :end ORDER BY name LIMIT {limit:d}"
    return _rows(session, rows, {"start": start, "end": start + "\U0010ffff"})


def _by_grams(session: Session, question: _Question) -> list[_Row]:
    condition, values = question.condition()
    values["grams"] = question.grams()
    if not values["grams"]:
        return []
    if not question.sqlite:  # with a LIMIT the planner would rather read everything
        session.execute(text("SET LOCAL enable_seqscan = off"))
    where = (_BY_FTS if question.sqlite else _BY_VECTOR).format(condition=condition)
    return _rows(session, f"{where} LIMIT {question.most}", values)


_BY_FTS = (
    f"SELECT {_COLUMNS} FROM customer_search_grams JOIN customer_search ON customer_id = customer_search_grams.rowid "
    "WHERE customer_search_grams MATCH :grams AND {condition} ORDER BY customer_search_grams.rowid DESC"
)
_BY_VECTOR = f"SELECT {_COLUMNS} FROM customer_search WHERE grams @@ CAST(:grams AS tsquery) AND {{condition}}"


def _narrowest(word: str) -> list[str]:
    """Some grams that every text has that contains `word`."""
    grams = [one + other for one, other in pairwise(word) if not (one + other).isascii()]
    for piece in _PIECE.findall(word):
        # There are only a thousand triples of digits, and ang stands in a third of all names.
        grams += [piece] if len(piece) == 2 else _pieces(piece, min(4, len(piece)))
    if len(grams) <= _MOST_GRAMS:
        return grams
    step = (len(grams) - 1) / (_MOST_GRAMS - 1)
    return [grams[round(place * step)] for place in range(_MOST_GRAMS)]


def _is_character(word: str) -> bool:
    return len(word) == 1 and not word.isascii()


def _rank(row: _Row, words: list[str]) -> int:
    """0 exact name or number, 1 the beginning of one, 2 anywhere in the name, 3 elsewhere."""
    word = words[0]
    if len(words) == 1 and (row.name == word or f"#{word}#" in row.numbers):
        return 0
    if row.name.startswith(word) or f"#{word}" in row.numbers or row.spelled.startswith(f"'{word}"):
        return 1
    return 2 if word in row.name else 3


def _rows(session: Session, statement: str, values: dict[str, Any]) -> list[_Row]:
    return [_Row(*row) for row in session.execute(text(statement), values)]


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


# --- millions at once -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the index keeps of one customer, ready to be written; made anywhere, also in another process."""

    customer_id: int
    name: str
    words: str
    spelled: str
    numbers: str
    grams: str


def prepare(entry: Entry) -> Prepared:
    """Work out what is kept of an entry."""
    row = _row(entry)
    return Prepared(row.customer_id, row.name, row.words, row.spelled, row.numbers, " ".join(_grams(row)))


@contextmanager
def filling(driver: Any) -> Iterator[Callable[[Iterable[Prepared]], int]]:
    """Give what indexes customers that are not indexed yet, many at a time; it returns how many. Does not commit.

    Args:
        driver: the driver's own connection (sqlite3 or psycopg).
    """
    if type(driver).__module__.startswith("sqlite3"):
        driver.execute("INSERT INTO customer_search_grams(customer_search_grams, rank) VALUES ('hashsize', 134217728)")
        yield partial(_fill_sqlite, driver)
        driver.execute("INSERT INTO customer_search_grams(customer_search_grams, rank) VALUES ('hashsize', 1048576)")
    else:
        yield partial(_fill_postgresql, driver)


def index_new(session: Session, rows: Iterable["Prepared"]) -> None:
    """Find these new customers from now on; part of the transaction."""
    put = _fill_sqlite if _is_sqlite(session) else _fill_postgresql
    put(session.connection().connection.driver_connection, rows)


def fill(driver: Any, entries: Iterable[Entry]) -> int:
    """Index customers that are not indexed yet, many at a time; return how many. Does not commit.

    Args:
        driver: the driver's own connection (sqlite3 or psycopg).
        entries: in any order, fastest by ascending id; making them must not need the same connection.
    """
    with filling(driver) as put:
        return put(map(prepare, entries))


def _fill_sqlite(driver: Any, rows: Iterable[Prepared]) -> int:
    count, rows = 0, iter(rows)
    while chunk := list(islice(rows, _CHUNK)):
        texts = [(row.customer_id, row.name, row.words, row.spelled, row.numbers) for row in chunk]
        driver.executemany(f"INSERT INTO customer_search({_COLUMNS}) VALUES (?, ?, ?, ?, ?)", texts)
        grams = [(row.customer_id, row.grams) for row in chunk]
        driver.executemany("INSERT INTO customer_search_grams(rowid, grams) VALUES (?, ?)", grams)
        count += len(chunk)
    return count


def _fill_postgresql(driver: Any, rows: Iterable[Prepared]) -> int:
    count = 0
    with driver.cursor() as cursor, cursor.copy(f"COPY customer_search({_COLUMNS}, grams) FROM STDIN") as copy:
        for count, row in enumerate(rows, 1):  # noqa: B007  the last one is how many there were
            vector = _vector(row.grams.split())
            copy.write_row((row.customer_id, row.name, row.words, row.spelled, row.numbers, vector))
    return count
