package io.loadline.golden;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Texts of golden files that read alike wherever they are made. */
final class GoldenText {
  /** Its bytes depend on the zlib that the JVM was built with. */
  private static final Pattern HISTOGRAM = Pattern.compile("\"(HISTF[A-Za-z0-9+/=]+)\"");

  private GoldenText() {}

  /** One line an entry, in the order in which they are published. */
  static String entries(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(each -> each.getKey() + " = " + each.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** Replaces each encoded histogram by what is in it, in ns. */
  static String histograms(String json) {
    return HISTOGRAM
        .matcher(json)
        .replaceAll(found -> "\"<HdrHistogram of " + content(found.group(1)) + ">\"");
  }

  private static String content(String base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
    try {
      Histogram decoded = Histogram.decodeFromCompressedByteBuffer(bytes, 0);
      long count = decoded.getTotalCount();
      return count == 0
          ? "0"
          : count + " from " + decoded.getMinValue() + " to " + decoded.getMaxValue() + " ns";
    } catch (DataFormatException e) {
      throw new AssertionError("no histogram: " + base64, e);
    }
  }
}
