package io.loadline.protobuf.parser;

import io.loadline.protobuf.wire.ProtoWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Compiles a .proto file and what it imports, as protoc does. */
public final class ProtoCompiler {
  private final Map<String, byte[]> described = new LinkedHashMap<>();
  private final Finder finder;

  private ProtoCompiler(Finder finder) {
    this.finder = finder;
  }

  @FunctionalInterface
  public interface Finder {
    /** The text of the file that an import names; empty when there is none. */
    Optional<byte[]> find(String name);
  }

  /**
   * As {@code protoc --include_imports --descriptor_set_out} would describe it. An import that
   * cannot be found is left out; it is missed only by who needs a type of it.
   *
   * @param name of the file, for messages
   * @return a FileDescriptorSet
   * @throws ProtoSyntaxException when a file is none
   */
  public static byte[] compile(String name, byte[] text, Finder finder)
      throws ProtoSyntaxException {
    ProtoCompiler files = new ProtoCompiler(finder);
    files.add(name, text);
    ProtoWriter set = new ProtoWriter();
    files.described.values().forEach(file -> set.bytes(1, file));
    return set.toBytes();
  }

  private void add(String name, byte[] text) throws ProtoSyntaxException {
    ProtoParser file = ProtoParser.parse(name, text);
    described.put(name, file.descriptor());
    for (String imported : file.imports()) {
      if (!described.containsKey(imported)) {
        Optional<byte[]> found = finder.find(imported).or(() -> bundled(imported));
        if (found.isPresent()) {
          add(imported, found.get());
        }
      }
    }
  }

  /** A file of the well-known types as a FileDescriptorProto; empty for any other. */
  public static Optional<byte[]> wellKnown(String name) {
    try {
      Optional<byte[]> text = bundled(name);
      return text.isEmpty() ? text : Optional.of(ProtoParser.parse(name, text.get()).descriptor());
    } catch (ProtoSyntaxException e) {
      throw new IllegalStateException("brought along by ourselves", e);
    }
  }

  /** The well-known types, which every compiler brings along. */
  private static Optional<byte[]> bundled(String name) {
    if (!name.startsWith("google/protobuf/")) {
      return Optional.empty();
    }
    try (InputStream in = ProtoCompiler.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code text_of_it} as JSON has it: {@code textOfIt}. */
  public static String jsonName(String name) {
    StringBuilder json = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        json.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return json.toString();
  }

  /** Text that is no .proto file; the message says which file, where and why. */
  public static final class ProtoSyntaxException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    ProtoSyntaxException(String problem) {
      super(problem);
    }
  }
}
