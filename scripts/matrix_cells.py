"""What scripts/matrix combines."""

import dataclasses
import glob
import os
import pathlib
import shutil

JUNITS = ("5.12.2", "5.14.4", "6.0.3", "6.1.3")
SUREFIRES = ("3.5.6", "3.6.1")
JDKS = (17, 25)
SPRING_BOOTS = ("3.5.16", "4.1.2")
NEWEST_SUREFIRE = SUREFIRES[-1]


@dataclasses.dataclass(frozen=True)
class Cell:
    name: str
    junit: str = ""
    spring_boot: str = ""
    surefire: str = "3.5.6"
    jdk: int = 17

    def options(self):
        """For Maven."""
        managed = f"-Dspring-boot.version={self.spring_boot}" if self.spring_boot else f"-Djunit.version={self.junit}"
        return [managed, f"-Dsurefire.version={self.surefire}", f"-Dcell={self.name}"]


def all_cells(quick):
    cells = [
        Cell(f"junit-{junit}-surefire-{surefire}-jdk{jdk}", junit=junit, surefire=surefire, jdk=jdk)
        for junit in JUNITS
        for surefire in SUREFIRES
        for jdk in JDKS
        if not quick or is_corner(junit, surefire, jdk)
    ]
    for boot in SPRING_BOOTS:
        for jdk in JDKS[:1] if quick else JDKS:
            cells.append(Cell(f"spring-boot-{boot}-jdk{jdk}", spring_boot=boot, surefire=NEWEST_SUREFIRE, jdk=jdk))
    return cells


def is_corner(junit, surefire, jdk):
    oldest = (junit, surefire, jdk) == (JUNITS[0], SUREFIRES[0], JDKS[0])
    return oldest or (junit, surefire) == (JUNITS[-1], SUREFIRES[-1])


def jdk_home(jdk):
    """The environment in which Maven runs on that JDK."""
    candidates = [os.environ.get(f"JDK{jdk}_HOME", ""), *sorted(glob.glob(f"/usr/lib/jvm/*-{jdk}*"))]
    if jdk == 17:
        candidates.append(str(pathlib.Path(shutil.which("javac")).resolve().parent.parent))
    for home in candidates:
        if home and os.access(os.path.join(home, "bin", "javac"), os.X_OK):
            return {**os.environ, "JAVA_HOME": home}
    raise SystemExit(f"no JDK {jdk}: set JDK{jdk}_HOME")
