package io.loadline.codec;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.Header;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.SecretHeaders;
import io.loadline.result.ClusterResult;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RequestCounts;
import io.loadline.result.RequestTimes;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.result.TimeSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result as a document; without its plan, which whoever reads it has, and without the secret
 * headers of the plan, which a service may echo in the samples of failed answers.
 */
public final class ResultCodec {
  /** Raised with every change that an older reader would not understand. */
  static final int VERSION = 1;

  private static final String RESULT = "loadline-result";

  private ResultCodec() {}

  /** A result without its plan. */
  record ResultDocument(
      RunExecution execution,
      RequestCounts counts,
      RequestTimes times,
      TimeSeries series,
      @Nullable StreamResult stream,
      @Nullable ClusterResult cluster) {}

  /** The message of a worker that brings a result. */
  public static WorkerMessage.Result message(int endpoint, RunResult result) {
    return new WorkerMessage.Result(endpoint, MessageCodec.packed(write(result)));
  }

  /**
   * The result that a worker's message brings.
   *
   * @param plan what was run
   * @throws FormatException when the message holds no result of this version
   */
  public static RunResult read(WorkerMessage.Result message, LoadPlan plan) throws FormatException {
    return read(MessageCodec.unpacked(message.document()), plan);
  }

  /** One line of JSON. */
  public static String write(RunResult result) {
    RequestCounts counts = result.counts();
    List<Header> headers = result.plan().call().knownHeaders();
    OutcomeCounts masked = counts.outcomes().withSamples(text -> SecretHeaders.mask(headers, text));
    ResultDocument document =
        new ResultDocument(
            result.execution(),
            new RequestCounts(counts.sent(), masked, counts.laggedTimeouts(), counts.exceedances()),
            result.times(),
            result.series(),
            result.stream(),
            result.cluster());
    JsonObject json = new RecordWriter(new SecretValues.Written()).write(document);
    return VersionedDocument.write(RESULT, VERSION, json);
  }

  /**
   * The result that was written.
   *
   * @param plan what was run
   * @throws FormatException when the text is no result of this version
   */
  public static RunResult read(String text, LoadPlan plan) throws FormatException {
    JsonObject json = VersionedDocument.read(RESULT, VERSION, text);
    List<JsonValue> none = List.of();
    ResultDocument read = new RecordReader(none).read(ResultDocument.class, json);
    return new RunResult(
        plan,
        read.execution(),
        read.counts(),
        read.times(),
        read.series(),
        read.stream(),
        read.cluster());
  }
}
