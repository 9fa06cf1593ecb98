"""Sending, editing and deleting messages, and answering taps."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.botapi.entities import Entity, FormattedText, tidy, units
from bot.botapi.errors import bad_request
from bot.botapi.forms import Form
from bot.botapi.html import parse_html
from bot.botapi.keyboards import Markup, read_markup
from bot.botapi.records import Chat, File, Message
from bot.botapi.state import Answered, Deleted, Edited, Posted, State

MAX_TEXT_UNITS = 4096
MAX_CAPTION_UNITS = 1024
MAX_ANSWER_CHARACTERS = 200
MAX_SOURCE_BYTES = 1 << 15
QUERY_LIFETIME = timedelta(minutes=1)
"""Telegram promises no number; a bot has to answer at once."""

_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


def send_message(state: State, form: Form) -> Any:
    chat = state.open_chat(form)
    body = _read_text(form)
    return post(state, form, chat, body, method="sendMessage")


def edit_message_text(state: State, form: Form) -> Any:
    message = _own_message(state, form)
    if message.file is not None:
        raise bad_request("there is no text in the message to edit")
    return _edit(state, message, _read_text(form), read_markup(form))


def edit_message_reply_markup(state: State, form: Form) -> Any:
    message = _own_message(state, form)
    return _edit(state, message, message.body, read_markup(form))


def edit_message_caption(state: State, form: Form) -> Any:
    message = _own_message(state, form)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    return _edit(state, message, read_caption(form), read_markup(form))


def delete_message(state: State, form: Form) -> Any:
    chat = state.find_chat(form)
    message = state.find_message(chat, form, "delete")
    if message.author != state.bot and chat.type != "private":
        raise bad_request("message can't be deleted")
    del chat.messages[message.id]
    state.tell(Deleted(message))
    return True


def send_chat_action(state: State, form: Form) -> Any:
    if form.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    state.open_chat(form)
    return True


def answer_callback_query(state: State, form: Form) -> Any:
    query = state.queries.get(form.text("callback_query_id"))
    if query is None or query.answer is not None or state.clock() - query.asked_at > QUERY_LIFETIME:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = form.text("text")
    if len(text) > MAX_ANSWER_CHARACTERS:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answer, query.alert = text, form.boolean("show_alert")
    state.tell(Answered(query))
    return True


def post(
    state: State,
    form: Form,
    chat: Chat,
    body: FormattedText,
    *,
    method: str,
    file: File | None = None,
) -> Any:
    """Puts the bot's message into a chat, with the markup and the reply that the form names."""
    markup, reply_to, topic = read_markup(form), _read_reply(form, chat), _read_topic(form, chat)
    message = state.add_message(chat, state.bot, body, file=file, markup=markup, reply_to=reply_to)
    message.topic = topic
    state.write_down(method, message)
    state.tell(Posted(message))
    return message.to_json()


def read_caption(form: Form) -> FormattedText:
    caption = _read_formatted(form, form.text("caption"), "caption_entities")
    if units(caption.text) > MAX_CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return caption


def _read_text(form: Form) -> FormattedText:
    source = form.text("text")
    if not source:
        raise bad_request("message text is empty")
    body = _read_formatted(form, source, "entities")
    if not body.text:
        raise bad_request("text must be non-empty")
    if units(body.text) > MAX_TEXT_UNITS:
        raise bad_request("message is too long")
    return body


def _read_formatted(form: Form, source: str, entities: str) -> FormattedText:
    if len(source.encode("utf-8", "surrogatepass")) > MAX_SOURCE_BYTES:
        raise bad_request("text is too long")
    mode = form.text("parse_mode").lower()
    if mode == "html":
        return parse_html(source)
    if mode not in {"", "none"}:
        # Telegram has two Markdowns as well; nothing here writes them.
        raise bad_request("unsupported parse_mode")
    return tidy(source, _read_entities(form.json(entities, "entities")))


def _read_entities(values: Any) -> Sequence[Entity]:
    if not isinstance(values, list):
        return ()
    try:
        return [
            Entity(
                int(value["offset"]),
                int(value["length"]),
                str(value["type"]),
                str(value.get("url") or value.get("language") or ""),
            )
            for value in values
        ]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise bad_request("can't parse MessageEntity") from None


def _read_reply(form: Form, chat: Chat) -> Message | None:
    wanted = form.json("reply_parameters", "reply parameters")
    if wanted is None:
        return None
    if not isinstance(wanted, dict) or not isinstance(wanted.get("message_id"), int):
        raise bad_request("object expected as reply parameters")
    message = chat.messages.get(wanted["message_id"])
    if message is None and not wanted.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def _read_topic(form: Form, chat: Chat) -> int | None:
    if not form.text("message_thread_id"):
        return None
    topic = form.integer("message_thread_id")
    if topic not in chat.topics:
        raise bad_request("message thread not found")
    if topic in chat.closed_topics:
        raise bad_request("TOPIC_CLOSED")
    return topic


def _own_message(state: State, form: Form) -> Message:
    if form.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    message = state.find_message(state.open_chat(form), form, "edit")
    if message.author != state.bot:
        raise bad_request("message can't be edited")
    return message


def _edit(state: State, message: Message, body: FormattedText, markup: Markup) -> Any:
    same_text = (body.text, body.entities) == (message.body.text, message.body.entities)
    if same_text and json.dumps(markup.to_json()) == json.dumps(message.markup.to_json()):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message"
        )
    message.body, message.markup, message.edited_at = body, markup, state.clock()
    state.tell(Edited(message))
    return message.to_json()


METHODS = {
    "sendmessage": send_message,
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
    "editmessagecaption": edit_message_caption,
    "deletemessage": delete_message,
    "sendchataction": send_chat_action,
    "answercallbackquery": answer_callback_query,
}
