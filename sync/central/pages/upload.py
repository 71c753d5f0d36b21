"""Files that a form carries (RFC 7578), bounded before they are parsed: their texts, beside what was typed."""

from typing import Final

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from sync.central.web.request import Refusal, arriving, bounded

MEDIA_TYPE: Final = "multipart/form-data"
LARGEST_UPLOAD: Final = 4 << 20
MOST_PARTS: Final = 20


def is_upload(request: Request) -> bool:
    """Tell whether a form comes in parts, as one with files does."""
    return media_type(request) == MEDIA_TYPE


def media_type(request: Request) -> str:
    """Return of what kind a request's content is (RFC 9110 section 8.3.1), without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_upload(request: Request, largest: int) -> tuple[tuple[str, str], ...]:
    """Return names and values; a file's value is its text, what is no UTF-8 in it replaced. Raises Refusal."""
    parser = MultiPartParser(
        request.headers,
        bounded(request, largest, "an upload"),
        max_files=MOST_PARTS,
        max_fields=MOST_PARTS,
        max_part_size=largest,
    )
    try:
        form = await parser.parse()
    except (MultiPartException, ValueError, KeyError) as fault:
        raise Refusal(400, "form", "the form is not understood") from fault
    try:
        return tuple([(name, await _text(value)) for name, value in form.multi_items()])
    finally:
        await form.close()


async def pour_away(request: Request, most: int) -> None:
    """Take in what is still on its way, up to so much: browsers that are cut off while they send show no answer."""
    size = 0
    async for part in arriving(request):
        size += len(part)
        if size > most:
            return


async def _text(value: str | UploadFile) -> str:
    return value if isinstance(value, str) else (await value.read()).decode(errors="replace")
