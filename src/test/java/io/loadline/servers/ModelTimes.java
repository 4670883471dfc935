package io.loadline.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a model of Triton says itself that its last executions took (scripts/servers/triton).
 *
 * @param executions of each the requests in it, and ns
 */
record ModelTimes(List<long[]> executions) {
  private static final Path MODELS = Path.of("/tmp/loadline-servers/triton/models");

  /** Of so many requests. */
  static ModelTimes last(String model, int requests) throws IOException {
    List<String> lines = Files.readAllLines(MODELS.resolve(model).resolve("times"));
    List<long[]> last = new ArrayList<>();
    long found = 0;
    for (int i = lines.size() - 1; found < requests; i--) {
      String[] parts = lines.get(i).split(" ", -1);
      last.add(new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])});
      found += last.get(last.size() - 1)[0];
    }
    return new ModelTimes(last);
  }

  /** How long the model computed. */
  double sum() {
    return executions.stream().mapToLong(each -> each[1]).sum();
  }

  /** Of a request, which waits for all of its batch. */
  double mean() {
    long requests = executions.stream().mapToLong(each -> each[0]).sum();
    return executions.stream().mapToLong(each -> each[0] * each[1]).sum() / (double) requests;
  }
}
