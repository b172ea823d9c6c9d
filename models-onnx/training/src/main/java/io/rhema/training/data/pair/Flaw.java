package io.rhema.training.data.pair;

/** Why a pair is not learnt from. */
public enum Flaw {
  EMPTY("have an empty text"),
  COPY("are not translated"),
  DUPLICATE("occur before"),
  TOO_LONG("are too long"),
  UNEQUAL("differ too much in length");

  private final String predicate;

  Flaw(String predicate) {
    this.predicate = predicate;
  }

  /** What pairs with this flaw do, for a sentence about them. */
  public String predicate() {
    return predicate;
  }
}
