"""Templates: Jinja in, the small Markdown out.

The template decides the structure, data only fills it: every value is escaped, so that a "#" or "1." in a
title never becomes a heading or a list. Values are never evaluated. A ward's own templates shadow the packaged
ones file by file; nothing outside these folders can be reached.
"""

from __future__ import annotations

import re
import traceback
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.utils import missing

from tdkt.documents.page.blocks import Block
from tdkt.documents.page.markdown import parse_blocks
from tdkt.documents.texts.bounded import BoundedSandbox, TooMuchError
from tdkt.documents.texts.formats import date_long, date_short, number
from tdkt.documents.texts.in_sentences import two_digits
from tdkt.errors import UserError
from tdkt.model.numbering import COMMON, Scheme
from tdkt.model.plan_year import year_name
from tdkt.resources import resource_folder
from tdkt.workspace.conflict_markers import line_of_conflict
from tdkt.workspace.inside import is_link, obstacle

_UNWANTED_FILTERS = ("escape", "e", "forceescape", "safe", "random", "urlize", "xmlattr", "tojson", "pprint")
"""They speak HTML, or depend on chance."""

_SPACES = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_PAIR = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]+)(?<=[^\s*\\])\*(?![\w*])")
_SPECIAL = re.compile(r"[\\`_#|\[\]<>~*]")
_LEADING = re.compile(r"^( *)(?:([-+])|(\d{1,9})([.)])(?=\s|$))")


class MarkdownText(str):
    """Text that a template wrote: structure, not data, and not to be escaped again."""

    __slots__ = ()


class RootedLoader(BaseLoader):
    """Reads templates under one folder and nothing else: no "..", no absolute path, no link that leads out."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of `template`, a path relative to the root with "/" between its parts."""
        parts = template.split("/")
        if any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
            raise SecurityError(f"“{template}” không phải đường dẫn bên trong thư mục mẫu")
        path = self._root.joinpath(*parts)
        found = obstacle(self._root, path)
        if found is not None:
            raise SecurityError(f"“{template}” {found.message}")
        if not path.is_file():
            raise TemplateNotFound(template)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise UserError(
                f"{path}: tệp mẫu không phải UTF-8.", hint="Lưu lại tệp với mã hóa UTF-8."
            ) from error
        line = line_of_conflict(text)
        if line:
            raise UserError(
                f"{path}:{line}: tệp mẫu còn xung đột của git chưa giải quyết.",
                hint="Giữ bản đúng, xóa bản kia và các dòng <<<<<<<, =======, >>>>>>>, rồi chạy “git add” với tệp này.",
            )
        return text, str(path), lambda: True


class MissingValue(StrictUndefined):
    """What a template names and data does not have; says so in Vietnamese when it is used."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name: object = self._undefined_name
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is missing:
            return f"không có biến “{name}”"
        if isinstance(name, int):
            return f"không có phần tử thứ {name + 1}"
        return f"không có trường “{name}” trong {_described(self._undefined_obj)}"


class Templates:
    """The templates in force, made once for a job and handed on: a ward's `own` folders are searched before the packaged one."""

    __slots__ = ("_environment", "_folders", "_roots")

    def __init__(self, *own: Path) -> None:
        for folder in own:
            if is_link(folder):
                raise UserError(
                    f"{folder} là một liên kết nên không dùng mẫu ở đó.", hint="Thay bằng thư mục thường."
                )
        self._folders = (*own, resource_folder("templates"))
        self._roots = [folder for folder in self._folders if folder.is_dir()]
        self._environment = _environment(self._roots)

    def blocks(
        self, template_name: str, context: Mapping[str, object], scheme: Scheme = COMMON
    ) -> tuple[Block, ...]:
        """Return the blocks of a document that `template_name` yields from `context`, numbered by `scheme`; raises as `markdown`."""
        return parse_blocks(self.markdown(template_name, context), scheme)

    def markdown(self, template_name: str, context: Mapping[str, object]) -> str:
        """Return the Markdown that `template_name` yields from `context`.

        Raises UserError naming file, line and what is missing for any fault of a template.
        """
        return _rendered(self._environment, self._roots, template_name, context)

    def own(self, name: str) -> Path | None:
        """Return the file of a ward's own that says otherwise than the packaged template `name`, None where there is none.

        A copy that nobody changed (`tdkt init --templates` makes them) is no template of the ward's own.
        """
        found = next((path for folder in self._folders[:-1] if (path := folder / name).is_file()), None)
        packaged = self._folders[-1] / name
        if found is None or (packaged.is_file() and _text_of(found) == _text_of(packaged)):
            return None
        return found

    def file(self, *names: str) -> Path:
        """Return the first file that there is: each of `names` is looked for in all folders before the next.

        Raises UserError naming the last of them.
        """
        places = [folder / name for name in names for folder in self._folders]
        found = next((place for place in places if place.is_file()), None)
        if found is None:
            searched = ", ".join(str(folder) for folder in self._folders)
            raise UserError(f"Không tìm thấy mẫu Word {names[-1]}.", hint=f"Đã tìm trong: {searched}.")
        return found


def _text_of(path: Path) -> bytes:
    """Return what a template says, whatever editor ended its lines."""
    return path.read_bytes().removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")


