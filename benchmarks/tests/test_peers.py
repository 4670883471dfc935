"""Which peers are installed, and what becomes of one that is not: no script brings k6, which is under the AGPL."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BENCHMARKS))

from harness import http_peers, tools  # noqa: E402

# What k6 1.x prints where handleSummary answers its metrics as JSON; after a line that is not of the summary.
K6 = """#!/bin/sh
if [ "$1" = version ]; then echo "k6 v1.8.1 (go1.24, linux/amd64)"; exit; fi
echo "arguments: $*"
echo '{"http_reqs":{"values":{"count":1000,"rate":500}},"http_req_failed":{"values":{"rate":%s}}}'
"""


class Peers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="loadline-path-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        path = os.environ["PATH"]
        self.addCleanup(os.environ.__setitem__, "PATH", path)
        os.environ["PATH"] = folder.name

    def put_k6_on_the_path(self, failed):
        file = self.folder / "k6"
        file.write_text(K6 % failed)
        file.chmod(0o755)

    def test_no_script_installs_k6(self):
        sources = [*(BENCHMARKS / "harness").glob("*.py"), *BENCHMARKS.glob("*/pom.xml")]
        sources += [file for file in BENCHMARKS.iterdir() if file.is_file() and os.access(file, os.X_OK)]
        self.assertGreater(len(sources), 15)
        for source in sources:
            self.assertNotIn("go.k6.io", source.read_text(), source)
        self.assertNotIn("k6", {**tools.GO, **tools.CARGO})

    def test_k6_takes_part_only_where_it_is_named(self):
        self.assertIn("k6", http_peers.ALL)
        self.assertEqual(sorted(set(http_peers.ALL) - {"k6"}), sorted(http_peers.DEFAULT))

    def test_k6_that_is_named_and_missing_ends_the_script_before_anything_is_installed(self):
        command = [sys.executable, str(BENCHMARKS / "http1-peers"), "--peers", "hey", "k6"]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(2, done.returncode)
        self.assertEqual(
            "http1-peers: error: k6 is not on the PATH, and these scripts do not install it, for it is under the AGPL: "
            "install k6 yourself, or leave it out of --peers",
            done.stderr.strip().splitlines()[-1],
        )
        self.assertNotIn("installing", done.stderr)

    def test_k6_on_the_path_is_used(self):
        self.put_k6_on_the_path(failed=0)
        figures = http_peers.k6()("http://127.0.0.1:1/", 4, 2)
        self.assertEqual(1000, figures["requests"])
        self.assertEqual(500, figures["throughput"])
        self.assertEqual("k6 v1.8.1 (go1.24, linux/amd64)", tools.version(["k6", "version"]))

    def test_errors_that_k6_met_end_the_script(self):
        self.put_k6_on_the_path(failed=0.5)
        with self.assertRaisesRegex(SystemExit, "k6 met errors"):
            http_peers.k6()("http://127.0.0.1:1/", 4, 2)


if __name__ == "__main__":
    unittest.main()
