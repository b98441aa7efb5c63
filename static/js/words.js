// Numbers in the language of the page. The words around them are the page's: scripts have none of their own.

const language = document.documentElement.lang;
const kinds = new Intl.PluralRules(language);
const digits = new Intl.NumberFormat(language, { numberingSystem: "latn" });

export const number = (value) => digits.format(value);

/** Return the form that a number takes; `forms` is JSON, a message by the kind of number, in which {number} stands for it. */
export const counted = (forms, value) => JSON.parse(forms)[kinds.select(value)].replace("{number}", number(value));
