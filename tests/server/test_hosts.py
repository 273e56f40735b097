"""Is the way to a server kept secret, does it prove who it is, and does the next one take over when it goes away?"""

import os
import shutil
import socket
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from app.core.errors import DatabaseUnavailable
from app.db.engine import open_engine
from app.db.migrate import upgrade
from app.db.server import Server, Tls, checked
from app.db.store import Store
from app.features.calls.lines import waiting_count
from app.features.welcome.server import try_server
from tests.pg import FAST, Cluster, let_in


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for “localhost”, which is its own authority, and its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "server.crt").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "server.key").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    return folder


@pytest.fixture(scope="module")
def encrypted(certificate):
    """A server that encrypts; `port` on this computer."""
    let_in(certificate)
    key = certificate / "server.key"
    key.chmod(0o640)  # as root's it may be read by its group
    if os.geteuid() == 0:
        key.chmod(0o600)
        shutil.chown(key, "postgres")
    files = {"ssl_cert_file": str(certificate / "server.crt"), "ssl_key_file": str(key)}
    cluster = Cluster(FAST | files | {"ssl": "on"}, tcp_port=free_port())
    cluster.create(name="shop")
    cluster.certificate = certificate
    yield cluster
    cluster.stop()


@pytest.mark.parametrize(
    ("host", "tls", "authority", "says"),
    [
        ("localhost", Tls.ENCRYPTED, "", ""),
        ("localhost", Tls.VERIFIED, "server.crt", ""),
        ("localhost", Tls.VERIFIED, "", "cannot prove who it is"),
        ("127.0.0.1", Tls.VERIFIED, "server.crt", "is for another name"),
        ("localhost", Tls.VERIFIED, "nowhere.crt", "certificate cannot be read"),
    ],
)
def test_the_server_proves_who_it_is(encrypted, host, tls, authority, says):
    proof = str(encrypted.certificate / authority) if authority else ""
    server = Server(host, "ringfile", "shop", encrypted.port, tls, proof)
    outcome = try_server(server, "")
    assert (outcome.good, says in str(outcome.words)) == (not says, True), str(outcome.words)


@pytest.fixture
def two():
    """Two servers; the first is a standby that takes no changes."""
    made = [Cluster(FAST, tcp_port=free_port()) for _ in range(2)]
    for one in made:
        one.create(name="shop")
        engine = open_engine(one.url("shop"))
        upgrade(engine)
        engine.dispose()
    yield made
    for one in made:
        one.stop()


def test_a_server_without_encryption_is_told(two):
    outcome = try_server(Server("127.0.0.1", "ringfile", "shop", two[0].port, Tls.ENCRYPTED), "")
    assert "does not encrypt" in str(outcome.words)


def test_the_next_server_takes_over_when_the_first_goes_away(two):
    first, second = two
    server = Server(f"127.0.0.1:{first.port},127.0.0.1:{second.port}", "ringfile", "shop")
    store = Store(open_engine(server.url("")))
    port = lambda s: s.connection().exec_driver_sql("SHOW port").scalar()  # noqa: E731
    assert store.run(port).result() == str(first.port)
    second._do("ALTER SYSTEM SET default_transaction_read_only = on")
    second._do("SELECT pg_reload_conf()")
    first.stop()
    wait_for(second, "on")
    with pytest.raises(DatabaseUnavailable, match="takes changes"):
        store.run(port).result()
    second._do("ALTER SYSTEM SET default_transaction_read_only = off")
    second._do("SELECT pg_reload_conf()")
    wait_for(second, "off")
    assert store.run(port).result() == str(second.port)
    assert store.look(waiting_count).result() == 0
    store.close()


def wait_for(cluster, value):
    """Until new sessions have a setting that was reloaded."""
    folder = str(cluster.folder)
    seen = ""
    while seen != value:
        with psycopg.connect(host=folder, port=cluster.port, user="ringfile", dbname="shop") as connection:
            (seen,) = connection.execute("SHOW default_transaction_read_only").fetchone()


@pytest.mark.parametrize(
    ("written", "hosts"),
    [
        ("db", (("db", 5432),)),
        ("db1, db2:5433", (("db1", 5432), ("db2", 5433))),
        ("db1，db2", (("db1", 5432), ("db2", 5432))),
        ("[::1]:5433", (("::1", 5433),)),
        ("/var/run/postgresql", (("/var/run/postgresql", 5432),)),
    ],
)
def test_computers_as_they_are_written(written, hosts):
    assert checked(written, "5432", "shop", "li").hosts == hosts
