// Conveniences only. The report says everything without this script.
"use strict";
(() => {
  const tools = document.getElementById("tools");
  const all = () => document.querySelectorAll("main details");

  const button = (text, act) => {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = text;
    b.addEventListener("click", act);
    return b;
  };

  // Hides the rows of the long tables that do not hold every word typed.
  const filter = (typed) => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of document.querySelectorAll("table[data-filter] > tbody > tr:not(.area)")) {
      const text = words.length ? row.textContent.toLowerCase() : "";
      row.hidden = !words.every((word) => text.includes(word));
    }
  };

  const label = document.createElement("label");
  const box = document.createElement("input");
  let waiting = 0;
  label.textContent = "Filter tables";
  box.type = "search";
  box.placeholder = "failing credit-score";
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => filter(box.value), 150);
  });
  label.append(box);
  tools.append(
    label,
    button("Open all", () => all().forEach((d) => (d.open = true))),
    button("Close all", () => all().forEach((d) => (d.open = false))),
  );
  tools.hidden = false;

  // Browsers that do not open what a link leads into, and rows the filter hides.
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const at = id && document.getElementById(id);
    if (!at) return;
    for (let up = at; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
      if (up.tagName === "TR") up.hidden = false;
    }
    at.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
