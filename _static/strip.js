// Makes the strip of verdicts one stop of the Tab key: arrows, Home and End move among its marks.
// Without this script every mark is a stop of its own, and each leads to its check all the same.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  for (const strip of document.querySelectorAll(".verdict-strip .marks")) {
    const marks = [...strip.querySelectorAll("a")];
    if (marks.length === 0) continue;
    const rest = (place) => marks.forEach((mark, index) => (mark.tabIndex = index === place ? 0 : -1));
    rest(0);
    strip.addEventListener("focusin", ({ target }) => rest(marks.indexOf(target)));
    strip.addEventListener("keydown", (event) => {
      const from = marks.indexOf(document.activeElement);
      const to = { ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: marks.length - 1 }[event.key];
      const row = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = row ? below(marks, from, row) : marks[to];
      if (to === undefined && row === undefined) return;
      event.preventDefault();
      next?.focus();
    });
  }
});

// The mark in the next line, down (1) or up (-1), that stands nearest to the one at `from`.
function below(marks, from, step) {
  const place = (mark) => mark.getBoundingClientRect();
  const { left, top } = place(marks[from]);
  const tops = [...new Set(marks.map((mark) => Math.round(place(mark).top)))].sort((a, b) => a - b);
  const line = tops[tops.indexOf(Math.round(top)) + step];
  const there = marks.filter((mark) => Math.round(place(mark).top) === line);
  return there.sort((a, b) => Math.abs(place(a).left - left) - Math.abs(place(b).left - left))[0];
}
