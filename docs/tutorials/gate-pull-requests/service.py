"""Predicts the price of a flat: python3 service.py PORT"""

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a body waits for the acknowledgement of its head

    def do_GET(self):  # /health
        self.answer({"status": "up"})

    def do_POST(self):  # /predict
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        time.sleep(0.050)  # what the model takes
        self.answer({"price": 1000 * request["rooms"]})

    def answer(self, body):
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Service).serve_forever()
