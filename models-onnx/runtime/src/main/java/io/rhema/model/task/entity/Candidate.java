package io.rhema.model.task.entity;

/**
 * An entity that one window reports.
 *
 * @param cut whether the window shows only the beginning of the entity's last word
 */
record Candidate(Entity entity, boolean cut) {

  int start() {
    return entity.start();
  }

  /** Whether this one is right where both overlap and the other one was found first. */
  boolean beats(Candidate other) {
    int difference = length() - other.length();
    if (difference != 0) {
      return difference > 0;
    }
    if (cut != other.cut) {
      return other.cut;
    }
    return entity.score() > other.entity.score();
  }

  boolean beginsWithin(Candidate other) {
    return entity.start() < other.entity.end();
  }

  private int length() {
    return entity.end() - entity.start();
  }
}
