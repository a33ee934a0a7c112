// Where a dialog of the theme closes, the focus goes back to the button that opened it: the theme forgets which.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  let opener = null;
  const remember = ({ target }) => {
    if (!target.closest("dialog")) opener = target.closest("button, a");
  };
  document.addEventListener("click", remember, true);
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("close", () => {
      const focused = document.activeElement;
      if (opener?.isConnected && (focused === document.body || dialog.contains(focused))) opener.focus();
    });
  }
});
