package io.rhema.operator.infer;

import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.ModelControlSerializer;
import java.util.Optional;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/**
 * What a checkpoint has of an operator: the version in force, the one that the job's options name,
 * the command that began the trial beside it, and those that are not obeyed yet. How a trial went
 * is not part of it: the figures begin anew.
 *
 * <p>All subtasks serve one version, or will; each has its own say on what is tried beside it.
 * Union state would say so too, but a checkpoint with union state fails once a subtask has
 * finished.
 */
final class VersionState {
  private static final MapStateDescriptor<String, ServedVersion> VERSIONS =
      new MapStateDescriptor<>(
          "model-version", StringSerializer.INSTANCE, new ServedVersionSerializer());
  private static final String SERVED = "served";
  private static final String CONFIGURED = "configured";

  private static final MapStateDescriptor<String, ModelControl> COMMANDS =
      new MapStateDescriptor<>(
          "pending-command", StringSerializer.INSTANCE, new ModelControlSerializer());
  private static final String PENDING = "pending";
  private static final String TRIED = "tried";
  private static final String TRY_NEXT = "try-next";

  private final BroadcastState<String, ServedVersion> versions;
  private final BroadcastState<String, ModelControl> commands;

  VersionState(OperatorStateStore store) throws Exception {
    versions = store.getBroadcastState(VERSIONS);
    commands = store.getBroadcastState(COMMANDS);
  }

  /** The version in force when the state was written; null at a first start. */
  ServedVersion served() throws Exception {
    return versions.get(SERVED);
  }

  /** The version that the options named then; null if the state does not tell. */
  ServedVersion configured() throws Exception {
    return versions.get(CONFIGURED);
  }

  void configured(ServedVersion version) throws Exception {
    versions.put(CONFIGURED, version);
  }

  /** The commands that the state was written with. */
  Commands commands() throws Exception {
    return new Commands(
        Optional.ofNullable((ModelControl.Serve) commands.get(PENDING)),
        Optional.ofNullable((ModelControl.Try) commands.get(TRIED)),
        Optional.ofNullable((ModelControl.Try) commands.get(TRY_NEXT)));
  }

  /** Writes what is so at a checkpoint. */
  void write(ServedVersion served, Commands now) throws Exception {
    versions.put(SERVED, served);
    commands.clear();
    put(PENDING, now.serve());
    put(TRIED, now.tried());
    put(TRY_NEXT, now.tryNext());
  }

  private void put(String key, Optional<? extends ModelControl> command) throws Exception {
    if (command.isPresent()) {
      commands.put(key, command.get());
    }
  }
}
