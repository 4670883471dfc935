"""Two revisions side by side: which jar is taken, who begins a round, and which ratio is told."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BENCHMARKS))

from harness import comparison, revisions  # noqa: E402


of_git = unittest.skipUnless((BENCHMARKS.parent / ".git").exists(), "no checkout of git")


class Server:
    @staticmethod
    def cpu():
        return 0


def run(rate):
    return {"throughput": rate, "requests": 1000, "process_cpu_s": 0.01, "server_cpu_s": 0.008}


def runs(before, after):
    return {"before": [run(rate) for rate in before], "after": [run(rate) for rate in after]}


class BeforeAfter(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="loadline-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def put(self, *names):
        for name in names:
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()

    @of_git
    def test_a_revision_that_is_none_ends_the_script_before_anything_is_built(self):
        command = [sys.executable, str(BENCHMARKS / "before-after"), "no-such-revision"]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(1, done.returncode)
        self.assertEqual(
            "no-such-revision is no commit of this repository: name one, d3af976 or HEAD~10 say", done.stderr.strip()
        )

    @of_git
    def test_a_revision_is_laid_out_as_it_was(self):
        revisions.extract("HEAD", self.folder)
        self.assertTrue((self.folder / "benchmarks/src/main/java/io/loadline/benchmarks/Drive.java").exists())

    def test_the_library_s_own_jar_is_taken(self):
        jar = "target/loadline-1.0.jar"
        self.put(jar, "target/loadline-1.0-sources.jar", "target/loadline-1.0-worker.jar", "target/original-loadline-1.0.jar")
        self.assertEqual(self.folder / jar, revisions.library(self.folder))

    def test_a_build_without_a_jar_is_told(self):
        with self.assertRaisesRegex(SystemExit, "0 jars of the library"):
            revisions.library(self.folder)

    def test_what_today_s_library_is_stays_out_of_yesterday_s_class_path(self):
        self.put("lib/loadline-1.0.jar", "lib/jackson-core-2.jar")
        self.assertEqual([self.folder / "lib/jackson-core-2.jar"], revisions.dependencies(self.folder / "lib"))

    def test_rounds_take_turns_at_who_begins(self):
        order = []
        clients = {name: lambda name=name: order.append(name) or run(1.0) for name in ("before", "after")}
        measured = comparison.interleave("a load", clients, Server(), 3)
        self.assertEqual(["before", "after", "after", "before", "before", "after"], order)
        self.assertEqual([3, 3], [len(each) for each in measured.values()])

    def test_the_ratio_is_that_of_the_medians(self):
        measured = runs(before=[100, 200, 400], after=[90, 210, 300])
        self.assertAlmostEqual(1.05, comparison.ratio(measured["before"], measured["after"]))
        self.assertEqual(
            ["gRPC", "200 (100..400)", "210 (90..300)", "1.050", "0.75..1.05", "10.0", "10.0", "8.0", "8.0"],
            comparison.row("gRPC", **measured),
        )
        self.assertEqual(len(comparison.HEADER), len(comparison.row("gRPC", **measured)))

    def test_a_run_with_a_flag_stands_beside_both(self):
        measured = {"gRPC": {**runs(before=[100], after=[90]), "-Da=b": [run(120)]}}
        self.assertEqual(
            [("gRPC", "0.900"), ("gRPC: -Da=b as after", "1.200"), ("gRPC: -Da=b as before", "0.750")],
            [(row[0], row[3]) for row in comparison.rows(measured)],
        )
        self.assertEqual(["gRPC"], comparison.missed(measured, 0.96))

    def test_loads_below_the_limit_are_named(self):
        measured = {"fast": runs([100], [97]), "slow": runs([100], [95])}
        self.assertEqual(["slow"], comparison.missed(measured, 0.96))


if __name__ == "__main__":
    unittest.main()
