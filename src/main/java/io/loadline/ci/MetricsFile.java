package io.loadline.ci;

import io.loadline.document.ResultDocument;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The figures of all gates of a build in one file, written by all its processes. A gate that is run
 * again replaces its own.
 */
record MetricsFile(Path path) {
  /** As GitLab calls it by default. */
  static final String NAME = "metrics.txt";

  /** What GitLab should not be given more of. */
  private static final int MOST = 8 << 20;

  void add(ResultDocument result) throws IOException {
    SharedFile.change(path, file -> add(file, result));
  }

  private void add(FileChannel file, ResultDocument result) throws IOException {
    String before = new String(SharedFile.read(file), StandardCharsets.UTF_8);
    MetricSamples all = GateMetrics.of(result);
    all.addOthers(before, GateMetrics.labels(result));
    byte[] bytes = all.text().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MOST) {
      throw new IOException(path + " would exceed " + (MOST >> 20) + " MiB; remove the older one");
    }
    SharedFile.write(file, bytes, 0);
    file.truncate(bytes.length);
  }
}
