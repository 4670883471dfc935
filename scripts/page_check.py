"""What scripts/page-check asks a browser. Arguments: the folder of pages, axe.min.js, a folder for screenshots."""

import base64
import fcntl
import html
import http.server
import json
import os
import pathlib
import re
import select
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

JENKINS = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';"
HOST = "pages.test"
# What chromium asks of its maker whatever page is open. Exact names: a page's fonts.googleapis.com would be seen.
BROWSERS_OWN = {"clients2.google.com", "update.googleapis.com", "accounts.google.com", "www.google.com",
                "optimizationguide-pa.googleapis.com", "android.clients.google.com", "content-autofill.googleapis.com",
                "edgedl.me.gvt1.com", "redirector.gvt1.com", "safebrowsing.googleapis.com"}
FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
    "--disable-domain-reliability", "--disable-client-side-phishing-detection", "--no-pings",
    "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater",
]
# Of the others one screenshot is enough.
LOOKED_AT = {"all-gates", "fail-shaded", "pass-constant", "invalid-own-lag", "endpoints-of-each-verdict",
             "fail-token-stream-goodput", "fail-counted-by-triton", "ten-million-requests"}
AXE = """<script>window.addEventListener('load', () => axe.run(document, {resultTypes: ['violations']}).then(r => {
  const d = document.createElement('div'); d.id = 'axe-result';
  const n = performance.getEntriesByType('navigation')[0];
  d.textContent = JSON.stringify({ms: Math.round(n.loadEventStart), rules: r.passes.length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    violations: r.violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.target + ' ' +
      (n.any[0] ? n.any[0].message : '')).join(' | '))});
  document.body.append(d); }));</script>"""

# The first chart that can be hovered, once it is in sight.
OVER = """(() => { const over = document.querySelector('.live .u-over'); over.scrollIntoView({block: 'center'});
  const box = over.getBoundingClientRect(); return [box.left, box.top + box.height / 2, box.width]; })()"""
# What each canvas shows.
SHOWN = "[...document.querySelectorAll('.live canvas')].map(each => each.toDataURL())"
# Each row of each chart's table, in the words of the line that hovering shows.
ROWS = """[...document.querySelectorAll('figure.live')].map(figure => {
  const heads = [...figure.querySelectorAll('thead th')].map(each => each.textContent);
  return [...figure.querySelectorAll('tbody tr')].map(row => [...row.children].map((cell, i) =>
    (i === 0 ? 'From' : heads[i]) + ' ' + cell.textContent).join(' \u00b7 ').replaceAll('\u00a0', ' ')); })"""
FOCUSABLE = "[...document.querySelectorAll('.plot, .plot *, .values')].filter(each => each.tabIndex >= 0).map(each => each.className)"


class Pages(http.server.BaseHTTPRequestHandler):
    """A proxy that knows one host, so that whatever a page asks of another one is seen here."""

    root: pathlib.Path
    axe: str
    asked: list = []

    def do_CONNECT(self):
        self.asked.append(self.path)
        self.send_error(404)

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        self.asked.append(self.path)
        mode, _, path = url.path.lstrip("/").partition("/")
        file = self.root / urllib.parse.unquote(path)
        if url.hostname != HOST or not file.is_file():
            self.send_error(404)
            return
        text = file.read_text()
        if mode == "axe":
            text = text.replace("</main>", "</main><script>" + self.axe + "</script>" + AXE)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if mode == "jenkins":
            self.send_header("Content-Security-Policy", JENKINS)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


def host(asked):
    """Of an address, or of HOST:PORT."""
    return urllib.parse.urlsplit(asked if "//" in asked else "//" + asked).hostname


