// Sets what has to stand before the page is painted: its colours, as the reader chose them last or as the
// system has them, and whether the address leads to an entry.
// The theme's own script, which runs later, knows the choice by the same names.
"use strict";

{
  const stored = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  const { classList, dataset } = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  dataset.mode = stored("mode") || "auto";
  dataset.theme = dataset.mode === "auto" ? (dark ? "dark" : "light") : dataset.mode;
  // An address that leads into a long list: lists.css lays all of it out, or the entry would move when it is.
  classList.toggle("leads-within", location.hash !== "");
}
