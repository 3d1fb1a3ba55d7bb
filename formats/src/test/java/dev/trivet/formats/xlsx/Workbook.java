package dev.trivet.formats.xlsx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// A workbook read again with nothing but the JDK.
final class Workbook {
  private final Map<String, String> entries = new HashMap<>();

  static Workbook of(byte[] bytes) throws IOException {
    var workbook = new Workbook();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        workbook.entries.put(
            entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return workbook;
  }

  String entry(String name) {
    String entry = entries.get(name);
    if (entry == null) {
      throw new AssertionError("no " + name + " in " + entries.keySet());
    }
    return entry;
  }

  /// The texts of the cells of a sheet, counted from 1, without the empty ones at the end of a row.
  List<List<String>> rows(int sheet) {
    List<String> shared = shared();
    var rows = new ArrayList<List<String>>();
    for (Element row : elements(xml("xl/worksheets/sheet" + sheet + ".xml"), "row")) {
      var cells = new ArrayList<String>();
      for (Element cell : elements(row, "c")) {
        int column = column(cell.getAttribute("r"));
        while (cells.size() < column) {
          cells.add("");
        }
        String value = cell.getTextContent();
        cells.add(cell.getAttribute("t").equals("s") ? shared.get(Integer.parseInt(value)) : value);
      }
      rows.add(cells);
    }
    return rows;
  }

  private List<String> shared() {
    return elements(xml("xl/sharedStrings.xml"), "si").stream()
        .map(Element::getTextContent)
        .toList();
  }

  private static int column(String reference) {
    int column = 0;
    for (char c : reference.replaceAll("\\d", "").toCharArray()) {
      column = column * 26 + c - 'A' + 1;
    }
    return column - 1;
  }

  private Element xml(String name) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(entry(name).getBytes(StandardCharsets.UTF_8)));
      return document.getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(name + " is no XML", e);
    }
  }

  private static List<Element> elements(Element of, String name) {
    NodeList found = of.getElementsByTagName(name);
    var elements = new ArrayList<Element>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
