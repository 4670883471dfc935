package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  @Test
  void it_is_read_from_the_properties_of_the_jvm() {
    Properties system = new Properties();
    system.setProperty("java.version", "17.0.16");
    system.setProperty("os.name", "Linux");
    assertThat(Report.Environment.of("0.1.0", system, 2))
        .isEqualTo(
            new Report.Environment("0.1.0", "17.0.16", "unknown", "Linux", "unknown", 2, "", null));
  }
}
