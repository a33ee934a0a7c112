// Puts a filter above the long lists of a page: by text, and by every facet in which their entries differ.
// What is chosen stands in the address, so that it can be sent and Back works. Without this script the whole
// lists stand there. Reads the classes section-…, verdict-…, standing-… and unit-… of the entries, and the
// words that the page holds for scripts; knows nothing of the data behind them.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector(".filter-place");
  const items = [...document.querySelectorAll("table.filterable > tbody > tr, .filterable > .finding")];
  if (!place || items.length === 0) return;
  const words = JSON.parse(document.getElementById("script-words").textContent);
  const filled = (sentence, slots) => sentence.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);
  // What entries are compared with, made when it is first needed.
  const texts = new Map();
  const textOf = (item) => texts.get(item) ?? texts.set(item, folded(item.textContent).text).get(item);
  const textPieces = (text) =>
    folded(text.normalize("NFC")).text.replace(/(?<=\d),(?=\d)/g, "").split(/\s+/).filter(Boolean);

  const text = document.createElement("input");
  text.type = "search";
  text.name = "text";
  const facets = Object.entries(words.facets)
    .map(([name, label]) => new Facet(name, label, items, words))
    .filter(({ values }) => values.size > 1);
  const output = document.createElement("output");
  const all = button(words.showAll, () => {
    choose({});
    bar.focus({ preventScroll: true }); // the button is gone; a field would call up the keyboard of a phone
  });
  const told = document.createElement("p");
  told.className = "filter-told";
  told.setAttribute("role", "status");
  const bar = document.createElement("div");
  bar.className = "filter";
  bar.tabIndex = -1;
  bar.setAttribute("role", "search");
  bar.setAttribute("aria-label", words.filter);
  const end = document.createElement("div");
  end.className = "filter-end";
  end.append(output, all);
  bar.append(labelled(words.search, text), ...facets.map(({ label, select }) => labelled(label, select)), end);
  place.append(bar, told);

  let notes = [];

  // Show what fits, and beside each choice how many entries it would leave.
  function apply() {
    const pieces = textPieces(text.value);
    const reads = (item) => pieces.every((piece) => textOf(item).includes(piece));
    const fits = (item, but) => reads(item) && facets.every((facet) => facet === but || facet.fits(item));
    const shown = new Set(items.filter((item) => fits(item)));
    for (const item of items) item.hidden = !shown.has(item);
    for (const group of document.querySelectorAll("section.group")) {
      group.hidden = !items.some((item) => shown.has(item) && group.contains(item));
    }
    for (const facet of facets) facet.count(items.filter((item) => fits(item, facet)), words);
    output.textContent = filled(words.shown, { shown: shown.size, all: items.length });
    const narrowed = text.value !== "" || facets.some(({ select }) => select.value);
    all.hidden = !narrowed;
    told.replaceChildren(...notes.flatMap((note) => [note, " "]));
    if (shown.size === 0) {
      // Which single choice to lift, and what that would show.
      const ways = [
        ...(text.value ? [[words.search, items.filter((i) => facets.every((f) => f.fits(i))).length, text]] : []),
        ...facets
          .filter(({ select }) => select.value)
          .map((facet) => [facet.label, items.filter((item) => fits(item, facet)).length, facet.select]),
      ].filter(([, count]) => count > 0);
      told.append(
        words.nothingFits,
        ...ways.flatMap(([facet, count, field]) => [
          " ",
          button(filled(words.lift, { facet, count }), () => {
            field.value = "";
            changed(true);
            field.focus();
          }),
        ]),
      );
    }
  }

  // The address that says what is chosen; what it says besides stays.
  function address() {
    const url = new URL(location.href);
    for (const { name, value } of [text, ...facets.map(({ select }) => select)]) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    return url;
  }

  function changed(step) {
    notes = [];
    const url = address();
    if (url.href !== location.href) {
      try {
        if (step) history.pushState(null, "", url);
        else history.replaceState(null, "", url);
      } catch {
        // A browser that keeps addresses of files as they are; the list is narrowed all the same.
      }
    }
    apply();
  }

  function choose(chosen) {
    text.value = chosen.text ?? "";
    for (const facet of facets) facet.select.value = chosen[facet.name] ?? "";
    changed(true);
  }

  // What the address says; of what it says wrongly, one line each.
  function follow() {
    notes = [];
    const asked = new URL(location.href).searchParams;
    text.value = asked.get("text") ?? "";
    for (const [name, label] of Object.entries(words.facets)) {
      const value = asked.get(name) ?? "";
      const facet = facets.find((each) => each.name === name);
      const known = value === "" || facet?.values.has(value);
      if (facet) facet.select.value = known ? value : "";
      if (!known) notes.push(filled(words.unknownChoice, { facet: label.toLowerCase(), value }));
    }
    apply();
    const name = anchorOf(location.hash);
    const target = document.getElementById(name);
    if (name && !target && location.hash === `#${encodeURIComponent(name)}`) {
      notes.push(filled(words.unknownEntry, { name }));
      apply();
    }
    // An address that names an entry shows it, whatever was chosen.
    if (target && target.closest("[hidden]")) {
      text.value = "";
      for (const { select } of facets) select.value = "";
      changed(false);
    }
    return target;
  }

  let typed = false;
  text.addEventListener("input", () => {
    changed(!typed); // a word is one step back, not one for each letter
    typed = true;
  });
  text.addEventListener("change", () => (typed = false));
  bar.addEventListener("change", ({ target }) => target !== text && changed(true));
  window.addEventListener("popstate", follow);
  window.addEventListener("hashchange", () => follow()?.scrollIntoView());
  follow()?.scrollIntoView();
});

class Facet {
  constructor(name, label, items, words) {
    Object.assign(this, { name, label });
    const prefix = `${name}-`;
    const classes = items.flatMap((item) => [...item.classList].filter((each) => each.startsWith(prefix)));
    const known = [...new Set(classes)].filter((each) => each in words.names);
    // Sections, verdicts and standings have an order of their own; units are looked up like words of a dictionary.
    const order = Object.keys(words.names);
    const { compare } = new Intl.Collator(document.documentElement.lang);
    known.sort((a, b) =>
      words.byWord.includes(name) ? compare(words.names[a], words.names[b]) : order.indexOf(a) - order.indexOf(b),
    );
    this.values = new Map(known.map((each) => [each.slice(prefix.length), words.names[each]]));
    this.select = document.createElement("select");
    this.select.name = name;
    this.select.add(new Option(words.all, ""));
    for (const [value, said] of this.values) this.select.add(new Option(said, value));
  }

  fits(item) {
    return !this.select.value || item.classList.contains(`${this.name}-${this.select.value}`);
  }

  count(items, words) {
    for (const option of this.select.options) {
      if (!option.value) continue;
      const count = items.filter((item) => item.classList.contains(`${this.name}-${option.value}`)).length;
      const slots = { name: this.values.get(option.value), count };
      option.text = words.choice.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);
      option.disabled = count === 0 && !option.selected;
    }
  }
}

function labelled(name, field) {
  const label = document.createElement("label");
  label.append(name, field);
  return label;
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn filter-button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
