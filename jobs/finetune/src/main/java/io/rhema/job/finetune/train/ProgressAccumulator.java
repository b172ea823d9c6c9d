package io.rhema.job.finetune.train;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.Accumulator;

/**
 * How far each training of a job is, for the program that submitted it. Written by the thread that
 * hears a training, read by those that report to the job manager.
 */
public final class ProgressAccumulator
    implements Accumulator<TrainingState, TreeMap<Integer, TrainingState>> {
  /** Its name in the job. */
  public static final String NAME = "rhema.training";

  private static final long serialVersionUID = 1L;

  private final TreeMap<Integer, TrainingState> states = new TreeMap<>();

  @Override
  public synchronized void add(TrainingState state) {
    states.put(state.configuration().index(), state);
  }

  /** A copy. */
  @Override
  public synchronized TreeMap<Integer, TrainingState> getLocalValue() {
    return new TreeMap<>(states);
  }

  @Override
  public synchronized void resetLocal() {
    states.clear();
  }

  @Override
  public void merge(Accumulator<TrainingState, TreeMap<Integer, TrainingState>> other) {
    other.getLocalValue().values().forEach(this::add);
  }

  @Override
  public synchronized Accumulator<TrainingState, TreeMap<Integer, TrainingState>> clone() {
    ProgressAccumulator copy = new ProgressAccumulator();
    copy.states.putAll(states);
    return copy;
  }

  private synchronized void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
  }
}
