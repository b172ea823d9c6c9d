package io.rhema.local.cli;

import io.rhema.model.bundle.Provenance;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.PublishedVersion;
import io.rhema.model.registry.RegistryEvent;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model list}: the versions of a registry, and what became of them. */
@Command(
    name = "list",
    description =
        "List the versions of the registry's models; of one model, also what it was made from, how"
            + " it was measured, and what happened to its versions.")
final class ModelListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A model. Default: all.")
  private String name;

  @Mixin private RegistryChoice choice;

  @Override
  public Integer call() {
    ModelRegistry registry = choice.open();
    List<String> names = name == null ? registry.models() : List.of(name);
    List<PublishedVersion> versions = new ArrayList<>();
    names.forEach(model -> versions.addAll(registry.versions(model)));
    if (versions.isEmpty()) {
      throw new CommandException(
          "There is no version of %s in %s; publish one with 'rhema model publish'."
              .formatted(name == null ? "any model" : "'" + name + "'", choice.place()));
    }
    PrintWriter out = spec.commandLine().getOut();
    table(versions, out);
    if (name != null) {
      versions.forEach(version -> lineage(version, out));
      out.println();
      registry.history(name).events().forEach(event -> event(event, out));
    }
    out.flush();
    return 0;
  }

  private static void table(List<PublishedVersion> versions, PrintWriter out) {
    String row = "%-24s %-10s %-10s %-20s %s%n";
    out.printf(row, "model", "version", "state", "published", "checksum");
    for (PublishedVersion version : versions) {
      out.printf(
          row,
          version.id().name(),
          version.id().version(),
          version.state().name().toLowerCase(Locale.ROOT),
          version.published().map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("-"),
          version.checksum().substring(0, 12));
    }
  }

  private static void lineage(PublishedVersion version, PrintWriter out) {
    Provenance made = version.manifest().provenance();
    out.printf("%nversion %s%n", version.id().version());
    out.printf("  in %s%n", version.place());
    if (made.base() != null) {
      out.printf("  from %s%n", made.base());
    }
    made.dataSets()
        .forEach(
            data ->
                out.printf(
                    "  data %s, %d rows, sha-256 %s%n", data.name(), data.rows(), data.sha256()));
    if (made.codeCommit() != null) {
      out.printf("  code %s%n", made.codeCommit());
    }
    made.metrics().forEach((what, figure) -> out.printf("  %s %s%n", what, figure));
  }

  private static void event(RegistryEvent event, PrintWriter out) {
    out.printf(
        "%s  %s %s%s%s%n",
        event.at().truncatedTo(ChronoUnit.SECONDS),
        event.version(),
        event.action().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        event.by() == null ? "" : " by " + event.by(),
        event.reason() == null ? "" : ": " + event.reason());
  }
}
