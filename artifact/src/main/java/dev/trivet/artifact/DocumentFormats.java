package dev.trivet.artifact;

import dev.trivet.artifact.config.ConfigCheck;
import dev.trivet.artifact.coreml.CaffeReader;
import dev.trivet.artifact.coreml.CoremlReader;
import dev.trivet.artifact.coreml.SentencePieceReader;
import dev.trivet.artifact.gguf.GgufReader;
import dev.trivet.artifact.hdf5.Hdf5Reader;
import dev.trivet.artifact.jinja.JinjaReader;
import dev.trivet.artifact.json.JsonCheck;
import dev.trivet.artifact.json.JsonReader;
import dev.trivet.artifact.keras.KerasCheck;
import dev.trivet.artifact.onnx.OnnxReader;
import dev.trivet.artifact.pickle.TrustedGlobal;
import dev.trivet.artifact.rdata.RdataReader;
import dev.trivet.artifact.safetensors.SafetensorsReader;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.skops.SkopsCheck;
import dev.trivet.artifact.tensorflow.CheckpointStateReader;
import dev.trivet.artifact.tensorflow.TextGraphReader;
import dev.trivet.artifact.tensorflow.TfReader;
import dev.trivet.artifact.text.TextReader;
import dev.trivet.artifact.tflite.TfliteReader;
import dev.trivet.artifact.trees.CatboostReader;
import dev.trivet.artifact.trees.LightgbmReader;
import dev.trivet.artifact.trees.UbjReader;
import dev.trivet.artifact.trees.XgboostCheck;
import dev.trivet.artifact.xml.XmlReader;
import dev.trivet.artifact.yaml.YamlReader;
import java.util.List;

/// The readers of everything but pickles, arrays and archives; those that take any text come last.
final class DocumentFormats {
  private DocumentFormats() {}

  static List<FormatReader> readers(List<TrustedGlobal> trusted) {
    return List.of(
        new SafetensorsReader(),
        new GgufReader(),
        new Hdf5Reader(),
        new TfliteReader(),
        new RdataReader(),
        new LightgbmReader(),
        new CatboostReader(),
        new JsonReader(checks(trusted)),
        new UbjReader(checks(trusted)),
        new OnnxReader(),
        new CoremlReader(),
        new TfReader(),
        new CaffeReader(),
        new SentencePieceReader(),
        new XmlReader(),
        new TextGraphReader(),
        new CheckpointStateReader(),
        new YamlReader(checks(trusted)),
        new JinjaReader(),
        new TextReader());
  }

  /// What JSON, YAML and UBJSON documents are looked through for.
  private static List<JsonCheck> checks(List<TrustedGlobal> trusted) {
    return List.of(
        new ConfigCheck(trusted), new KerasCheck(), new SkopsCheck(), new XgboostCheck());
  }
}
