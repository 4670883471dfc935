package io.loadline.protobuf;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.loadline.protobuf.parser.ProtoCompiler;
import io.loadline.protobuf.parser.ProtoCompiler.ProtoSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The .proto files of the tests, as we describe them and as protoc did. */
public final class Protos {
  private Protos() {}

  /** The FileDescriptorSet that protoc wrote of {@code shop/NAME.proto}. */
  public static byte[] byProtoc(String name) {
    return find(name + ".protoset").orElseThrow();
  }

  /** The same by our own reading. */
  public static byte[] byUs(String name) throws ProtoSyntaxException {
    String file = "shop/" + name + ".proto";
    return ProtoCompiler.compile(file, find(file).orElseThrow(), Protos::find);
  }

  static Optional<byte[]> find(String name) {
    try (InputStream in = Protos.class.getResourceAsStream("/protos/" + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What protobuf-java makes of a set; by the names of its files. */
  public static Map<String, FileDescriptor> linked(byte[] set) {
    try {
      Map<String, FileDescriptorProto> files = new LinkedHashMap<>();
      FileDescriptorSet.parseFrom(set).getFileList().forEach(f -> files.put(f.getName(), f));
      Map<String, FileDescriptor> done = new LinkedHashMap<>();
      for (String file : files.keySet()) {
        link(file, files, done);
      }
      return done;
    } catch (IOException | DescriptorValidationException e) {
      throw new AssertionError(e);
    }
  }

  private static FileDescriptor link(
      String name, Map<String, FileDescriptorProto> files, Map<String, FileDescriptor> done)
      throws DescriptorValidationException {
    FileDescriptor known = done.get(name);
    if (known != null) {
      return known;
    }
    FileDescriptorProto file = Objects.requireNonNull(files.get(name), name);
    FileDescriptor[] needed = new FileDescriptor[file.getDependencyCount()];
    for (int i = 0; i < needed.length; i++) {
      needed[i] = link(file.getDependency(i), files, done);
    }
    FileDescriptor linked = FileDescriptor.buildFrom(file, needed);
    done.put(name, linked);
    return linked;
  }
}
