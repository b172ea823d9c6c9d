package io.rhema.training.vectors.file;

/** Why a file is refused, without its name: {@link VectorFiles} adds that. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refusal(String form, Object... values) {
    super(form.formatted(values));
  }
}
