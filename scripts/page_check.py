"""What scripts/page-check asks a browser. Arguments: the folder of pages, axe.min.js, a folder for screenshots."""

import html
import http.server
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
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
             "fail-token-stream-goodput"}
AXE = """<script>window.addEventListener('load', () => axe.run(document, {resultTypes: ['violations']}).then(r => {
  const d = document.createElement('div'); d.id = 'axe-result';
  const n = performance.getEntriesByType('navigation')[0];
  d.textContent = JSON.stringify({ms: Math.round(n.loadEventStart), rules: r.passes.length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    violations: r.violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.target + ' ' +
      (n.any[0] ? n.any[0].message : '')).join(' | '))});
  document.body.append(d); }));</script>"""


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


class Check:
    def __init__(self, root, axe, shots):
        self.root, self.shots, self.wrong = pathlib.Path(root), pathlib.Path(shots), 0
        Pages.root, Pages.axe = self.root, pathlib.Path(axe).read_text().replace("</script", "<\\/script")
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
        self.server.handle_error = lambda *_: None  # a browser that ends hangs up
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def chromium(self, mode, page, *options):
        Pages.asked.clear()
        with tempfile.TemporaryDirectory() as profile:
            proxy = f"--proxy-server=http://127.0.0.1:{self.server.server_port}"
            done = subprocess.run(
                ["chromium", *FLAGS, proxy, f"--user-data-dir={profile}", *options, self.url(mode, page)],
                capture_output=True, text=True, timeout=120)
        known = (self.url(mode, page), f"http://{HOST}/favicon.ico")
        foreign = [each for each in Pages.asked if each not in known and host(each) not in BROWSERS_OWN]
        self.expect(not foreign, f"{page} ({mode}) asks for {foreign}")
        self.expect(self.url(mode, page) in Pages.asked, f"{page} ({mode}) was not opened: {done.stderr[-400:]}")
        return done.stdout

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
        wanted = [title.split(" ")[0], *re.findall("<h2>([A-Z][a-z ]+)</h2>", text)[:4]]
        check.printed(page, name + "-jenkins", "jenkins", *wanted)
        check.printed(page, name + "-print", "plain", *wanted)
    print(f"{len(pages)} pages, {check.wrong} wrong; screenshots in {check.shots}")
    sys.exit(1 if check.wrong else 0)


main()
