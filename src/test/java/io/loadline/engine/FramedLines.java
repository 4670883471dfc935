package io.loadline.engine;

import io.loadline.codec.WorkerMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a worker would write. */
public final class FramedLines {
  private FramedLines() {}

  /** Of messages in their order. */
  public static List<String> of(WorkerMessage... messages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WorkerOutput out = new WorkerOutput(new PrintStream(bytes, false, StandardCharsets.UTF_8));
    for (WorkerMessage each : messages) {
      out.write(each);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
