package dev.trivet.gate;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/// Every fact as the manual writes it: `scan.verdict`; what is in a list by its element:
/// `scan.findings[].rule`.
final class FactPaths {
  private FactPaths() {}

  static List<String> all() {
    var paths = new ArrayList<String>();
    for (RecordComponent component : GateFacts.class.getRecordComponents()) {
      add("", component, paths);
    }
    return paths;
  }

  private static void add(String before, RecordComponent component, List<String> paths) {
    String path = before + component.getName();
    Type type = FactTypes.unwrapped(component.getGenericType());
    String element = path + ".";
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      type = list.getActualTypeArguments()[0];
      element = path + "[].";
    }
    if (type instanceof Class<?> raw && FactTypes.isGroup(raw)) {
      for (RecordComponent inner : raw.getRecordComponents()) {
        add(element, inner, paths);
      }
    } else {
      paths.add(path);
    }
  }
}
