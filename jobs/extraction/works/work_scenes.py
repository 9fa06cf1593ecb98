"""Where an article's works lie that say nothing of it: where the text has gone before them."""

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.names.owners import section_places
from jobs.extraction.places.project_places import GOES_IN, entered, place_of, scene_of
from jobs.extraction.rules.tokens import Place, Token


class Scenes:
    """Follows an article's sentences in order."""

    def __init__(self, context: ArticleContext) -> None:
        self._context = context
        self._sections = section_places(context.sentences, alone=True)
        self._section: Place | None = None
        self._entered: Place | None = None
        """The zone or the county that a report has gone into: 走进甲开发区，…."""
        self._scene: Place | None = None
        self._passed: list[Sentence] = []
        """The sentences of the paragraph with places that nobody has looked for a scene in yet."""

    def begin(self, paragraph: int) -> None:
        """Begin a paragraph."""
        self._scene = None
        self._passed.clear()
        if self._sections:
            self._section = self._sections.get(paragraph, self._section)

    def passed(self, sentence: Sentence) -> None:
        """Keep where a sentence has gone."""
        if sentence.places:
            self._passed.append(sentence)
        if GOES_IN in sentence.spots:
            self._entered = entered(sentence, self._context.place) or self._entered

    def place_of(self, sentence: Sentence, token: Token) -> Place:
        """Where the work lies that a token of a sentence names."""
        return place_of(self._context, sentence, token, self._here())

    def _here(self) -> Place | None:
        """Where the paragraph has gone before: looked for only where a work is named."""
        for sentence in reversed(self._passed):
            if scene := scene_of(sentence, len(sentence.text), self._context.place):
                self._scene = scene
                break
        self._passed.clear()
        return self._scene or self._section or self._entered
