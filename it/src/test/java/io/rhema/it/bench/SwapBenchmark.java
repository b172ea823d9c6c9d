package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long it takes from the command to another version in force, and what the texts notice of it:
 * on Kafka and Flink, both in this JVM, with two subtasks. The other version is a copy whose graph
 * file differs in a remark, so that all of it is opened anew and computes the same.
 */
@Command(name = "swap-benchmark", mixinStandardHelpOptions = true)
final class SwapBenchmark implements Callable<Integer> {
  @Option(names = "--bundle", required = true, description = "one that is changed; repeatable")
  private List<Path> bundles;

  @Option(names = "--texts", required = true, description = "UTF-8, one text a line")
  private Path texts;

  @Option(names = "--out", required = true, description = "folder for results.json and README.md")
  private Path out;

  @Option(names = "--swaps", description = "for each bundle (${DEFAULT-VALUE})")
  private int swaps = 20;

  @Option(names = "--rate", description = "texts a second (${DEFAULT-VALUE})")
  private int rate = 50;

  @Option(names = "--load", description = "what else ran on the machine, for the report")
  private String load = "not said";

  public static void main(String[] args) {
    System.exit(new CommandLine(new SwapBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<String> lines =
        Files.readAllLines(texts, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.isBlank())
            .toList();
    List<ModelBundle> opened = bundles.stream().map(BenchmarkOptions::open).toList();
    Map<String, String> provenance = Provenance.of(opened);
    provenance.put("texts", Provenance.file(texts));
    provenance.put("texts a second", String.valueOf(rate));
    provenance.put("subtasks", "2");
    provenance.put("load beside it", load);
    List<SwappedModel> models = new ArrayList<>();
    for (ModelBundle bundle : opened) {
      models.add(measure(bundle, lines));
      System.err.printf("%s is measured%n", bundle.id());
    }
    new SwapReport(provenance, models).write(out);
    return 0;
  }

  private SwappedModel measure(ModelBundle bundle, List<String> lines) throws Exception {
    Path folder = Files.createTempDirectory("rhema-swaps");
    try {
      Path place = bundle.dir().toAbsolutePath().normalize();
      return new SwapRun(SwappedTask.of(bundle), place, lines, rate).measure(folder, swaps);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