class Browser:
    """A chromium that does what a hand does, by the DevTools protocol over a pipe: JSON, each message ended by a zero byte."""

    def __init__(self, *options):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.calls, self.unread = 0, b""
        # Above those that chromium wants: it reads 3 and writes 4.
        ends = [fcntl.fcntl(each, fcntl.F_DUPFD, 10) for each in (*os.pipe(), *os.pipe())]
        its_in, self.out, self.into, its_out = ends
        self.process = subprocess.Popen(
            ["chromium", *FLAGS, "--remote-debugging-pipe", f"--user-data-dir={self.profile.name}", *options, "about:blank"],
            preexec_fn=lambda: (os.dup2(its_in, 3), os.dup2(its_out, 4)), pass_fds=(3, 4), stderr=subprocess.DEVNULL)
        os.close(its_in)
        os.close(its_out)
        self.session = None
        try:
            pages = [each for each in self.call("Target.getTargets")["targetInfos"] if each["type"] == "page"]
            self.session = self.call("Target.attachToTarget", targetId=pages[0]["targetId"], flatten=True)["sessionId"]
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.out)
        os.close(self.into)
        self.profile.cleanup()

    def call(self, method, **parameters):
        self.calls += 1
        message = {"id": self.calls, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.calls:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def read(self):
        while b"\0" not in self.unread:
            if not select.select([self.into], [], [], 60)[0]:
                raise TimeoutError("chromium says nothing")
            more = os.read(self.into, 1 << 16)
            if not more:
                raise RuntimeError("chromium has ended")
            self.unread += more
        message, _, self.unread = self.unread.partition(b"\0")
        return json.loads(message)

    def value(self, script):
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{script}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def open(self, url):
        self.call("Page.navigate", url=url)
        for _ in range(300):
            if self.value("document.readyState === 'complete' && location.href !== 'about:blank'"):
                return
            time.sleep(0.1)
        raise TimeoutError(url)

    def mouse(self, kind, x, y, **more):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, x, y, count):
        for kind in ("mousePressed", "mouseReleased"):
            self.mouse(kind, x, y, button="left", buttons=1, clickCount=count)

    def drag(self, from_x, to_x, y):
        self.mouse("mousePressed", from_x, y, button="left", buttons=1, clickCount=1)
        for step in range(1, 6):
            self.mouse("mouseMoved", from_x + (to_x - from_x) * step / 5, y, button="left", buttons=1)
        self.mouse("mouseReleased", to_x, y, button="left", clickCount=1)

    def shot(self, file):
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))


