package io.loadline.transport.answer;

import io.loadline.json.JsonScan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a body that is too large to be kept, as it comes: whether it is JSON to its end, and
 * names an error at its top. For one answer.
 */
final class OversizedBody {
  private final JsonScan scan = JsonScan.keeping(List.of());
  private final BodyExcerpt start = new BodyExcerpt();
  private final @Nullable GunzipStream gunzip;
  private final String unknownCoding;

  /**
   * A look at a body.
   *
   * @param coding its {@code Content-Encoding}; empty for none
   */
  OversizedBody(String coding) {
    String name = coding.strip().toLowerCase(Locale.ROOT);
    boolean gzip = name.equals("gzip") || name.equals("x-gzip");
    boolean none = name.isEmpty() || name.equals("identity");
    gunzip = gzip ? new GunzipStream(this::addPlain) : null;
    unknownCoding = gzip || none ? "" : ContentCoding.unknown(coding);
    scan.begin();
  }

  void add(byte[] in, int from, int to) {
    if (gunzip != null) {
      gunzip.add(in, from, to);
    } else {
      addPlain(in, from, to);
    }
  }

  private void addPlain(byte[] in, int from, int to) {
    start.add(in, from, to);
    scan.add(in, from, to);
  }

  /** All of it has come; returns why it cannot be read, empty when it can be. */
  String end() {
    scan.end();
    String problem = unknownCoding;
    if (gunzip != null) {
      problem = gunzip.problem();
      gunzip.close();
    }
    return problem;
  }

  JsonScan scan() {
    return scan;
  }

  BodyExcerpt start() {
    return start;
  }
}
