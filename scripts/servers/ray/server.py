"""Ray Serve with an application for each model: x is rows of two numbers, y a number for each."""

import asyncio
import signal
import sys

import ray
from ray import serve


class Linear:
    async def __call__(self, request):
        data = await request.json()
        return {"y": self.compute(data["x"])}

    def compute(self, x):
        return [2.0 * row[0] + 3.0 * row[1] for row in x]


class Failing(Linear):
    def compute(self, x):
        raise ValueError("this model always fails")


class Nan(Linear):
    def compute(self, x):
        return [float("nan"), float("inf")]


class Slow(Linear):
    async def __call__(self, request):
        seconds = (await request.json())["x"][0][0]
        await asyncio.sleep(seconds)
        return {"y": [seconds]}


# One at a time and 8 that wait.
LIMITS = {"slow": {"max_ongoing_requests": 1, "max_queued_requests": 8}}

if __name__ == "__main__":
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        _node_ip_address="127.0.0.1",
        _metrics_export_port=int(sys.argv[2]),
        object_store_memory=100_000_000,
    )
    serve.start(http_options={"host": "127.0.0.1", "port": int(sys.argv[1])})
    for name, model in {"linear": Linear, "failing": Failing, "nan": Nan, "slow": Slow}.items():
        small = serve.deployment(model, ray_actor_options={"num_cpus": 0.1}, **LIMITS.get(name, {}))
        serve.run(small.bind(), name=name, route_prefix=f"/{name}")
    print("READY", flush=True)
    signal.sigwait([signal.SIGTERM])
    serve.shutdown()
    ray.shutdown()