class Check:
    def __init__(self, root, axe, shots):
        self.root, self.shots, self.wrong = pathlib.Path(root), pathlib.Path(shots), 0
        Pages.root, Pages.axe = self.root, pathlib.Path(axe).read_text().replace("</script", "<\\/script")
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
        self.server.handle_error = lambda *_: None  # a browser that ends hangs up
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def proxy(self):
        return f"--proxy-server=http://127.0.0.1:{self.server.server_port}"

    def chromium(self, mode, page, *options):
        Pages.asked.clear()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            done = subprocess.run(
                ["chromium", *FLAGS, self.proxy(), f"--user-data-dir={profile}", *options, self.url(mode, page)],
                capture_output=True, text=True, timeout=120)
        self.expect_alone(mode, page)
        self.expect(self.url(mode, page) in Pages.asked, f"{page} ({mode}) was not opened: {done.stderr[-400:]}")
        return done.stdout

    def expect_alone(self, mode, page):
        known = (self.url(mode, page), f"http://{HOST}/favicon.ico")
        foreign = [each for each in Pages.asked if each not in known and host(each) not in BROWSERS_OWN]
        self.expect(not foreign, f"{page} ({mode}) asks for {foreign}")

    @staticmethod
    def url(mode, page):
        return f"http://{HOST}/{mode}/{urllib.parse.quote(page)}"

    def expect(self, holds, otherwise):
        if not holds:
            self.wrong += 1
            print("NOT OK:", otherwise)

    def accessible(self, page, width, *options):
        """axe-core finds nothing, and the page is not wider than its window."""
        out = self.chromium("axe", page, "--dump-dom", "--virtual-time-budget=30000", f"--window-size={width},900", *options)
        found = re.search(r'id="axe-result">(.*?)</div>', out, re.S)
        if not found:
            self.expect(False, f"{page}: axe did not end")
            return
        result = json.loads(html.unescape(found.group(1)))
        for each in result["violations"]:
            self.expect(False, f"{page} at {width} px: {each}")
        self.expect(result["wide"] <= 0, f"{page} is {result['wide']} px wider than {width} px")
        print(f"axe: {page} at {width} px {' '.join(options)}: {result['rules']} rules hold; loaded after {result['ms']} ms")

    def shot(self, page, name, mode, width, height, *options):
        self.chromium(mode, page, f"--screenshot={self.shots / (name + '.png')}", f"--window-size={width},{height}", *options)

    def used(self, page, name, *options):
        """By a hand: hovering tells the figures of each chart, dragging zooms all of them, a double click shows all again."""
        Pages.asked.clear()
        with Browser(self.proxy(), "--window-size=1200,900", *options) as browser:
            browser.open(self.url("plain", page))
            charts = browser.value("document.querySelectorAll('figure.live').length")
            figures = browser.value("document.querySelectorAll('figure > script').length")
            self.expect(charts == figures > 0, f"{page}: {charts} of {figures} charts can be hovered")
            x, y, width = browser.value(OVER)
            shown = browser.value(SHOWN)
            browser.mouse("mouseMoved", x + width * 0.22, y)
            told = browser.value("[...document.querySelectorAll('.values')].map(each => each.textContent)")
            rows = browser.value(ROWS)
            for line, row in zip(told, rows):
                self.expect(line.replace("\xa0", " ") in row, f"{page}: hovering says {line!r}, which is no row of the table")
            browser.shot(self.shots / (name + "-hover.png"))
            if len(rows[0]) > 10:  # of fewer intervals there is little to zoom into
                browser.drag(x + width * 0.15, x + width * 0.5, y)
                zoomed = browser.value(SHOWN)
                self.expect(all(a != b for a, b in zip(shown, zoomed)), f"{page}: dragging does not zoom each chart")
                browser.shot(self.shots / (name + "-zoom.png"))
                browser.click(x + width * 0.3, y, 1)
                browser.click(x + width * 0.3, y, 2)
                self.expect(browser.value(SHOWN) == shown, f"{page}: a double click does not show the whole run again")
            focused = browser.value(FOCUSABLE)
            self.expect(not focused, f"{page}: the keyboard stops at {focused}")
        self.expect_alone("plain", page)
        print(f"hover and zoom: {page} {' '.join(options)}: {told[0]}")

    def printed(self, page, name, mode, *wanted):
        """All of it can be read on paper."""
        pdf = self.shots / (name + ".pdf")
        self.chromium(mode, page, f"--print-to-pdf={pdf}", "--no-pdf-header-footer")
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout
        words = " ".join(text.split())
        for each in wanted:
            self.expect(each in words, f"{page} ({mode}), printed, lacks {each!r}")


def main():
    check = Check(*sys.argv[1:4])
    pages = sorted(str(each.relative_to(check.root)) for each in check.root.rglob("index.html"))
    dark = "--blink-settings=preferredColorScheme=0"
    for page in pages:
        name = page.replace("samples/", "").replace("/index.html", "").replace("/", "-").replace("index.html", "all-gates")
        text = (check.root / page).read_text()
        title = html.unescape(re.search("<title>(.*?)</title>", text).group(1))
        check.expect(len(text.encode()) < 1_000_000, f"{page} has {len(text.encode())} bytes")
        check.accessible(page, 1200)
        check.accessible(page, 400, dark)
        check.shot(page, name + "-light", "plain", 1200, 2400)
        if name in LOOKED_AT:
            check.shot(page, name + "-dark", "plain", 1200, 2400, dark)
            check.shot(page, name + "-narrow", "plain", 400, 3000)
            check.shot(page, name + "-jenkins", "jenkins", 1200, 2400)
            if "<script" in text:
                check.used(page, name)
        wanted = [title.split(" ")[0], *re.findall("<h2>([A-Z][a-z ]+)</h2>", text)[:4]]
        check.printed(page, name + "-jenkins", "jenkins", *wanted)
        check.printed(page, name + "-print", "plain", *wanted)
    print(f"{len(pages)} pages, {check.wrong} wrong; screenshots in {check.shots}")
    sys.exit(1 if check.wrong else 0)


main()
