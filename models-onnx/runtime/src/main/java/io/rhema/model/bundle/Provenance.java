package io.rhema.model.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model came to be, so that it can be made again. Whatever is not known is left out.
 *
 * @param base the model or checkpoint it started from, or null
 * @param dataSets what it was trained and measured on
 * @param hyperParameters name to value; values are strings, numbers or booleans
 * @param seed of the training run, or null
 * @param codeCommit commit of the code that trained it, or null
 * @param tools name to version of what took part: runtime, trainer, JDK
 * @param metrics name to figure, as measured: {@code "sst2-dev accuracy fp32": 0.9128}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Provenance(
    String base,
    List<DataSet> dataSets,
    Map<String, Object> hyperParameters,
    Long seed,
    String codeCommit,
    Map<String, String> tools,
    Map<String, Double> metrics) {

  /** Nothing is known. */
  public static final Provenance UNKNOWN = new Provenance(null, null, null, null, null, null, null);

  public Provenance {
    dataSets = dataSets == null ? List.of() : List.copyOf(dataSets);
    hyperParameters = sorted(hyperParameters);
    tools = sorted(tools);
    metrics = sorted(metrics);
  }

  public Provenance withMetrics(Map<String, Double> figures) {
    return new Provenance(base, dataSets, hyperParameters, seed, codeCommit, tools, figures);
  }

  private static <V> Map<String, V> sorted(Map<String, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
