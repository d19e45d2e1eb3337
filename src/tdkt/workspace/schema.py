"""Checking a document against the schema of its kind.

`jsonschema-rs` answers "valid or not" in microseconds. Only a document that fails is walked again by `jsonschema`,
whose errors are turned into findings (`schema_messages`). Where `jsonschema-rs` cannot be had, `jsonschema` does both;
a test holds that the two agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Origin
from tdkt.resources import resource_folder
from tdkt.workspace.schema_messages import findings_for, not_explained

Schema = Mapping[str, Any]
COMMON = "common.schema.json"
_BORROWED = re.compile(rf'"\$ref":\s*"(?!{re.escape(COMMON)})[^"#]')
"""A reference to a definition that stands in the schema of another kind."""
_END = re.compile(r"(?<!\\)\$$")
IDENTITY = "x-identity"
"""The keyword of our schemas that names what an object is known by, among its like."""
NOT_PRINTED, PRINTED_IN, GIVEN_LATER = "x-not-printed", "x-printed-in", "x-given-later"
"""What an issued document that holds the file does not print; what is filled in once after it was signed."""


@cache
def _text(name: str) -> str:
    return (resource_folder("schemas") / name).read_text(encoding="utf-8")


def may_say(name: str, keywords: Collection[str]) -> bool:
    """Tell quickly whether the schema file `name`, or what it refers to in others, may say any of `keywords`; never no where it does."""
    texts = (_text(name), _text(COMMON))
    return any(f'"{word}"' in text for word in keywords for text in texts) or bool(_BORROWED.search(texts[0]))


@cache
def load_schema(name: str) -> dict[str, Any]:
    """Return the schema file `name` (for example "plan.schema.json") as data."""
    text = _text(name)
    schema: dict[str, Any] = json.loads(text)
    return _with_borrowed(schema) if _BORROWED.search(text) else schema


def _with_borrowed(schema: dict[str, Any]) -> dict[str, Any]:
    """Return `schema` with the definitions that it borrows from other kinds ("movements.schema.json#/$defs/item") as its own.

    In the file the reference names the other schema, as editors follow it; here a kind is judged and walked by one schema alone.
    """
    own = schema.get("$defs", {})
    lent: dict[str, Any] = {}

    def localized(value: Any, home: str) -> Any:
        if isinstance(value, list):
            return [localized(one, home) for one in value]
        if not isinstance(value, dict):
            return value
        return {
            key: reference(one, home) if key == "$ref" else localized(one, home) for key, one in value.items()
        }

    def reference(target: str, home: str) -> str:
        file, _, name = target.partition("#/$defs/")
        file = file or home
        if not file or file == COMMON:
            return target
        if name in own:
            raise ValueError(f"{file} lends {name}, which the schema defines itself")
        if name not in lent:
            lent[name] = {}
            lent[name].update(localized(load_schema(file)["$defs"][name], file))
        return f"#/$defs/{name}"

    found: dict[str, Any] = localized(schema, "")
    if lent:
        found["$defs"] = {**found.get("$defs", {}), **lent}
    return found


def resolved(schema: Schema, root: Schema) -> Schema:
    """Follow the reference of `schema`, keeping what stands beside it (its title)."""
    reference = schema.get("$ref")
    if reference is None:
        return schema
    file, _, pointer = reference.partition("#/$defs/")
    home = load_schema(COMMON) if file else root
    return {**home["$defs"][pointer], **schema}


@cache
def _gate(kind: str) -> Any:
    schema = load_schema(f"{kind}.schema.json")
    try:
        import jsonschema_rs
    except ImportError:
        return explainer(kind)
    return jsonschema_rs.Draft202012Validator(schema, registry=_common(), validate_formats=True)


@cache
def _common() -> Any:
    """Return what the schemas of all kinds refer to, for the gate."""
    import jsonschema_rs

    return jsonschema_rs.Registry([(f"json-schema:///{COMMON}", load_schema(COMMON))])


@cache
def explainer(kind: str) -> Any:
    """Return the `jsonschema` validator of a kind, which finds every error with its path."""
    import jsonschema
    from referencing import Registry, Resource

    registry: Any = Registry().with_resource(COMMON, Resource.from_contents(load_schema(COMMON)))
    extend: Any = jsonschema.validators.extend
    return extend(jsonschema.Draft202012Validator, {"pattern": _pattern})(
        load_schema(f"{kind}.schema.json"),
        registry=registry,
        format_checker=jsonschema.FormatChecker(["date"]),
    )


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Schema) -> Iterator[Any]:
    """Yield an error where a text does not follow a pattern, in which "$" is the end of the text and not of its last line."""
    from jsonschema import ValidationError

    if isinstance(instance, str) and not re.search(_END.sub(r"\\Z", pattern), instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def is_valid(kind: str, data: Any) -> bool:
    """Tell whether `data` follows the schema of `kind`."""
    return bool(_gate(kind).is_valid(data))


def schema_findings(kind: str, data: Any, origin: Origin) -> list[Diagnostic]:
    """Return what is wrong with `data` by the schema of `kind`; empty where it is valid."""
    if is_valid(kind, data):
        return []

    root = load_schema(f"{kind}.schema.json")
    errors = explainer(kind).iter_errors(data)
    findings = [found for error in errors for found in findings_for(error, origin, root)]
    return findings or [not_explained(origin)]
