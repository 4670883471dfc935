"""What http2-codec makes of the figures of its runs and of JMH's report."""

import json
import pathlib
import re
import sys
import unittest

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BENCHMARKS))

from harness import closed, codec  # noqa: E402


NETTY_VERSION = re.search("<netty.version>(.*)</", (BENCHMARKS.parent / "pom.xml").read_text()).group(1)


def run(rate, bytes_each):
    measured = 1000
    return {
        "throughput": rate,
        "requests": 2000,
        "measured": measured,
        "allocated": bytes_each * measured,
        "loop_cpu_s": 0.005,
        "process_cpu_s": 0.04,
        "server_cpu_s": 0.02,
        "service_p50_us": 300,
        "service_p99_us": 900,
    }


def runs(rates, bytes_each):
    """By framing, a round each; rates and bytes: ours, then Netty's."""
    pairs = zip(codec.FRAMINGS, rates, bytes_each)
    return {framing: [run(rate, size)] for framing, rate, size in pairs}


def benchmark(what, call, framing, time, size):
    return {
        "benchmark": f"io.loadline.transport.http2.FramingBenchmark.{what}",
        "params": {"call": call, "framing": framing},
        "primaryMetric": {"score": time},
        "secondaryMetrics": {"gc.alloc.rate.norm": {"score": size}},
    }


class Codec(unittest.TestCase):
    def test_a_row_tells_rate_times_and_bytes_of_a_request(self):
        ours, theirs = codec.rows("nginx, GET", runs((60000, 40000), (80, 2400)))
        self.assertEqual(len(codec.HEADER), len(ours))
        self.assertEqual(["nginx, GET", closed.OURS, "60,000 (60,000..60,000)", ""], ours[:4])
        self.assertEqual(["5.00 (5.00..5.00)", "20.0 (20.0..20.0)", "10.0 (10.0..10.0)", "80 (80..80)", ""], ours[4:9])
        self.assertEqual(["nginx, GET", codec.NETTY, "40,000 (40,000..40,000)", "1.50 x"], theirs[:4])
        self.assertEqual(["2,400 (2,400..2,400)", "30.0 x"], theirs[7:9])

    def test_either_rate_or_allocation_makes_it_worth_its_lines(self):
        self.assertTrue(codec.is_worth_it({"nginx": runs((131, 100), (100, 100))}))
        self.assertTrue(codec.is_worth_it({"nginx": runs((100, 100), (100, 300))}))
        self.assertFalse(codec.is_worth_it({"nginx": runs((129, 100), (100, 299))}))

    def test_it_must_be_worth_its_lines_on_each_server(self):
        good, bad = runs((200, 100), (10, 100)), runs((100, 100), (100, 100))
        self.assertFalse(codec.is_worth_it({"nginx": good, "Go": bad}))

    def test_errors_end_the_script(self):
        output = json.dumps({"errors": 3, "measured": 100})
        with self.assertRaisesRegex(SystemExit, "Netty's codec met errors: 3 of 100 requests"):
            codec.figures(codec.NETTY, output, 1.0)

    def test_a_run_without_errors_is_told_with_the_time_of_its_process(self):
        output = 'a word of the JVM\n{"errors":0,"measured":100,"throughput":5.5}\n'
        self.assertEqual(
            {"errors": 0, "measured": 100, "throughput": 5.5, "process_cpu_s": 1.5}, codec.figures(closed.OURS, output, 1.5)
        )

    def test_jmh_s_figures_stand_side_by_side(self):
        report = [
            benchmark("eight", "GET", "NETTY", 2000.0, 2100.4),
            benchmark("eight", "GET", "OURS", 500.0, 72.1),
            benchmark("one", "GET", "OURS", 600.0, 128.0),
            benchmark("one", "GET", "NETTY", 3000.0, 2100.0),
        ]
        self.assertEqual(
            [
                ["GET", 1, "600", "3,000", "5.00 x", "128", "2,100"],
                ["GET", 8, "500", "2,000", "4.00 x", "72", "2,100"],
            ],
            list(codec.parts(report)),
        )

    def test_the_codec_is_of_the_netty_that_loadline_has(self):
        module = (codec.MODULE / "pom.xml").read_text()
        self.assertIn(f"<netty.version>{NETTY_VERSION}</netty.version>", module)


if __name__ == "__main__":
    unittest.main()
