/** Sizes and dates as people read them, in the page's language. */

const language = document.documentElement.lang;

export const sizeInWords = (bytes) =>
  new Intl.NumberFormat(language, { style: "unit", unit: "megabyte", maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(Math.max(bytes / 1e6, 0.1));

/** As the server writes it: the day first in English too. */
export const dateInWords = (date) => new Date(date).toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long" });

/** Return a sentence of the page's with its parts put in: `{size} kept`. */
export const filled = (sentence, parts) => sentence.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
