// Takes a reader who changes the language to the same place: what the address says of it goes along.
"use strict";

for (const link of document.querySelectorAll(".edition-switch")) {
  const page = link.getAttribute("href");
  for (const leaving of ["pointerdown", "focus", "click"]) {
    link.addEventListener(leaving, () => {
      link.href = page + location.search + location.hash;
    });
  }
}
