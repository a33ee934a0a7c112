// Texts of one block that are set over one another, each pair as "one | other".
() => {
  const BLOCKS = "p, li, td, th, dt, dd, h1, h2, h3, h4, figcaption, div";
  const lines = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const seen = parent.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!node.data.trim() || !seen || parent.closest(".visually-hidden")) continue;
    range.selectNodeContents(node);
    const block = parent.closest(BLOCKS);
    for (const box of range.getClientRects()) if (box.width > 2) lines.push({ node, block, box });
  }
  const both = (one, other, from, to) => Math.min(one[to], other[to]) - Math.max(one[from], other[from]);
  const pairs = lines.flatMap((one, index) =>
    lines.slice(index + 1, index + 12).map((other) => [one, other]));
  return pairs
    .filter(([one, other]) => one.block === other.block && one.node !== other.node)
    .filter(([{ box }, other]) => both(box, other.box, "left", "right") > 1)
    .filter(([{ box }, other]) => both(box, other.box, "top", "bottom") > box.height / 2)
    .map((pair) => pair.map(({ node }) => node.data.trim().slice(0, 40)).join(" | "));
}
