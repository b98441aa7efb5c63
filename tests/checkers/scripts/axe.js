// axe-core with every rule on, or only those named: what is a violation, and what it cannot tell. The speakers' bands
// are pseudo-elements beside the words, for which it would otherwise not look at colours at all.
async (only) => {
  const looking = ["color-contrast", "color-contrast-enhanced"];
  axe.configure({
    checks: looking.map((id) => ({ id, options: { ...axe._audit.checks[id].options, ignorePseudo: true } })),
  });
  const wanted = axe.getRules().map(({ ruleId }) => ruleId).filter((id) => !only || only.includes(id));
  const found = await axe.run(document, {
    runOnly: { type: "rule", values: wanted },
    resultTypes: ["violations", "incomplete"],
  });
  return [...found.violations, ...found.incomplete].flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => ({ rule: id, where: target.join(" "), why: help })),
  );
};
