package io.loadline.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One answer of {@code size} bytes, whether it is JSON; 256 different ones in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonScanBenchmark {
  private static final int ANSWERS = 256;

  /** What the answer consists of. */
  public enum Content {
    /** Numbers of 7 to 9 digits, as Java writes FP32. */
    FP32,
    /** Numbers of 16 to 18 digits, as Python writes FP64, and FP32 as well. */
    FP64,
    /** Whole numbers below 1000. */
    INTEGERS,
    /** Texts of 40 characters. */
    TEXTS,
    /** Objects of a text and a number. */
    OBJECTS
  }

  @Param public Content content;

  @Param({"100", "1024", "4096"})
  public int size;

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonScan scan = new JsonScan(List.of());
  private byte[][] answers;
  private int next;

  @Setup
  public void answers() {
    answers = new byte[ANSWERS][];
    for (int i = 0; i < ANSWERS; i++) {
      answers[i] = answer(new SplittableRandom(i));
    }
  }

  private byte[] answer(SplittableRandom random) {
    StringBuilder text = new StringBuilder("{\"model_name\":\"iris\",\"outputs\":[{\"data\":[");
    String separator = "";
    while (text.length() < size - 4) {
      text.append(separator).append(element(random));
      separator = ",";
    }
    return text.append("]}]}").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private String element(SplittableRandom random) {
    double number = random.nextDouble(-1, 1);
    return switch (content) {
      case FP32 -> Float.toString((float) number);
      case FP64 -> Double.toString(number);
      case INTEGERS -> Integer.toString(random.nextInt(1000));
      case TEXTS -> "\"" + "a text of some length ".repeat(2).substring(4) + "\"";
      case OBJECTS -> "{\"label\":\"cat\",\"score\":" + (float) Math.abs(number) + "}";
    };
  }

  @Benchmark
  public boolean scan() {
    next = (next + 1) % ANSWERS;
    byte[] answer = answers[next];
    scan.begin();
    scan.add(answer, 0, answer.length);
    scan.end();
    return scan.isValid();
  }

  /** The same by Jackson's parser for streams, as a measure. */
  @Benchmark
  public boolean jackson() throws IOException {
    next = (next + 1) % ANSWERS;
    try (JsonParser parser = FACTORY.createParser(answers[next])) {
      parser.nextToken();
      parser.skipChildren();
      return parser.nextToken() == null;
    }
  }
}
