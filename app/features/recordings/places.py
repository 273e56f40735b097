"""Where are recordings kept for all seats, and is what arrived what was sent?"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.recording_options import BUCKET, FOLDER
from app.telephony.recorder.shelf import sha256_of

if TYPE_CHECKING:
    import minio

_TIMEOUT_S = 10.0
_REGION = "us-east-1"  # what stores of one's own call themselves; asking for it takes a trip
_PART = 1 << 30  # one piece, so that the store tells the check sum of the whole

_AWAY = QT_TRANSLATE_NOOP("recordings", "The store of recordings cannot be reached: {why}")
_NO_FOLDER = QT_TRANSLATE_NOOP("recordings", "The folder {folder} of recordings is not there.")
_NOT_NAMED = QT_TRANSLATE_NOOP("recordings", "No folder of recordings is named in this seat's settings.")
_NOT_SAME = QT_TRANSLATE_NOOP("recordings", "A recording arrived damaged in the store; it is sent again.")


class Place(Protocol):
    """A store of files by name. Methods block; for workers. All raise DeviceUnavailable where it cannot be reached."""

    name: str

    def put(self, source: Path, file: str, sha256: str) -> None:
        """Keep a copy of `source`; it is there, whole and checked when this returns. One of that name is replaced."""
        ...

    def get(self, file: str, target: Path) -> bool:
        """Fetch a file to `target`; False where there is none."""
        ...

    def remove(self, file: str) -> None:
        """Keep it no longer; nothing happens where there is none."""
        ...


class Folder:
    """A folder or share.

    Args:
        root: as this seat reaches it; it is not made, for a share that is not there looks like an empty folder.
    """

    name = FOLDER

    def __init__(self, root: str) -> None:
        self._root = root.strip()

    def put(self, source: Path, file: str, sha256: str) -> None:
        target = self._path(file)
        part = target.with_name(target.name + ".part")
        with _reaching():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, part)
            with part.open("rb") as copy:
                os.fsync(copy.fileno())
            if sha256_of(part) != sha256:
                part.unlink()
                raise DeviceUnavailable(_NOT_SAME)
            part.replace(target)

    def get(self, file: str, target: Path) -> bool:
        source = self._path(file)
        with _reaching():
            if not source.exists():
                return False
            shutil.copyfile(source, target)
        return True

    def remove(self, file: str) -> None:
        with _reaching():
            self._path(file).unlink(missing_ok=True)

    def _path(self, file: str) -> Path:
        if not self._root:
            raise DeviceUnavailable(_NOT_NAMED)
        root = Path(self._root)
        if not root.is_dir():
            raise DeviceUnavailable(_NO_FOLDER.fill(folder=self._root))
        return root.joinpath(*_parts(file))


class Bucket:
    """A bucket of an S3-compatible store.

    Args:
        url: of its server, http://… or https://…
    """

    name = BUCKET

    def __init__(self, url: str, bucket: str, user: str, secret: str) -> None:
        self._url, self._bucket, self._user, self._secret = url.strip().rstrip("/"), bucket.strip(), user, secret
        self._made: minio.Minio | None = None

    def put(self, source: Path, file: str, sha256: str) -> None:
        name = "/".join(_parts(file))
        with _reaching_bucket():
            client = self._client()
            done = client.fput_object(
                self._bucket, name, str(source), metadata={"sha256": sha256}, part_size=max(_PART, 5 << 20)
            )
            if (done.etag or "").strip('"') != _md5_of(source):
                self._read_back(client, name, sha256)

    def _read_back(self, client: "minio.Minio", name: str, sha256: str) -> None:
        """A store that encrypts by itself tells a check sum of another kind: what is there is read again."""
        answer, found = client.get_object(self._bucket, name), hashlib.sha256()
        try:
            for block in answer.stream(1 << 20):
                found.update(block)
        finally:
            answer.close()
            answer.release_conn()
        if found.hexdigest() != sha256:
            raise DeviceUnavailable(_NOT_SAME)

    def get(self, file: str, target: Path) -> bool:
        from minio.error import S3Error

        with _reaching_bucket():
            try:
                self._client().fget_object(self._bucket, "/".join(_parts(file)), str(target))
            except S3Error as err:
                if err.code in {"NoSuchKey", "NoSuchObject"}:
                    return False
                raise
        return True

    def remove(self, file: str) -> None:
        with _reaching_bucket():
            self._client().remove_object(self._bucket, "/".join(_parts(file)))

    def _client(self) -> "minio.Minio":
        if self._made is None:
            import minio
            import urllib3

            secure = not self._url.startswith("http://")
            host = self._url.removeprefix("http://").removeprefix("https://")
            pool = urllib3.PoolManager(timeout=_TIMEOUT_S, retries=False)
            client = minio.Minio(
                host,
                access_key=self._user,
                secret_key=self._secret,
                secure=secure,
                http_client=pool,
                region="us-east-1",
            )
            if not client.bucket_exists(self._bucket):
                client.make_bucket(self._bucket)
            self._made = client
        return self._made


def _parts(file: str) -> tuple[str, ...]:
    """A name from the database may not lead out of the store."""
    parts = PurePosixPath(file).parts
    if not parts or parts[0] == "/" or ".." in parts:
        raise ValueError(f"no name of a recording: {file}")
    return parts


def _md5_of(path: Path) -> str:
    found = hashlib.md5(usedforsecurity=False)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            found.update(block)
    return found.hexdigest()


@contextlib.contextmanager
def _reaching() -> Iterator[None]:
    """Errors of disks and networks are one thing to the user."""
    try:
        yield
    except OSError as err:
        raise DeviceUnavailable(_AWAY.fill(why=err.strerror or str(err))) from err


@contextlib.contextmanager
def _reaching_bucket() -> Iterator[None]:
    """And so are those of a store and of the way to it; ValueError is how an address is refused that is none."""
    from minio.error import MinioException
    from urllib3.exceptions import HTTPError

    try:
        with _reaching():
            yield
    except (MinioException, HTTPError, ValueError) as err:
        raise DeviceUnavailable(_AWAY.fill(why=str(err)[:200])) from err
