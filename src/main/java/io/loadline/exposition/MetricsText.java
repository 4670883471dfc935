package io.loadline.exposition;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server answers at {@code /metrics}: the wanted families of metrics, in the order of the
 * text. A text that breaks a rule of its format anywhere is refused as a whole.
 */
public record MetricsText(List<MetricFamily> families) {
  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,30}/[a-z0-9.+-]{1,30}");

  /** Copies the list. */
  public MetricsText {
    families = List.copyOf(families);
  }

  /**
   * Reads a text in the format that its content type names. All lines are checked, and kept are
   * those of wanted families; timestamps in the text are kept, exemplars and help are not.
   *
   * @param text UTF-8; the caller bounds its length
   * @param length how many bytes of it are the text
   * @param contentType as the server sends it, {@code text/plain} with any version or {@code
   *     application/openmetrics-text}; empty where it sends none
   * @param wanted by the family's name: of a counter {@code a_total} that is {@code a} in
   *     OpenMetrics and {@code a_total} in the text format
   * @throws FormatException if it is of another type, or breaks a rule of its format
   */
  public static MetricsText read(
      byte[] text, int length, String contentType, Predicate<String> wanted)
      throws FormatException {
    MetricsLines lines = new MetricsLines(isOpenMetrics(contentType), wanted);
    return new MetricsText(lines.read(decoded(text, length)));
  }

  private static boolean isOpenMetrics(String contentType) throws FormatException {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.equals("application/openmetrics-text")) {
      return true;
    }
    if (type.equals("text/plain")) {
      return false;
    }
    boolean isType = MEDIA_TYPE.matcher(type).matches();
    throw new FormatException(isType ? "answers " + type : "answers without a content type");
  }

  private static String decoded(byte[] text, int length) throws FormatException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(text, 0, length);
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new FormatException("is no UTF-8");
    }
  }

  /**
   * Samples that belong together.
   *
   * @param samples in the order of the text
   */
  public record MetricFamily(String name, MetricType type, List<LabeledSample> samples) {
    /** Copies the list. */
    public MetricFamily {
      samples = List.copyOf(samples);
    }
  }

  /**
   * One figure.
   *
   * @param name with its suffix, such as {@code _total}, {@code _sum} or {@code _created}
   * @param value in the unit of the metric; may be NaN or infinite
   * @param at from when the figure is, if the text says so
   */
  public record LabeledSample(
      String name, Map<String, String> labels, double value, @Nullable Instant at) {
    /** Copies the labels. */
    public LabeledSample {
      labels = Map.copyOf(labels);
    }
  }

  /** What a text says that a family is; {@code UNTYPED} where it says nothing. */
  public enum MetricType {
    COUNTER,
    GAUGE,
    HISTOGRAM,
    GAUGEHISTOGRAM,
    SUMMARY,
    UNTYPED,
    INFO,
    STATESET
  }

  /**
   * A text that is not as its format demands. The message names the line and the rule, and quotes
   * nothing of the text but its content type.
   */
  public static final class FormatException extends Exception {
    private static final long serialVersionUID = 1;

    FormatException(String message) {
      super(message);
    }

    FormatException at(int line) {
      return new FormatException("line " + line + ": " + getMessage());
    }
  }
}
