"""KServe's Python server with models of V1, V2 and gRPC, on loopback alone (it knows no option for that)."""

import asyncio
import time

import grpc.aio._server
import kserve
import numpy as np
import uvicorn
from kserve import InferOutput, InferResponse


def bind_to_loopback():
    config = uvicorn.Config
    uvicorn.Config = lambda app, **options: config(app, **{**options, "host": "127.0.0.1"})
    add_port = grpc.aio._server.Server.add_insecure_port
    grpc.aio._server.Server.add_insecure_port = lambda server, address: add_port(
        server, address.replace("[::]", "127.0.0.1")
    )


class Linear(kserve.Model):
    def __init__(self, name):
        super().__init__(name)
        self.ready = True

    async def predict(self, payload, headers=None, response_headers=None):
        if isinstance(payload, dict):  # V1
            return {"predictions": self.compute(np.array(payload["instances"])).tolist()}
        y = self.compute(payload.inputs[0].as_numpy())
        return self.answer(payload, [output("y", y.astype(np.float32), "FP32", False)])

    def answer(self, request, outputs):
        # Over REST an id must be a text, and a request without one has None.
        return InferResponse(
            response_id=request.id or "none",
            model_name=self.name,
            infer_outputs=outputs,
            use_binary_outputs=request.use_binary_outputs,
        )

    def compute(self, x):
        return x @ np.array([2.0, 3.0])


class Failing(Linear):
    def compute(self, x):
        raise ValueError("this model always fails")


class Nan(Linear):
    def compute(self, x):
        return np.array([np.nan, np.inf])


class Mixed(Linear):
    """Two outputs, of which only the second goes as raw contents over gRPC."""

    async def predict(self, payload, headers=None, response_headers=None):
        return self.answer(
            payload,
            [
                output("label", np.array([7]), "INT64", False),
                output("score", np.array([1.5, 2.5], dtype=np.float32), "FP32", True),
            ],
        )


class Fixed(Linear):
    """One output, whatever the input."""

    def __init__(self, name, values, datatype):
        super().__init__(name)
        self.values = np.array(values, dtype=object if datatype == "BYTES" else None)
        self.datatype = datatype

    async def predict(self, payload, headers=None, response_headers=None):
        return self.answer(payload, [output("y", self.values, self.datatype, False)])


class Slow(Linear):
    async def predict(self, payload, headers=None, response_headers=None):
        seconds = payload.inputs[0].as_numpy()[0]
        await asyncio.sleep(float(seconds[0]))
        return self.answer(payload, [output("y", seconds, "FP32", False)])


class Blocking(Linear):
    """Works on the event loop, so that all else waits for it."""

    async def predict(self, payload, headers=None, response_headers=None):
        seconds = payload.inputs[0].as_numpy()[0]
        time.sleep(float(seconds[0]))
        return self.answer(payload, [output("y", seconds, "FP32", False)])


def output(name, values, datatype, binary):
    made = InferOutput(name=name, shape=list(values.shape), datatype=datatype)
    made.set_data_from_numpy(values, binary_data=binary)
    return made


if __name__ == "__main__":
    bind_to_loopback()
    models = [Linear("linear"), Failing("failing"), Nan("nan"), Mixed("mixed"), Slow("slow"), Blocking("blocking")]
    models += [
        Fixed("tenth", np.float32([0.1]), "FP32"),
        Fixed("half", np.float16([1.5]), "FP16"),
        Fixed("long", [2**53 + 1], "INT64"),
        Fixed("text", [b"\xff\xfe"], "BYTES"),
    ]
    kserve.ModelServer().start(models)
