"""What do tests of a server that keeps the rights have at hand? One that asks for passwords, and its keeper."""

import io
import itertools

import pytest

from main import main
from tests.pg import FAST, Cluster, let_in

KEEPER_WORD = "keeper-77-x"  # of the role that owns databases; no superuser
ADMIN, ADMIN_WORD = "陈静", "k7!mm20xq"
_HBA = """
local all ringfile trust
local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
"""


@pytest.fixture(scope="session")
def strict(tmp_path_factory):
    """A PostgreSQL that lets in nobody without a password, but its superuser."""
    hba = tmp_path_factory.mktemp("strict") / "pg_hba.conf"
    hba.write_text(_HBA)
    let_in(hba.parent)
    cluster = Cluster(FAST | {"hba_file": str(hba)})
    cluster._do("CREATE ROLE keeper LOGIN CREATEDB CREATEROLE PASSWORD 'keeper-77-x'")
    yield cluster
    cluster.stop()


@pytest.fixture
def keeper_url(strict):
    """URLs of databases that are not there yet, as their owner writes them."""
    names = []

    def make():
        names.append(f"shop{next(_numbers)}")
        url = strict.url(names[-1]).set(drivername="postgresql", username="keeper", password=KEEPER_WORD)
        return url.render_as_string(hide_password=False)

    yield make
    for name in names:
        strict.drop(name)


@pytest.fixture(scope="module")
def named_shop(strict):
    """URL of a server whose administrator is `ADMIN`; as its owner writes it."""
    name = f"shop{next(_numbers)}"
    url = strict.url(name).set(drivername="postgresql", username="keeper", password=KEEPER_WORD)
    words = url.render_as_string(hide_password=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO(f"{ADMIN_WORD}\n"))
        assert main(["db", "init", "--database", words, "--admin", ADMIN]) == 0
    yield words
    strict.drop(name)


_numbers = itertools.count()


@pytest.fixture
def ringfile(monkeypatch, capsys):
    """Runs `ringfile db …` with lines on its input; gives exit code, answer and complaint."""

    def run(*words, lines=()):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{one}\n" for one in lines)))
        code = main(["db", *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
