package io.loadline.codec;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A worker's plan as two documents: one that may be shown, and one with headers, payloads,
 * credentials and TLS material, to be kept where secrets are kept. Both bear one id.
 */
public final class PlanCodec {
  /** Raised with every change that an older reader would not understand. */
  static final int VERSION = 1;

  private static final String PLAN = "loadline-plan";
  private static final String SECRETS = "loadline-plan-secrets";

  private PlanCodec() {}

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
   * Writes a plan.
   *
   * @throws IllegalArgumentException when a private key cannot be written
   */
  public static PlanText write(WorkerPlan plan) {
    SecretValues.Written secrets = new SecretValues.Written();
    JsonObject open = new RecordWriter(secrets).write(plan);
    Map<String, JsonValue> apart = new LinkedHashMap<>();
    apart.put("id", new JsonString(plan.id()));
    apart.put("values", secrets.values());
    return new PlanText(
        VersionedDocument.write(PLAN, VERSION, open),
        VersionedDocument.write(SECRETS, VERSION, new JsonObject(apart)));
  }

  /**
   * The plan that was written, equal to it.
   *
   * @throws FormatException when the texts are no plan of this version, or not of one run
   */
  public static WorkerPlan read(PlanText text) throws FormatException {
    JsonObject open = VersionedDocument.read(PLAN, VERSION, text.plan());
    Map<String, JsonValue> apart =
        VersionedDocument.read(SECRETS, VERSION, text.secrets()).members();
    JsonValue id = open.members().get("id");
    if (id == null || !id.equals(apart.get("id"))) {
      throw new FormatException("the secrets are those of another run");
    }
    JsonValue values = apart.get("values");
    List<JsonValue> secrets = values == null ? List.of() : VersionedDocument.elements(values);
    return new RecordReader(secrets).read(WorkerPlan.class, open);
  }
}
