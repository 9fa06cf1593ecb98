"""A chat with the bot in the terminal: the real Application over the in-process Bot API.

A line goes in as a message, `#2` taps the second button of the latest message that has any, and
`< notice.pdf` sends a file.
"""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.ansi import render, styled
from bot.botapi import BotApi, Person
from bot.botapi.keyboards import Button
from bot.botapi.records import File, Message
from bot.botapi.state import Answered, Deleted, Edited, Happening, Posted

PROMPT = "› "

_TAP = re.compile(r"#\s*(\d+)")
_FILE = re.compile(r"<\s*(\S.*)")

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


async def run_chat(
    application: AnyApplication,
    api: BotApi,
    lines: AsyncIterator[str] | Iterable[str],
    write: Callable[[str], None],
    *,
    user: str = "Alice",
    colour: bool,
    echo: bool = True,
    save_to: Path | None = None,
) -> None:
    """Runs the application for one user until the lines end.

    `write` gets a block of text at a time, without its last line end. Each line is handled to the
    end, all that the bot says to it included, before the next is asked for. `echo` writes what
    was typed as well, for a transcript. Files that the bot sends are kept in `save_to`, if given.
    """
    person = api.person(user)
    person.open()
    screen = Screen(person.id, write, colour=colour, save_to=save_to)
    stop_listening = api.listen(screen.show)
    try:
        async with _running(application):
            handler = UpdateHandler(application)
            async for line in _each(lines):
                words = line.strip()
                if not words:
                    continue
                if echo:
                    write(styled(f"{PROMPT}{words}", "bold", colour=colour))
                if said := _enter(words, person, screen):
                    write(f"{said}\n")
                await handler.handle_waiting()
    finally:
        stop_listening()


def _enter(words: str, person: Person, screen: "Screen") -> str | None:
    """Does what a line asks for; what the terminal itself has to say to it, if anything."""
    tap = _TAP.fullmatch(words)
    try:
        if file := _FILE.fullmatch(words):
            path = Path(file[1]).expanduser()
            person.send_document(path.name, path.read_bytes())
            return None
        if tap is None:
            person.write(words)
            return None
        query = person.tap(int(tap[1]) - 1, on=screen.message_with_buttons())
    except LookupError:
        return screen.which_buttons(words)
    except (ValueError, OSError) as error:
        return f"({error})"
    return f"→ {query}" if isinstance(query, str) else None


class UpdateHandler:
    """Takes the updates that wait in the server through the application, and sees them done."""

    def __init__(self, application: AnyApplication) -> None:
        self._application = application
        self._next_update_id = 0

    async def handle_waiting(self) -> None:
        application = self._application
        updates = await application.bot.get_updates(
            offset=self._next_update_id, timeout=0, allowed_updates=Update.ALL_TYPES
        )
        for update in updates:
            self._next_update_id = update.update_id + 1
            await application.update_queue.put(update)
        await application.update_queue.join()
        while running := self._running_handlers():
            await asyncio.wait(running)

    def _running_handlers(self) -> list[asyncio.Task[Any]]:
        """Handlers added with `block=False` run on as tasks, which PTB tells apart by name."""
        prefix = f"Application:{self._application.bot.id}:process_update_non_blocking"
        return [task for task in asyncio.all_tasks() if task.get_name().startswith(prefix)]


class Screen:
    """Shows one chat, and remembers which buttons are on it."""

    def __init__(
        self, chat_id: int, write: Callable[[str], None], *, colour: bool, save_to: Path | None
    ) -> None:
        self._chat_id = chat_id
        self._write = write
        self._colour = colour
        self._save_to = save_to
        self._with_buttons: list[Message] = []

    def show(self, happening: Happening) -> None:
        match happening:
            case Answered(query):
                if query.message.chat.id == self._chat_id and query.answer:
                    kind = "alert" if query.alert else "notice"
                    self._write(f"({kind}) {query.answer}\n")
            case Posted(message) | Edited(message) | Deleted(message):
                if message.chat.id == self._chat_id:
                    self._show_message(happening, message)

    def message_with_buttons(self) -> Message | None:
        """The latest message on the screen that has buttons."""
        return self._with_buttons[-1] if self._with_buttons else None

    def which_buttons(self, wanted: str) -> str:
        """What to say to a tap on a button that is not there."""
        message = self.message_with_buttons()
        if message is None:
            return f"(There is no {wanted}: no message has buttons.)"
        return f"(There is no {wanted}. There are:)\n{self._keyboard(message)}"

    def _show_message(self, happening: Happening, message: Message) -> None:
        self._with_buttons = [other for other in self._with_buttons if other is not message]
        if isinstance(happening, Deleted):
            self._write("(deleted) " + message.text.partition("\n")[0] + "\n")
            return
        blocks = ["(edited)"] if isinstance(happening, Edited) else []
        if message.file is not None:
            blocks.append(self._announce(message.file))
        if message.text:
            blocks.append(render(message.body, colour=self._colour))
        if message.buttons:
            self._with_buttons.append(message)
            blocks.append(self._keyboard(message))
        self._write("\n".join(blocks) + "\n")

    def _keyboard(self, message: Message) -> str:
        rows, number = [], 0
        for row in message.markup.rows:
            shown = []
            for button in row:
                number += 1
                shown.append(self._button(number, button))
            rows.append("  " + "  ".join(shown))
        return "\n".join(rows)

    def _button(self, number: int, button: Button) -> str:
        key = styled(f"[{number}]", "code", colour=self._colour)
        return f"{key} {button.text}" + (f" ({button.url})" if button.url else "")

    def _announce(self, file: File) -> str:
        size = f"{len(file.content) / 1024:.1f} KB"
        if self._save_to is None:
            return f"({file.kind}: {file.name}, {size})"
        path = self._save_to / Path(file.name).name
        path.write_bytes(file.content)
        return f"({file.kind}: {path}, {size})"


async def typed_lines(fd: int, prompt: str = "") -> AsyncIterator[str]:
    """Lines of a terminal, a pipe or a file to its end, each asked for with the prompt.

    Reads when the loop says there is something, so that a line not yet typed holds up neither
    other tasks nor Ctrl-C.
    """
    waiting = b""
    while True:
        if prompt:
            sys.stdout.write(prompt)
            sys.stdout.flush()
        while b"\n" not in waiting:
            await _readable(fd)
            chunk = os.read(fd, 1 << 16)
            if not chunk:
                if waiting:
                    yield waiting.decode("utf-8", "replace")
                return
            waiting += chunk
        line, _, waiting = waiting.partition(b"\n")
        yield line.decode("utf-8", "replace")


async def _readable(fd: int) -> None:
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    try:
        loop.add_reader(fd, ready.set)
    except PermissionError:  # A plain file can't be waited for, and need not.
        return
    try:
        await ready.wait()
    finally:
        loop.remove_reader(fd)


async def _each(lines: AsyncIterator[str] | Iterable[str]) -> AsyncIterator[str]:
    if isinstance(lines, AsyncIterator):
        async for line in lines:
            yield line
    else:
        for line in lines:
            yield line


@asynccontextmanager
async def _running(application: AnyApplication) -> AsyncIterator[None]:
    """What `run_polling` does around its polling."""
    async with application:
        if application.post_init is not None:
            await application.post_init(application)
        await application.start()
        try:
            yield
        finally:
            await application.stop()
            if application.post_stop is not None:
                await application.post_stop(application)
    if application.post_shutdown is not None:
        await application.post_shutdown(application)
