package io.rhema.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class JobJarIT {
  private static final long MOST_BYTES = 60L << 20;

  @Test
  void hasTheJobAndNothingThatAClusterHas() throws IOException {
    try (JarFile jar = new JarFile(JobJar.path().toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();

      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("io.rhema.job.streaming.StreamingNlpJob");
      assertThat(names)
          .contains(
              "io/rhema/job/streaming/StreamingNlpJob.class",
              "io/rhema/model/bundle/ModelBundle.class",
              "org/apache/flink/connector/kafka/source/KafkaSource.class",
              "org/apache/kafka/clients/producer/KafkaProducer.class")
          .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/api/"))
          .noneMatch(name -> name.startsWith("org/slf4j/"))
          .noneMatch(name -> name.startsWith("org/apache/logging/"))
          .noneMatch(name -> name.startsWith("ai/onnxruntime/"))
          .noneMatch(name -> name.startsWith("org/bytedeco/"))
          .noneMatch(name -> name.startsWith("io/rhema/training/"))
          .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"));
      assertThat(services(jar, "org.apache.lucene.analysis.TokenizerFactory"))
          .as("of both of Lucene's jars")
          .contains(
              "org.apache.lucene.analysis.standard.StandardTokenizerFactory",
              "org.apache.lucene.analysis.core.WhitespaceTokenizerFactory");
      assertThat(Files.size(JobJar.path())).isLessThan(MOST_BYTES);
    }
  }

  private static String services(JarFile jar, String type) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry("META-INF/services/" + type))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
