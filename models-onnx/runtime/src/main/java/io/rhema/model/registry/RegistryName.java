package io.rhema.model.registry;

import java.util.regex.Pattern;

/** Names of models and versions, which are names of folders on any file system. */
final class RegistryName {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private RegistryName() {}

  static boolean isValid(String name) {
    return VALID.matcher(name).matches();
  }

  static void check(String what, String name) {
    if (!isValid(name)) {
      throw new RegistryException(
          "Invalid %s '%s': must be 1 to 64 letters, digits, '.', '_' or '-', the first a letter or digit."
              .formatted(what, name));
    }
  }
}
