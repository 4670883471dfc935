package io.loadline.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a set that protoc wrote without {@code --include_imports} of what it brings along. */
class WellKnownFilesTest {
  private static byte[] withoutWellKnown() throws Exception {
    FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
    FileDescriptorSet.parseFrom(Protos.byProtoc("everything")).getFileList().stream()
        .filter(file -> !file.getName().startsWith("google/protobuf/"))
        .forEach(set::addFile);
    return set.build().toByteArray();
  }

  private static DescribedMethod method(byte[] set) throws Exception {
    return DescribedMethod.of(DescriptorPool.of(set), "shop.v1.Shop", "All");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"duration\": \"-1.5s\", \"time\": \"2026-11-24T12:00:00.123456789+01:00\"}",
        "{\"struct\": {\"a\": [1, null]}, \"mask\": \"aB.cD,e\", \"empty\": {}}",
        "{\"any\": {\"@type\": \"x/google.protobuf.Duration\", \"value\": \"2s\"}}",
        "{\"wrappedNumber\": \"5\", \"wrappedText\": \"\", \"times\": {\"a\":"
            + " \"2026-01-01T00:00:00Z\"}}"
      })
  void a_set_without_the_files_of_google_protobuf_means_ours(String json) throws Exception {
    assertThat(method(withoutWellKnown()).messages(json.getBytes(UTF_8)))
        .usingRecursiveComparison()
        .isEqualTo(method(Protos.byProtoc("everything")).messages(json.getBytes(UTF_8)));
  }
}
