// Where there is no such page: names the page, figure, check or chart whose name is nearest to what was asked.
// Reads the names that the 404 page holds for scripts; without it the page's own links lead on.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("nearest");
  const words = JSON.parse(document.getElementById("script-words").textContent);
  const root = document.documentElement.dataset.content_root;
  const asked = askedFor(location);
  const found = nearest(asked, words.addresses);
  if (found.length === 0) return;
  const links = found.map(([name, address]) => {
    const link = document.createElement("a");
    link.href = root + address;
    link.textContent = name;
    return link;
  });
  const [before, after] = words.didYouMean.split("{names}");
  place.append(before, ...links.flatMap((link, index) => (index ? [", ", link] : [link])), after);
  place.hidden = false;
});

// The name in an address: its anchor, or the last part of its path without an ending.
function askedFor({ hash, pathname }) {
  const parts = decoded(pathname).split("/").filter(Boolean);
  const last = parts.filter((part) => !/^index\.\w+$/.test(part)).at(-1) ?? "";
  return (decoded(hash.slice(1)) || last.replace(/(\.th)?\.\w+$/, "")).toLowerCase();
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // no address that a browser makes
  }
}

// The three names that take the fewest changes, as long as most of the name stays.
function nearest(asked, addresses) {
  if (asked === "") return [];
  return Object.entries(addresses)
    .map(([name, address]) => [changes(asked, name), name, address])
    .filter(([count, name]) => count <= Math.max(1, Math.floor(Math.min(asked.length, name.length) / 3)))
    .sort(([one, a], [other, b]) => one - other || (a < b ? -1 : 1))
    .slice(0, 3)
    .map(([, name, address]) => [name, address]);
}

// How many letters must be added, left out, changed or swapped with their neighbour.
function changes(from, to) {
  const rows = [[...Array(to.length + 1).keys()]];
  for (let i = 1; i <= from.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + !same);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) least = Math.min(least, rows[i - 2][j - 2] + 1);
      rows[i].push(least);
    }
  }
  return rows[from.length][to.length];
}
