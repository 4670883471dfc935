"""One ModelInfer over gRPC, told in a line: what the outputs are made of, or the status. Runs in a server's own venv.

grpc_client.py PORT MODEL [MEBIBYTES]: x of two numbers, or of so many that the request has that size.
"""

import sys

import grpc

try:
    from tritonclient.grpc import service_pb2 as messages
except ImportError:
    from kserve.protocol.grpc import grpc_predict_v2_pb2 as messages


def infer(port, model, mebibytes=0):
    rows = max(1, int(mebibytes) * 2**20 // 8)
    contents = {"fp32_contents": [0.0] * (2 * rows)}
    x = messages.ModelInferRequest.InferInputTensor(name="x", datatype="FP32", shape=[rows, 2], contents=contents)
    with grpc.insecure_channel(f"127.0.0.1:{port}", [("grpc.max_receive_message_length", -1)]) as channel:
        call = channel.unary_unary(
            "/inference.GRPCInferenceService/ModelInfer",
            messages.ModelInferRequest.SerializeToString,
            messages.ModelInferResponse.FromString,
        )
        try:
            return told(call(messages.ModelInferRequest(model_name=model, inputs=[x]), timeout=60))
        except grpc.RpcError as error:
            return f"{error.code().name} {error.details()[:120]}"


def told(answer):
    typed = [
        f"{output.datatype} {field.name}{list(values)[:2]}" if len(values) else f"{output.datatype} no {field.name}"
        for output in answer.outputs
        for field, values in output.contents.ListFields()
    ]
    raw = [part[:8].hex() for part in answer.raw_output_contents]
    return f"outputs {len(answer.outputs)}, typed {typed}, raw {raw}, id {answer.id!r}"


if __name__ == "__main__":
    print(infer(*sys.argv[1:]))
