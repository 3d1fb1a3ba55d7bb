package dev.trivet.formats.navigator;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.Technique;
import dev.trivet.formats.document.JsonTree;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks a Navigator layer, or a list of them, against the format 4.5 and one ATLAS release.
///
/// The Navigator itself refuses almost nothing: it ignores a field it does not like and shows the
/// rest, so that a layer which loads may still say something else than was meant.
public final class CheckNavigatorLayer {
  private static final Pattern COLOR = Pattern.compile("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
  private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.+");
  private static final Pattern NAVIGATOR = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\.\\d{1,4})?");
  private static final int MOST = 1_000;
  private static final int OLDEST_MAJOR = 4;
  private static final int OLDEST_MINOR = 9;

  private final Map<String, Set<String>> slugs = new HashMap<>();
  private final String release;
  private final List<Fault> faults = new ArrayList<>();

  /// What is wrong with a layer.
  ///
  /// @param at where: `techniques[3].tactic`
  public record Fault(String at, String message) {
    /// `techniques[3].tactic: is not a tactic of AML.T0051`
    @Override
    public String toString() {
      return at + ": " + message;
    }
  }

  private CheckNavigatorLayer(Atlas atlas) {
    this.release = atlas.release().value();
    for (Technique technique : atlas.techniques()) {
      slugs.put(
          technique.id().value(),
          Set.copyOf(technique.tactics().stream().map(t -> atlas.tactic(t).slug()).toList()));
    }
  }

  /// @return what is wrong, in the order of the file; at most a thousand faults
  /// @throws IOException when it cannot be read
  public static List<Fault> check(Atlas atlas, Reader layer) throws IOException {
    var check = new CheckNavigatorLayer(atlas);
    Object tree = JsonTree.read(layer);
    if (tree instanceof List<?> layers) {
      for (int i = 0; i < layers.size(); i++) {
        check.layer("[" + i + "].", layers.get(i));
      }
    } else {
      check.layer("", tree);
    }
    return List.copyOf(check.faults);
  }

  private void layer(String at, @Nullable Object value) {
    Optional<Map<?, ?>> found = map(at + "layer", value);
    if (found.isEmpty()) {
      return;
    }
    Map<?, ?> layer = found.get();
    text(at + "name", layer.get("name"));
    if (!NavigatorLayer.DOMAIN.equals(layer.get("domain"))) {
      fault(at + "domain", "is not " + NavigatorLayer.DOMAIN);
    }
    versions(at + "versions", layer.get("versions"));
    Object sorting = layer.get("sorting");
    if (sorting != null && !List.of(0.0, 1.0, 2.0, 3.0).contains(sorting)) {
      fault(at + "sorting", "is not 0, 1, 2 or 3");
    }
    Optional<double[]> bounds = gradient(at + "gradient", layer.get("gradient"));
    colors(at + "legendItems", layer.get("legendItems"));
    techniques(at + "techniques", layer.get("techniques"), bounds);
    metadata(at + "metadata", layer.get("metadata"));
    links(at + "links", layer.get("links"));
  }

  private void versions(String at, @Nullable Object value) {
    map(at, value)
        .ifPresent(versions -> {
          if (!NavigatorLayer.FORMAT.equals(versions.get("layer"))) {
            fault(at + ".layer", "is not " + NavigatorLayer.FORMAT);
          }
          if (!(versions.get("navigator") instanceof String navigator && readsIt(navigator))) {
            fault(at + ".navigator", "is no version from 4.9 on");
          }
        });
  }

  private static boolean readsIt(String navigator) {
    var version = NAVIGATOR.matcher(navigator);
    if (!version.matches()) {
      return false;
    }
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    return major > OLDEST_MAJOR || (major == OLDEST_MAJOR && minor >= OLDEST_MINOR);
  }

  /// @return the bounds, when there are any
  private Optional<double[]> gradient(String at, @Nullable Object value) {
    if (value == null) {
      return Optional.empty();
    }
    Optional<Map<?, ?>> gradient = map(at, value);
    if (gradient.isEmpty()) {
      return Optional.empty();
    }
    if (gradient.get().get("colors") instanceof List<?> colors && colors.size() >= 2) {
      for (int i = 0; i < colors.size(); i++) {
        color(at + ".colors[" + i + "]", colors.get(i));
      }
    } else {
      fault(at + ".colors", "is no list of two colours or more");
    }
    if (gradient.get().get("minValue") instanceof Double min
        && gradient.get().get("maxValue") instanceof Double max
        && min < max) {
      return Optional.of(new double[] {min, max});
    }
    fault(at, "has no minValue below a maxValue");
    return Optional.empty();
  }

