package dev.trivet.gate.serve;

import dev.trivet.artifact.integrity.form.JsonArray;
import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a Kubernetes object says of the models it runs.
///
/// @param models as its annotations name them
/// @param images as its containers and image volumes name them
record Workload(List<String> models, List<String> images) {
  /// Names the digests of the models a workload loads, with commas between them.
  static final String ANNOTATION = "trivet.dev/model-digest";

  private static final int MOST = 200;
  private static final List<String> CONTAINERS =
      List.of("containers", "initContainers", "ephemeralContainers");

  Workload {
    models = List.copyOf(models);
    images = List.copyOf(images);
  }

  /// Reads an object of any kind: a pod, what holds the template of one, or another that carries
  /// the annotation.
  static Workload of(JsonObject object) throws Malformed {
    var models = new ArrayList<String>();
    var images = new ArrayList<String>();
    for (JsonObject pod : pods(object)) {
      models.addAll(models(pod));
      Optional<JsonObject> spec = pod.optionalObject("spec");
      if (spec.isPresent()) {
        images.addAll(images(spec.get()));
      }
    }
    if (models.size() + images.size() > MOST) {
      throw new Malformed("it names more than " + MOST + " models and images");
    }
    return new Workload(models.stream().distinct().toList(), images.stream().distinct().toList());
  }

  /// The object itself and the templates in it.
  private static List<JsonObject> pods(JsonObject object) throws Malformed {
    var pods = new ArrayList<JsonObject>(List.of(object));
    Optional<JsonObject> spec = object.optionalObject("spec");
    if (spec.isPresent()) {
      Optional<JsonObject> job = spec.get().optionalObject("jobTemplate");
      if (job.isPresent()) {
        pods.add(job.get());
        spec = job.get().optionalObject("spec");
      }
    }
    if (spec.isPresent()) {
      spec.get().optionalObject("template").ifPresent(pods::add);
    }
    return pods;
  }

  private static List<String> models(JsonObject pod) throws Malformed {
    Optional<JsonObject> metadata = pod.optionalObject("metadata");
    if (metadata.isEmpty()) {
      return List.of();
    }
    Optional<JsonObject> annotations = metadata.get().optionalObject("annotations");
    if (annotations.isEmpty() || !annotations.get().has(ANNOTATION)) {
      return List.of();
    }
    return List.of(annotations.get().text(ANNOTATION).strip().split("\\s*,\\s*", -1));
  }

  private static List<String> images(JsonObject spec) throws Malformed {
    var images = new ArrayList<String>();
    for (String kind : CONTAINERS) {
      for (JsonObject container : objects(spec, kind)) {
        images.add(container.text("image"));
      }
    }
    for (JsonObject volume : objects(spec, "volumes")) {
      Optional<JsonObject> image = volume.optionalObject("image");
      if (image.isPresent()) {
        images.add(image.get().text("reference"));
      }
    }
    return images;
  }

  private static List<JsonObject> objects(JsonObject spec, String name) throws Malformed {
    Optional<JsonArray> array = spec.optionalArray(name);
    return array.isEmpty() ? List.of() : array.get().objects();
  }
}
