// Marks on a page what the search found on it, and goes to the first mark: ?highlight= in the address says
// what. A button in the bar above the text takes the marks away again, as Escape does.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const address = new URL(location.href);
  const query = address.searchParams.get("highlight");
  const article = document.querySelector("article");
  if (!query || !article) return;

  const { patterns, bound } = soughtIn(query);
  let marks = bound ? markAll(article, bound) : [];
  if (marks.length === 0) marks = markAll(article, patterns);
  if (marks.length === 0) return;

  // Where the address names a chart whose numbers are not seen, the page stays at the chart.
  const target = document.getElementById(anchorOf(location.hash));
  const first = target ? marks.find((mark) => target.contains(mark)) : marks[0];
  // Again when all is loaded, since the browser goes to the anchor of the address by itself.
  const go = () => (first ?? target).scrollIntoView({ block: first ? "center" : "start", behavior: "instant" });
  go();
  if (document.readyState !== "complete") {
    window.addEventListener("load", () => requestAnimationFrame(go), { once: true });
  }

  const words = JSON.parse(document.getElementById("script-words").textContent);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm hide-marks";
  button.append(...filledIn(words.hideMarks, { count: String(marks.length) }));
  const hide = () => {
    for (const mark of marks) mark.replaceWith(...mark.childNodes);
    article.normalize();
    button.remove();
    document.removeEventListener("keydown", onEscape);
    address.searchParams.delete("highlight");
    address.hash = location.hash;
    history.replaceState(history.state, "", address);
  };
  const onEscape = ({ key }) => key === "Escape" && hide();
  button.addEventListener("click", hide);
  document.addEventListener("keydown", onEscape);
  document.querySelector(".header-article-items__end")?.prepend(button);
});

// What the address names behind its #; "" where no name can be read.
function anchorOf(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

function markAll(article, patterns) {
  const left = "details, .screen-only, .headerlink, .visually-hidden, script, style";
  const block = "p, li, td, th, dt, dd, h1, h2, h3, h4, figcaption, pre, caption";
  const blocks = new Map();
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(left)) continue;
    const within = node.parentElement.closest(block) ?? node.parentElement;
    blocks.set(within, [...(blocks.get(within) ?? []), node]);
  }
  return [...blocks.values()].flatMap((nodes) => {
    const text = nodes.map((node) => node.data).join("");
    const found = placesIn(patterns, text);
    // From the end, since to mark a part cuts its node in two.
    const marks = [];
    let start = text.length;
    for (const node of nodes.toReversed()) {
      start -= node.data.length;
      const length = node.data.length;
      for (const [from, to] of found.toReversed()) {
        const range = document.createRange();
        const [begin, end] = [Math.max(0, from - start), Math.min(length, to - start)];
        if (begin >= end) continue;
        range.setStart(node, begin);
        range.setEnd(node, end);
        const mark = document.createElement("mark");
        range.surroundContents(mark);
        marks.unshift(mark);
      }
    }
    return marks;
  });
}