  private void techniques(String at, @Nullable Object value, Optional<double[]> bounds) {
    if (!(value instanceof List<?> techniques)) {
      fault(at, "is no list");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < techniques.size(); i++) {
      String here = at + "[" + i + "]";
      map(here, techniques.get(i)).ifPresent(t -> technique(here, t, seen, bounds));
    }
  }

  private void technique(
      String at, Map<?, ?> technique, Set<String> seen, Optional<double[]> bounds) {
    String id = technique.get("techniqueID") instanceof String text ? text : "";
    Set<String> tactics = slugs.getOrDefault(id, Set.of());
    if (tactics.isEmpty()) {
      fault(at + ".techniqueID", "'%s' is not in %s".formatted(id, release));
    } else if (!(technique.get("tactic") instanceof String tactic)) {
      fault(at + ".tactic", "is missing, so that it would count for every tactic of " + id);
    } else if (!tactics.contains(tactic)) {
      fault(at + ".tactic", "'%s' is no tactic of %s in %s".formatted(tactic, id, release));
    }
    if (!seen.add(id + " " + technique.get("tactic"))) {
      fault(at, "stands twice: %s with %s".formatted(id, technique.get("tactic")));
    }
    score(at + ".score", technique.get("score"), bounds);
    Object color = technique.get("color");
    if (color != null && !"".equals(color)) {
      color(at + ".color", color);
    }
    is(String.class, at + ".comment", technique.get("comment"));
    is(Boolean.class, at + ".enabled", technique.get("enabled"));
    is(Boolean.class, at + ".showSubtechniques", technique.get("showSubtechniques"));
    metadata(at + ".metadata", technique.get("metadata"));
    links(at + ".links", technique.get("links"));
  }

  private void score(String at, @Nullable Object value, Optional<double[]> bounds) {
    if (value == null) {
      return;
    }
    if (!(value instanceof Double score)) {
      fault(at, "is no number, so that the Navigator drops it");
    } else if (bounds.isPresent() && (score < bounds.get()[0] || score > bounds.get()[1])) {
      fault(at, "is outside the gradient");
    }
  }

  private void colors(String at, @Nullable Object value) {
    for (Map<?, ?> item : items(at, value)) {
      text(at + ".label", item.get("label"));
      color(at + ".color", item.get("color"));
    }
  }

  private void metadata(String at, @Nullable Object value) {
    for (Map<?, ?> item : items(at, value)) {
      if (!(item.get("divider") instanceof Boolean)) {
        text(at + ".name", item.get("name"));
        text(at + ".value", item.get("value"));
      }
    }
  }

  private void links(String at, @Nullable Object value) {
    for (Map<?, ?> item : items(at, value)) {
      if (!(item.get("divider") instanceof Boolean)) {
        text(at + ".label", item.get("label"));
        if (!(item.get("url") instanceof String url && URL.matcher(url).matches())) {
          fault(at + ".url", "is no address with a protocol");
        }
      }
    }
  }

  private List<Map<?, ?>> items(String at, @Nullable Object value) {
    var items = new ArrayList<Map<?, ?>>();
    if (value instanceof List<?> list) {
      list.forEach(item -> map(at, item).ifPresent(items::add));
    } else if (value != null) {
      fault(at, "is no list");
    }
    return items;
  }

  private void color(String at, @Nullable Object value) {
    if (!(value instanceof String color && COLOR.matcher(color).matches())) {
      fault(at, "is no colour such as #a5d6a7");
    }
  }

  private void text(String at, @Nullable Object value) {
    if (!(value instanceof String text && !text.isEmpty())) {
      fault(at, "is no text, or an empty one");
    }
  }

  private void is(Class<?> type, String at, @Nullable Object value) {
    if (value != null && !type.isInstance(value)) {
      fault(at, "is no " + (type == Boolean.class ? "true or false" : "text"));
    }
  }

  private Optional<Map<?, ?>> map(String at, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return Optional.of(map);
    }
    fault(at, "is no group of keys");
    return Optional.empty();
  }

  private void fault(String at, String message) {
    if (faults.size() < MOST) {
      faults.add(new Fault(at, message));
    }
  }
}
