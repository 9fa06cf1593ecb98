"""Links go by the one door to the web, with its guard."""

from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import replace

import msgspec
import pytest

from bot.surroundings import READINGS_AT_ONCE, keep_surroundings, surroundings_of
from jobs.fetch import Fetcher
from tests.jobs.site import Printed, Site

TEXT = (
    "2月7日，滨州市召开工业工作会议。\n会议提出，今年全市进出口总额力争增长8%以上，比去年更高。\n"
    * 2
)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        site.article("/a.html", "滨州市部署新一年工作", TEXT)
        yield site


async def test_the_page_of_a_link_is_read(alice, site):
    answer = await alice.say(f"{site.address}/a.html")
    assert "滨州市部署新一年工作" in answer
    assert "进出口总额 同比增长8%以上" in answer


async def test_the_title_may_stand_beside_it_as_apps_share_it(alice, site):
    answer = await alice.say(f"【滨州市部署新一年工作】 {site.address}/a.html 来自演示新闻")
    assert "进出口总额 同比增长8%以上" in answer
    assert "进出口总额 同比增长8%以上" in await alice.say(f"/read {site.address}/a.html")


async def test_a_link_by_the_way_is_not_followed(alice, site):
    answer = await alice.say(TEXT * 2 + f"更多见 {site.address}/a.html")
    assert "进出口总额 同比增长8%以上" in answer
    assert "/a.html" not in site.asked


@pytest.mark.parametrize(
    ("status", "why"),
    [(404, "地址失效"), (403, "拒绝访问"), (500, "HTTP 500"), (503, "网站自己出错了")],
)
async def test_a_page_that_does_not_come_is_told_with_what_else_to_do(alice, site, status, why):
    site.pages["/b.html"] = Printed(b"", status)
    answer = await alice.say(f"{site.address}/b.html")
    assert why in answer
    assert "全文复制给我" in answer


@pytest.mark.parametrize("path", ["/b.html", "/robots.txt"])
async def test_a_site_that_takes_too_long_is_told_as_such(alice, bot, site, path):
    settings = msgspec.structs.replace(bot.settings.fetch, timeout_seconds=0.2)
    site.pages[path] = Printed(b"User-agent: *", delay_seconds=1)
    async with Fetcher(settings) as hasty:
        surroundings = replace(surroundings_of(bot.application), fetcher=hasty)
        keep_surroundings(bot.application.bot_data, surroundings)
        answer = await alice.say(f"{site.address}/b.html")
    assert "太久没有答复" in answer
    assert "全文复制给我" in answer


async def test_a_site_whose_rules_are_broken_is_told_to_be_so(alice, site):
    site.pages["/robots.txt"] = Printed(b"", 502)
    assert "HTTP 502" in await alice.say(f"{site.address}/a.html")


async def test_a_site_that_failed_again_and_again_is_left_alone_for_a_while(alice, site):
    site.pages["/b.html"] = Printed(b"", 500)
    for _ in range(5):
        assert "HTTP 500" in await alice.say(f"{site.address}/b.html")
    assert "先歇一会儿" in await alice.say(f"{site.address}/b.html")


async def test_a_page_that_asks_to_log_in_is_no_article(alice, site):
    form = "<title>用户登录</title><form>用户名 <input> 密码 <input type=password> 登录</form>"
    site.pages["/login"] = Printed(form.encode(), headers={"Content-Type": "text/html"})
    site.pages["/r"] = Printed(b"", 302, headers={"Location": f"{site.address}/login"})
    answer = await alice.say(f"{site.address}/r")
    assert "没找到正文（可能要登录" in answer
    assert "全文复制给我" in answer


async def test_what_robots_are_asked_to_leave_is_left(alice, site):
    site.pages["/robots.txt"] = Printed(b"User-agent: *\nDisallow: /")
    assert "不许抓取" in await alice.say(f"{site.address}/a.html")
    assert "/a.html" not in site.asked


@pytest.mark.parametrize(
    "link",
    [
        "http://localhost/admin",
        "http://127.0.0.2/a.html",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/a.html",
        "http://10.0.0.1:8080/",
        "http://？/due今年",
        "http://[/x",
    ],
)
async def test_no_link_leads_to_this_machine_or_its_neighbours(alice, link):
    answer = await alice.say(link)
    assert "没能打开" in answer
    assert "allowed_hosts" not in answer


async def test_a_redirect_to_a_neighbour_is_not_followed(alice, site):
    site.pages["/r"] = Printed(b"", 302, headers={"Location": "http://10.0.0.1/"})
    answer = await alice.say(f"{site.address}/r")
    assert "没能打开" in answer
    assert "10.0.0.1" not in answer


async def test_a_page_without_an_article_is_told_so(alice, site):
    site.pages["/e.html"] = Printed(
        b"<html><body></body></html>", headers={"Content-Type": "text/html"}
    )
    assert "没找到正文" in await alice.say(f"{site.address}/e.html")


async def test_a_pdf_behind_a_link_that_is_broken_is_told_so(alice, site):
    site.pages["/x.pdf"] = Printed(b"%PDF-1.7 nothing", headers={"Content-Type": "application/pdf"})
    assert "取不出文字" in await alice.say(f"{site.address}/x.pdf")


async def test_slow_hosts_take_some_of_the_places_only(alice, bot, site):
    readings = surroundings_of(bot.application).readings
    async with AsyncExitStack() as held:
        for _ in range(READINGS_AT_ONCE):
            await held.enter_async_context(readings)
        assert "一会儿再发" in await alice.say(f"{site.address}/a.html")
        assert "一会儿再发" in await alice.send("a.txt", TEXT.encode())
        assert "📍 滨州市" in await alice.say("滨州")
    assert "进出口总额 同比增长8%以上" in await alice.say(f"{site.address}/a.html")
