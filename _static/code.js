// One switch that unfolds the code of all cells of a page, remembered for the next page.
// Works on the <details> that the page holds anyway; without this script each of them opens by itself.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const folds = document.querySelectorAll("details.hide");
  const place = document.querySelector(".article-header-buttons");
  if (folds.length === 0 || place === null) return;

  const words = JSON.parse(document.getElementById("script-words").textContent);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm code-switch";
  button.textContent = words.code;
  button.title = words.codeUse;

  const show = (shown) => {
    for (const fold of folds) fold.open = shown;
    button.setAttribute("aria-pressed", shown);
  };
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    show(shown);
    try {
      localStorage.setItem("code", shown ? "shown" : "folded");
    } catch {
      // A browser that keeps nothing shows every page folded.
    }
  });
  let remembered = null;
  try {
    remembered = localStorage.getItem("code");
  } catch {
    // as above
  }
  // Closes none that is open: the search may lead into one.
  if (remembered === "shown") show(true);
  else button.setAttribute("aria-pressed", false);
  place.prepend(button);
});
