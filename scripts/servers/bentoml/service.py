"""BentoML with an address for each model: x is rows of two numbers, y a number for each."""

import time

import bentoml


@bentoml.service(workers=1, traffic={"max_concurrency": 64})
class Models:
    @bentoml.api
    def linear(self, x: list[list[float]]) -> dict:
        return {"y": [2.0 * row[0] + 3.0 * row[1] for row in x]}

    @bentoml.api
    def failing(self, x: list[list[float]]) -> dict:
        raise ValueError("this model always fails")

    @bentoml.api
    def nan(self, x: list[list[float]]) -> dict:
        return {"y": [float("nan"), float("inf")]}

    @bentoml.api
    def slow(self, x: list[list[float]]) -> dict:
        time.sleep(x[0][0])  # seconds
        return {"y": [x[0][0]]}

    @bentoml.api
    async def blocking(self, x: list[list[float]]) -> dict:
        time.sleep(x[0][0])  # seconds, in which the event loop does nothing else
        return {"y": [x[0][0]]}
