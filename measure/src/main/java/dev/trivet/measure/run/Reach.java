package dev.trivet.measure.run;

import dev.trivet.measure.model.ModelFormat;
import java.util.List;
import java.util.function.Supplier;

/// What measuring can get at beyond ONNX files. The library itself opens no connection and runs no
/// foreign code: what may be reached is up to the program that uses it.
///
/// @param endpoints models behind addresses
/// @param embedders services that turn texts into numbers
/// @param formats other model files; asked for only when there is one
public record Reach(
    OpenEndpoints endpoints, OpenEmbedders embedders, Supplier<List<ModelFormat>> formats) {
  public static final Reach NONE = new Reach(OpenEndpoints.NONE, OpenEmbedders.NONE, List::of);

  public Reach to(OpenEndpoints others) {
    return new Reach(others, embedders, formats);
  }

  public Reach reading(Supplier<List<ModelFormat>> others) {
    return new Reach(endpoints, embedders, others);
  }

  public Reach embeddingBy(OpenEmbedders others) {
    return new Reach(endpoints, others, formats);
  }
}
