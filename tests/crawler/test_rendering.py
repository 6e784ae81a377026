"""Pages that only scripts write: read in a browser that can reach the school and nobody else."""

from itertools import pairwise

import pytest

from crawler.schools import Render
from tests.crawler.crawling import crawl, school_at
from tests.crawler.server import page, redirect, serving

SHELL = """<html><head><title>App</title><script src="/app.js"></script>
<script src="OTHER/theo-doi.js"></script></head><body><div id="root"></div></body></html>"""
SCRIPT = """
document.addEventListener('DOMContentLoaded', async () => {
  const data = await (await fetch('/api/lop.json')).json();
  const root = document.getElementById('root');
  root.innerHTML = '<nav><a href="/trang-2">Trang hai</a></nav>';
  root.innerHTML += '<p>' + data.text + '</p><p>' + navigator.userAgent + '</p>';
  const spy = 'OTHER/gui-di';
  for (const send of [() => fetch(spy), () => navigator.sendBeacon(spy), () => window.open(spy),
                      () => new WebSocket(spy.replace('http', 'ws')), () => fetch('/chuyen-huong'),
                      () => navigator.serviceWorker.register('/app.js'), () => fetch('/cam/so.json')]) {
    try { await send() } catch (error) {}
  }
  new Image().src = spy;
  const frame = document.createElement('iframe');
  frame.src = 'OTHER/khung';
  document.body.append(frame);
});
"""


@pytest.mark.browser
def test_a_shell_is_read_as_its_scripts_show_it_and_no_third_party_is_reached(tmp_path):
    with serving({}) as other:
        routes = {
            "/robots.txt": page("User-agent: *\nDisallow: /cam/", kind="text/plain"),
            "/": page(SHELL.replace("OTHER", other.url("")), kind="text/html"),
            "/app.js": page(SCRIPT.replace("OTHER", other.url("")), kind="text/javascript"),
            "/api/lop.json": page('{"text": "Trường có 25 lớp và 800 học sinh."}', kind="application/json"),
            "/trang-2": page("<p>" + "Trang này không cần trình duyệt. " * 20 + "</p>"),
            "/chuyen-huong": redirect(other.url("/qua-chuyen-huong")),
        }
        with serving(routes) as server:
            result = crawl(tmp_path, school_at(server.url(host="thcs-mau.localhost"), 0.1))
    shown = result.of("/", via="browser")
    html = result.archive.body(shown.sha256).decode()
    assert "Trường có 25 lớp và 800 học sinh." in html
    assert server.log[0].agent in html, "the browser names itself as the crawl does"
    assert result.of("/").outcome == result.of("/trang-2").outcome == "ok"
    assert result.of("/trang-2").label == "Trang hai"
    assert result.crawl.complete
    assert other.log == []
    assert "/cam/so.json" not in server.paths()
    assert server.paths().count("/") == 1, "the page itself is not fetched twice"
    log = sorted(server.log, key=lambda seen: seen.began)
    assert min(b.began - a.began for a, b in pairwise(log)) >= 0.1, "scripts wait their turn, too"


@pytest.mark.parametrize(
    ("render", "outcome", "problem", "complete"),
    [(Render.AUTO, "unreadable", "no browser", False), (Render.NEVER, "ok", "switched off", True)],
)
def test_without_a_browser_a_shell_is_not_taken_for_a_page(tmp_path, render, outcome, problem, complete):
    shell = page(SHELL.replace("OTHER", "/khac"))
    with serving(
        {"/": page('<a href="/app">Ứng dụng</a>' + "<p>Trường Mẫu.</p>" * 30), "/app": shell}
    ) as server:
        result = crawl(tmp_path, school_at(server.url(), render=render), {"BROWSER": "/nonexistent"})
    assert result.outcomes() == {"/": "ok", "/app": outcome}
    assert result.of("/app").error == f"not rendered: {problem}"
    assert result.crawl.stats["not_rendered"] == {problem: 1}
    assert result.crawl.complete is complete
