package dev.trivet.artifact.pickle;

import java.util.HashMap;
import java.util.Map;

/// How loaders of Python 3 rename what a pickle below protocol 3 imports: `urllib2.urlopen` becomes
/// `urllib.request.urlopen`.
final class Python2Names {
  private final Map<String, String> modules = new HashMap<>();
  private final Map<Name, Name> names = new HashMap<>();

  record Name(String module, String name) {}

  Python2Names() {
    for (String line : GlobalsFile.lines("python2-names.txt")) {
      String[] words = line.split(" ");
      if (words.length == 2) {
        modules.put(words[0], words[1]);
      } else {
        names.put(new Name(words[0], words[1]), new Name(words[2], words[3]));
      }
    }
  }

  Name renamed(String module, String name) {
    var asked = new Name(module, name);
    Name known = names.get(asked);
    return known != null ? known : new Name(modules.getOrDefault(module, module), name);
  }
}
