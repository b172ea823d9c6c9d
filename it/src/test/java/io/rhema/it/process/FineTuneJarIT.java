package io.rhema.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class FineTuneJarIT {
  private static final long MOST_BYTES = 80L << 20;

  @Test
  void hasTheJobAndNeitherLibtorchNorWhatAClusterHas() throws IOException {
    try (JarFile jar = new JarFile(JobJar.ofFineTuning().toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();

      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("io.rhema.job.finetune.FineTuneJob");
      assertThat(names)
          .contains(
              "io/rhema/job/finetune/FineTuneJob.class",
              "io/rhema/training/launch/TrainingProcess.class",
              "org/apache/flink/connector/kafka/source/KafkaSource.class")
          .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/connector/file/"))
          .noneMatch(name -> name.startsWith("org/slf4j/"))
          .noneMatch(name -> name.startsWith("org/apache/logging/"))
          .noneMatch(name -> name.startsWith("ai/onnxruntime/"))
          .noneMatch(name -> name.startsWith("org/bytedeco/"))
          .noneMatch(name -> name.startsWith("dev/langchain4j/"))
          .noneMatch(name -> name.endsWith(".onnx"));
    }
    assertThat(Files.size(JobJar.ofFineTuning())).isLessThan(MOST_BYTES);
  }
}
