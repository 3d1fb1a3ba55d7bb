package dev.trivet.gate;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.trivet.shared.Digest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The types of the facts as the policy language knows them, taken from the records, so that a
/// policy with a misspelt fact does not pass the checker.
final class FactTypes implements CelTypeProvider {
  private final ImmutableMap<String, CelType> structs;
  private final ImmutableMap<String, CelType> variables;

  private FactTypes(Map<String, CelType> structs, Map<String, CelType> variables) {
    this.structs = ImmutableMap.copyOf(structs);
    this.variables = ImmutableMap.copyOf(variables);
  }

  static FactTypes make() {
    var structs = new LinkedHashMap<String, CelType>();
    Map<String, CelType> variables = new TakeApart(structs).components(GateFacts.class);
    return new FactTypes(structs, variables);
  }

  /// Every variable of the language with its type.
  Map<String, CelType> variables() {
    return variables;
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return structs.values();
  }

  @Override
  public Optional<CelType> findType(String typeName) {
    return Optional.ofNullable(structs.get(typeName));
  }

  /// Whether a record is a group of facts, and not a single one.
  static boolean isGroup(Class<?> type) {
    return type.isRecord() && type != Digest.class;
  }

  /// What an optional holds: an absent fact is a missing one, not one of another type.
  static Type unwrapped(Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
        ? generic.getActualTypeArguments()[0]
        : type;
  }

  /// Takes records apart.
  ///
  /// @param structs where the type of each record is put
  private record TakeApart(Map<String, CelType> structs) {
    Map<String, CelType> components(Class<?> record) {
      var fields = new LinkedHashMap<String, CelType>();
      for (RecordComponent component : record.getRecordComponents()) {
        fields.put(component.getName(), type(component.getGenericType()));
      }
      return fields;
    }

    private CelType type(Type declared) {
      Type type = unwrapped(declared);
      if (type instanceof ParameterizedType generic) {
        return generic.getRawType() == List.class
            ? ListType.create(type(generic.getActualTypeArguments()[0]))
            : MapType.create(SimpleType.STRING, type(generic.getActualTypeArguments()[1]));
      }
      Class<?> raw = (Class<?>) type;
      if (isGroup(raw)) {
        return struct(raw);
      }
      if (raw == double.class || raw == OptionalDouble.class) {
        return SimpleType.DOUBLE;
      }
      return raw == long.class ? SimpleType.INT : SimpleType.STRING;
    }

    private CelType struct(Class<?> record) {
      ImmutableMap<String, CelType> fields = ImmutableMap.copyOf(components(record));
      StructType struct =
          StructType.create(
              "trivet." + record.getSimpleName(),
              fields.keySet(),
              name -> Optional.ofNullable(fields.get(name)));
      structs.put(struct.name(), struct);
      return struct;
    }
  }
}
