package io.rhema.local.cli;

import io.rhema.local.update.ServeCommand;
import io.rhema.local.update.UpdateChannel;
import io.rhema.model.registry.PublishedVersion;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether running jobs are told what has become the current version. */
final class Telling {
  @Option(
      names = "--control-topic",
      paramLabel = "TOPIC",
      arity = "0..1",
      fallbackValue = ControlChoice.TOPIC,
      description =
          "Tell the running jobs too, by their control.topic, and wait until they serve the version"
              + " from where it lies in the registry. Default of TOPIC: "
              + ControlChoice.TOPIC
              + "; without the option, none are told.")
  private String topic;

  @Mixin private Announcement announcement;

  boolean isAsked() {
    return topic != null;
  }

  /**
   * Looks for those who are to be told, before there is something to tell.
   *
   * @return tells them of a version
   */
  Consumer<PublishedVersion> audience(CommandLine command) {
    if (!isAsked()) {
      return version -> {};
    }
    UpdateChannel channel = announcement.open(topic);
    return version -> announcement.tell(ServeCommand.of(version), channel, command);
  }
}
