package io.rhema.training.engine;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Element-wise operators. */
final class MathOps {
  static final Map<String, Op> ALL =
      Map.ofEntries(
          Map.entry("Add", binary(Tensor::add)),
          Map.entry("Sub", binary(Tensor::sub)),
          Map.entry("Mul", binary(Tensor::mul)),
          Map.entry("Div", binary(Tensor::div)),
          Map.entry("Pow", binary(Tensor::pow)),
          Map.entry("Equal", binary(Tensor::eq)),
          Map.entry("Greater", binary(Tensor::gt)),
          Map.entry("Less", binary(Tensor::lt)),
          Map.entry("Max", MathOps::max),
          Map.entry("Sqrt", unary(Tensor::sqrt)),
          Map.entry("Erf", unary(Tensor::erf)),
          Map.entry("Gelu", MathOps::gelu),
          Map.entry("Tanh", unary(Tensor::tanh)),
          Map.entry("Relu", unary(Tensor::relu)),
          Map.entry("Sigmoid", unary(Tensor::sigmoid)),
          Map.entry("Neg", unary(Tensor::neg)),
          Map.entry("Softmax", MathOps::softmax),
          Map.entry("Clip", MathOps::clip),
          Map.entry(
              "Dropout", call -> OpCall.device(FusedOps.dropped(call.tensor(0), call.pass()))),
          Map.entry("Where", MathOps::where));

  private MathOps() {}

  private static Op binary(BinaryOperator<Tensor> operation) {
    return call -> OpCall.device(operation.apply(call.tensor(0), call.tensor(1)));
  }

  private static Op unary(UnaryOperator<Tensor> operation) {
    return call -> OpCall.device(operation.apply(call.tensor(0)));
  }

  private static Value softmax(OpCall call) {
    return OpCall.device(call.tensor(0).softmax(call.node().attributes().integer("axis", -1)));
  }

  private static Value gelu(OpCall call) {
    String approximate = call.node().attributes().text("approximate", "none");
    if (!approximate.equals("none")) {
      throw call.unsupported("it has approximate=%s, only none is".formatted(approximate));
    }
    return OpCall.device(torch.gelu(call.tensor(0)));
  }

  private static Value max(OpCall call) {
    Tensor largest = call.tensor(0);
    for (int i = 1; i < call.inputs().size(); i++) {
      largest = largest.maximum(call.tensor(i));
    }
    return OpCall.device(largest);
  }

  private static Value clip(OpCall call) {
    if (call.has(2)) {
      throw call.unsupported("it has an upper bound, only a lower one is supported");
    }
    return OpCall.device(call.tensor(0).clamp_min(new Scalar(call.tensor(1).item_float())));
  }

  private static Value where(OpCall call) {
    return OpCall.device(call.tensor(1).where(call.tensor(0), call.tensor(2)));
  }
}
