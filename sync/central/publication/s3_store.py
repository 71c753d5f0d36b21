"""Publications in an S3-compatible store: `s3://bucket/prefix?endpoint=https://…&region=…`.

Credentials come from where the AWS tools look for them (environment, files, the machine's role), never from settings.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from sync.central.errors import CentralError
from sync.central.publication.static import cache_control, media_type

_KNOWN: Final = frozenset({"endpoint", "region"})
_GONE: Final = frozenset({"NoSuchKey", "404"})
_TRIES: Final = Config(retries={"max_attempts": 5, "mode": "standard"}, connect_timeout=10, read_timeout=60)


class S3Store:
    """A bucket, or a part of one below a prefix. Each object carries how long caches may keep it."""

    def __init__(self, client: Any, bucket: str, prefix: str) -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = prefix

    def read(self, name: str) -> bytes | None:
        """Return a small file, or None where there is none."""
        with _translated(self._bucket):
            try:
                found = self._client.get_object(Bucket=self._bucket, Key=self._prefix + name)
            except ClientError as fault:
                if fault.response["Error"]["Code"] in _GONE:
                    return None
                raise
            data: bytes = found["Body"].read()
            return data

    def write(self, name: str, data: bytes) -> None:
        """Write a small file at once."""
        with _translated(self._bucket):
            self._client.put_object(Bucket=self._bucket, Key=self._prefix + name, Body=data, **_headers(name))

    def put(self, name: str, path: Path) -> None:
        """Copy a file of any size in, in parts where it is large."""
        with _translated(self._bucket):
            self._client.upload_file(str(path), self._bucket, self._prefix + name, ExtraArgs=_headers(name))

    def delete(self, name: str) -> None:
        """Delete a file that may be gone already."""
        with _translated(self._bucket):
            self._client.delete_object(Bucket=self._bucket, Key=self._prefix + name)


def open_s3(address: str) -> S3Store:
    """Open a store; raise CentralError where the address is not understood or the bucket cannot be reached."""
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if not parts.netloc or options.keys() - _KNOWN:
        remedy = "write s3://bucket/prefix?endpoint=https://…&region=…"
        raise CentralError("store", f"{address!r} names no bucket, or has an option it cannot have", remedy)
    prefix = parts.path.strip("/")
    with _translated(parts.netloc):
        client = boto3.client(
            "s3", endpoint_url=options.get("endpoint"), region_name=options.get("region"), config=_TRIES
        )
        client.head_bucket(Bucket=parts.netloc)
    return S3Store(client, parts.netloc, f"{prefix}/" if prefix else "")


def _headers(name: str) -> dict[str, str]:
    return {"CacheControl": cache_control(name), "ContentType": media_type(name)}


@contextmanager
def _translated(bucket: str) -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError, ValueError) as fault:  # ValueError: an endpoint that is no address
        remedy = "check `store` in central.toml, the network and the credentials"
        raise CentralError("store", f"bucket {bucket!r}: {fault}", remedy) from fault
