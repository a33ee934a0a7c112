// Copy buttons for citations, and a dialog for everything smaller than a page: it shows the formats of a
// "cite" link in place. Without it the boxes can be read, and the links lead to text files.
// Reads the box of the page, whose words and formats it copies, and the files in cite/.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector(".cite-box");
  if (!box) return;
  addCopyButtons(box, box.dataset);
  const open = () => {
    if (location.hash === "#cite") box.open = true;
  };
  open();
  window.addEventListener("hashchange", open);
  document.querySelector(".cite-jump")?.addEventListener("click", () => {
    box.open = true;
  });
  const dialog = dialogLike(box);
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.cite-link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await fill(dialog, link.href);
    } catch {
      location.assign(link.href); // a page opened from a disk may not read files
      return;
    }
    dialog.showModal();
  });
});

// A dialog with the same choice and the same panels as the page's own box.
function dialogLike(box) {
  const dialog = document.createElement("dialog");
  dialog.className = "cite-dialog";
  dialog.dataset.cite = box.dataset.cite;
  const title = document.createElement("p");
  title.className = "cite-title";
  title.id = "cite-title";
  dialog.setAttribute("aria-labelledby", title.id);
  const forms = box.querySelector(".cite-forms").cloneNode(true);
  for (const input of forms.querySelectorAll("input")) input.name += "-dialog";
  for (const button of forms.querySelectorAll("button")) button.remove();
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = box.dataset.close;
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, forms, close);
  document.body.append(dialog);
  addCopyButtons(dialog, box.dataset);
  return dialog;
}

// The eight files of a name lie side by side: NAME.txt, NAME.bib, NAME.th.txt and so on.
async function fill(dialog, address) {
  const [, start, name] = address.match(/^(.*\/)([^/]+?)(?:\.th)?\.txt$/);
  const panels = [...dialog.querySelectorAll(".cite-panel")];
  const texts = await Promise.all(
    panels.map(async (panel) => {
      const link = panel.querySelector(".cite-file");
      const [, ending] = link.getAttribute("href").match(/((?:\.th)?\.\w+)$/);
      const answer = await fetch(start + name + ending);
      if (!answer.ok) throw new Error(answer.statusText);
      link.href = answer.url;
      link.textContent = link.textContent.replace(/\S+$/, name + ending);
      return (await answer.text()).replaceAll("\r\n", "\n").trim();
    }),
  );
  panels.forEach((panel, index) => {
    const places = panel.querySelectorAll(".cite-text");
    const parts = places.length > 1 ? texts[index].split("\n") : [texts[index]];
    places.forEach((place, part) => {
      place.textContent = parts[part];
    });
  });
  dialog.querySelector(".cite-title").textContent = `${dialog.dataset.cite} ${name}`;
}

function addCopyButtons(where, words) {
  for (const place of where.querySelectorAll(".cite-text")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cite-copy";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      await copy(place);
      button.textContent = words.copied;
      setTimeout(() => {
        button.textContent = words.copy;
      }, 2000);
    });
    place.after(button);
  }
}

async function copy(place) {
  try {
    await navigator.clipboard.writeText(place.textContent);
  } catch {
    getSelection().selectAllChildren(place); // not allowed here: the reader's own copy command takes it
    document.execCommand("copy");
  }
}
