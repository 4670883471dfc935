"""Models of MLServer's custom runtime, told apart by their names. Input x, FP32 [n, 2]; output y."""

import asyncio
import time

import mlserver
import numpy as np
from mlserver.codecs import NumpyCodec
from mlserver.types import ResponseOutput

FIXED = {
    "tenth": ResponseOutput(name="y", shape=[1], datatype="FP32", data=[float(np.float32(0.1))]),
    "listed-nan": ResponseOutput(name="y", shape=[1], datatype="FP32", data=[float("nan")]),
    "half": ResponseOutput(name="y", shape=[1], datatype="FP16", data=[1.5]),
    "long": ResponseOutput(name="y", shape=[1], datatype="INT64", data=[2**53 + 1]),
    "text": ResponseOutput(name="y", shape=[1], datatype="BYTES", data=[b"\xff\xfe"]),
}


class Model(mlserver.MLModel):
    async def load(self):
        if self.name == "slow":
            await asyncio.sleep(2)  # the others are ready before it
        return True

    async def predict(self, payload):
        return mlserver.types.InferenceResponse(model_name=self.name, outputs=[await self.output(payload)])

    async def output(self, payload):
        if self.name in FIXED:
            return FIXED[self.name]
        x = NumpyCodec.decode_input(payload.inputs[0])
        if self.name == "slow":
            await asyncio.sleep(float(x[0][0]))
            return NumpyCodec.encode_output("y", x[0])
        if self.name == "blocking":  # on the event loop of the process that runs the model
            time.sleep(float(x[0][0]))
            return NumpyCodec.encode_output("y", x[0])
        return NumpyCodec.encode_output("y", self.compute(x).astype(np.float32))

    def compute(self, x):
        if self.name == "failing":
            raise ValueError("this model always fails")
        return np.array([np.nan, np.inf]) if self.name == "nan" else x @ np.array([2.0, 3.0])
