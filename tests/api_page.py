"""The API as a page: `python -m tests.api_page` writes docs/api.md from what `/openapi.json` says."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI

from sync.central.web.api import router
from sync.central.web.api_document import ROUTES, describe
from sync.central.web.api_service import router as service_router

PAGE: Final = Path(__file__).parents[1] / "docs" / "api.md"

_HEAD: Final = """# The API

JSON over HTTPS, for terminals and for services. A running server describes itself at `/openapi.json` (OpenAPI 3.1);
this page is made of that, by `python -m tests.api_page`. Bodies may be gzipped (`Content-Encoding: gzip`), have at
most 4 MiB, plain or unpacked, and two minutes to come. A batch has at most 500 visits or 5,000 records.

Whoever needs a token sends `Authorization: Bearer TOKEN`. An error is a problem (RFC 9457) of the media type
`application/problem+json`; its `type` ends in one of the codes below. 429 and 503 carry `Retry-After`, in seconds.

```json
{problem}
```
"""


def document() -> dict[str, Any]:
    """Return the API's description, as a server gives it."""
    app = FastAPI(title="Ashyq central server", version="1")
    app.include_router(router)
    app.include_router(service_router)
    describe(app)
    return app.openapi()


def page(described: dict[str, Any]) -> str:
    """Return the page that a description makes."""
    problems = described["paths"]["/v1/enrol"]["post"]["responses"]["429"]["content"]["application/problem+json"]
    head = _HEAD.replace("{problem}", _json(problems["examples"]["too_often"]["value"]))
    parts = (_route(path, operations["post"]) for path, operations in described["paths"].items())
    return "\n".join([head, *("\n".join(part) for part in parts)])


def _route(path: str, operation: dict[str, Any]) -> Iterator[str]:
    yield f"## POST {path}\n"
    yield f"{operation['description']}\n"
    yield f"Token: {ROUTES[path].token or 'none'}.\n"
    yield f"```json\n{_json(operation['requestBody']['content']['application/json']['example'])}\n```\n"
    yield f"200:\n\n```json\n{_json(operation['responses']['200']['content']['application/json']['example'])}\n```\n"
    yield "| status | code | |\n|---|---|---|"
    for status, response in operation["responses"].items():
        for code, example in response["content"].get("application/problem+json", {}).get("examples", {}).items():
            yield f"| {status} | `{code}` | {example['value']['detail']} |"
    yield ""


def _json(plain: object) -> str:
    return json.dumps(plain, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    PAGE.write_text(page(document()), encoding="utf-8")
