"""Saves the model that MLflow serves: 2 a + 3 b for each row. A missing number gives NaN; a negative one fails.

A column "seconds" makes it slow.
"""

import sys
import time

import mlflow


class Linear(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input, params=None):
        time.sleep(float(model_input["seconds"].max()) if "seconds" in model_input else 0.0)
        a, b = model_input["a"].astype(float), model_input["b"].astype(float)
        if (a < 0).any() or (b < 0).any():
            raise ValueError("this model fails below 0")
        return (2.0 * a + 3.0 * b).tolist()


if __name__ == "__main__":
    mlflow.pyfunc.save_model(sys.argv[1], python_model=Linear())
