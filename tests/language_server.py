"""A client of the real yaml-language-server, as small as the tests need: JSON-RPC over its standard streams."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SECONDS = 60


def find_server() -> str | None:
    """Return the server's command: TDKT_YAML_LANGUAGE_SERVER, or what is on the path."""
    return os.environ.get("TDKT_YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")


class LanguageServer:
    """The server for one folder; leave the `with` block to stop it."""

    def __init__(self, command: str, folder: Path) -> None:
        self._process = subprocess.Popen(
            [command, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
        )
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self.diagnostics: queue.Queue[tuple[str, list[dict[str, Any]]]] = queue.Queue()
        self._number = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}})  # fmt: skip
        self.tell("initialized", {})
        settings = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": settings}})

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.kill()
        self._process.wait()
        self._listener.join(SECONDS)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream
            with contextlib.suppress(BrokenPipeError):
                stream.close()

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open `text` as `path`; return what the server finds wrong with it."""
        return self.open_all({path: text})[path]

    def open_all(self, texts: Mapping[Path, str]) -> dict[Path, list[dict[str, Any]]]:
        """Open texts as files; return what the server finds wrong with each. It waits a while before it looks at one."""
        for path, text in texts.items():
            document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
            self.tell("textDocument/didOpen", {"textDocument": document})
        paths = {path.as_uri().casefold(): path for path in texts}
        found: dict[Path, list[dict[str, Any]]] = {}
        while len(found) < len(texts):
            uri, problems = self.diagnostics.get(timeout=SECONDS)
            path_of_uri = paths.get(uri.casefold())
            if path_of_uri is not None:
                found.setdefault(path_of_uri, problems)
        return found

    def hover(self, path: Path, line: int, column: int) -> str:
        """Return what is shown over a place (from 0), "" for nothing."""
        found = self.ask("textDocument/hover", _at(path, line, column))
        return str(found["contents"]["value"]) if found else ""

    def complete(self, path: Path, line: int, column: int) -> list[str]:
        """Return the words that are offered at a place (from 0)."""
        found = self.ask("textDocument/completion", _at(path, line, column))
        return [item["label"] for item in found["items"]]

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Send a request and return its result."""
        self._number += 1
        self._send({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        while True:
            answer = self._answers.get(timeout=SECONDS)
            if answer.get("id") == self._number:
                return answer.get("result")

    def tell(self, method: str, params: dict[str, Any]) -> None:
        """Send a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while True:
            length = 0
            while line := stream.readline().strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                return
            message = json.loads(stream.read(length))
            if message.get("method") == "textDocument/publishDiagnostics":
                self.diagnostics.put((message["params"]["uri"], message["params"]["diagnostics"]))
            elif "method" in message and "id" in message:  # it asks us: we have nothing to say
                self._send({"jsonrpc": "2.0", "id": message["id"], "result": None})
            elif "id" in message:
                self._answers.put(message)


def _at(path: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
