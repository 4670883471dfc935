package io.loadline.config.service;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.protobuf.DescriptorPool;
import io.loadline.protobuf.parser.ProtoCompiler;
import io.loadline.protobuf.parser.ProtoCompiler.ProtoSyntaxException;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads descriptions of gRPC services. An import is looked for beside the file that names it first,
 * then in each folder above it, then on the classpath, where jars have them.
 */
final class ProtoSource {
  private static final String WRITE =
      "write one by protoc --include_imports --descriptor_set_out=..";

  private final ContentSource source;

  ProtoSource(ContentSource source) {
    this.source = source;
  }

  /** A FileDescriptorSet as it is. */
  byte[] descriptorSet(String text) throws SyntaxException {
    byte[] set = source.local(text);
    try {
      if (DescriptorPool.of(set).services().isEmpty()) {
        throw new SyntaxException("describes no service", WRITE);
      }
      return set;
    } catch (WireFormatException e) {
      throw new SyntaxException("is no descriptor set", WRITE);
    }
  }

  /** A .proto file and what it imports, as a FileDescriptorSet. */
  byte[] compile(String text) throws SyntaxException {
    String name = text.strip();
    byte[] file = source.local(name);
    List<String> roots = roots(name);
    try {
      return ProtoCompiler.compile(
          name.substring(name.lastIndexOf('/') + 1), file, imported -> find(roots, imported));
    } catch (ProtoSyntaxException e) {
      throw new SyntaxException("is no .proto file: " + e.getMessage(), "correct the file");
    }
  }

  private static List<String> roots(String name) {
    String scheme = name.substring(0, name.indexOf(':') + 1);
    String path = name.substring(scheme.length());
    List<String> roots = new ArrayList<>();
    int slash = path.lastIndexOf('/');
    while (slash >= 0) {
      roots.add(scheme + path.substring(0, slash + 1));
      slash = slash == 0 ? -1 : path.lastIndexOf('/', slash - 1);
    }
    if (!path.startsWith("/")) {
      roots.add(scheme);
    }
    roots.add("classpath:");
    return roots;
  }

  private Optional<byte[]> find(List<String> roots, String imported) {
    for (String root : roots) {
      try {
        return Optional.of(source.local(root + imported));
      } catch (SyntaxException notThere) {
        // maybe further up
      }
    }
    return Optional.empty();
  }
}
