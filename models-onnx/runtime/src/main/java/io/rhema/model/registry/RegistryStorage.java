package io.rhema.model.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a registry keeps its files. Paths are relative to the registry's root, with {@code /}
 * between their parts.
 *
 * <p>Implementations are safe for use by several threads and several processes at once.
 */
public interface RegistryStorage {
  /** The names of what lies in a folder, in no order; empty when there is no such folder. */
  List<String> list(String folder) throws IOException;

  /**
   * A whole file.
   *
   * @throws java.nio.file.NoSuchFileException when it is not there
   */
  byte[] read(String file) throws IOException;

  /**
   * Writes a file that nobody else has written: whoever sees it sees all of it.
   *
   * @return whether it was written; false when it is there already, which stays as it is
   */
  boolean create(String file, byte[] content) throws IOException;

  /**
   * Copies files into a folder that nobody else has written. The last file appears when all others
   * are there.
   *
   * @param from the local folder with the files
   * @param files their paths in it
   * @param folder where they go
   * @return whether they were copied; false when the folder is there already, which stays as it is
   */
  boolean upload(Path from, List<String> files, String folder) throws IOException;

  /** Where a folder is found, as a job is told: a path, or a URI. */
  String place(String folder);
}
