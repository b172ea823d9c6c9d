package io.rhema.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rhema keywords}: tables by which the keywords of texts are found. */
@Command(
    name = "keywords",
    description = "Learn by which words texts can be told apart.",
    subcommands = {KeywordsLearnCommand.class})
final class KeywordsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No keywords command was given");
  }
}
