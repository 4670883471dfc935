#!/usr/bin/env bash
# HdrHistogram 2.2.2 (Java) and hdrhistogram 0.10.3 (Python): p99 of one and the same encoded histogram.
#
# Guess: the format is shared by the languages so that figures do not depend on who reads it: p99 of the same histogram is
#        the same value everywhere, and at least 99 % of the samples are at or below it.
# Seen:  Java takes the rank ceil(0.99 n), Python the rank floor(0.99 n + 0.5). Of 160 samples Java gives the 159th,
#        Python the 158th, at or below which only 98.75 % lie. With a limit between the two one passes and the other fails.
# Output seen on 2026-11-29:
#        java: 160 samples, p99 1590, share at or below 0.99375
#        python: 160 samples, p99 158, share at or below 0.98750
set -euo pipefail
here="$(mktemp -d)"
trap 'rm -rf "$here"' EXIT
cd "$here"
cat > pom.xml << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.hdrhistogram</groupId><artifactId>HdrHistogram</artifactId><version>2.2.2</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=cp.txt > mvn.log 2>&1 || { cat mvn.log; exit 1; }
python3 -m venv venv
venv/bin/pip install -q hdrhistogram==0.10.3 > pip.log 2>&1 || { cat pip.log; exit 1; }

# 160 samples, 1 to 158 ms one each, and two of a second and more: what a percentile of 99 is about.
cat > Show.java << 'JAVA'
import java.nio.ByteBuffer;
import java.util.Base64;
import org.HdrHistogram.Histogram;

class Show {
  public static void main(String[] args) throws Exception {
    Histogram histogram = new Histogram(1, 3_600_000, 3);
    for (int i = 1; i <= 158; i++) {
      histogram.recordValue(i);
    }
    histogram.recordValue(1590);
    histogram.recordValue(1600);
    long p99 = histogram.getValueAtPercentile(99);
    System.err.printf(
        "java: %d samples, p99 %d, share at or below %.5f%n",
        histogram.getTotalCount(),
        p99,
        (double) histogram.getCountBetweenValues(0, p99) / histogram.getTotalCount());
    ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(bytes);
    byte[] encoded = new byte[length];
    bytes.rewind();
    bytes.get(encoded);
    System.out.print(Base64.getEncoder().encodeToString(encoded));
  }
}
JAVA
cat > show.py << 'PYTHON'
import sys
from hdrh.histogram import HdrHistogram

histogram = HdrHistogram.decode(open("encoded").read())
p99 = histogram.get_value_at_percentile(99)
below = sum(item.count_added_in_this_iter_step for item in histogram.get_recorded_iterator() if item.value_iterated_to <= p99)
print(f"python: {histogram.get_total_count()} samples, p99 {p99}, share at or below {below / histogram.get_total_count():.5f}")
PYTHON
java -cp "$(cat cp.txt)" Show.java > encoded 2> seen
venv/bin/python show.py >> seen
cat seen
diff seen - << 'SEEN'
java: 160 samples, p99 1590, share at or below 0.99375
python: 160 samples, p99 158, share at or below 0.98750
SEEN
