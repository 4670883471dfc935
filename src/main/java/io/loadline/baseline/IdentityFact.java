package io.loadline.baseline;

import java.util.Arrays;
import java.util.Optional;

/**
 * A fact in which a run must be like those of its baseline. Its id is its name in the file and in
 * {@code mayDiffer}.
 */
public enum IdentityFact {
  /** Whether answers come whole or streamed. */
  ANSWERS("answers", Group.LOAD),
  /** How the arrivals of an open load are spaced. */
  ARRIVALS("arrivals", Group.LOAD),
  /** The loads of the other endpoints of the gate. */
  BESIDE("beside", Group.LOAD),
  /** The parts of a service in a cluster that are called. */
  COMPONENTS("components", Group.SERVICE),
  /** How many connections, and how many requests share one. */
  CONNECTIONS("connections", Group.LOAD),
  /** The model of the processor; not where the CI system names its class of machines. */
  CPU("cpu", Group.MACHINE),
  /** Processors that the load generator may use. */
  CPUS("cpus", Group.MACHINE),
  /** How long a measurement by time takes. */
  DURATION("duration", Group.LOAD),
  /** When the measurement may end before its time. */
  EARLY_END("earlyEnd", Group.LOAD),
  /** What must hold of an answer. */
  EXPECT("expect", Group.LOAD),
  /** How often the spec of the service's object was changed. */
  GENERATION("generation", Group.SERVICE),
  /** Headers of each request. */
  HEADERS("headers", Group.LOAD),
  /** The images of the pods, by digest. */
  IMAGE("image", Group.SERVICE),
  /** The major version of Java that drives the load. */
  JAVA("java", Group.MACHINE),
  /** What the containers of the pods may use. */
  LIMITS("limits", Group.SERVICE),
  /** Of the machine, rounded to the sizes that machines have. */
  MEMORY("memory", Group.MACHINE),
  /** {@code Standard} or {@code Knative}. */
  MODE("mode", Group.SERVICE),
  /** Where the model comes from. */
  MODEL("model", Group.SERVICE),
  /** Operating system and architecture. */
  OS("os", Group.MACHINE),
  /** The bodies of the requests, by digest. */
  PAYLOAD("payload", Group.LOAD),
  /** How many pods serve. */
  PODS("pods", Group.SERVICE),
  /** HTTP/1.1, HTTP/2 or gRPC, and whether over TLS. */
  PROTOCOL("protocol", Group.LOAD),
  /** Requests a second of an open load. */
  RATE("rate", Group.LOAD),
  /** Method and path. */
  REQUEST("request", Group.LOAD),
  /** How many requests a measurement by count takes. */
  REQUESTS("requests", Group.LOAD),
  /** The way into the cluster. */
  ROUTE("route", Group.WAY),
  /** Where the load is driven. */
  RUN_IN("runIn", Group.WAY),
  /** The class of machines, as the CI system names it. */
  RUNNER("runner", Group.MACHINE),
  /** How many runs of a job count as one, with their mean. */
  RUNS("runs", Group.LOAD),
  /** The ServingRuntime. */
  RUNTIME("runtime", Group.SERVICE),
  /** That was set; {@code drawn} where each run draws its own. */
  SEED("seed", Group.LOAD),
  /** The stages of a load that changes. */
  STAGES("stages", Group.LOAD),
  /** Of a canary, by which one revision alone is called. */
  TAG("tag", Group.SERVICE),
  /** Which service: kind, namespace and name in a cluster, else the host. */
  TARGET("target", Group.SERVICE),
  /** After which a request has failed. */
  TIMEOUT("timeout", Group.LOAD),
  /** Whether requests ask for traces. */
  TRACING("tracing", Group.LOAD),
  /** How a canary shares the requests. */
  TRAFFIC("traffic", Group.SERVICE),
  /** What sent the requests, {@code netty-epoll} say. */
  TRANSPORT("transport", Group.WAY),
  /** Of a closed load. */
  USERS("users", Group.LOAD),
  /** What is sent before the measurement. */
  WARMUP("warmup", Group.LOAD),
  /** How many load generators drive the load together. */
  WORKERS("workers", Group.WAY);

  private final String id;
  private final Group group;

  IdentityFact(String id, Group group) {
    this.id = id;
    this.group = group;
  }

  /** Its name in the file and in {@code mayDiffer}. */
  public String id() {
    return id;
  }

  /** Whether it is known before the load, of its plan alone. */
  public boolean isKnownBefore() {
    return group == Group.LOAD || group == Group.MACHINE;
  }

  /** Whether it may be meant to differ: a single run varies by more than a mean of several. */
  public boolean mayDiffer() {
    return this != RUNS;
  }

  /** The fact of an id; empty for a text that is none. */
  public static Optional<IdentityFact> parse(String id) {
    return Arrays.stream(values()).filter(fact -> fact.id.equals(id)).findFirst();
  }

  /** What to do where it differs. */
  String fix() {
    return group.fix;
  }

  private enum Group {
    LOAD("run the load that was recorded"),
    MACHINE("run the gate on such a machine"),
    SERVICE("test the service as it was recorded"),
    WAY("drive the load as it was recorded");

    private final String fix;

    Group(String fix) {
      this.fix = fix;
    }
  }
}
