"""Loadline as it was at a revision, with the mains of that revision, beside what is checked out."""

import pathlib
import subprocess

from harness import processes


def commit(revision):
    """The commit's short name; one that is none ends the script."""
    command = ["git", "rev-parse", "--short", "--verify", "--quiet", f"{revision}^{{commit}}"]
    done = subprocess.run(command, cwd=processes.HOME, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{revision} is no commit of this repository: name one, d3af976 or HEAD~10 say")
    return done.stdout.strip()


def extract(revision, folder):
    command = ["git", "archive", commit(revision)]
    archive = subprocess.run(command, cwd=processes.HOME.parent, stdout=subprocess.PIPE, check=True)
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive.stdout, check=True)


def built(revision, folder, repo=None):
    """
    Builds a revision in an empty folder; returns the class path of its mains. Nothing is installed: what it depends on
    comes from today's mains, which processes.build has made before.
    """
    tree = pathlib.Path(folder)
    extract(revision, tree)
    options = [f"-Dmaven.repo.local={repo}"] if repo else []
    processes.say(f"mvn -Dquick package of {revision}")
    subprocess.run(["mvn", "-q", "-B", "-ntp", *options, "-Dquick", "package"], cwd=tree, check=True)
    class_path = ":".join(map(str, [library(tree), *dependencies(processes.HOME / "target" / "lib")]))
    mains, sources = tree / "mains", sorted((tree / "benchmarks" / "src" / "main" / "java").rglob("*.java"))
    subprocess.run(["javac", "-nowarn", "-d", str(mains), "-cp", class_path, *map(str, sources)], check=True)
    return f"{mains}:{class_path}"


def library(tree):
    """The jar of the library itself, not the worker's, that of the command line and those of sources and Javadoc."""
    others = ("-sources.jar", "-javadoc.jar", "-worker.jar", "-cli.jar")
    jars = [jar for jar in (tree / "target").glob("loadline-*.jar") if not jar.name.endswith(others)]
    if len(jars) != 1:
        raise SystemExit(f"{len(jars)} jars of the library in {tree}/target, not 1")
    return jars[0]


def dependencies(folder):
    return sorted(jar for jar in folder.glob("*.jar") if not jar.name.startswith("loadline-"))
