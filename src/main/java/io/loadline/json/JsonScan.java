package io.loadline.json;

import io.loadline.plan.JsonPath;
import java.util.List;
import java.util.stream.Stream;
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
  private static final int SHORT = 40;
  private static final byte[] NONE = {};

  private final ScalarScan scalars = new ScalarScan();
  private final ByteOrderMark mark = new ByteOrderMark();
  private final PathWatch paths;
  private final DocumentScan document;
  private long length;

  JsonScan(List<KeptPart> kept) {
    paths = new PathWatch(kept);
    document = new DocumentScan(scalars, paths);
  }

  public static JsonScan keeping(List<ExpectationCheck> checks) {
    return keeping(checks, List.of());
  }

  /**
   * A scan that keeps what is checked, and short values besides.
   *
   * @param values numbered behind the checks; of each {@value #SHORT} bytes are kept at most
   */
  public static JsonScan keeping(List<ExpectationCheck> checks, List<JsonPath> values) {
    return new JsonScan(
        Stream.concat(
                checks.stream().map(ExpectationCheck::part),
                values.stream().map(path -> new KeptPart(path, SHORT)))
            .toList());
  }

  public void begin() {
    document.begin();
    mark.restart();
    length = 0;
  }

  public void add(byte[] in, int from, int to) {
    int at = mark.mayCome(length) ? mark.skip(in, from, to) : from;
    length += at - from;
    document.read(in, at, to, length);
    length += to - at;
  }

  public void end() {
    document.end();
  }

  public long length() {
    return length;
  }

  /** Whether all that came is one document, now that it has ended. */
  public boolean isValid() {
    return document.isWhole() && mark.isWhole();
  }

  /** Whether it ended too early, and was good so far. */
  public boolean isCutOff() {
    return !document.isWhole() && !document.isBroken();
  }

  /** Why it is no document, and at which byte, the first being 1; empty when it is one. */
  public String problem() {
    if (document.isBroken()) {
      return document.problem();
    }
    return document.isWhole() ? mark.isWhole() ? "" : "half of a byte order mark" : "cut off";
  }

  /**
   * Whether there is a member {@code error} at the top, or at the top of an element where the
   * document is an array, that is more than null, false, 0 or empty; or {@code "object": "error"}.
   * Tells nothing of what is no document.
   */
  public boolean namesError() {
    return paths.foundError();
  }

  /** How many bytes come before the first number that JSON does not have; -1 when there is none. */
  public long nonFinite() {
    return scalars.nonFinite();
  }

  public boolean isUtf8() {
    return scalars.areUtf8();
  }

  /** The kept part of this number in its first {@link #lengthOf} bytes, until the next document. */
  public byte[] bytesOf(int part) {
    GrowingBytes kept = value(part);
    return kept == null ? NONE : kept.array();
  }

  /** Whether there is a kept part of this number, however long. */
  public boolean has(int part) {
    return value(part) != null;
  }

  /** How long the kept part of this number is; 0 when there is none, or more came than is kept. */
  public int lengthOf(int part) {
    GrowingBytes kept = value(part);
    return kept == null || kept.isCut() ? 0 : kept.length();
  }

  /** The kept part of this number, as it was sent; null when there is none. */
  @Nullable GrowingBytes value(int part) {
    return paths.value(part);
  }

  /** Passes over the mark that a text is UTF-8, which some servers put before it. */
  private static final class ByteOrderMark {
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private int read;

    void restart() {
      read = 0;
    }

    /** Whether the document may still begin with one. */
    boolean mayCome(long passed) {
      return passed == read;
    }

    /** Behind what is there of the mark. */
    int skip(byte[] in, int from, int to) {
      int at = from;
      while (at < to && read < MARK.length && in[at] == MARK[read]) {
        at++;
        read++;
      }
      return at;
    }

    /** Whether it is there as a whole or not at all. */
    boolean isWhole() {
      return read == 0 || read == MARK.length;
    }
  }
}
