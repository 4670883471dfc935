package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.WantedParts;
import io.loadline.plan.Call;
import io.loadline.plan.RpcName;
import io.loadline.protobuf.DescriptorPool;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import io.loadline.protobuf.wire.ProtoWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server's description of one of its methods, asked for by {@code grpc.reflection}. It comes file
 * by file: what is imported and did not come is asked for once more, until all is there. Extensions
 * may stand in files that the method does not import, so then they are asked for, too; a server
 * that does not know that question is no worse for it.
 */
public final class Reflection {
  /** The versions of the service, the one to be tried first first; their messages are the same. */
  public static final List<String> VERSIONS = List.of("v1", "v1alpha");

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Set<Question> asked = new HashSet<>();
  private final Set<Question> extensions = new LinkedHashSet<>();
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
    Set<Question> questions = questions();
    asked.addAll(questions);
    List<byte[]> messages = questions.stream().map(Question::toBytes).toList();
    return new GrpcProbe(
        new GrpcExchangeProtocol(call, new GrpcCall(path, List.of(messages), true, this::take)),
        true);
  }

  /** Reads one ServerReflectionResponse. */
  private JsonValue take(byte[] answer, int from, int to, WantedParts wanted)
      throws WireFormatException {
    ProtoReader in = new ProtoReader(answer, from, to);
    while (in.next()) {
      if (in.field() == 4) {
        takeFiles(in.inner());
      } else if (in.field() == 5) {
        takeNumbers(in.inner());
      } else if (in.field() == 7) {
        takeRefusal(in.inner());
      }
    }
    return new JsonObject(Map.of());
  }

  private void takeFiles(ProtoReader in) throws WireFormatException {
    while (in.next()) {
      if (in.field() == 1) {
        byte[] file = in.bytes();
        files.putIfAbsent(DescriptorPool.nameOf(file), file);
      }
    }
  }

  private void takeNumbers(ProtoReader in) throws WireFormatException {
    String message = "";
    while (in.next()) {
      if (in.field() == 1) {
        message = in.text();
      } else if (in.field() == 2) {
        ProtoReader numbers = in.isBytes() ? in.inner() : in.numberAgain();
        while (numbers.hasMore()) {
          extensions.add(Question.extension(message, (int) numbers.varint()));
        }
      }
    }
  }

  private void takeRefusal(ProtoReader in) throws WireFormatException {
    while (in.next()) {
      refusal = in.field() == 2 && refusal.isEmpty() ? in.text() : refusal;
    }
  }

  public boolean hasQuestions() {
    return !questions().isEmpty();
  }

  /** Whether something is still to be asked for without which the method may not be known. */
  public boolean isIncomplete() {
    return !needed().isEmpty();
  }

  private Set<Question> questions() {
    Set<Question> needed = needed();
    return needed.isEmpty() && !files.isEmpty() ? further() : needed;
  }

  /** What was asked for in vain is not asked for again. */
  private Set<Question> needed() {
    Set<Question> needed = new LinkedHashSet<>();
    if (files.isEmpty()) {
      needed.add(Question.symbol(service));
    } else {
      pool().missing().forEach(name -> needed.add(Question.file(name)));
    }
    needed.removeAll(asked);
    return needed;
  }

  /** The extensions of messages that may have some; what is known already is not asked for. */
  private Set<Question> further() {
    DescriptorPool pool = pool();
    Set<Question> further = new LinkedHashSet<>(extensions);
    further.removeIf(each -> pool.has(each.name(), each.number()));
    pool.extensible().forEach(name -> further.add(Question.extensionsOf(name)));
    further.removeAll(asked);
    return further;
  }

  private DescriptorPool pool() {
    try {
      return DescriptorPool.of(descriptors());
    } catch (WireFormatException e) {
      throw new IllegalStateException("was read before", e);
    }
  }

  /** Why the server did not describe the service; empty when it did. */
  public String refusal() {
    return files.isEmpty() && refusal.isEmpty() ? "no file came" : files.isEmpty() ? refusal : "";
  }

  /** All that came, as a FileDescriptorSet. */
  public byte[] descriptors() {
    ProtoWriter set = new ProtoWriter();
    files.values().forEach(file -> set.bytes(1, file));
    return set.toBytes();
  }

  /**
   * One ServerReflectionRequest.
   *
   * @param kind the number of the field that asks
   * @param name of a file, a symbol or a message
   * @param number of an extension of that message; 0 for any other question
   */
  private record Question(int kind, String name, int number) {
    private static final int EXTENSION = 5;

    private static Question file(String name) {
      return new Question(3, name, 0);
    }

    private static Question symbol(String name) {
      return new Question(4, name, 0);
    }

    /** For the file that declares it. */
    private static Question extension(String message, int number) {
      return new Question(EXTENSION, message, number);
    }

    /** For the numbers of all extensions that the server knows. */
    private static Question extensionsOf(String message) {
      return new Question(6, message, 0);
    }

    byte[] toBytes() {
      ProtoWriter out = new ProtoWriter();
      if (kind == EXTENSION) {
        out.message(kind, new ProtoWriter().text(1, name).varint(2, number));
      } else {
        out.text(kind, name);
      }
      return out.toBytes();
    }
  }
}
