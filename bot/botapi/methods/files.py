"""Photos and documents."""

import struct
from typing import Any

from bot.botapi.errors import ApiError, bad_request
from bot.botapi.forms import Form, Upload
from bot.botapi.methods.messages import post, read_caption
from bot.botapi.records import File
from bot.botapi.state import State

MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_DOCUMENT_BYTES = 50 * 1024 * 1024
MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
_MAX_SIDES_SUM = 10_000
_MAX_SIDES_RATIO = 20
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def send_document(state: State, form: Form) -> Any:
    chat = state.open_chat(form)
    caption = read_caption(form)
    file = _stored(state, form, "document", MAX_DOCUMENT_BYTES)
    return post(state, form, chat, caption, method="sendDocument", file=file)


def send_photo(state: State, form: Form) -> Any:
    chat = state.open_chat(form)
    caption = read_caption(form)
    file = _stored(state, form, "photo", MAX_PHOTO_BYTES)
    return post(state, form, chat, caption, method="sendPhoto", file=file)


def get_file(state: State, form: Form) -> Any:
    if not form.text("file_id"):
        raise bad_request("file_id not specified")
    file = state.files.get(form.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > MAX_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    shown = file.to_json()
    kept = {name: shown[name] for name in ("file_id", "file_unique_id", "file_size")}
    return kept | {"file_path": file.path}


def _stored(state: State, form: Form, kind: str, limit: int) -> File:
    given = form.upload(kind)
    if given is None:
        raise bad_request(f"there is no {kind} in the request")
    if isinstance(given, str):
        known = state.files.get(given)
        if known is None or known.kind != kind:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return known
    if not given.content:
        raise bad_request("file must be non-empty")
    if len(given.content) > limit:
        raise ApiError(413, "Request Entity Too Large")
    size = _photo_size(given) if kind == "photo" else (0, 0)
    file = state.keep_file(given.name, given.mime_type, given.content, kind)
    file.width, file.height = size
    return file


def _photo_size(photo: Upload) -> tuple[int, int]:
    size = _png_size(photo.content) or _jpeg_size(photo.content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    short, long = sorted(size)
    if not short or short + long > _MAX_SIDES_SUM or long > short * _MAX_SIDES_RATIO:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _png_size(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Walks the segments to the frame header, which has the height before the width."""
    if not content.startswith(b"\xff\xd8"):
        return None
    position = 2
    while position + 9 <= len(content) and content[position] == 0xFF:
        marker, length = struct.unpack(">xBH", content[position : position + 4])
        if marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return width, height
        position += 2 + length
    return None


METHODS = {
    "senddocument": send_document,
    "sendphoto": send_photo,
    "getfile": get_file,
}
