// How text is compared and cut into terms, as language.py does it for the index: one way for every language.

// Scripts that set no blanks between words: Thai and Lao, Burmese, Khmer, Japanese kana, Chinese characters.
const UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff";
const LETTERS = 3;
const TERM = new RegExp(
  `(\\p{Nd}+(?:\\.\\p{Nd}+)*)|([${UNSPACED}]+)|((?:(?![${UNSPACED}])[\\p{L}\\p{Nl}\\p{No}])+)`, "gu");
const ALIKE = new Map([
  ...Array.from({ length: 10 }, (_, value) => [String.fromCharCode(0x0e50 + value), String(value)]),
  ...[..."\u2018\u2019"].map((quote) => [quote, "'"]),
  ...[..."\u201c\u201d"].map((quote) => [quote, '"']),
  ...[..."\u2010\u2011\u2012\u2013\u2014\u2212"].map((dash) => [dash, "-"]),
  ...[..."\u00a0\u202f"].map((blank) => [blank, " "]),
  ...[..."\u00ad\u200b\u200c\u200d\u2060\ufeff"].map((unseen) => [unseen, ""]),
]);

// The text as it is compared, and for each of its letters where it stands in the text as it is shown.
function folded(text) {
  let shown = "";
  const places = [];
  for (let place = 0; place < text.length; place += 1) {
    const letter = text[place];
    const like = ALIKE.get(letter) ?? letter.toLowerCase();
    for (const part of like) places.push(place);
    shown += like;
  }
  return cutOut(cutOut({ text: shown, places }, /(?<=\d),(?=\d{3}(?!\d))/g, ""),
    /\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33");
}

// Replaces what a pattern finds by something shorter and keeps the places.
function cutOut({ text, places }, pattern, replacement) {
  const kept = [];
  let end = 0;
  const replaced = text.replace(pattern, (...found) => {
    const at = found.findLast((part) => typeof part === "number");
    const by = replacement.replace("$1", found[1]);
    kept.push(...places.slice(end, at), ...places.slice(at, at + by.length));
    end = at + found[0].length;
    return by;
  });
  kept.push(...places.slice(end));
  return { text: replaced, places: kept };
}

function splitQuery(query) {
  const terms = [];
  for (const [, number, unspaced, word] of folded(query.normalize("NFC")).text.matchAll(TERM)) {
    if (unspaced === undefined) terms.push(number ?? word);
    else for (let i = 0; i < Math.max(1, unspaced.length - LETTERS + 1); i += 1) {
      terms.push(unspaced.slice(i, i + LETTERS));
    }
  }
  return terms;
}
