// Citations at hand: copy buttons, which add the day of access, a dialog that shows the citation of anything
// smaller than a page in place, and the reader's choice of language and format, which is kept.
// Reads the box of the page and, for the dialog, the box on the page of a name. Without this script the boxes
// can be read, and the links lead to those pages.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector(".cite-box");
  if (!box) return;
  serve(box, box.dataset);
  const open = () => {
    if (location.hash === "#cite") box.open = true;
  };
  open();
  window.addEventListener("hashchange", open);
  document.querySelector(".cite-jump")?.addEventListener("click", () => {
    box.open = true;
  });
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.cite-link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      show(await formsOn(link.href), box.dataset, link);
    } catch {
      location.assign(link.href); // a page opened from a disk may not read others
    }
  });
});

// --- The dialog -----------------------------------------------------------------------------------------

// The forms that a name's page holds, with addresses that lead from here.
async function formsOn(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const forms = document.importNode(page.querySelector(".cite-forms"), true);
  for (const link of forms.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), address).href;
  for (const input of forms.querySelectorAll("input")) input.name += "-dialog";
  return { name: address.match(/([^/]+)\/(?:index\.html)?(?:#.*)?$/)[1], forms };
}

function show({ name, forms }, words, link) {
  const dialog = document.createElement("dialog");
  dialog.className = "cite-dialog";
  const title = document.createElement("p");
  title.className = "cite-title";
  title.id = "cite-title";
  title.textContent = `${words.cite} ${name}`;
  dialog.setAttribute("aria-labelledby", title.id);
  const close = button(words.close, () => dialog.close());
  dialog.append(title, forms, close);
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  // Chromium closes a dialog on Escape, but not once a file was saved from it.
  dialog.addEventListener("keydown", ({ key }) => key === "Escape" && dialog.close());
  document.body.append(dialog);
  serve(dialog, words);
  dialog.showModal();
}

// --- What a box and the dialog have in common -----------------------------------------------------------

function serve(where, words) {
  const status = document.createElement("p");
  status.className = "cite-status";
  status.setAttribute("role", "status");
  where.append(status);
  for (const place of where.querySelectorAll(".cite-text")) place.after(copyButton(place, words, status));
  for (const panel of where.querySelectorAll("[data-file]")) panel.append(saveLink(panel, words));
  remember(where);
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function copyButton(place, words, status) {
  const made = button(words.copy, async () => {
    await copy(place, words);
    made.textContent = words.copied;
    status.textContent = words.copied; // screen readers say it
    setTimeout(() => {
      made.textContent = words.copy;
      status.textContent = "";
    }, 2000);
  });
  made.className = "cite-copy";
  return made;
}

// Every form as a file, the Thai ones too, which the site does not keep as files.
function saveLink(panel, words) {
  const link = document.createElement("a");
  link.className = "cite-file";
  link.download = panel.dataset.file;
  link.textContent = words.download.replace("{file}", panel.dataset.file);
  link.href = "#";
  link.addEventListener("click", () => {
    const text = dated(panel.querySelector(".cite-text"), words);
    link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/plain" }));
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
  return link;
}

async function copy(place, words) {
  const text = dated(place, words);
  try {
    const forms = { "text/plain": new Blob([text], { type: "text/plain" }) };
    if (place.querySelector("i")) {
      const rich = `${place.innerHTML}${text.slice(place.textContent.length)}`;
      forms["text/html"] = new Blob([rich], { type: "text/html" });
    }
    await navigator.clipboard.write([new ClipboardItem(forms)]);
  } catch {
    getSelection().selectAllChildren(place); // not allowed here: the reader's own copy command takes it
    document.execCommand("copy");
  }
}

// A citation with the day on which it was copied, as its format and language write days: programs read a day of
// the common era, readers one of their own.
function dated(place, words) {
  const text = place.textContent;
  if (!("dated" in place.dataset)) return text;
  const { language, format } = place.closest(".cite-panel").dataset;
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const iso = `${year}-${two(month)}-${two(day)}`;
  switch (format) {
    case "bibtex":
      return text.replace(/\n\}$/, `\n  urldate = {${iso}},\n}`);
    case "ris":
      return text.replace(/ER {2}-\s*$/, `Y2  - ${iso.replaceAll("-", "/")}\nER  - `);
    case "csl":
      return text.replace(/\n\}\]$/, `,\n  "accessed": {"date-parts": [[${year}, ${month}, ${day}]]}\n}]`);
    default: {
      const style = { day: "numeric", month: "long" };
      const named = new Intl.DateTimeFormat(language === "th" ? "th" : "en-GB", style).format(now);
      const said = words[language === "th" ? "accessedTh" : "accessedEn"];
      return `${text} ${said.replace("{day}", `${named} ${year + (language === "th" ? 543 : 0)}`)}`;
    }
  }
}

// --- The reader's choice --------------------------------------------------------------------------------

const CHOICES = ["cite-language", "cite-format"];

function remember(where) {
  for (const choice of CHOICES) {
    const inputs = [...where.querySelectorAll(`input[name^="${choice}"]`)];
    const kept = inputs.find((input) => input.value === stored(choice));
    if (kept) kept.checked = true;
    for (const input of inputs) {
      input.addEventListener("change", () => {
        try {
          localStorage.setItem(choice, input.value);
        } catch {
          // a browser that keeps nothing
        }
      });
    }
  }
}

function stored(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
