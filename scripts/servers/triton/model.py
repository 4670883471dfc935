"""Models of Triton's Python backend, told apart by their names. Input x, FP32 [n, 2]; output y."""

import json
import threading
import time

import numpy as np
import triton_python_backend_utils as pb_utils


def linear(x):
    return (x @ np.array([2.0, 3.0])).astype(np.float32)


def failing(x):
    raise ValueError("this model always fails")


def nan(x):
    return np.array([np.nan, np.inf], dtype=np.float32)


def text(x):
    return np.array([b"\xff\xfe"], dtype=np.object_)  # bytes that are no UTF-8


def large(x):
    return np.zeros(3_000_000, dtype=np.float32)  # 12 MB


def tenth(x):
    return np.array([0.1], dtype=np.float32)


def half(x):
    return np.array([1.5], dtype=np.float16)


def long(x):
    return np.array([2**53 + 1], dtype=np.int64)


def slow(x):
    time.sleep(float(x[0][0]))  # seconds
    return x[0]


def queued(x):
    return slow(x)[np.newaxis, :1]


def batched(x):
    return x[:, :1]


class TritonPythonModel:
    def initialize(self, args):
        config = json.loads(args["model_config"])
        self.name = config["name"]
        self.times = args["model_repository"] + "/times"
        self.compute = slow if self.name == "decoupled" else globals()[self.name]

    def execute(self, requests):
        if self.name == "decoupled":  # answers from a thread, so that execute returns at once
            for request in requests:
                threading.Thread(target=self.send, args=(request,)).start()
            return None
        began = time.perf_counter_ns()
        if self.name == "batched":  # computes a batch as long as its longest request says
            inputs = [pb_utils.get_input_tensor_by_name(each, "x").as_numpy() for each in requests]
            time.sleep(max(float(x[0][0]) for x in inputs))
        answers = [self.answer(request) for request in requests]
        if self.name in ("slow", "batched"):  # the truth for tests: requests at once, ns
            with open(self.times, "a") as times:
                times.write(f"{len(requests)} {time.perf_counter_ns() - began}\n")
        return answers

    def send(self, request):
        final = pb_utils.TRITONSERVER_RESPONSE_COMPLETE_FINAL
        request.get_response_sender().send(self.answer(request), flags=final)

    def answer(self, request):
        x = pb_utils.get_input_tensor_by_name(request, "x").as_numpy()
        return pb_utils.InferenceResponse([pb_utils.Tensor("y", self.compute(x))])
