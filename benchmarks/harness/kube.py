"""A namespace of a benchmark's own in the cluster of the kubeconfig, by kubectl; it goes at the end."""

import contextlib
import json
import pathlib
import socket
import subprocess
import time

from harness import processes

ISVC = pathlib.Path(processes.HOME.parent, "sample-project", "isvc.yaml")
NAME = "sklearn-irisv2"


def kubectl(*arguments, **options):
    done = subprocess.run(["kubectl", *arguments], stdout=subprocess.PIPE, text=True, **options)
    if done.returncode != 0:
        raise SystemExit(f"kubectl {' '.join(arguments)} ended with {done.returncode}: {done.stdout}")
    return done.stdout


class Iris:
    """The sample's InferenceService."""

    def __init__(self, namespace):
        self.namespace = namespace
        path = f"/v2/models/{NAME}/infer"
        self.by_name = f"http://{NAME}.{namespace}.svc.cluster.local{path}"
        self.by_pod = f"http://{self._pod_ip()}:8080{path}"

    def _pod_ip(self):
        label = f"serving.kserve.io/inferenceservice={NAME}"
        pods = json.loads(kubectl("-n", self.namespace, "get", "pods", "-l", label, "-o", "json"))["items"]
        if len(pods) != 1:
            raise SystemExit(f"one pod of {NAME} expected, not {len(pods)}")
        return pods[0]["status"]["podIP"]


@contextlib.contextmanager
def namespace():
    """The name of one that lives as long as the block."""
    name = f"loadline-bench-{int(time.time())}"
    kubectl("create", "namespace", name)
    try:
        yield name
    finally:
        kubectl("delete", "namespace", name, "--wait=false")


@contextlib.contextmanager
def iris(patience="300s"):
    """A ready one that lives as long as the block."""
    with namespace() as name:
        kubectl("-n", name, "apply", "-f", str(ISVC))
        processes.say(f"waiting for {NAME} in namespace {name}")
        kubectl("-n", name, "wait", "--for=condition=Ready", f"isvc/{NAME}", f"--timeout={patience}")
        yield Iris(name)


def node_address():
    """Of a node that is this machine: what pods reach, and nobody outside."""
    nodes = json.loads(kubectl("get", "nodes", "-o", "json"))["items"]
    for address in (each for node in nodes for each in node["status"]["addresses"] if each["type"] == "InternalIP"):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind((address["address"], 0))
            return address["address"]
    raise SystemExit("no node of the cluster is this machine")


@contextlib.contextmanager
def pods(name, image, cpu, count, program):
    """As many pods of the namespace, each with a program of this machine; the words that start it in each."""
    names = [f"program-{each}" for each in range(count)]
    in_namespace = ("kubectl", "-n", name)
    try:
        for each in names:
            spec = {"containers": [{"name": each, "resources": {"requests": {"cpu": cpu}}}], "terminationGracePeriodSeconds": 0}
            kubectl("-n", name, "run", each, f"--image={image}", f"--overrides={json.dumps({'spec': spec})}", "--override-type=strategic",
                    "--command", "--", "sleep", "infinity")
        kubectl("-n", name, "wait", "--for=condition=Ready", "--timeout=60s", *(f"pod/{each}" for each in names))
        for each in names:
            with open(program, "rb") as binary:
                copy = "cat > /tmp/program && chmod +x /tmp/program"
                subprocess.run([*in_namespace, "exec", "-i", each, "--", "sh", "-c", copy], stdin=binary, check=True)
        yield [[*in_namespace, "exec", each, "--", "/tmp/program"] for each in names]
    finally:
        kubectl("-n", name, "delete", "pods", "--ignore-not-found", "--now", *names)
