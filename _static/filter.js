// Puts a filter above every long list of figures or findings. Without it the whole list stands there.
// Reads the classes section-… and verdict-… that the page carries, and the words that it holds for scripts;
// knows nothing of the data behind them.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const words = JSON.parse(document.getElementById("script-words").textContent);
  for (const list of document.querySelectorAll(".filterable")) {
    addFilter(list, words);
  }
});

function addFilter(list, words) {
  const table = list.matches("table") ? list : list.querySelector("table");
  const items = table ? [...table.tBodies[0].rows] : [...list.querySelectorAll(":scope > .finding")];
  if (items.length === 0) return;

  const text = control(words.search, document.createElement("input"));
  text.field.type = "search";
  const section = control(words.section, choice(items, "section-", words));
  const verdict = control(
    table ? words.checks : words.verdict,
    table
      ? options([["against", words.against], ["not-against", words.notAgainst]], words)
      : choice(items, "verdict-", words),
  );
  const count = document.createElement("output");

  const apply = () => {
    const sought = text.field.value.trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      const fits =
        (!sought || item.textContent.toLowerCase().includes(sought)) &&
        (!section.field.value || item.classList.contains(section.field.value)) &&
        (!verdict.field.value || item.classList.contains(verdict.field.value));
      item.hidden = !fits;
      shown += fits;
    }
    count.textContent = words.shown.replace("{shown}", shown).replace("{all}", items.length);
  };

  const bar = document.createElement("div");
  bar.className = "filter";
  bar.setAttribute("role", "search");
  bar.setAttribute("aria-label", words.filter);
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

function choice(items, prefix, words) {
  const classes = items.flatMap((item) => [...item.classList].filter((name) => name.startsWith(prefix)));
  return options([...new Set(classes)].map((name) => [name, words.names[name]]), words);
}

function options(pairs, words) {
  const select = document.createElement("select");
  for (const [value, name] of [["", words.all], ...pairs]) select.add(new Option(name, value));
  return select;
}
