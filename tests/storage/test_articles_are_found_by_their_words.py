from storage.articles import add_articles, add_page
from storage.records import ArticleText
from storage.search import count_articles_with, list_articles_with, phrases_of
from storage.sources import upload_source
from tests.storage.rows import BINZHOU, NOW

FIRST = "市里加快布局新能\n源产业。Ａ股公司投资３６亿元建PACK基地。"
SECOND = "能源供应稳定，新建铝材项目。"


def put(conn, *texts):
    """A page whose articles are these, the whole of it one text."""
    page = add_page(
        conn,
        source_id=upload_source(conn).id,
        url="https://paper.example/1",
        title=None,
        text="".join(texts),
        fetched_at=NOW,
    )
    starts = [sum(map(len, texts[:number])) for number in range(len(texts))]
    articles = [
        ArticleText(
            index=number,
            title=f"标题{number}",
            start=start,
            end=start + len(text),
            region=BINZHOU,
        )
        for number, (start, text) in enumerate(zip(starts, texts, strict=True))
    ]
    add_articles(conn, page.id, articles, {})


def found(conn, words):
    return [each.text for each in list_articles_with(conn, phrases_of(words), limit=9)]


def test_a_word_is_a_phrase_of_characters_also_over_a_line_break(database):
    with database.write() as conn:
        put(conn, FIRST, SECOND)
    with database.read() as conn:
        assert found(conn, "新能源") == [FIRST]
        assert found(conn, "能源") == [SECOND, FIRST]
        assert found(conn, "源能") == []


def test_all_words_must_be_there(database):
    with database.write() as conn:
        put(conn, FIRST, SECOND)
    with database.read() as conn:
        assert found(conn, "能源 铝材") == [SECOND]
        assert found(conn, "新能源 铝材") == []
        assert count_articles_with(conn, phrases_of("能源")) == 2


def test_letters_and_figures_are_found_in_any_form(database):
    with database.write() as conn:
        put(conn, FIRST, SECOND)
    with database.read() as conn:
        for words in ("pack", "36亿元", "A股", "ＰＡＣＫ"):
            assert found(conn, words) == [FIRST], words


def test_the_title_is_searched_too(database):
    with database.write() as conn:
        put(conn, FIRST, SECOND)
    with database.read() as conn:
        assert found(conn, "标题1") == [SECOND]


def test_signs_of_the_query_language_are_no_signs(database):
    with database.write() as conn:
        put(conn, FIRST, SECOND)
    with database.read() as conn:
        for words in ('"', "铝*", "NOT 铝", 'words:"铝', "'铝' | 能", "(铝", "^铝", "a:b & !"):
            found(conn, words)
        assert found(conn, "“铝材”") == [SECOND]
        assert phrases_of("？ ！ %") == []
        assert list_articles_with(conn, [], limit=9) == []


def test_pages_follow_each_other(database):
    with database.write() as conn:
        put(conn, *(f"第{number}篇说到新能源。" for number in range(7)))
    with database.read() as conn:
        phrases = phrases_of("新能源")
        pages = [list_articles_with(conn, phrases, limit=3, offset=at) for at in (0, 3, 6)]
        numbers = [each.article.index for page in pages for each in page]
        assert numbers == [6, 5, 4, 3, 2, 1, 0]


def test_an_article_of_any_length_is_taken(database):
    long = "".join(chr(0x4E00 + number % 20_000) for number in range(300_000))
    with database.write() as conn:
        put(conn, f"{FIRST}{long}")
        assert count_articles_with(conn, phrases_of("新能源")) == 1
