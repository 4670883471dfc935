"""wrk, and Loadline by its public API (Drive.java): what each is asked to do and what it answers."""

import json
import os
import re

from harness import processes


class Clients:
    def __init__(self, class_path):
        self._class_path = class_path

    def java(self, main, *options, flags=()):
        return ["java", *flags, "-cp", self._class_path, f"io.loadline.benchmarks.{main}", *map(str, options)]

    def loadline(self, url, flags=(), **options):
        """One run; options are Drive's. Its figures, with the CPU time of the whole process added."""
        pairs = [f"{name.replace('_', '-')}={value}" for name, value in options.items()]
        output, cpu = processes.run(self.java("Drive", f"url={url}", *pairs, flags=flags))
        return {**json.loads(output.strip().splitlines()[-1]), "process_cpu_s": cpu}

    def closed(self, url, users, args, **options):
        """One closed loop as long as the others' and a warm-up more; args are those of harness.closed."""
        return self.loadline(url, concurrency=users, duration=f"{args.seconds}s", warmup=f"{args.warmup}s", **options)

    @staticmethod
    def wrk(url, connections, seconds):
        """One run with as many threads as Loadline has loops: one a core at most."""
        processes.need("wrk", "wrk")
        threads = min(connections, os.cpu_count())
        output, cpu = processes.run(["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", url])
        if re.search(r"Non-2xx|Socket errors", output):
            raise SystemExit(f"wrk met errors: {output}")
        return {
            "requests": int(re.search(r"(\d+) requests in", output).group(1)),
            "throughput": float(re.search(r"Requests/sec:\s*([\d.]+)", output).group(1)),
            "process_cpu_s": cpu,
        }
