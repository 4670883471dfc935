package io.loadline.transport.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.JsonPath;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSource.Kind;
import io.loadline.plan.TimingSources;
import io.loadline.result.Outcome;
import io.loadline.transport.Calls;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.ToldParts;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.answer.ReceivedAnswer.InferenceHeader;
import java.net.URI;
import java.util.List;

/** Answers whose JSON tells the server's own time where the user names it. */
final class NamedJson {
  private NamedJson() {}

  static TimingSource queue(JsonPath.Step... path) {
    return source(TimedPart.QUEUE, 1_000_000, path);
  }

  static TimingSource source(TimedPart part, long unit, JsonPath.Step... path) {
    return new TimingSource(part, Kind.JSON, "x", new JsonPath(List.of(path)), unit);
  }

  static Call call(String path, TimingSource... named) {
    return Calls.post(URI.create("http://127.0.0.1:1" + path))
        .timedBy(new TimingSources(true, List.of(named)));
  }

  static String told(Call call, ContentType type, String coding, byte[] bytes) {
    return told(call, type, coding, InferenceHeader.NONE, bytes);
  }

  static String told(Call call, ContentType type, String coding, long json, byte[] bytes) {
    AnswerCheck check = new AnswerCheck(call);
    ServerTimings timings = new ServerTimings();
    KeptBody body = KeptBody.of(new StreamStamps(), timings, check);
    body.clear();
    body.begins(coding, json);
    if (type == ContentType.EVENTS) {
      body.streams();
    }
    for (int i = 0; i < bytes.length; i += 7) {
      body.add(bytes, i, Math.min(bytes.length, i + 7));
    }
    assertThat(body.judgedBy(check, 200, type, coding).outcome()).isEqualTo(Outcome.SUCCESS);
    return ToldParts.of(timings);
  }

  static String told(Call call, String body) {
    return told(call, ContentType.JSON, "", body.getBytes(UTF_8));
  }

  static String streamed(Call call, String... events) {
    return told(call, ContentType.EVENTS, "", String.join("", events).getBytes(UTF_8));
  }
}
