package io.rhema.it.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of one run: {@code results.json} for programs, {@code README.md} for people. */
public final class ReportFolder {
  private ReportFolder() {}

  public static void write(Path folder, Object results, String markdown) throws IOException {
    Files.createDirectories(folder);
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(folder.resolve("results.json").toFile(), results);
    Files.writeString(folder.resolve("README.md"), markdown, StandardCharsets.UTF_8);
  }
}
