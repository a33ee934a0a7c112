// Puts a filter above every long list of figures or findings. Without it the whole list stands there.
// Reads the classes section-… and verdict-… that the page carries; knows nothing of the data behind them.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  for (const list of document.querySelectorAll(".filterable")) {
    addFilter(list);
  }
});

function addFilter(list) {
  const table = list.matches("table") ? list : list.querySelector("table");
  const items = table ? [...table.tBodies[0].rows] : [...list.querySelectorAll(":scope > .finding")];
  if (items.length === 0) return;

  const text = control("Search", document.createElement("input"));
  text.field.type = "search";
  const section = control("Section", choice(items, "section-"));
  const verdict = control(
    table ? "Checks" : "Verdict",
    table ? options([["against", "with a failed check"], ["not-against", "without"]]) : choice(items, "verdict-"),
  );
  const count = document.createElement("output");

  const apply = () => {
    const words = text.field.value.trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      const fits =
        (!words || item.textContent.toLowerCase().includes(words)) &&
        (!section.field.value || item.classList.contains(section.field.value)) &&
        (!verdict.field.value || item.classList.contains(verdict.field.value));
      item.hidden = !fits;
      shown += fits;
    }
    count.textContent = `${shown} of ${items.length}`;
  };

  const bar = document.createElement("div");
  bar.className = "filter";
  bar.setAttribute("role", "search");
  bar.setAttribute("aria-label", "Filter this list");
  bar.append(text.label, section.label, verdict.label, count);
  bar.addEventListener("input", apply);
  list.before(bar);
  apply();
  // An address that names an entry shows it whatever was chosen before.
  window.addEventListener("hashchange", () => {
    for (const { field } of [text, section, verdict]) field.value = "";
    apply();
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  });
}

function control(name, field) {
  const label = document.createElement("label");
  label.append(name, field);
  return { label, field };
}

function choice(items, prefix) {
  const classes = items.flatMap((item) => [...item.classList].filter((name) => name.startsWith(prefix)));
  return options([...new Set(classes)].map((name) => [name, name.slice(prefix.length).replaceAll(/[-_]/g, " ")]));
}

function options(pairs) {
  const select = document.createElement("select");
  for (const [value, name] of [["", "all"], ...pairs]) select.add(new Option(name, value));
  return select;
}
