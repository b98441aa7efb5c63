// HTML_CodeSniffer, WCAG 2 AAA: its errors; its warnings and notices are questions to a person.
() =>
  new Promise((resolve, reject) => {
    const error = 1;
    const where = ({ id, outerHTML }) => (id ? `#${id}` : (outerHTML?.slice(0, 160) ?? "document"));
    const found = () => HTMLCS.getMessages().filter(({ type }) => type === error);
    const told = ({ code, msg, element }) => ({ rule: code.replace("WCAG2AAA.", ""), where: where(element), why: msg });
    HTMLCS.process("WCAG2AAA", document, () => resolve(found().map(told)), reject);
  });
