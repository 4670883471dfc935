package io.loadline.transport.grpc;

import io.loadline.plan.Call;
import io.loadline.plan.RpcName;
import io.loadline.protobuf.MalformedMessage;
import io.loadline.protobuf.ProtoReader;
import io.loadline.protobuf.ProtoWriter;
import io.loadline.protobuf.Schema;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A server's description of one of its methods, asked for by {@code grpc.reflection}. It comes file
 * by file: what is imported and did not come is asked for once more, until all is there.
 */
public final class Reflection {
  /** The versions of the service, the one to be tried first first; their messages are the same. */
  public static final List<String> VERSIONS = List.of("v1", "v1alpha");

  private static final int BY_NAME = 3;
  private static final int BY_SYMBOL = 4;

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();
  private final String service;
  private String refusal = "";

  /** Of the service that a call names. */
  public Reflection(RpcName name) {
    this.service = name.service();
  }

  /**
   * The next question, as one call of the server's.
   *
   * @param version one of {@link #VERSIONS}
   */
  public GrpcProbe next(Call call, String version) {
    String path = "/grpc.reflection." + version + ".ServerReflection/ServerReflectionInfo";
    List<byte[]> questions =
        files.isEmpty()
            ? List.of(question(BY_SYMBOL, service))
            : missing().stream().map(name -> question(BY_NAME, name)).toList();
    asked.addAll(missing());
    return new GrpcProbe(
        new GrpcDialogue(call, new GrpcCall(path, List.of(questions), true, this::take)));
  }

  private static byte[] question(int kind, String what) {
    return new ProtoWriter().text(kind, what).toBytes();
  }

  /** Reads one ServerReflectionResponse. */
  private byte[] take(byte[] answer, int from, int to) throws MalformedMessage {
    ProtoReader in = new ProtoReader(answer, from, to);
    while (in.next()) {
      if (in.field() == 4) {
        takeFiles(in.inner());
      } else if (in.field() == 7) {
        takeRefusal(in.inner());
      }
    }
    return "{}".getBytes(StandardCharsets.US_ASCII);
  }

  private void takeFiles(ProtoReader in) throws MalformedMessage {
    while (in.next()) {
      if (in.field() == 1) {
        byte[] file = in.bytes();
        files.putIfAbsent(Schema.nameOf(file), file);
      }
    }
  }

  private void takeRefusal(ProtoReader in) throws MalformedMessage {
    while (in.next()) {
      refusal = in.field() == 2 && refusal.isEmpty() ? in.text() : refusal;
    }
  }

  /** Whether there is more to be asked. */
  public boolean isIncomplete() {
    return !files.isEmpty() && !missing().isEmpty();
  }

  /** Imported and not there; what was asked for in vain is not asked for again. */
  private Set<String> missing() {
    Set<String> missing = new TreeSet<>();
    for (byte[] file : files.values()) {
      missing.addAll(imports(file));
    }
    missing.removeAll(files.keySet());
    missing.removeAll(asked);
    return missing;
  }

  private static List<String> imports(byte[] file) {
    try {
      return Schema.importsOf(file);
    } catch (MalformedMessage e) {
      throw new IllegalStateException("was read before", e);
    }
  }

  /** Why the server did not describe the service; empty when it did. */
  public String refusal() {
    return files.isEmpty() && refusal.isEmpty() ? "no file came" : files.isEmpty() ? refusal : "";
  }

  /** All that came, as a FileDescriptorSet. */
  public byte[] descriptors() {
    return Schema.setOf(files.values());
  }
}
