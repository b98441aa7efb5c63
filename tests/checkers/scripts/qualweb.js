// QualWeb's ACT rules, WCAG techniques and best practices: what failed. It names elements
// by attributes, which are taken away again.
() => {
  globalThis.qwPage = new QWPage(document, window, true);
  const language = { translate: "en", fallback: "en" };
  const modules = [
    new ACTRulesRunner({}, language).configure({}).test({ sourceHtml: document.documentElement.innerHTML }).testSpecial(),
    new WCAGTechniquesRunner({}, language).configure({}).test({}),
    new BestPracticesRunner({}, language).configure({}).test({}),
  ];
  const rules = modules.flatMap((each) => Object.values(each.getReport().assertions));
  const added = ["qw-selector", "qw-css-rules"];
  document.querySelectorAll("*").forEach((each) => added.forEach((name) => each.removeAttribute(name)));
  return rules.flatMap(({ code, name, results }) =>
    results
      .filter(({ verdict }) => verdict === "failed")
      .map(({ elements, description }) => ({
        rule: code,
        where: (elements ?? []).map(({ pointer }) => pointer).join(", "),
        why: description ?? name,
      })),
  );
};
