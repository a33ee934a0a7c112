// A table that is wider than its page: its box has a name while it scrolls, so that a screen reader tells what it is.
// The theme lets the keyboard reach such boxes; they scroll and show that they do without this script.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const boxes = [...document.querySelectorAll(".cell_output > .output, .pst-scrollable-table-container")];
  const tables = boxes.filter((box) => box.querySelector("table") !== null);
  if (tables.length === 0) return;

  const { scrolls } = JSON.parse(document.getElementById("script-words").textContent);
  const tell = (box) => {
    const said = { role: "region", "aria-label": `${scrolls} ${tables.indexOf(box) + 1}` };
    for (const [name, value] of Object.entries(said)) {
      if (box.scrollWidth > box.clientWidth) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  };
  const watch = new ResizeObserver((seen) => seen.forEach(({ target }) => tell(target)));
  for (const box of tables) watch.observe(box);
});
