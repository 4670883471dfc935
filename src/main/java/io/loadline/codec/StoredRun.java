package io.loadline.codec;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.AllowedInterference;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Call;
import io.loadline.plan.CallProtocol;
import io.loadline.plan.JsonPath;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.MethodDescription;
import io.loadline.plan.Target;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSources;
import io.loadline.plan.TlsTrust;
import io.loadline.result.ComparedRuns;
import io.loadline.result.RunResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A finished run as it is kept to be judged and told again: all that its verdict and its report
 * depend on.
 *
 * @param run of whose call only that is written which says nothing of its payloads, headers,
 *     credentials, keys and expectations
 * @param permitted what may have happened to the service
 * @param overrides values from outside
 * @param notes what else a reader should know, one sentence each
 * @param lasting those of them that have nothing to do with what was promised
 * @param weight by which it had its share of the load
 * @param weights the sum over all endpoints of its gate
 * @param compared the runs of its gate beside those of a baseline; null without one
 */
public record StoredRun(
    RunResult run,
    AllowedInterference permitted,
    List<AppliedOverride> overrides,
    List<String> notes,
    List<String> lasting,
    long weight,
    long weights,
    @Nullable ComparedRuns compared) {
  /** Raised with every change beside plan and result that another release would not understand. */
  private static final int OWN_VERSION = 2;

  /** Rises with each of its parts. */
  static final int VERSION = RunCodec.PLAN_VERSION + RunCodec.RESULT_VERSION + OWN_VERSION;

  private static final String FORMAT = "loadline-run";

  public StoredRun {
    overrides = List.copyOf(overrides);
    notes = List.copyOf(notes);
    lasting = List.copyOf(lasting);
  }

  record Document(
      LoadPlan plan,
      ResultContent result,
      AllowedInterference permitted,
      List<AppliedOverride> overrides,
      List<String> notes,
      List<String> lasting,
      LoadShares share,
      @Nullable ComparedRuns compared) {}

  record LoadShares(long weight, long weights) {}

  /**
   * The run as JSON, compressed by gzip, in base64.
   *
   * @param hidden takes out of a text what is secret beside the headers
   */
  public String write(UnaryOperator<String> hidden) {
    UnaryOperator<String> mask = RunCodec.mask(run.plan(), hidden);
    SecretValues.Written secrets = new SecretValues.Written();
    Document document =
        new Document(
            withoutSecrets(run.plan(), mask),
            ResultContent.of(run, UnaryOperator.identity()),
            permitted,
            overrides,
            notes,
            lasting,
            new LoadShares(weight, weights),
            compared);
    JsonObject json = new RecordWriter(secrets, mask).write(document);
    if (!secrets.values().equals(nothingSecret().values())) {
      throw new IllegalStateException("a stored run must hold no secret");
    }
    return MessageCodec.packed(VersionedDocument.write(FORMAT, VERSION, json));
  }

  /**
   * The run that was written.
   *
   * @throws FormatException when the text is no run of this version
   */
  public static StoredRun read(String text) throws FormatException {
    JsonObject json = VersionedDocument.read(FORMAT, VERSION, MessageCodec.unpacked(text));
    Document read =
        new RecordReader(nothingSecret().values().elements()).read(Document.class, json);
    return new StoredRun(
        read.result().of(read.plan()),
        read.permitted(),
        read.overrides(),
        read.notes(),
        read.lasting(),
        read.share().weight(),
        read.share().weights(),
        read.compared());
  }

  private static LoadPlan withoutSecrets(LoadPlan plan, UnaryOperator<String> mask) {
    Call call = plan.call();
    CallProtocol spoken = call.spoken();
    Call open =
        new Call(
            new Target(address(call.target(), mask), call.target().virtualHost(), TlsTrust.DEFAULT),
            call.method(),
            List.of(),
            List.of(),
            call.timeout(),
            List.of(),
            new CallProtocol(
                spoken.version(),
                spoken.streams(),
                spoken.answer(),
                MethodDescription.NONE,
                withoutSecrets(spoken.timings(), mask)),
            Optional.empty());
    return new LoadPlan(
        open,
        plan.workload(),
        plan.phases(),
        plan.connectionCounts(),
        plan.seed(),
        plan.objectives(),
        plan.goodput(),
        plan.tracing());
  }

  /** The part that is read tells of what a run can be judged; no answer is read any more. */
  private static TimingSources withoutSecrets(TimingSources timings, UnaryOperator<String> mask) {
    List<TimingSource> named =
        timings.named().stream()
            .map(
                each ->
                    new TimingSource(
                        each.part(),
                        each.kind(),
                        mask.apply(each.name()),
                        new JsonPath(List.of()),
                        each.nanosPerUnit()))
            .toList();
    return new TimingSources(timings.known(), named);
  }

  /** Its scheme decides of what a run is judged, of tokens or of messages. */
  private static URI address(Target target, UnaryOperator<String> mask) {
    try {
      return new URI(target.masked(mask));
    } catch (URISyntaxException e) {
      return URI.create(target.masked(text -> "***"));
    }
  }

  /** What of a call without secrets stands apart all the same: that its TLS is the usual one. */
  private static SecretValues.Written nothingSecret() {
    SecretValues.Written secrets = new SecretValues.Written();
    new RecordWriter(secrets).write(new Target(URI.create("https://localhost")));
    return secrets;
  }
}
