"""Models of Triton's Python backend, told apart by their names. Input x, FP32 [n, 2]; output y."""

import json
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


class TritonPythonModel:
    def initialize(self, args):
        self.compute = globals()[json.loads(args["model_config"])["name"]]

    def execute(self, requests):
        return [self.answer(request) for request in requests]

    def answer(self, request):
        x = pb_utils.get_input_tensor_by_name(request, "x").as_numpy()
        return pb_utils.InferenceResponse([pb_utils.Tensor("y", self.compute(x))])
