#!/usr/bin/env bash
# grpcio 1.85.3 (PyPI, Python 3.11, Linux): eight channels to one address are one TCP connection.
#
# A channel is thought of as a connection of its own, so that load is made from many channels, one for each user.
# Seen, the number of different addresses that the server sees them come from:
#   8 channels, no options: 1
#   8 channels, grpc.use_local_subchannel_pool=1: 8
#   8 channels, each with a number of its own as an option: 8
# for a process has one pool of connections, by address and options ("finding.number" means nothing to grpc). So behind
# a balancer of connections, as a Kubernetes Service is, all those users load one replica. Exit 1 when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check 'grpcio==1.85.3'
cat > "$folder/channels.py" << 'PYTHON'
import sys
from concurrent import futures

import grpc


def peer(request, context):
    return context.peer().encode()


handlers = {"Get": grpc.unary_unary_rpc_method_handler(peer)}
server = grpc.server(futures.ThreadPoolExecutor(4))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("finding.Peer", handlers),))
port = server.add_insecure_port("127.0.0.1:0")
server.start()


def connections(options):
    channels = [grpc.insecure_channel(f"127.0.0.1:{port}", options(i)) for i in range(8)]
    peers = {channel.unary_unary("/finding.Peer/Get")(b"", timeout=30, wait_for_ready=True) for channel in channels}
    for channel in channels:
        channel.close()
    return len(peers)


plain = connections(lambda i: [])
local = connections(lambda i: [("grpc.use_local_subchannel_pool", 1)])
distinct = connections(lambda i: [("finding.number", i)])
server.stop(None).wait()
print("8 channels, no options:", plain)
print("8 channels, grpc.use_local_subchannel_pool=1:", local)
print("8 channels, each with a number of its own as an option:", distinct)
sys.exit(0 if (plain, local, distinct) == (1, 8, 8) else 1)
PYTHON
"$folder/venv/bin/python" "$folder/channels.py"
