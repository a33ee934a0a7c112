// Lets a reader change the numbers of a check and see what becomes of it: both sides, the verdict, all checks
// that turn. The state stands in the address: #try=CHECK&FIGURE=HEDGE:DIGITSeN&read=READING.
// Reckons with reckon.js on the data of try_data.py. Without it the page shows the case as it is printed.
"use strict";

{ // other scripts of a page have names of their own
  const { fill } = reckoning;

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector(".try");
    if (place) new Trial(place, reckoning.unpack(tryData));
  });

  class Trial {
    constructor(place, data) {
      Object.assign(this, { place, data, words: data.words });
      this.compact = place.classList.contains("compact");
      this.cases = JSON.parse(place.querySelector(".try-cases").textContent);
      this.placeOf = new Map(data.numbers.map(({ id }, index) => [id, index]));
      this.printed = data.numbers.map((record) => reckoning.number(record));
      this.before = data.checks.map((check) => reckoning.judge(check, this.printed).verdict);
      this.root = document.documentElement.dataset.content_root ?? "";
      this.build();
      window.addEventListener("hashchange", () => {
        if (this.isAddressed() || location.hash === "") this.readAddress(location.hash || this.cases[0][1]);
      });
      this.readAddress(this.isAddressed() ? location.hash : this.cases[0][1]);
      if (this.compact && this.isAddressed()) place.scrollIntoView();
    }

    // --- What stands there from the beginning ---------------------------------------------------------------------

    build() {
      const { words } = this;
      this.problem = make("p", { className: "try-problem", role: "alert" });
      this.verdict = make("p", { className: "try-verdict" });
      this.readSo = make("p");
      this.count = make("p");
      this.title = make("p", { className: "try-title" });
      this.picture = make("div", { className: "case-chart" });
      this.numbers = make("div", { className: "try-numbers" });
      this.turned = make("div", { className: "try-turned" });
      this.links = this.cases.map(([name, state]) => make("a", { href: state, textContent: name }));
      const cases = make("nav", { className: "try-cases", ariaLabel: words.cases }, ...this.links);
      const status = make("div", { className: "try-status", role: "status" }, this.verdict, this.readSo, this.count);
      const reset = make("button", { type: "button", textContent: words.reset });
      reset.addEventListener("click", () => this.reset());
      this.readings = Object.entries(words.readings).map(([value, name]) => {
        const field = make("input", { type: "radio", name: "try-reading", value });
        field.addEventListener("change", () => this.choose({ reading: value }));
        return make("label", {}, field, ` ${name}`);
      });
      const read = make("fieldset", { className: "try-readings" }, make("legend", { textContent: words.read }));
      read.append(...this.readings);
      const form = make("form", { className: "try-form" });
      form.addEventListener("submit", (event) => event.preventDefault());
      if (!this.compact) form.append(this.chooser());
      form.append(this.numbers, this.problem, read, reset);
      if (this.compact) {
        this.more = make("a", { textContent: words.tryPage });
        form.append(this.more);
      }
      this.place.replaceChildren(cases, this.title, status, this.picture, form, this.turned);
    }

    // Any figure, and any check that it stands in.
    chooser() {
      const { words, data } = this;
      const naming = new Set(data.checks.flatMap(({ names }) => names));
      this.figure = make("select", { id: "try-figure" });
      words.sections.forEach((name, section) => {
        const own = data.numbers.filter((each, index) => each.label && each.section === section && naming.has(index));
        if (own.length === 0) return;
        const options = own.map(({ id, label }) => new Option(label, id));
        this.figure.append(make("optgroup", { label: name }, ...options));
      });
      this.check = make("select", { id: "try-check" });
      this.figure.addEventListener("change", () => {
        const index = this.placeOf.get(this.figure.value);
        const check = data.checks.find(({ names }) => names.includes(index));
        this.choose({ figure: index, check });
      });
      this.check.addEventListener("change", () => {
        this.choose({ check: data.checks.find(({ id }) => id === this.check.value) });
      });
      return make(
        "div",
        { className: "try-choose" },
        make("div", {}, make("label", { htmlFor: "try-figure", textContent: words.figure }), this.figure),
        make("div", {}, make("label", { htmlFor: "try-check", textContent: words.check }), this.check),
      );
    }

    // A hedge in words, or as it was given where no phrase has it.
    hedge(given) {
      return Object.hasOwn(this.words.hedges, given) ? this.words.hedges[given] : given;
    }

    // --- The state and the address ----------------------------------------------------------------------------------

    isAddressed() {
      return location.hash.startsWith("#try=");
    }

    readAddress(address) {
      const { data, words } = this;
      const given = new URLSearchParams(address.slice(1));
      const problems = [];
      let check = data.checks.find(({ id }) => id === given.get("try"));
      if (!check) {
        problems.push(refused(words.noCheck, given.get("try")));
        [check] = data.checks;
      }
      const asked = given.get("read") ?? "rounded";
      const reading = Object.hasOwn(words.readings, asked) ? asked : "rounded";
      if (asked !== reading) problems.push(refused(words.noReading, asked));
      const changed = new Map();
      for (const [id, text] of given) {
        if (id === "try" || id === "read") continue;
        const index = this.placeOf.get(id);
        const record = data.numbers[index];
        if (!record?.label) {
          problems.push(refused(words.noFigure, id));
          continue;
        }
        const [, hedge = record.hedge, digits, power = record.power] = text.match(/^(?:(\w+):)?(.*?)(?:e(\d{1,2}))?$/);
        const moved = digits.split("-").map((part) => shifted(part, power - record.power)).join("-");
        problems.push(...this.change(changed, index, moved, hedge));
      }
      const figure = check.names.find((index) => changed.has(index)) ?? check.names.find((index) => data.numbers[index].label);
      this.state = { check, reading, changed, figure };
      this.showNumbers();
      this.show(problems);
    }

    // Change one number, or say why it cannot be meant.
    change(changed, index, digits, hedge) {
      const { words } = this;
      const record = this.data.numbers[index];
      try {
        const found = reckoning.number(record, digits, hedge);
        changed.set(index, { digits: digits.trim(), hedge, found });
        if (found.digits.replace(/,/g, "") === digits.trim().replace(/,/g, "") && hedge === record.hedge) changed.delete(index);
        return [];
      } catch (error) {
        if (!(error instanceof reckoning.Unreadable)) throw error;
        const given = error.message.startsWith("hedge") ? this.hedge(hedge) : digits;
        return [refused(words.problems[error.message], given)];
      }
    }

    address() {
      const { check, changed, reading } = this.state;
      const parts = [`#try=${check.id}`];
      for (const [index, { digits, hedge }] of changed) {
        const { id, power, hedge: own } = this.data.numbers[index];
        parts.push(`${id}=${hedge === own ? "" : `${hedge}:`}${digits.replace(/[,\s]/g, "")}e${power}`);
      }
      if (reading !== "rounded") parts.push(`read=${reading}`);
      return parts.join("&");
    }

    choose(part) {
      const { check } = this.state;
      Object.assign(this.state, part);
      if (this.state.check !== check) this.showNumbers();
      this.moved();
    }

    moved() {
      this.show(Object.values(this.wrong).flat());
      try {
        history.replaceState(null, "", this.address());
      } catch {
        // A browser that lets no page from a disk set its address shows the same without it.
      }
    }

    reset() {
      this.state.changed.clear();
      this.state.reading = "rounded";
      this.showNumbers();
      this.moved();
    }

    // --- The numbers of the check, each with its hedge and digits --------------------------------------------------

    showNumbers() {
      const { data, words, state } = this;
      const own = state.check.names.filter((index) => data.numbers[index].label);
      this.wrong = {}; // what is wrong with each number that stands here
      this.numbers.replaceChildren(...own.map((index) => this.control(index)));
      if (!this.compact) {
        const options = data.checks.filter(({ names }) => names.includes(state.figure));
        this.figure.value = data.numbers[state.figure].id;
        this.check.replaceChildren(...options.map(({ id, title }) => new Option(title, id)));
        this.check.value = state.check.id;
      }
      this.title.replaceChildren(this.linkTo(state.check, capital(state.check.title)));
    }

    control(index) {
      const { words } = this;
      const record = this.data.numbers[index];
      const now = this.state.changed.get(index) ?? record;
      const unit = this.unit(record);
      const name = `try-${record.id}`;
      // A figure told twice is called by its section as well.
      const alike = this.state.check.names.filter((other) => this.data.numbers[other].label === record.label);
      const called = alike.length > 1 ? `${record.label} (${words.sections[record.section]})` : record.label;
      const hedge = make("select", { ariaLabel: fill(words.hedgeOf, { label: called }) });
      for (const [value, said] of Object.entries(words.hedges)) hedge.add(new Option(said, value));
      hedge.value = now.hedge;
      const digits = make("input", { id: name, value: now.digits, inputMode: "decimal", autocomplete: "off", spellcheck: false });
      digits.setAttribute("aria-describedby", `${name}-unit`);
      const label = make("label", { textContent: called, htmlFor: name });
      const apply = () => {
        const problems = this.change(this.state.changed, index, digits.value, hedge.value);
        digits.setAttribute("aria-invalid", problems.length > 0);
        this.wrong[index] = problems;
        this.moved();
        box.classList.toggle("changed", this.state.changed.has(index));
      };
      const step = (by) => {
        digits.value = stepped(digits.value, by);
        apply();
      };
      hedge.addEventListener("change", apply);
      digits.addEventListener("input", apply);
      digits.addEventListener("keydown", (event) => {
        const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        step(by);
      });
      const button = (text, by, what) => {
        const made = make("button", { type: "button", textContent: text, ariaLabel: `${what}: ${called}` });
        made.addEventListener("click", () => step(by));
        return made;
      };
      const box = make(
        "div",
        { className: "try-number" },
        label,
        hedge,
        button("\u2212", -1, words.less),
        digits,
        button("+", 1, words.more),
        make("span", { id: `${name}-unit`, textContent: unit }),
      );
      box.classList.toggle("changed", this.state.changed.has(index));
      return box;
    }

    unit({ power, unit }) {
      const scale = this.words.scales.find(([each]) => each === power)?.[1] ?? "";
      const name = this.words.units[unit].at(-1);
      return this.words.blanks ? [scale, name].filter(Boolean).join(" ") : scale + name;
    }

    // --- What comes of it -----------------------------------------------------------------------------------------

    show(problems) {
      const { words, data, state } = this;
      const { check, reading, changed } = state;
      const numbers = this.printed.map((each, index) => changed.get(index)?.found ?? each);
      const now = data.checks.map((each) => reckoning.judge(each, numbers).verdict);
      this.problem.textContent = problems.join(" ");
      const verdict = now[data.checks.indexOf(check)];
      const [symbol, name] = words.verdicts[verdict] ?? ["", words.notComputed];
      this.verdict.className = `try-verdict verdict-${String(verdict).replaceAll(" ", "-")}`;
      this.verdict.textContent = `${symbol} ${name}`.trim();
      this.showSides(check, numbers, reading, verdict);
      this.showTurned(now);
      for (const { firstElementChild: field } of this.readings) field.checked = field.value === reading;
      const address = this.address();
      for (const link of this.links) {
        if (link.getAttribute("href") === address) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
      if (this.more) this.more.href = `${this.root}${data.pages.try}.html${address}`;
    }

    showSides(check, numbers, reading, verdict) {
      const { words } = this;
      if (verdict === null) {
        this.readSo.textContent = words.impossible;
        this.picture.replaceChildren();
        return;
      }
      const found = reckoning.sides(check, numbers, reading);
      const apart = reckoning.apart(found.difference);
      const meets = reckoning.holds(found.difference, check.comparison);
      const pattern = meets ? words.holds : apart.n ? words.apart : words.touch;
      const gap = !meets && apart.n ? reckoning.toldGap(apart, found.left, found.right, check.unit, words) : "";
      this.readSo.replaceChildren(...kept(fill(pattern, { reading: words.readings[reading], gap })));
      const ranges = reckoning.toldApart(found.left, found.right, check.unit, words);
      const strips = drawn([found.left, found.right], !meets);
      const sides = [check.left, check.right].map((tokens) => this.sum(tokens, numbers, check));
      this.picture.replaceChildren(
        ...sides.flatMap((sum, side) => {
          const text = sum === ranges[side] ? sum : fill(words.side, { sum, range: ranges[side] });
          return [make("span", { className: "case-number" }, ...kept(text)), strips[side]];
        }),
      );
    }

    // A side as a sum of printed numbers.
    sum(tokens, numbers, check) {
      const { words } = this;
      const said = { "+": "+", "-": "\u2212", "*": "\u00d7", "/": "\u00f7" };
      const stack = [];
      for (const token of tokens) {
        if (typeof token === "number") {
          const { digits, hedge } = this.state.changed.get(token) ?? numbers[token];
          const said = hedge === "exact" ? "" : words.hedges[hedge];
          stack.push([`${said} ${digits} ${this.unit(numbers[token])}`.replace(" %", "%").trim(), 3]);
        } else if (typeof token !== "string") {
          stack.push([reckoning.told(token, null, words), 3]);
        } else {
          const [b, strength] = stack.pop();
          const [a, weaker] = stack.pop();
          const mine = token === ":" ? 0 : "+-".includes(token) ? 1 : 2;
          if (token === ":") {
            const [first, last] = [[a, weaker], [b, strength]].map(([end, rank]) => (rank < 3 ? `(${end})` : end));
            stack.push([fill(words.to, { first, last }), 0]);
            continue;
          }
          const first = weaker < mine ? `(${a})` : a;
          const second = strength < mine || (strength === mine && "-/".includes(token)) ? `(${b})` : b;
          stack.push([`${first} ${said[token]} ${second}`, mine]);
        }
      }
      return stack[0][0];
    }

    showTurned(now) {
      const { words, data, before, state } = this;
      const turned = data.checks.map((check, index) => [check, before[index], now[index]]);
      const changes = turned.filter(([, was, is]) => was !== is);
      const failing = changes.filter(([, , is]) => is === "disagrees" || is === "implausible").length;
      const slots = { checks: data.count, turned: changes.length, failing };
      this.count.textContent = state.changed.size ? fill(words.turn, slots) : words.asPrinted;
      this.turned.replaceChildren();
      const elsewhere = [...state.changed].filter(([index]) => !state.check.names.includes(index));
      if (elsewhere.length) {
        const told = elsewhere.map(([index, { digits, hedge }]) => {
          const { label, ...record } = data.numbers[index];
          return `${label}, ${words.hedges[hedge]} ${digits} ${this.unit(record)}`;
        });
        this.turned.append(make("p", { textContent: fill(words.changed, { changes: told.join("; ") }) }));
      }
      if (this.compact || changes.length === 0) return;
      const list = make("ul");
      for (const [check, was, is] of changes) {
        const [after, prior] = [is, was].map((each) => words.verdicts[each]?.join(" ") ?? words.notComputed);
        const told = fill(words.beforeAfter, { before: prior, after });
        list.append(make("li", {}, this.linkTo(check, capital(check.title)), `: ${told}`));
      }
      this.turned.append(make("p", { className: "rubric", textContent: words.turned }), list);
    }

    linkTo({ id }, textContent) {
      return make("a", { href: `${this.root}${this.data.pages.findings}.html#${id}`, textContent });
    }
  }

  // --- Small things ----------------------------------------------------------------------------------------------

  function make(name, properties = {}, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    if (properties.role) element.setAttribute("role", properties.role);
    if (properties.ariaLabel) element.setAttribute("aria-label", properties.ariaLabel);
    element.append(...children);
    return element;
  }

  // A text whose lines do not end between a number and its Thai unit, which has no blank of its own.
  function kept(text) {
    const parts = text.split(/(\d[\d.,]*[ \u00a0][\u0e00-\u0e7f]+)/);
    return parts.map((part, place) => (place % 2 ? make("span", { className: "together", textContent: part }) : part));
  }

  // What is wrong with what was given, quoted without its middle where it is long.
  function refused(problem, given) {
    const letters = [...given];
    return fill(problem, { given: letters.length > 32 ? [...letters.slice(0, 18), "\u2026", ...letters.slice(-10)].join("") : given });
  }

  const capital = (text) => text[0].toUpperCase() + text.slice(1);

  // Digits with the point moved to the right.
  function shifted(digits, by) {
    if (by === 0 || !/^[\d.,]+$/.test(digits)) return digits;
    const [whole, decimals = ""] = digits.replace(/,/g, "").split(".");
    const all = (whole + decimals).padStart(decimals.length - by + 1, "0").padEnd(whole.length + by, "0");
    const point = all.length - Math.max(0, decimals.length - by);
    return point < all.length ? `${all.slice(0, point)}.${all.slice(point)}` : all;
  }

  // One more or less in the last place; of a range, in its upper number.
  function stepped(digits, by) {
    const found = digits.match(/^(.*?)([\d,]+)(\.\d+)?(\D*)$/);
    if (!found) return digits;
    const [, start, whole, decimals = "", end] = found;
    const places = Math.max(0, decimals.length - 1);
    const count = BigInt(whole.replace(/,/g, "") + decimals.slice(1)) + BigInt(by);
    if (count < 0n) return digits;
    const all = count.toString().padStart(places + 1, "0");
    const grouped = all.slice(0, all.length - places).replace(/\B(?=(\d{3})+$)/g, ",");
    return `${start}${grouped}${places ? `.${all.slice(-places)}` : ""}${end}`;
  }

  // Both ranges on one linear scale, and the gap beside the lower one.
  function drawn(ranges, isApart) {
    const WIDTH = 300;
    const finite = ranges.flatMap(({ low, high }) => [low, high]).filter(({ d }) => d);
    const { compare, minus, plus, over } = reckoning;
    const [start, end] = [finite.reduce((a, b) => (compare(a, b) < 0 ? a : b)), finite.reduce((a, b) => (compare(a, b) > 0 ? a : b))];
    const whole = plus(end, minus(start));
    const at = (value) => {
      if (!value.d) return WIDTH;
      if (!whole.n) return WIDTH / 2;
      const { n, d } = over(plus(value, minus(start)), whole);
      return Number((n * BigInt(WIDTH * 100)) / d) / 100;
    };
    const spans = ranges.map(({ low, high }) => {
      const left = Math.min(at(low), WIDTH - 2);
      return [left, Math.max(at(high), left + 2)];
    });
    const lower = spans[0][0] <= spans[1][0] ? 0 : 1;
    return spans.map(([left, right], side) => {
      const svg = drawing("svg", { class: "strip", viewBox: `0 0 ${WIDTH} 10`, preserveAspectRatio: "none", "aria-hidden": "true" });
      svg.append(drawing("rect", { class: side ? "report" : "computed", x: left, y: 0, width: right - left, height: 10 }));
      const far = spans[1 - side][0];
      if (isApart && side === lower && far > right) {
        svg.append(drawing("line", { class: "gap", x1: right, x2: far, y1: 5, y2: 5 }));
        svg.append(drawing("line", { class: "gap", x1: far, x2: far, y1: 0, y2: 10 }));
      }
      return svg;
    });
  }

  function drawing(name, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }
}
