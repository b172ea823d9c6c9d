package io.rhema.model.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The events of models as numbered files: {@code <model>/.events/000001.json}. */
final class EventFiles {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final Pattern NAME = Pattern.compile("\\d{6}\\.json");

  private final RegistryStorage storage;

  EventFiles(RegistryStorage storage) {
    this.storage = storage;
  }

  ModelHistory read(String model) throws IOException {
    List<String> names =
        storage.list(folder(model)).stream()
            .filter(name -> NAME.matcher(name).matches())
            .sorted()
            .toList();
    List<RegistryEvent> events = new ArrayList<>(names.size());
    for (String name : names) {
      if (!name.equals(name(events.size() + 1))) {
        throw new RegistryException(
            "%s has no %s, but %s; put back the file, events are never deleted."
                .formatted(storage.place(folder(model)), name(events.size() + 1), name));
      }
      events.add(event(folder(model) + name));
    }
    return new ModelHistory(model, events);
  }

  /**
   * Adds an event behind those of a history.
   *
   * @return whether it was added; false when somebody else has added one meanwhile
   */
  boolean append(ModelHistory seen, RegistryEvent event) throws IOException {
    return storage.create(
        folder(seen.model()) + name(seen.events().size() + 1),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(event));
  }

  private RegistryEvent event(String file) throws IOException {
    RegistryEvent event;
    try {
      event = JSON.readValue(storage.read(file), RegistryEvent.class);
    } catch (JsonProcessingException e) {
      throw new RegistryException(
          "%s is no event of a registry: %s. Put back the file as it was written."
              .formatted(storage.place(file), e.getOriginalMessage()),
          e);
    }
    if (event == null || event.formatVersion() != RegistryEvent.FORMAT_VERSION) {
      throw new RegistryException(
          "%s has formatVersion %s; this program reads %d."
              .formatted(
                  storage.place(file),
                  event == null ? "none" : event.formatVersion(),
                  RegistryEvent.FORMAT_VERSION));
    }
    return event;
  }

  private static String name(int number) {
    return "%06d.json".formatted(number);
  }

  private static String folder(String model) {
    return model + "/.events/";
  }
}
