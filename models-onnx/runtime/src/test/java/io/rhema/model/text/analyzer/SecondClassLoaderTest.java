package io.rhema.model.text.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session cluster loads each job's classes anew, and a thread's loader may know none of them. */
class SecondClassLoaderTest {
  @TempDir Path dir;

  @Test
  void componentsAreFoundByNameWhateverTheThreadsLoaderKnows() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader job =
            new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        URLClassLoader other = new URLClassLoader(new URL[0], null)) {
      thread.setContextClassLoader(other);
      Class<?> type = job.loadClass(AnalyzerDefinition.class.getName());
      assertThat(type).isNotEqualTo(AnalyzerDefinition.class);

      Object english = type.getMethod("english").invoke(null);
      Object words =
          type.getMethod("analyze", Path.class, String.class)
              .invoke(english, dir, "Sooooo <b>good</b>");

      assertThat(words).isEqualTo(List.of("soo", "good"));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] classPath() throws MalformedURLException {
    String[] paths = System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator));
    URL[] urls = new URL[paths.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = Path.of(paths[i]).toUri().toURL();
    }
    return urls;
  }
}
