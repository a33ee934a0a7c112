// The rules of the whole style sheets that are not in the sheet that was cut, each with what it applies to,
// whatever the width, the colours, or what a reader hovers or focuses. Custom properties are left out: which
// of them are read is not to be seen from a rule.
([cut, whole]) => {
    // What is no element, and what a reader makes of one, cannot be asked of a page at rest.
    const parts = 'before|after|placeholder|marker|selection|backdrop|file-selector-button|-(?:webkit|moz|ms)-[\\w-]+';
    const states = 'hover|active|focus-within|focus-visible|focus|visited|any-link|link|target|checked|disabled'
        + '|enabled|invalid|valid|indeterminate|placeholder-shown|autofill|fullscreen|modal|read-only';
    const notAtRest = new RegExp(`::?(?:${parts})|:(?:${states})(?![\\w-])`, 'g');
    const atRest = selector => selector.replace(notAtRest, '')
        .replace(/(^|[\s>+~(,])(?=$|[\s>+~),])/g, gap => gap.trim() || !gap ? `${gap}*` : gap);

    const rulesOf = text => {
        const sheet = new CSSStyleSheet(), rules = [];
        sheet.replaceSync(text);
        const walk = (list, where) => {
            for (const rule of list) {
                if (rule instanceof CSSStyleRule) {
                    const {style} = rule;
                    const said = [...style].filter(name => !name.startsWith('--'))
                        .map(name => `${name}:${style.getPropertyValue(name)} ${style.getPropertyPriority(name)}`);
                    for (const selector of said.length ? rule.selectorText.split(/,(?![^(]*\))/) : [])
                        rules.push({selector: selector.trim(), text: [where, selector.trim(), ...said].join()});
                } else if (rule instanceof CSSConditionRule) {
                    walk(rule.cssRules, `${where} ${rule.conditionText}`);
                }
            }
        };
        walk(sheet.cssRules, '');
        return rules;
    };

    const kept = new Set(rulesOf(cut).map(rule => rule.text));
    return rulesOf(whole).filter(({text}) => !kept.has(text))
        .map(({selector, text}) => [atRest(selector), text]);
}
