"""LitServe with an address for each model: x is rows of two numbers, y a number for each."""

import time

import litserve


class Linear(litserve.LitAPI):
    def setup(self, device):
        pass

    def decode_request(self, request):
        return request["x"]

    def predict(self, x):
        return [2.0 * row[0] + 3.0 * row[1] for row in x]

    def encode_response(self, y):
        return {"y": y}


class Failing(Linear):
    def predict(self, x):
        raise ValueError("this model always fails")


class Nan(Linear):
    def predict(self, x):
        return [float("nan"), float("inf")]


class Slow(Linear):
    def predict(self, x):
        time.sleep(x[0][0])  # seconds
        return [x[0][0]]


if __name__ == "__main__":
    models = [
        Linear(api_path="/linear"),
        Failing(api_path="/failing"),
        Nan(api_path="/nan"),
        Slow(api_path="/slow"),
    ]
    litserve.LitServer(models, accelerator="cpu", workers_per_device=1).run(
        host="127.0.0.1", port=18736, generate_client_file=False
    )
