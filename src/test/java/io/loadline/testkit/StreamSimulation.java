package io.loadline.testkit;

import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.MethodDescription;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.TimedPart;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.ServerTimings;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A service in virtual time that streams: 100 requests, to each the first token after 100 ms and
 * four more after gaps of 10, 20, 30 and 40 ms, unless told otherwise.
 */
public final class StreamSimulation {
  public static final long MILLI = 1_000_000;

  private static final long[] TOKENS = {100, 110, 130, 160, 200};
  private static final int REQUESTS = 100;
  private static final int CONNECTIONS = 50;

  private final SimulatedTransport[] transport = new SimulatedTransport[1];
  private final Workload workload;
  private final Objective objective;
  private GoodputLimits limits = GoodputLimits.NONE;
  private String url = "http://127.0.0.1:1/v1/chat/completions";
  private int tokens = TOKENS.length;
  private int failing;
  private int silent;
  private int untold;
  private long usage = -1;
  private long pause;
  private long upstream = -1;
  private long head;
  private Consumer<ServerTimings> told = timings -> {};
  private Consumer<ServerTimings> named = timings -> {};

  private StreamSimulation(Workload workload, Objective objective) {
    this.workload = workload;
    this.objective = objective;
  }

  public static StreamSimulation of(Workload workload, Objective objective) {
    return new StreamSimulation(workload, objective);
  }

  public StreamSimulation goodput(GoodputLimits goodput) {
    limits = goodput;
    return this;
  }

  /** Messages of gRPC in place of tokens. */
  public StreamSimulation ofMessages() {
    url = "grpc://127.0.0.1:1/shop.v1.Shop/Watch";
    return this;
  }

  /** The first requests are refused. */
  public StreamSimulation failing(int requests) {
    failing = requests;
    return this;
  }

  /** The first requests are answered without text. */
  public StreamSimulation silent(int requests) {
    silent = requests;
    return this;
  }

  /** So many tokens in each answer, 5 at most. */
  public StreamSimulation tokens(int count) {
    tokens = count;
    return this;
  }

  /** The server says how many tokens there are. */
  public StreamSimulation usage(long count) {
    usage = count;
    return this;
  }

  /** The load generator itself stands still for a while, in the middle. */
  public StreamSimulation pausing(long nanos) {
    pause = nanos;
    return this;
  }

  /** llama.cpp tells its parts, in ms. */
  public StreamSimulation toldByLlamaCpp(long prefill, long decode) {
    told =
        timings -> {
          timings.tell(KnownTiming.LLAMA_TIMINGS, TimedPart.PREFILL, prefill * MILLI);
          timings.tell(KnownTiming.LLAMA_TIMINGS, TimedPart.DECODE, decode * MILLI);
        };
    return this;
  }

  /** vLLM tells its parts, in ms. */
  public StreamSimulation toldByVllm(long queue, long prefill, long decode) {
    told =
        timings -> {
          timings.tell(KnownTiming.VLLM_METRICS, TimedPart.QUEUE, queue * MILLI);
          timings.tell(KnownTiming.VLLM_METRICS, TimedPart.PREFILL, prefill * MILLI);
          timings.tell(KnownTiming.VLLM_METRICS, TimedPart.DECODE, decode * MILLI);
        };
    return this;
  }

  /** A part is told of all requests where the user names it, in ms, beside what else is told. */
  public StreamSimulation named(TimedPart part, long millis) {
    named = named.andThen(it -> it.tell(KnownTiming.NAMED, part, millis * MILLI));
    return this;
  }

  /** Envoy tells the time of its upstream, in ms, in a head that is there after so many ms. */
  public StreamSimulation throughEnvoy(long told, long untilHead) {
    upstream = told * MILLI;
    head = untilHead * MILLI;
    return this;
  }

  /** The server does not tell its parts of the first requests. */
  public StreamSimulation silentAbout(int requests) {
    untold = requests;
    return this;
  }

  public RunResult run() {
    transport[0] = new SimulatedTransport(this::answer);
    LoadPlan plan =
        Plans.plan(
            streamed(),
            workload,
            new PhaseLength.Requests(REQUESTS),
            PhaseLength.NOTHING,
            CONNECTIONS,
            objective);
    return Simulation.run(plan.with(limits), transport[0]);
  }

  private Call streamed() {
    Call call = Plans.call(url, Duration.ofSeconds(30));
    return call.target().isGrpc()
        ? call.describedBy(MethodDescription.NONE, AnswerKind.MESSAGE_STREAM)
        : call.streaming(call.payloads());
  }

  private Answer answer(Exchange exchange, long sent) {
    if (exchange.index() == REQUESTS / 2) {
      transport[0].pauseOnceSent(pause);
    }
    if (exchange.index() < failing) {
      return new Answer(sent + MILLI, Outcome.SERVER_ERROR);
    }
    for (int i = 0; i < tokens && exchange.index() >= silent; i++) {
      exchange.stream().add(sent + TOKENS[i] * MILLI);
    }
    if (exchange.index() >= untold) {
      told.accept(exchange.timings());
    }
    named.accept(exchange.timings());
    if (upstream >= 0) {
      exchange.timings().tell(KnownTiming.ENVOY_UPSTREAM, TimedPart.UPSTREAM, upstream);
      exchange.timings().headSeen(sent + head);
    }
    exchange.stream().tokens(usage);
    if (usage >= 0) {
      exchange.stream().following(usage - 1, false);
    }
    return new Answer(sent + TOKENS[TOKENS.length - 1] * MILLI, Outcome.SUCCESS);
  }
}
