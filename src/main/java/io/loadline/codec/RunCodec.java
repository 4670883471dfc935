package io.loadline.codec;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.SecretHeaders;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The plan and the result of a run as JSON documents. */
public final class RunCodec {
  /** Raised with every change of a plan, or of a worker's messages; one member more is one. */
  static final int PLAN_VERSION = 14;

  /** Raised with every change of a result that another release would not understand. */
  static final int RESULT_VERSION = 18;

  private static final String PLAN = "loadline-plan";
  private static final String SECRETS = "loadline-plan-secrets";
  private static final String RESULT = "loadline-result";

  private RunCodec() {}

  /** A document that is none of the format asked for; the message says where and why. */
  public static final class FormatException extends Exception {
    FormatException(String message) {
      super(message);
    }

    FormatException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * A plan in text.
   *
   * @param plan one line of JSON
   * @param secrets one line of JSON, to be kept from others
   */
  public record PlanText(String plan, String secrets) {
    /** Without the secrets. */
    @Override
    public String toString() {
      return plan;
    }
  }

  /**
   * Writes the plan of a worker: one document may be shown, one has headers, payloads, credentials
   * and TLS material and is to be kept where secrets are kept. Both bear one id.
   *
   * @throws IllegalArgumentException when a private key cannot be written
   */
  public static PlanText writePlan(WorkerPlan plan) {
    SecretValues.Written secrets = new SecretValues.Written();
    JsonObject open = new RecordWriter(secrets).write(plan);
    Map<String, JsonValue> apart = new LinkedHashMap<>();
    apart.put("id", new JsonString(plan.id()));
    apart.put("values", secrets.values());
    return new PlanText(
        VersionedDocument.write(PLAN, PLAN_VERSION, open),
        VersionedDocument.write(SECRETS, PLAN_VERSION, new JsonObject(apart)));
  }

  /**
   * The plan that was written, equal to it.
   *
   * @throws FormatException when the texts are no plan of this version, or not of one run
   */
  public static WorkerPlan readPlan(PlanText text) throws FormatException {
    JsonObject open = VersionedDocument.read(PLAN, PLAN_VERSION, text.plan());
    Map<String, JsonValue> apart =
        VersionedDocument.read(SECRETS, PLAN_VERSION, text.secrets()).members();
    JsonValue id = open.members().get("id");
    if (id == null || !id.equals(apart.get("id"))) {
      throw new FormatException("the secrets are those of another run");
    }
    JsonValue values = apart.get("values");
    List<JsonValue> secrets = values == null ? List.of() : VersionedDocument.elements(values);
    return new RecordReader(secrets).read(WorkerPlan.class, open);
  }

  /**
   * The message of a worker that brings what was measured since the one before.
   *
   * @param hidden takes out of the samples of failed answers what is secret beside the headers
   */
  public static WorkerMessage.Measured measuredMessage(
      int endpoint,
      LoadPlan plan,
      RunExecution execution,
      List<MeasuredSlice> slices,
      UnaryOperator<String> hidden) {
    UnaryOperator<String> mask = mask(plan, hidden);
    List<MeasuredSlice> masked =
        slices.stream()
            .map(
                each ->
                    new MeasuredSlice(
                        each.interval(), ResultContent.masked(each.counts(), mask), each.tokens()))
            .toList();
    return new WorkerMessage.Measured(endpoint, execution, masked);
  }

  /**
   * The message of a worker that brings a result.
   *
   * @param hidden takes out of the samples of failed answers what is secret beside the headers
   */
  public static WorkerMessage.Result resultMessage(
      int endpoint, RunResult result, UnaryOperator<String> hidden) {
    String text = writeResult(result, mask(result.plan(), hidden));
    return new WorkerMessage.Result(endpoint, MessageCodec.packed(text));
  }

  /**
   * The result that a worker's message brings.
   *
   * @param plan what was run
   * @throws FormatException when the message holds no result of this version
   */
  public static RunResult readResult(WorkerMessage.Result message, LoadPlan plan)
      throws FormatException {
    return readResult(MessageCodec.unpacked(message.document()), plan);
  }

  /**
   * Writes a result on one line of JSON; without its plan, which whoever reads it has, and without
   * the secret headers of the plan, which a service may echo in the samples of failed answers.
   */
  public static String writeResult(RunResult result) {
    return writeResult(result, mask(result.plan(), UnaryOperator.identity()));
  }

  /** Takes the secret headers of a plan out of texts, and then what is hidden beside them. */
  static UnaryOperator<String> mask(LoadPlan plan, UnaryOperator<String> hidden) {
    return text -> hidden.apply(SecretHeaders.mask(plan.call().knownHeaders(), text));
  }

  private static String writeResult(RunResult result, UnaryOperator<String> mask) {
    JsonObject json =
        new RecordWriter(new SecretValues.Written()).write(ResultContent.of(result, mask));
    return VersionedDocument.write(RESULT, RESULT_VERSION, json);
  }

  /**
   * The result that was written.
   *
   * @param plan what was run
   * @throws FormatException when the text is no result of this version
   */
  public static RunResult readResult(String text, LoadPlan plan) throws FormatException {
    JsonObject json = VersionedDocument.read(RESULT, RESULT_VERSION, text);
    List<JsonValue> none = List.of();
    return new RecordReader(none).read(ResultContent.class, json).of(plan);
  }
}
