"""Peers that no Debian package has: each by name and version, into a cache folder, or the reason why it cannot be had."""

import os
import pathlib
import shutil
import subprocess

from harness import processes

CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "loadline-benchmarks"
GO = {
    "fortio": "fortio.org/fortio@v1.66.5",
    "vegeta": "github.com/tsenart/vegeta/v12@v12.13.0",
    "ghz": "github.com/bojand/ghz/cmd/ghz@v0.121.0",
}
CARGO = {"oha": "oha@1.16.0"}
MAVEN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"


class Unavailable(Exception):
    """A peer that cannot be had here; the text says why."""


def go(name):
    return _cached(name, ["go", "install", GO[name]], {"GOBIN": str(CACHE / "bin")})


def on_path(name, license):
    """A peer whose license keeps these scripts from installing it: the one that the user has."""
    command = shutil.which(name)
    if command is None:
        raise Unavailable(
            f"{name} is not on the PATH, and these scripts do not install it, for it is under the {license}: "
            f"install {name} yourself, or leave it out of --peers"
        )
    return command


def version(command):
    """What a command that nothing here pins says about its version: the first line of it."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return ((done.stdout + done.stderr).strip().splitlines() or ["says no version"])[0]


def cargo(name):
    return _cached(name, ["cargo", "install", "--quiet", "--locked", "--root", str(CACHE), CARGO[name]], {})


def debian(command, package):
    try:
        processes.need(command, package)
    except (OSError, subprocess.CalledProcessError) as e:
        raise Unavailable(f"{command}: {e}") from e
    return command


def maven_jar(coordinates, repo=None):
    """The path of one jar, by group:artifact:version."""
    _, artifact, version = coordinates.split(":")
    jar = CACHE / f"{artifact}-{version}.jar"
    if not jar.exists():
        options = [f"-Dmaven.repo.local={repo}"] if repo else []
        command = ["mvn", "-q", "-B", "-ntp", *options, MAVEN]
        _install(artifact, [*command, f"-Dartifact={coordinates}", f"-DoutputDirectory={CACHE}"], {})
    return jar


def maven_module(folder, repo=None):
    """Packages a module with what it needs; returns its class path."""
    options = [f"-Dmaven.repo.local={repo}"] if repo else []
    _install(folder.name, ["mvn", "-q", "-B", "-ntp", *options, "-f", str(folder), "package"], {})
    return f"{folder}/target/classes:{folder}/target/lib/*"


def _cached(name, command, environment):
    binary = CACHE / "bin" / name
    if not binary.exists():
        _install(name, command, environment)
    return str(binary)


def _install(name, command, environment):
    processes.say(f"installing {name}")
    CACHE.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(
            command, cwd=CACHE, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
    except OSError as e:
        raise Unavailable(f"{name}: {e}") from e
    if done.returncode != 0:
        said = (done.stderr + done.stdout).strip().splitlines() or ["nothing was said"]
        raise Unavailable(f"{name}: {said[-1]}")