def _rendered(
    environment: BoundedSandbox, roots: Sequence[Path], template_name: str, context: Mapping[str, object]
) -> str:
    try:
        environment.begin()
        return str(environment.get_template(template_name).render(context))
    except TemplateNotFound as error:
        raise _not_found(error, roots) from error
    except TemplateSyntaxError as error:
        place = _place(error.filename or error.name or template_name, error.lineno)
        raise UserError(f"{place}: sai cú pháp Jinja: {error.message}") from error
    except UndefinedError as error:
        raise UserError(f"{_where(error, template_name)}: {error.message}.", hint=_excerpt(error)) from error
    except (TooMuchError, RecursionError, MemoryError) as error:
        raise UserError(
            f"{_where(error, template_name)}: mẫu tự gọi chính nó, chạy quá lâu hoặc tạo ra quá nhiều chữ nên bị dừng.",
            hint="Kiểm tra include, import, macro và vòng lặp; biểu thức quá dài thì chia ra bằng set.",
        ) from error
    except (SyntaxError, RuntimeError, NotImplementedError) as error:
        raise UserError(
            f"{template_name}: mẫu lồng quá nhiều tầng (vòng lặp, khối) nên không chạy được.",
            hint="Chia thành macro hoặc tệp include.",
        ) from error
    except OSError as error:
        raise UserError(
            f"{error.filename or template_name}: không đọc được tệp mẫu.", hint="Kiểm tra quyền đọc."
        ) from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        message = f"{_where(error, template_name)}: {_reason(error)}"
        raise UserError(message, hint=_excerpt(error)) from error


def escape_value(value: object, *, environment: Environment | None = None) -> str:
    """Return `value` as text in which nothing has a meaning for Markdown, except single `*…*` pairs.

    Newlines and control characters become a space; letters are composed (NFC). Raises ValueError for what has
    no agreed written form (None, true/false, lists, dates, floats): a template says how with a filter.
    """
    if isinstance(value, MarkdownText):
        return value
    if isinstance(value, Undefined):
        return str(value)  # raises
    if isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value) if isinstance(value, int) else number(value)
    if not isinstance(value, str):
        raise ValueError(
            f"không in thẳng được {_described(value)}; hãy chọn trường hoặc bộ lọc (number, date_long)"
        )
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", value))
    pieces = _PAIR.split(text)
    escaped = "".join(
        f"*{_SPECIAL.sub(_backslash, piece)}*" if odd % 2 else _SPECIAL.sub(_backslash, piece)
        for odd, piece in enumerate(pieces)
    )
    return _LEADING.sub(_leading, escaped, count=1)


def sandbox(finalize: Callable[[object], str], loader: BaseLoader | None = None) -> BoundedSandbox:
    """Return an environment in which a template reaches nothing but its values, and ends; `finalize` writes each value."""
    environment = BoundedSandbox(
        loader=loader,
        undefined=MissingValue,
        finalize=finalize,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    for name in _UNWANTED_FILTERS:
        del environment.filters[name]
    environment.concat = environment.whole  # type: ignore[method-assign]
    return environment


def _environment(roots: Sequence[Path]) -> BoundedSandbox:
    environment = sandbox(escape_value, ChoiceLoader([RootedLoader(root) for root in roots]))
    environment.concat = lambda pieces: MarkdownText(environment.whole(pieces))  # type: ignore[method-assign]
    environment.filters.update(
        number=number, date_long=date_long, date_short=date_short, two_digits=two_digits, year_name=year_name
    )
    return environment


def _backslash(match: re.Match[str]) -> str:
    return "\\" + match.group()


def _leading(match: re.Match[str]) -> str:
    indent, bullet, digits, mark = match.groups()
    return f"{indent}\\{bullet}" if bullet else f"{indent}{digits}\\{mark}"


def _not_found(error: TemplateNotFound, roots: Sequence[Path]) -> UserError:
    where = _where(error, "")
    prefix = f"{where}: " if where else ""
    searched = ", ".join(str(root) for root in roots)
    return UserError(f"{prefix}không tìm thấy mẫu “{error.name}”.", hint=f"Đã tìm trong: {searched}.")


def _reason(error: Exception) -> str:
    if isinstance(error, SecurityError):
        return f"mẫu làm điều không được phép: {error}"
    return f"không tính được: {error}"


def _template_frame(error: BaseException) -> traceback.FrameSummary | None:
    frames = traceback.extract_tb(error.__traceback__)
    return next((f for f in reversed(frames) if not f.filename.endswith((".py", ">"))), None)


def _where(error: BaseException, template_name: str) -> str:
    frame = _template_frame(error)
    return _place(frame.filename, frame.lineno) if frame else template_name


def _excerpt(error: BaseException) -> str:
    frame = _template_frame(error)
    return f"Dòng ấy trong mẫu: {frame.line.strip()}" if frame and frame.line else ""


def _place(filename: str, line: int | None) -> str:
    return f"{filename}, dòng {line}" if line else filename


def _described(value: object) -> str:
    kinds = {
        type(None): "giá trị trống",
        bool: "giá trị đúng/sai",
        list: "một danh sách",
        tuple: "một danh sách",
    }
    return kinds.get(type(value), "một bảng khóa" if isinstance(value, Mapping) else type(value).__name__)
