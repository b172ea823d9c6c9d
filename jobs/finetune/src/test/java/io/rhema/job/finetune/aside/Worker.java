package io.rhema.job.finetune.aside;

import io.rhema.training.launch.ParentWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that works without end the first time, and ends its work the second. */
final class Worker {
  private Worker() {}

  public static void main(String[] folder) throws Exception {
    ParentWatch.start(System.in);
    Path begun = Path.of(folder[0], "begun");
    boolean again = Files.exists(begun);
    Files.writeString(begun, "");
    System.out.println("at work");
    if (again) {
      Files.writeString(Path.of(folder[0], "done"), "");
      System.exit(0);
    }
    new CountDownLatch(1).await();
  }
}
