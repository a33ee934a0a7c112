// The search page. searchindex.js leads from terms to pages; the passages of the pages that may hold what is
// sought are loaded then (passages/NAME.js), and only what holds it is shown: figures, checks and charts first,
// then passages, code last, each leading to its anchor.
"use strict";

const Search = (() => {
  const FIRST = { entries: 8, passages: 12 }; // shown before the reader asks for more
  const AROUND = 110; // letters before and after what was found
  const KINDS = ["figure", "check", "chart"]; // of entries; code is a kind of passage
  const passages = [];
  let pages = [];
  const pagesOf = new Map();

  function setIndex(index) {
    ({ pages } = index);
    for (const [where, terms] of Object.entries(index.terms)) {
      const numbers = where.split(" ").map(Number);
      for (const term of terms.split(" ").flatMap(apart)) pagesOf.set(term, numbers);
    }
    run();
  }

  // Terms that stand as one run, since their script sets no blanks.
  const apart = (run) => (new RegExp(`[${UNSPACED}]`).test(run) ? run.match(new RegExp(`.{1,${LETTERS}}`, "g")) : [run]);

  // The pages that may hold a term: a word counts from its beginning, a short run of letters anywhere.
  function candidates(term) {
    const unspaced = new RegExp(`[${UNSPACED}]`).test(term);
    const fits = /\p{Nd}/u.test(term) || (unspaced ? term.length >= LETTERS : term.length < 3)
      ? (other) => other === term
      : (other) => (unspaced ? other.includes(term) : other.startsWith(term));
    const found = new Set();
    for (const [other, numbers] of pagesOf) if (fits(other)) numbers.forEach((number) => found.add(number));
    return found;
  }

  const candidatesOfAll = (terms) =>
    terms.map(candidates).reduce((all, some) => new Set([...all].filter((number) => some.has(number))));

  const load = (number) =>
    new Promise((done) => {
      if (passages[number]) return done();
      const script = document.createElement("script");
      script.src = `passages/${pages[number][0]}.js`;
      script.onload = script.onerror = done;
      document.body.append(script);
    });

  async function run() {
    const query = new URLSearchParams(location.search).get("q")?.trim();
    for (const field of document.querySelectorAll('input[name="q"]')) field.value = query ?? "";
    if (!query) return;
    const words = JSON.parse(document.getElementById("script-words").textContent);
    say(words.searching, {});
    const terms = splitQuery(query);
    if (terms.length === 0) return say(words.nothingSought, { query });

    let hits = await hitsOf(query, terms);
    if (hits.length > 0) say(words.found, { query, count: String(hits.length) });
    else {
      hits = await hitsOfSome(query, terms);
      if (hits.length > 0) say(words.foundPartly, { query });
    }
    let shown = query;
    if (hits.length === 0) {
      shown = shorter(query);
      if (shown) {
        hits = await hitsOf(shown, splitQuery(shown));
        say(words.foundShorter, { query, shorter: shown });
      }
    }
    if (hits.length === 0) {
      say(words.nothingFound, { query });
      const figures = link("chapters/figures.html", words.figures);
      const findings = link("chapters/findings.html", words.findings);
      results().append(element("p", "", ...filledIn(words.elsewhere, { figures, findings })));
      return;
    }
    const entry = ({ passage }) => KINDS.includes(passage[1]);
    list(words.entries, hits.filter(entry), shown, FIRST.entries, words);
    list(words.passages, hits.filter((hit) => !entry(hit)), shown, FIRST.passages, words);
  }

  // The passages that hold all pieces of the query, best first.
  async function hitsOf(query, terms) {
    const numbers = [...candidatesOfAll(terms)];
    await Promise.all(numbers.map(load));
    const { patterns, bound } = soughtIn(query);
    const tied = bound ? hitsBy(bound, numbers, "every") : [];
    return tied.length > 0 ? tied : hitsBy(patterns, numbers, "every");
  }

  async function hitsOfSome(query, terms) {
    const numbers = [...new Set(terms.flatMap((term) => [...candidates(term)]))];
    const { patterns } = soughtIn(query);
    if (patterns.length < 2) return [];
    await Promise.all(numbers.map(load));
    return hitsBy(patterns, numbers, "some");
  }

  function hitsBy(patterns, numbers, measure) {
    const whole = patterns.map(({ source }) => new RegExp(`${source}(?![\\p{L}\\p{M}])`, "u"));
    const hits = numbers.flatMap((number) =>
      (passages[number] ?? []).flatMap((passage, place) => {
        const [, kind, title, about, text] = passage;
        const compared = folded(`${title} ${about} ${text}`).text;
        if (!patterns[measure]((pattern) => compared.search(pattern) >= 0)) return [];
        const head = folded(`${title} ${about}`).text;
        const rank = [
          patterns.filter((pattern) => compared.search(pattern) < 0).length,
          KINDS.includes(kind) ? Number(!patterns.every((pattern) => head.search(pattern) >= 0)) : kind ? 3 : 2,
          Number(!whole.every((pattern) => pattern.test(compared))),
          KINDS.includes(kind) ? KINDS.indexOf(kind) : 0,
          number,
          place,
        ];
        return [{ number, passage, patterns, rank }];
      }),
    );
    return hits.sort((a, b) => a.rank.map((value, i) => value - b.rank[i]).find((by) => by !== 0) ?? 0);
  }

  // The longest beginning of a single word that some word has; of a number, what stands before its sign.
  function shorter(query) {
    if (/\s|\p{Nd}$/u.test(query)) return ""; // another number is no beginning of this one
    for (let end = query.length - 1; end > (/\p{Nd}/u.test(query) ? query.length - 2 : 2); end -= 1) {
      const terms = splitQuery(query.slice(0, end));
      if (terms.length > 0 && candidatesOfAll(terms).size > 0) return query.slice(0, end);
    }
    return "";
  }

  const results = () => document.getElementById("search-results");
  const say = (sentence, slots) => document.getElementById("search-status").replaceChildren(...filledIn(sentence, slots));

  function list(name, hits, query, first, words) {
    if (hits.length === 0) return;
    const items = hits.map((hit) => item(hit, query, words));
    const shown = element("ul", "hits", ...items.slice(0, first));
    results().append(element("h2", "", name), shown);
    if (items.length <= first) return;
    const more = element("button", "btn show-more", ...filledIn(words.showMore, { count: String(items.length - first) }));
    more.type = "button";
    more.addEventListener("click", () => {
      shown.append(...items.slice(first));
      more.remove();
      items[first].querySelector("a").focus();
    });
    results().append(more);
  }

  function item({ number, passage: [anchor, kind, title, about, text], patterns }, query, words) {
    const [name, pageTitle] = pages[number];
    const isEntry = KINDS.includes(kind);
    const within = kind && !isEntry ? `&within=${kind}` : "";
    const address = `${name}.html?highlight=${encodeURIComponent(query)}${within}${anchor ? `#${anchor}` : ""}`;
    const head = link(address, isEntry ? title : [pageTitle, title].filter(Boolean).join(" › "));
    const parts = [element("p", "hit-title", ...(kind ? [element("span", "hit-kind", words[kind]), " "] : []), head)];
    const mark = (whole) => marked(whole, placesIn(patterns, whole));
    if (about) parts.push(element("p", "hit-about", ...mark(about)));
    if (!isEntry || !holdsAll(patterns, `${title} ${about}`)) {
      parts.push(element("p", "hit-passage", ...mark(passage(text, patterns))));
    }
    return element("li", kind ? `hit hit-${kind}` : "hit", ...parts);
  }

  // The words around what was found.
  function passage(text, patterns) {
    const [from, to] = placesIn(patterns, text)[0] ?? [0, 0];
    let start = Math.max(0, from - AROUND);
    let end = Math.min(text.length, to + AROUND);
    if (start > 0) start = text.indexOf(" ", start) + 1 || start;
    if (start > from) start = Math.max(0, from - AROUND);
    if (end < text.length) end = Math.max(to, text.lastIndexOf(" ", end));
    return `${start > 0 ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  }

  function element(tag, name, ...content) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...content);
    return made;
  }

  function link(address, text) {
    const made = element("a", "", text);
    made.href = address;
    return made;
  }

  return { setIndex, setPassages: (number, found) => (passages[number] = found) };
})();
