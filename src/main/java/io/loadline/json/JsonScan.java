package io.loadline.json;

import io.loadline.plan.JsonPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether bytes that come in pieces of any size are one JSON document (RFC 8259), without
 * building anything of it. Reused, so that a document allocates nothing but what is kept of it.
 *
 * <p>{@code NaN}, {@code Infinity} and {@code -Infinity} pass as numbers, since model servers send
 * them, and are noted; so are bytes within strings that are no UTF-8. At most 1000 arrays and
 * objects may stand within each other.
 */
public final class JsonScan {
  private final PathWatch paths;
  private final DocumentScan document;
  private long length;
  private boolean blank;

  /** A scan that keeps the values at these paths. */
  public JsonScan(List<JsonPath> kept) {
    paths = new PathWatch(kept);
    document = new DocumentScan(paths);
  }

  /** The next document begins. */
  public void begin() {
    document.begin();
    length = 0;
    blank = true;
  }

  /** More of the document has come. */
  public void add(byte[] in, int from, int to) {
    document.read(in, from, to, length);
    length += to - from;
    for (int at = from; blank && at < to; at++) {
      blank = ByteRuns.isBlank(in[at]);
    }
  }

  /** No more of it will come. */
  public void end() {
    document.end();
  }

  /** How many bytes came. */
  public long length() {
    return length;
  }

  /** Whether all that came is one document, now that it has ended. */
  public boolean isValid() {
    return document.isWhole();
  }

  /** Whether it ended too early, and was good so far. */
  public boolean isCutOff() {
    return !document.isWhole() && document.problem().isEmpty();
  }

  /** Why it is no document, and at which byte, the first being 1; empty when it is one. */
  public String problem() {
    if (document.isWhole()) {
      return "";
    }
    return !isCutOff() ? document.problem() : blank ? "nothing but blanks" : "cut off";
  }

  /**
   * Whether there is a member {@code error} at the top, or at the top of an element where the
   * document is an array, that is more than null, false, 0 or empty. Tells nothing of what is no
   * document.
   */
  public boolean namesError() {
    return paths.foundError();
  }

  /** How many bytes come before the first number that JSON does not have; -1 when there is none. */
  public long nonFinite() {
    return document.nonFinite();
  }

  /** Whether all strings are UTF-8. */
  public boolean isUtf8() {
    return document.isUtf8();
  }

  /** The value at the path of this number, as it was sent; null when there is none. */
  @Nullable GrowingBytes value(int path) {
    return paths.value(path);
  }
}
