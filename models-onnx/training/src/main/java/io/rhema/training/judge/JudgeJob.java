package io.rhema.training.judge;

import io.rhema.training.gate.GateOptions;
import io.rhema.training.launch.ChildJvm;
import io.rhema.training.launch.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a judging process is asked to do.
 *
 * @param serving folder of the model that serves
 * @param trained the float bundle that a training wrote
 * @param recipe that it was trained by
 * @param candidate folder of the bundle that would be served; made unless it is there
 * @param dev what both models are compared on
 * @param regression a fixed set; the project's own texts unless given, for a model that they fit
 * @param options how strict the gate is; of these, head, significance and margin
 * @param verdict the file that takes the {@link Judgement}
 */
public record JudgeJob(
    Path serving,
    Path trained,
    Path recipe,
    Path candidate,
    Path dev,
    Optional<Path> regression,
    GateOptions options,
    Path verdict) {

  /**
   * Starts the process, which ends with this one.
   *
   * @param classPath this module and what it depends on; libtorch is not needed
   */
  public ChildProcess start(List<Path> classPath) throws IOException {
    return ChildProcess.start(
        new ProcessBuilder(ChildJvm.command(classPath, JudgeMain.class.getName(), arguments())));
  }

  /** For the command line of the process. */
  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--serving=" + serving,
                "--trained=" + trained,
                "--recipe=" + recipe,
                "--candidate=" + candidate,
                "--dev=" + dev,
                "--verdict=" + verdict,
                "--significance=" + options.significance(),
                "--margin=" + options.margin()));
    regression.ifPresent(file -> arguments.add("--regression=" + file));
    options.head().ifPresent(head -> arguments.add("--head=" + head));
    return arguments;
  }
}
