// What a reader seeks, and where a text holds it. The search, the marks on the page that a hit leads to and
// the filters of long lists all ask here. Needs language_data.js, which folds text and cuts it into terms.
//
// What blanks part is sought piece by piece: a number as a whole number, a word from its beginning, a run of
// letters of a script without blanks wherever it stands.
"use strict";

const soughtIn = (() => {
  const letter = `(?![${UNSPACED}])\\p{L}`;
  const literally = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

  // A piece as a pattern over folded text; "" where it holds neither letter nor digit.
  function source(piece) {
    let said = "";
    let end = 0;
    const found = [...piece.matchAll(TERM)];
    for (const [place, { index, 0: term, 1: number, 3: word }] of found.entries()) {
      const gap = piece.slice(end, index);
      if (place > 0) said += gap ? literally(gap) : "\\s*";
      else if (/[$€£¥]$/.test(gap)) said += `${literally(gap.at(-1))}\\s*`;
      if (place === 0 && number) said += "(?<!\\p{Nd}|\\p{Nd}\\.)";
      if (place === 0 && word) said += `(?<!${letter})`;
      said += literally(term);
      if (number) said += "(?!\\p{Nd}|\\.\\p{Nd})";
      // A word of one or two letters begins too many others.
      if (word && (place < found.length - 1 || term.length < 3)) said += `(?!${letter})`;
      end = index + term.length;
    }
    const sign = /^\s*([%‰])/.exec(piece.slice(end));
    return said && sign ? `${said}\\s*${sign[1]}` : said;
  }

  const ready = (sources) => sources.map((each) => new RegExp(each, "gu"));

  // The pieces of a query as patterns. `bound` holds them with each number tied to what follows it, its unit
  // perhaps: whoever asks decides by what is there which of the two is meant.
  return (query) => {
    const pieces = folded(query.normalize("NFC")).text.split(/\s+/).map((text) => ({ text, says: source(text) }));
    const kept = pieces.filter(({ says }) => says);
    const bound = [];
    let tied = false;
    for (const { text, says } of kept) {
      if (tied) bound.push(`${bound.pop()}\\s*${says}`);
      else bound.push(says);
      tied = /\p{Nd}$/u.test(text);
    }
    return {
      patterns: ready(kept.map(({ says }) => says)),
      bound: bound.length < kept.length ? ready(bound) : null,
    };
  };
})();

const holdsAll = (patterns, text) => {
  const { text: compared } = folded(text);
  return patterns.every((pattern) => compared.search(pattern) >= 0);
};

// Where a text holds what is sought: [from, to) in the text as it is shown, in order, none within another.
function placesIn(patterns, text) {
  const { text: compared, places } = folded(text);
  const found = patterns
    .flatMap((pattern) => [...compared.matchAll(pattern)])
    .filter(([match]) => match)
    .map(({ index, 0: match }) => [places[index], places[index + match.length - 1] + 1])
    .sort(([a], [b]) => a - b);
  return found.filter(([from], place) => place === 0 || from >= Math.max(...found.slice(0, place).map((f) => f[1])));
}

// A text as nodes, what was found in <mark>.
function marked(text, places) {
  const nodes = [];
  let end = 0;
  for (const [from, to] of places) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    nodes.push(text.slice(end, from), mark);
    end = to;
  }
  return [...nodes, text.slice(end)];
}

// A sentence with its {slots} filled: text, or a node that stands in its place.
function filledIn(sentence, slots) {
  return sentence.split(/(\{\w+\})/).map((part) => slots[/^\{(\w+)\}$/.exec(part)?.[1]] ?? part);
}
