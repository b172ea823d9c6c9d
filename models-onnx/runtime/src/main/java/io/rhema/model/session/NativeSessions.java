package io.rhema.model.session;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.rhema.model.session.ModelSignature.Port;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Creates native sessions and puts what the native runtime says into one sentence. */
final class NativeSessions {
  private static final int MAX_MESSAGE = 400;
  private static final Pattern CLUTTER =
      Pattern.compile(
          "^Error code - \\w+ - message: "
              + "|Load model from .* failed: ?"
              + "|/\\S+\\.(cc|h):\\d+ [^()]*\\([^()]*\\)( const)?"
              + "|\\[ONNXRuntimeError\\] : \\d+ : \\w+ : ");

  private NativeSessions() {}

  static OrtSession create(GraphSource graph, SessionOptions options) {
    try (OrtSession.SessionOptions nativeOptions = translate(options)) {
      return graph.open(nativeOptions);
    } catch (OrtException e) {
      throw new SessionException(
          "the ONNX runtime cannot open %s: %s".formatted(graph, sentence(e)), e);
    }
  }

  private static OrtSession.SessionOptions translate(SessionOptions options) throws OrtException {
    OrtSession.SessionOptions to = new OrtSession.SessionOptions();
    try {
      String spinning = options.spinning() ? "1" : "0";
      to.setIntraOpNumThreads(options.intraOpThreads());
      to.setInterOpNumThreads(options.interOpThreads());
      to.addConfigEntry("session.intra_op.allow_spinning", spinning);
      to.addConfigEntry("session.inter_op.allow_spinning", spinning);
      to.setMemoryPatternOptimization(options.memoryPattern());
      to.setCPUArenaAllocator(options.arena() != SessionOptions.Arena.OFF);
      to.setOptimizationLevel(
          switch (options.optimization()) {
            case NONE -> OptLevel.NO_OPT;
            case BASIC -> OptLevel.BASIC_OPT;
            case EXTENDED -> OptLevel.EXTENDED_OPT;
            case ALL -> OptLevel.ALL_OPT;
          });
      if (options.provider() == SessionOptions.Provider.CUDA) {
        addCuda(to, options.deviceId());
      }
      return to;
    } catch (OrtException | RuntimeException e) {
      to.close();
      throw e;
    }
  }

  /** Adds CUDA through its options object, whose message names the library that is missing. */
  private static void addCuda(OrtSession.SessionOptions to, int device) {
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      throw new SessionException(
          "provider CUDA is not in the ONNX runtime on the class path; put onnxruntime_gpu there in place of onnxruntime");
    }
    // Without an environment the provider cannot even complain: it has nowhere to log to.
    NativeEnvironment.get();
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device)) {
      to.addCUDA(cuda);
    } catch (OrtException e) {
      throw new SessionException(
          "provider CUDA cannot be used on device %d, it needs an NVIDIA driver, CUDA 12 and cuDNN 9: %s"
              .formatted(device, sentence(e)),
          e);
    }
  }

  static ModelSignature signature(OrtSession session) {
    try {
      return new ModelSignature(
          ports(session.getInputInfo().values()), ports(session.getOutputInfo().values()));
    } catch (OrtException e) {
      throw new SessionException("the graph's signature cannot be read: " + sentence(e), e);
    }
  }

  private static List<Port> ports(Collection<NodeInfo> nodes) {
    return nodes.stream().map(NativeSessions::port).toList();
  }

  private static Port port(NodeInfo node) {
    if (node.getInfo() instanceof TensorInfo tensor) {
      String type = tensor.onnxType.name().replace("ONNX_TENSOR_ELEMENT_DATA_TYPE_", "");
      return new Port(
          node.getName(),
          type.toLowerCase(Locale.ROOT),
          Arrays.stream(tensor.getShape()).boxed().toList());
    }
    String kind = node.getInfo().getClass().getSimpleName().replace("Info", "");
    return new Port(node.getName(), kind.toLowerCase(Locale.ROOT), List.of());
  }

  /** What the runtime said, on one line, without codes, paths and places in its own source. */
  static String sentence(OrtException e) {
    String line = CLUTTER.matcher(String.valueOf(e.getMessage())).replaceAll("");
    line = line.replaceAll("\\s+", " ").strip().replaceFirst("\\.+$", "");
    return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "…";
  }
}
