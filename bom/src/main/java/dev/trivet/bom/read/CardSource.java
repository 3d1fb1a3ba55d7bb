package dev.trivet.bom.read;

import dev.trivet.artifact.facts.FlatDocument;
import dev.trivet.bom.Basis;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond.Relation;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import java.util.Locale;
import java.util.Optional;

/// Reads the model card: the front matter people fill in, and the beginning of what they write. All
/// of it is a statement; a signature over the file is what makes it more.
final class CardSource implements Source {
  private static final int MOST_RESULTS = 100;

  @Override
  public boolean reads(ModelFile file) {
    return file.name().equalsIgnoreCase("readme.md")
        || file.name().equalsIgnoreCase("modelcard.md");
  }

  @Override
  public void read(ModelFile file, Draft draft) {
    String text = file.text().replace("\r\n", "\n");
    FlatDocument front = FlatDocument.ofYaml(frontMatter(text), file.budget());
    front.problem().ifPresent(why -> draft.finding(Kind.NOT_READ, file.name(), why));
    facts(front, file, draft);
    parents(front, file, draft);
    datasets(front, file, draft);
    results(front, file, draft);
    new CardProse(text.substring(frontEnd(text)), file, draft).read();
  }

  /// What stands between the first two lines of dashes.
  private static String frontMatter(String text) {
    int end = frontEnd(text);
    return end == 0 ? "" : text.substring(4, end - 4);
  }

  private static int frontEnd(String text) {
    if (!text.startsWith("---\n")) {
      return 0;
    }
    int end = text.indexOf("\n---", 3);
    return end < 0 ? 0 : end + 4;
  }

  private static void facts(FlatDocument front, ModelFile file, Draft draft) {
    Facts.Builder subject = draft.subject();
    String licence = front.text("license").orElse("");
    String named = licence.equals("other") ? front.text("license_name").orElse(licence) : licence;
    subject.add(Topic.LICENCE, Licences.normal(named), draft.statement(file, "license"));
    front
        .texts("language")
        .forEach(l -> subject.add(Topic.LANGUAGE, l, draft.statement(file, "language")));
    subject.add(Topic.TASK, front.text("pipeline_tag"), draft.statement(file, "pipeline_tag"));
    subject.add(Topic.NAME, front.text("model_name"), draft.statement(file, "model_name"));
    subject.add(
        Topic.NAME, front.text("model-index[0].name"), draft.statement(file, "model-index"));
    subject.add(
        Topic.PRODUCER, front.text("model_creator"), draft.statement(file, "model_creator"));
    front
        .text("library_name")
        .ifPresent(
            name -> subject.add(Topic.SOFTWARE, name, draft.statement(file, "library_name")));
    for (String tag : front.texts("tags")) {
      if (tag.startsWith("arxiv:")) {
        subject.add(
            Topic.REFERENCE,
            "https://arxiv.org/abs/" + tag.substring("arxiv:".length()),
            draft.statement(file, "tags"));
      }
    }
  }

  private static void parents(FlatDocument front, ModelFile file, Draft draft) {
    Basis basis = draft.statement(file, "base_model");
    Relation relation = relation(front.text("base_model_relation").orElse(""), draft);
    front.texts("base_model").stream()
        .filter(Hub::isName)
        .forEach(name -> draft.base(name, relation, basis));
  }

  private static Relation relation(String word, Draft draft) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "adapter" -> Relation.ADAPTS;
      case "quantized" -> Relation.QUANTISED_FROM;
      case "merge" -> Relation.MERGED_FROM;
      case "finetune" -> Relation.FINE_TUNED_FROM;
      default -> draft.kind() == Part.Kind.ADAPTER ? Relation.ADAPTS : Relation.FINE_TUNED_FROM;
    };
  }

  private static void datasets(FlatDocument front, ModelFile file, Draft draft) {
    Basis basis = draft.statement(file, "datasets");
    front.texts("datasets").forEach(name -> dataset(name, Relation.TRAINED_ON, basis, draft));
  }

  /// The name of a dataset on the hub names the dataset and who has it there.
  private static void dataset(String name, Relation relation, Basis basis, Draft draft) {
    Facts.Builder dataset = draft.dataset(name, relation, basis);
    if (Hub.isName(name)) {
      dataset.add(Topic.IDENTIFIER, "pkg:huggingface/datasets/" + name, basis);
      dataset.add(Topic.REFERENCE, "https://huggingface.co/datasets/" + name, basis);
      String account = name.substring(0, name.indexOf('/'));
      dataset.add(Topic.PRODUCER, account, new Basis.Inferred(basis.source()));
    }
  }

  private static void results(FlatDocument front, ModelFile file, Draft draft) {
    for (int result = 0; result < MOST_RESULTS; result++) {
      String at = "model-index[0].results[" + result + "]";
      Optional<String> data = front.text(at + ".dataset.type");
      data.filter(Hub::isName)
          .or(() -> front.text(at + ".dataset.name"))
          .ifPresent(name ->
              dataset(name, Relation.EVALUATED_ON, draft.statement(file, "model-index"), draft));
      for (int metric = 0; metric < MOST_RESULTS; metric++) {
        String of = at + ".metrics[" + metric + "]";
        Optional<String> type = front.text(of + ".type");
        Optional<String> value = front.text(of + ".value");
        if (type.isEmpty() || value.isEmpty()) {
          break;
        }
        String on = front.text(at + ".dataset.name").map(name -> " on " + name).orElse("");
        draft
            .subject()
            .add(
                Topic.PERFORMANCE,
                type.get() + "=" + value.get() + on,
                draft.statement(file, "model-index"));
      }
    }
  }
}
