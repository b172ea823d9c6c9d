package io.rhema.model.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A registry on a file system of the machine. Drafts have names that begin with a dot. */
final class LocalStorage implements RegistryStorage {
  private final Path root;

  LocalStorage(Path root) {
    this.root = root;
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(root.resolve(folder))) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  @Override
  public byte[] read(String file) throws IOException {
    return Files.readAllBytes(root.resolve(file));
  }

  /** A hard link, unlike a move, fails when its name is taken: of two writers one wins. */
  @Override
  public boolean create(String file, byte[] content) throws IOException {
    Path target = root.resolve(file);
    Files.createDirectories(target.getParent());
    Path draft = draftBeside(target);
    try {
      try (FileChannel channel =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.createLink(target, draft);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  @Override
  public boolean upload(Path from, List<String> files, String folder) throws IOException {
    Path target = root.resolve(folder);
    if (Files.exists(target)) {
      return false;
    }
    Path draft = draftBeside(target);
    try {
      for (String file : files) {
        Path copy = draft.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(from.resolve(file), copy);
        force(copy);
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (FileSystemException e) {
      // somebody else was faster: a folder is not moved onto one that has files
      if (Files.exists(target)) {
        return false;
      }
      throw e;
    } finally {
      delete(draft);
    }
  }

  @Override
  public String place(String folder) {
    return root.resolve(folder).toAbsolutePath().normalize().toString();
  }

  private static Path draftBeside(Path target) {
    return target.resolveSibling(".%s.%s.new".formatted(target.getFileName(), UUID.randomUUID()));
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
