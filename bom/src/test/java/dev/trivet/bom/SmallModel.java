package dev.trivet.bom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small model as people publish them: weights in safetensors with a header that fits them,
/// configuration, tokenizer, card, licence, results. Every file could be loaded.
public final class SmallModel {
  public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private final Path root;

  private SmallModel(Path root) {
    this.root = root;
  }

  public Path root() {
    return root;
  }

  /// The whole directory.
  public static SmallModel in(Path root) throws IOException {
    var model = new SmallModel(Files.createDirectories(root));
    model
        .weights("model.safetensors", 64)
        .file("config.json", CONFIG)
        .file("tokenizer.json", TOKENIZER)
        .file(
            "tokenizer_config.json",
            "{\"tokenizer_class\": \"BertTokenizer\", \"model_max_length\": 128}")
        .file("README.md", CARD)
        .file("LICENSE", LICENCE)
        .file("SECURITY.md", "# Reporting\n\nWrite to security@example.org.\n")
        .file("eval_results.json", "{\"eval_accuracy\": 0.91, \"eval_loss\": 0.31}")
        .file("trainer_state.json", "{\"global_step\": 1200, \"num_train_epochs\": 3}")
        .file("requirements.txt", "torch==2.5.1\nsafetensors==0.4.5\n");
    return model;
  }

  /// Nothing but a directory.
  public static SmallModel empty(Path root) throws IOException {
    return new SmallModel(Files.createDirectories(root));
  }

  public SmallModel file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
    return this;
  }

  public SmallModel bytes(String name, byte[] bytes) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, bytes);
    return this;
  }

  public SmallModel without(String name) throws IOException {
    Files.delete(root.resolve(name));
    return this;
  }

  /// A checkout of a repository on the hub.
  public SmallModel cloned(String url) throws IOException {
    return file(".git/config", "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = " + url + "\n")
        .file(".git/HEAD", "ref: refs/heads/main\n")
        .file(".git/refs/heads/main", COMMIT + "\n");
  }

  /// Two tensors of `width` columns and the header that describes them.
  public SmallModel weights(String name, int width) throws IOException {
    int embeddings = 32 * width * 4;
    int head = 2 * width * 4;
    String header =
        """
        {"__metadata__":{"format":"pt","modelspec.title":"Claim triage, small",\
        "modelspec.author":"Example Insurance","modelspec.date":"2026-05-04",\
        "modelspec.description":"Sorts claims into two queues."},\
        "bert.embeddings.word_embeddings.weight":{"dtype":"F32","shape":[32,%d],"data_offsets":[0,%d]},\
        "classifier.weight":{"dtype":"F32","shape":[2,%d],"data_offsets":[%d,%d]}}\
        """
            .formatted(width, embeddings, width, embeddings, embeddings + head);
    return bytes(name, safetensors(header, embeddings + head));
  }

  public static byte[] safetensors(String header, int data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + text.length + data).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(text.length).put(text);
    for (int i = 0; i < data; i++) {
      file.put((byte) (i * 31));
    }
    return file.array();
  }

  private static final String CONFIG =
      """
      {
        "architectures": ["BertForSequenceClassification"],
        "model_type": "bert",
        "hidden_size": 64,
        "num_hidden_layers": 1,
        "vocab_size": 32,
        "max_position_embeddings": 128,
        "torch_dtype": "float32",
        "id2label": {"0": "routine", "1": "expert"},
        "transformers_version": "4.46.3"
      }
      """;

  private static final String TOKENIZER =
      """
      {"version": "1.0", "added_tokens": [{"id": 0, "content": "[PAD]"}],
       "model": {"type": "WordPiece", "vocab": {"[PAD]": 0, "[UNK]": 1, "claim": 2, "water": 3}}}
      """;

  private static final String CARD =
      """
      ---
      license: apache-2.0
      language: [en, de]
      library_name: transformers
      pipeline_tag: text-classification
      base_model: example-org/tiny-bert
      datasets:
        - example-org/claims-2025
      model-index:
        - name: claim-triage-small
          results:
            - task: {type: text-classification}
              dataset: {type: example-org/claims-2025, name: Claims 2025}
              metrics:
                - {type: accuracy, value: 0.91}
      ---
      # Claim triage, small

      Sorts insurance claims into a routine queue and one for experts.

      ## Intended uses

      Only for ordering a queue that people work through; never to refuse a claim.

      ## Training data

      Claims of 2025, without names and addresses.
      """;

  private static final String LICENCE =
      """
                                       Apache License
                                 Version 2.0, January 2004
                              http://www.apache.org/licenses/
      """;
}
