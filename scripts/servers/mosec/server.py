"""mosec with an address for each model: x is rows of two numbers, y a number for each."""

import time

import mosec


class Linear(mosec.Worker):
    def forward(self, data):
        try:
            x = [[float(row[0]), float(row[1])] for row in data["x"]]
        except KeyError as error:
            raise mosec.ValidationError(f"there is no {error} in the request") from error
        return {"y": self.compute(x)}

    def compute(self, x):
        return [2.0 * row[0] + 3.0 * row[1] for row in x]


class Failing(Linear):
    def compute(self, x):
        raise ValueError("this model always fails")


class Nan(Linear):
    def compute(self, x):
        return [float("nan"), float("inf")]


class Slow(Linear):
    def compute(self, x):
        time.sleep(x[0][0])  # seconds
        return [x[0][0]]


class Batched(mosec.Worker):
    def forward(self, data):
        time.sleep(max(each["x"][0][0] for each in data))  # seconds
        return [{"y": [each["x"][0][0]]} for each in data]


if __name__ == "__main__":
    server = mosec.Server()
    server.register_runtime(
        {
            "/linear": [mosec.Runtime(Linear)],
            "/failing": [mosec.Runtime(Failing)],
            "/nan": [mosec.Runtime(Nan)],
            "/slow": [mosec.Runtime(Slow)],
            "/batched": [mosec.Runtime(Batched, max_batch_size=4, max_wait_time=20)],
        }
    )
    server.run()
