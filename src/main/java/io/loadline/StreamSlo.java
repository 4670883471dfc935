package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is promised of the parts of a streamed answer: the tokens of a token stream, or the messages
 * of a gRPC stream, for which {@code ttft} is the first message and {@code itl} the gap between
 * two. Stands beside {@link Slo} or alone; on a call whose answer comes whole it is an error. The
 * formulas are in docs/token-streams.md and docs/grpc.md. On a class: the default of its load
 * tests.
 *
 * <pre>{@code
 * @InferenceLoadTest(
 *     url = "http://localhost:8080/openai/v1/chat/completions",
 *     payload = "classpath:chat.json")
 * @StreamSlo(ttftP95 = 800, itlP99 = 120)
 * void chat_keeps_its_promise() {}
 * }</pre>
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
@Documented
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface StreamSlo {
  /**
   * Mean time from the moment the request should have started to the first token or message at
   * most, in ms ({@code http/ttft-mean}, {@code grpc/first-message/mean}).
   */
  double ttftMean() default Double.NaN;

  /** At most, in ms ({@code http/ttft-p95}, {@code grpc/first-message/p95}). */
  double ttftP95() default Double.NaN;

  /** At most, in ms ({@code http/ttft-p99}, {@code grpc/first-message/p99}). */
  double ttftP99() default Double.NaN;

  /**
   * Gap between two tokens or messages at most, in ms, of all gaps together ({@code http/itl-p95},
   * {@code grpc/message-gap/p95}).
   */
  double itlP95() default Double.NaN;

  /** At most, in ms ({@code http/itl-p99}, {@code grpc/message-gap/p99}). */
  double itlP99() default Double.NaN;

  /**
   * Mean time for an output token at most, in ms, one value a request ({@code http/tpot-mean}); of
   * tokens only.
   */
  double tpotMean() default Double.NaN;

  /** At most, in ms ({@code http/tpot-p95}); of tokens only. */
  double tpotP95() default Double.NaN;

  /** At most, in ms ({@code http/tpot-p99}); of tokens only. */
  double tpotP99() default Double.NaN;

  /** At least so many tokens a second in total ({@code http/output-tokens-per-second}). */
  double outputTokensPerSecond() default Double.NaN;

  /**
   * At least, 0..1, attempts that keep {@link #goodputLimits} by attempts ({@code http/goodput},
   * {@code grpc/goodput}).
   */
  double goodput() default Double.NaN;

  /**
   * What one attempt must keep, all together, to count for {@link #goodput}: {@code "ttft=2000"},
   * {@code "tpot=100"} (of tokens only), {@code "e2e=10000"}, at most, in ms.
   */
  String[] goodputLimits() default {};

  /**
   * As {@link Slo#confidence}, of what streams alone have: percentiles and means of their times,
   * and {@link #goodput}. Where it is absent {@link Slo#confidence} holds for them, too.
   */
  double confidence() default Double.NaN;
}
