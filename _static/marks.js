// Marks on a page what the search found on it, and goes to the first mark: ?highlight= in the address says
// what, &within=code that it was found in code. A fold that holds the only marks is opened. A button in the bar
// above the text takes the marks away again, as Escape does.
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

  // Where the address names a chart, it is seen from its beginning: what was found may be in the picture.
  const target = document.getElementById(anchorOf(location.hash));
  const within = address.searchParams.get("within") === "code" ? CODE : "article";
  const there = marks.filter((mark) => (target ?? article).contains(mark) && mark.closest(within));
  const first = there.find((mark) => !mark.closest("details:not([open])")) ?? there[0];
  for (let fold = first?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  let height; // at which the reader was left
  const goal = target?.matches("figure") ? target : (first ?? target ?? marks[0]);
  const go = () => {
    goal.scrollIntoView({ block: goal.matches("mark") ? "center" : "start", behavior: "instant" });
    height = scrollY;
  };
  go();
  // Again when a picture has come, which in Firefox has no height while it is on its way, unless the reader has
  // scrolled; and when all is loaded, since the browser goes to the anchor of the address by itself.
  article.addEventListener("load", () => scrollY === height && go(), { capture: true });
  if (document.readyState !== "complete") {
    window.addEventListener("load", () => requestAnimationFrame(go), { once: true });
  }

  const words = JSON.parse(document.getElementById("script-words").textContent);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm hide-marks";
  button.append(...filledIn(words.hideMarks, { count: String(marks.length) }));
  const hide = () => {
    const place = goal.matches("mark") ? goal.parentElement : goal;
    for (const mark of marks) mark.replaceWith(...mark.childNodes);
    article.normalize();
    if (document.activeElement === button) {
      // The keyboard goes on where the reader was led.
      if (place.tabIndex < 0) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }
    button.remove();
    document.removeEventListener("keydown", onEscape);
    for (const name of ["highlight", "within"]) address.searchParams.delete(name);
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

// Folds that hold code.
const CODE = ".hide, .chart-code";

function markAll(article, patterns) {
  const left = ".screen-only, .headerlink, .visually-hidden, summary:is(.hide > *, .chart-code > *), script, style";
  const block = "p, li, td, th, dt, dd, h1, h2, h3, h4, figcaption, pre, caption";
  const blocks = new Map();
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(`${left}, .chart-code`)?.matches(left)) continue;
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
