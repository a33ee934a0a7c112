// Shows what a number or a verdict in prose rests on - phrase, place, interval, sum - beside it: on hover, on
// focus, on the first tap (the second follows the link). The words are the link's title, which browsers
// without this script show in their own way.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const links = document.querySelectorAll("a.figure-link[title], .verdict a[title]");
  if (links.length === 0) return;

  const card = document.createElement("div");
  card.id = "figure-card";
  card.className = "figure-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);
  let shownFor = null;
  let leaving = 0;

  const hide = () => {
    clearTimeout(leaving);
    card.hidden = true;
    shownFor?.removeAttribute("aria-describedby");
    shownFor = null;
  };
  const show = (link) => {
    clearTimeout(leaving);
    if (shownFor === link) return;
    hide();
    shownFor = link;
    card.replaceChildren(...link.dataset.card.split(" · ").map(line));
    link.setAttribute("aria-describedby", card.id);
    card.hidden = false;
    place([...link.getClientRects()]);
  };
  // Below the figure's last line, or above its first where the window ends; never beyond its sides.
  const place = (lines) => {
    const [first, last] = [lines[0], lines.at(-1)];
    const { innerWidth } = window;
    const edge = 8;
    const left = Math.max(edge, Math.min(last.left, innerWidth - card.offsetWidth - edge));
    const below = last.bottom + 6;
    const fits = below + card.offsetHeight < window.innerHeight;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${(fits ? below : first.top - 6 - card.offsetHeight) + window.scrollY}px`;
  };
  const hideSoon = () => {
    leaving = setTimeout(hide, 200); // time to move onto the card and read on
  };

  for (const link of links) {
    link.dataset.card = link.title;
    link.removeAttribute("title"); // or the browser would show it a second time
    link.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && show(link));
    link.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && hideSoon());
    link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
    link.addEventListener("blur", hide);
    link.addEventListener("click", (event) => {
      if (event.pointerType === "touch" && shownFor !== link) {
        event.preventDefault();
        show(link);
      }
    });
  }
  card.addEventListener("pointerenter", () => clearTimeout(leaving));
  card.addEventListener("pointerleave", hideSoon);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  document.addEventListener("click", ({ target }) => {
    if (shownFor !== null && !shownFor.contains(target) && !card.contains(target)) hide();
  });
});

function line(text) {
  const part = document.createElement("p");
  part.textContent = text;
  if (/[\u0e00-\u0e7f]/u.test(text)) {
    part.lang = "th";
    part.className = "thai";
  }
  return part;
}
