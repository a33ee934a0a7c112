// Judges statements as recount/checks/judge.py does, on numbers that a reader has changed: exact fractions,
// intervals with open ends, three readings, the same verdicts and the same numbers in words. A test compares
// the two.
// Reads what book/sphinxext/pages/try_data.py writes; knows no page.
"use strict";

const reckoning = (() => {
  // --- Fractions: { n, d } with d >= 0n; where there is no end, d is 0n -------------------------------------

  const fraction = (n, d = 1n) => ({ n, d });
  const ZERO = fraction(0n);
  const read = (text) => {
    const [n, d = 1n, places = 0n] = text.split("/").map(BigInt);
    return fraction(n, d * 10n ** places);
  };
  const power = (exponent) => (exponent < 0 ? fraction(1n, 10n ** BigInt(-exponent)) : fraction(10n ** BigInt(exponent)));
  const sign = ({ n }) => (n > 0n) - (n < 0n);
  const infinite = (which) => fraction(BigInt(which), 0n);
  const minus = ({ n, d }) => fraction(-n, d);
  const plus = (x, y) => (x.d === 0n ? x : y.d === 0n ? y : fraction(x.n * y.d + y.n * x.d, x.d * y.d));
  const times = (x, y) => (x.d && y.d ? fraction(x.n * y.n, x.d * y.d) : infinite(sign(x) * sign(y)));
  const over = (x, y) => (y.n < 0n ? fraction(-x.n * y.d, -x.d * y.n) : fraction(x.n * y.d, x.d * y.n));
  const compare = (x, y) => {
    const [a, b] = x.d || y.d ? [x.n * y.d, y.n * x.d] : [x.n, y.n];
    return (a > b) - (a < b);
  };
  const least = (x, y) => (compare(x, y) <= 0 ? x : y);
  const most = (x, y) => (compare(x, y) >= 0 ? x : y);
  const half = (x) => fraction(x.n, x.d * 2n);

  // --- Intervals: ends and whether each is open ---------------------------------------------------------------

  const interval = (low, high, lowOpen = false, highOpen = false) => ({ low, high, lowOpen, highOpen });
  const point = (value) => interval(value, value);
  const span = (ends) => {
    const low = ends.map(([value]) => value).reduce(least);
    const high = ends.map(([value]) => value).reduce(most);
    const open = (extreme) => ends.every(([value, isOpen]) => isOpen || compare(value, extreme) !== 0);
    return interval(low, high, open(low), open(high));
  };
  const pairs = (a, b, join) => {
    const ends = ({ low, lowOpen, high, highOpen }) => [[low, lowOpen], [high, highOpen]];
    return span(ends(a).flatMap((x) => ends(b).map((y) => join(x, y))));
  };
  const add = (a, b) =>
    interval(plus(a.low, b.low), plus(a.high, b.high), a.lowOpen || b.lowOpen, a.highOpen || b.highOpen);
  const negative = (a) => interval(minus(a.high), minus(a.low), a.highOpen, a.lowOpen);
  const multiply = (a, b) =>
    pairs(a, b, ([x, xOpen], [y, yOpen]) =>
      sign(x) && sign(y)
        ? [times(x, y), xOpen || yOpen]
        : [ZERO, (xOpen || sign(x) !== 0) && (yOpen || sign(y) !== 0)], // a zero that one factor reaches
    );
  const divide = (a, b) => {
    const [low, high] = [sign(b.low), sign(b.high)];
    if (low * high < 0 || (low === 0 && high === 0)) throw new Impossible();
    return pairs(a, b, ([x, xOpen], [y, yOpen]) => {
      if (!sign(x)) return [ZERO, xOpen];
      if (!sign(y)) return [infinite(sign(x) * (high > 0 ? 1 : -1)), xOpen || yOpen];
      return [y.d ? times(x, over(fraction(1n), y)) : ZERO, xOpen || yOpen];
    });
  };
  const raise = (a, exponent) => {
    if (sign(a.low) < 0) throw new Impossible();
    let result = a;
    for (let count = 1; count < exponent; count += 1) result = multiply(result, a);
    return result;
  };
  const between = (a, b) => {
    if (compare(a.low, b.high) > 0) throw new Impossible();
    return interval(a.low, b.high, a.lowOpen, b.highOpen);
  };

  // A statement that does not compute, as a divisor of nothing; and a number that cannot be meant.
  class Impossible extends Error {}
  class Unreadable extends Error {}

  // --- Printed numbers ------------------------------------------------------------------------------------------

  // What each hedge is, and whether it leaves the number itself out.
  const HEDGES = {
    exact: ["exact", false],
    more_than: ["at_least", true],
    at_least: ["at_least", false],
    at_most: ["at_most", false],
    less_than: ["at_most", true],
    approx: ["approx", false],
    almost: ["almost", true],
  };
  const READINGS = ["rounded", "truncated", "loose"];
  const NUMBER = /^([0-9]{1,15})(?:\.([0-9]{1,12}))?$/;

  // The digits and the hedge of a record (see try_data.py), or others in their place, as a number.
  function number(record, digits = record.digits, hedge = record.hedge) {
    if (!Object.hasOwn(HEDGES, hedge)) throw new Unreadable("hedge");
    const [kind, strict] = HEDGES[hedge];
    const parts = digits.trim().replace(/[,\s]/g, "").split(/[-\u2013]/).map((text) => text.match(NUMBER));
    if (parts.length > 2 || parts.includes(null)) throw new Unreadable("digits");
    const places = Math.max(...parts.map(([, , decimals = ""]) => decimals.length));
    const last = record.power - places; // the power of ten of the last printed place
    const counts = parts.map(([, whole, decimals = ""]) => BigInt(whole + decimals.padEnd(places, "0")));
    const [value, top] = [counts[0], counts.at(-1)].map((count) => times(fraction(count), power(last)));
    const zeros = counts.filter(Boolean).map((count) => count.toString().match(/0*$/)[0].length);
    if (counts.length > 1) {
      if (compare(value, top) >= 0) throw new Unreadable("range");
      if (kind !== "exact" && kind !== "approx" && hedge !== "at_most") throw new Unreadable("hedge of a range");
    }
    if (counts[0] === 0n && strict && kind !== "at_least") throw new Unreadable("nothing");
    let [step, loose] = [power(last), power(last + (zeros.length ? Math.min(...zeros) : 0))];
    if (digits === record.digits && record.steps) [step, loose] = record.steps.map(read);
    return { ...record, value, top, step, loose, kind, strict };
  }

  const means = (low, high, lowOpen = false, highOpen = false) =>
    interval(most(low, ZERO), high, lowOpen && sign(low) >= 0, highOpen);

  // All values that a number can stand for under one reading (recount/quantity.py).
  function reach({ value, top, step, loose, kind, strict, whole }, reading) {
    const widest = reading === "loose";
    switch (kind) {
      case "at_least": {
        const next = plus(top, loose);
        return means(value, widest ? most(next, plus(top, top)) : next, strict, true);
      }
      case "at_most":
        return means(ZERO, top, false, strict);
      case "almost": {
        const before = compare(value, loose) === 0 ? over(loose, fraction(10n)) : loose;
        const halfway = plus(value, minus(half(before)));
        return means(widest ? least(halfway, half(value)) : halfway, top, false, true);
      }
      case "approx": {
        const reached = widest ? loose : half(loose);
        return means(plus(value, minus(reached)), plus(top, reached));
      }
      default: {
        const size = widest ? loose : step;
        const one = fraction(1n);
        if (whole && compare(size, one) === 0 && compare(step, one) === 0) return means(value, top);
        if (reading === "rounded") return means(plus(value, minus(half(size))), plus(top, half(size)));
        return means(widest ? plus(value, minus(half(size))) : value, plus(top, size), false, true);
      }
    }
  }

  // As a check takes it: an amount that was converted as it is printed, the mean with its rounding.
  function taken(each, check, reading, mean) {
    let found;
    if (!check.converts) {
      found = reach(each.place === mean ? { ...each, whole: false } : each, reading);
    } else if (!each.product) {
      found = interval(each.value, each.top);
    } else {
      found = reach(each.kind === "approx" ? { ...each, kind: "exact", step: each.loose } : each, reading);
    }
    if (each.parts === 1) return found;
    const parts = fraction(BigInt(each.parts)); // so many of its unit are one
    return { ...found, low: over(found.low, parts), high: over(found.high, parts) };
  }

  // --- Statements -------------------------------------------------------------------------------------------------

  function evaluate(tokens, lookup) {
    const stack = [];
    for (const token of tokens) {
      if (typeof token !== "string") {
        stack.push(lookup(token));
        continue;
      }
      const b = stack.pop();
      if (token[0] === "^") {
        stack.push(raise(b, Number(token.slice(1))));
        continue;
      }
      const a = stack.pop();
      const join = { "+": add, "-": (x, y) => add(x, negative(y)), "*": multiply, "/": divide, ":": between };
      stack.push(join[token](a, b));
    }
    return stack[0];
  }

  // Both sides of a check under one reading, and the left one less the right one. mean: the whole number that
  // may be a rounded mean.
  function sides(check, numbers, reading, mean) {
    const find = (token) => (typeof token === "number" ? taken(numbers[token], check, reading, mean) : token);
    const [left, right] = [check.left, check.right].map((side) => evaluate(side, find));
    return { left, right, difference: add(left, negative(right)) };
  }

  function holds({ low, high, lowOpen, highOpen }, comparison) {
    const canBeLow = sign(low) < 0 || (sign(low) === 0 && !lowOpen);
    const canBeHigh = sign(high) > 0 || (sign(high) === 0 && !highOpen);
    if (comparison === "<=") return canBeLow;
    return comparison === ">=" ? canBeHigh : canBeLow && canBeHigh;
  }

  const apart = ({ low, high }) => (sign(low) > 0 ? low : sign(high) < 0 ? minus(high) : ZERO);

  const BY_READING = { rounded: "agrees", truncated: "agrees if truncated", loose: "agrees loosely" };

  // The verdict on a check and, where no reading reconciles it, how far apart its sides are.
  function judge(check, numbers) {
    try {
      // Each mean by itself: the others are the whole numbers that it was reckoned from.
      const means = [null, ...(check.means || [])];
      let tried;
      for (const reading of READINGS) {
        tried = means.map((mean) => sides(check, numbers, reading, mean));
        const found = tried.find(({ difference }) => holds(difference, check.comparison));
        if (found) return { verdict: agreement(check, numbers, reading), reading, ...found };
      }
      const closer = (x, y) => (compare(apart(y.difference), apart(x.difference)) < 0 ? y : x);
      const nearest = tried.reduce(closer);
      return { verdict: check.against, reading: "loose", ...nearest, gap: apart(nearest.difference) };
    } catch (error) {
      if (error instanceof Impossible) return { verdict: null };
      throw error;
    }
  }

  function agreement(check, numbers, reading) {
    if (check.repair) return "would agree";
    if (check.repeat) {
      const [one, other] = check.names.map((name) => numbers[name]);
      if (compare(one.value, other.value) === 0 && compare(one.top, other.top) === 0) {
        return check.sameScope && one.kind === other.kind && one.strict === other.strict ? "agrees" : "wording differs";
      }
    }
    return BY_READING[reading];
  }

  // --- Words (recount/wording/numbers.py) ----------------------------------------------------------------------

  const absolute = ({ n, d }) => fraction(n < 0n ? -n : n, d);
  // The number in units of the last place, halves away from nothing; or the rest cut off.
  const rounded = (value, places, cut = false) => {
    const { n, d } = times(absolute(value), power(places));
    return (sign(value) < 0 ? -1n : 1n) * (cut ? n / d : (2n * n + d) / (2n * d));
  };
  const error = (value, places) =>
    absolute(plus(value, minus(times(fraction(rounded(value, places)), power(-places)))));
  // The power of ten of the first digit.
  const order = ({ n, d }) => {
    let found = n.toString().length - d.toString().length;
    if (compare(fraction(n, d), power(found)) < 0) found -= 1;
    return found;
  };

  function grouped(value, places, cut) {
    const count = rounded(value, places, cut);
    const digits = absolute(fraction(count)).n.toString().padStart(places + 1, "0");
    const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ",");
    return `${count < 0n ? "\u2212" : ""}${whole}${places ? `.${digits.slice(-places)}` : ""}`;
  }

  function enough(low, high, exponent) {
    const finite = high.d !== 0n;
    const ends = finite ? [low, high] : [low];
    const largest = ends.map(absolute).reduce(most);
    let least3 = sign(largest) ? Math.max(0, 2 - order(largest)) : 0;
    if (exponent === 9) least3 = Math.max(least3, 3);
    const wide = finite && compare(low, high) !== 0;
    const tolerance = wide ? over(plus(high, minus(low)), fraction(20n)) : fraction(1n);
    const worst = (places) => ends.map((end) => error(end, places)).reduce(most);
    for (let places = 0; places <= 6 + exponent; places += 1) {
      const half = ends.every((end) => !sign(error(end, 1)) && sign(error(end, 0)));
      if (places === 0 && compare(largest, fraction(1000n)) < 0 && half) continue;
      if (!sign(worst(places)) || (places >= least3 && compare(worst(places), tolerance) <= 0)) return places;
    }
    return 6 + exponent;
  }

  const fill = (sentence, slots) => sentence.replace(/\{(\w+)\}/g, (_, name) => slots[name]);

  function joined(count, scale, unit, words) {
    if (unit === "%") return `${count}%`;
    return words.blanks ? [count, scale, unit].filter(Boolean).join(" ") : `${count}\u00a0${scale}${unit}`.trimEnd();
  }

  // An interval with its unit; a plain number up to one as a percentage, above as a multiple. Without a unit
  // where that is null. beside: the largest number that stands beside it, which is told in the same way.
  const [PLAIN, PERCENT, TIMES] = [0, 1, 2];
  function told({ low, high }, unit, words, fewest = 0, beside = fraction(1n), cut = false) {
    if (unit === PLAIN) {
      unit = compare(most(high, beside), fraction(1n)) <= 0 ? PERCENT : TIMES;
      if (unit === PERCENT) [low, high] = [low, high].map((end) => times(end, fraction(100n)));
    }
    const top = high.d ? high : low;
    const reached = ([each]) => unit !== PERCENT && compare(absolute(top), power(each)) >= 0;
    let [exponent, scale] = words.scales.find(reached) ?? [0, ""];
    const [one, many = one] = unit === null ? [""] : words.units[unit];
    const name = compare(top, fraction(1n)) === 0 ? one : many;
    const scaled = () => [low, high].map((end) => over(end, power(exponent)));
    let places = Math.max(enough(...scaled(), exponent), fewest);
    if ((exponent === 10 || exponent === 11) && places >= 3) {
      fewest -= exponent - 6;
      [exponent, scale] = words.scales.find(([each]) => each === 6);
      places = Math.max(enough(...scaled(), exponent), fewest);
    }
    [low, high] = scaled();
    const with_ = (count) => joined(count, scale, name, words);
    const below = grouped(low, places, cut);
    if (compare(low, high) === 0) return with_(below);
    if (!high.d) return fill(words.atLeast, { number: with_(below) });
    const above = grouped(high, places, cut);
    if (!sign(low)) return fill(words.atMost, { number: with_(above) });
    return with_(fill(words.to, { first: below, last: above }));
  }

  const same = (a, b) =>
    compare(a.low, b.low) === 0 && compare(a.high, b.high) === 0 && a.lowOpen === b.lowOpen && a.highOpen === b.highOpen;

  // Both sides with as many digits as tell them apart where they are not the same.
  function toldApart(one, other, unit, words) {
    const largest = most(one.high, other.high);
    const worded = (fewest) => [one, other].map((each) => told(each, unit, words, fewest, largest));
    let found = worded(0);
    for (let fewest = 1; fewest < 20 && found[0] === found[1] && !same(one, other); fewest += 1) found = worded(fewest);
    return found;
  }

  // The distance of two sides, told as they are, and never as more.
  function toldGap(gap, one, other, unit, words) {
    const largest = most(one.high, other.high);
    const worded = (least, cut = true) => told(point(gap), unit, words, least, largest, cut);
    let fewest = 0;
    while (fewest < 20 && !/[1-9]/.test(worded(fewest))) fewest += 1;
    const more = [0, 1, 2, 3].map((each) => fewest + each);
    return worded(more.find((least) => worded(least) === worded(least, false)) ?? fewest);
  }

  // --- What is handed over -----------------------------------------------------------------------------------------

  // The data as packing.py packs them, with numbers and checks as objects.
  function unpack({ numbers, checks, bands, words, spelling, ...rest }) {
    const traded = (letter) => String.fromCharCode(letter.charCodeAt() + (letter < "\u0e01" ? spelling : -spelling));
    const spelled = (text) => text.replace(/[/-|\u0e01-\u0e4e]/g, traded);
    const said = JSON.parse(JSON.stringify(words), (_, each) => (typeof each === "string" ? spelled(each) : each));
    const hedges = Object.keys(words.hedges);
    const band = bands.map((ends) => interval(...ends.map(read)));
    const side = (text) =>
      text.split(" ").map((token) => {
        if (token[0] === "#") return point(read(token.slice(1)));
        if (token[0] === "~") return band[token.slice(1)];
        return /^\d/.test(token) ? Number(token) : token;
      });
    const column = (packed) => {
      if (typeof packed !== "string") return packed;
      return packed.includes("|") ? packed.split("|") : [...packed].map((letter) => letter.charCodeAt() - 48);
    };
    const rows = (table) => {
      const columns = table.map(column);
      return columns[0].map((_, row) => columns.map((each) => each[row]));
    };
    const named = ([id, digits, exponent, hedge, unit, flags, label, section, steps], place) => ({
      id, digits, power: exponent, unit, section, steps, place,
      hedge: hedges[hedge],
      label: spelled(label),
      whole: flags & 1,
      product: flags & 2,
      parts: flags & 4 ? 100 : 1,
    });
    const stated = ([id, title, flags, unit, left, comparison, right, means]) => {
      const [one, other] = [side(left), side(right)];
      return {
        id, unit, means,
        title: spelled(title),
        comparison: ["", "<=", ">="][comparison],
        left: one,
        right: other,
        names: [...new Set([...one, ...other].filter((token) => typeof token === "number"))],
        repair: flags & 1,
        repeat: flags & 4,
        sameScope: flags & 8,
        converts: flags & 16,
        against: flags & 1 ? "would not agree" : flags & 2 ? "implausible" : "disagrees",
      };
    };
    return { ...rest, words: said, numbers: rows(numbers).map(named), checks: rows(checks).map(stated) };
  }

  return { fill, unpack, number, judge, sides, holds, apart, told, toldApart, toldGap, compare, over, plus, minus, Unreadable };
})();
