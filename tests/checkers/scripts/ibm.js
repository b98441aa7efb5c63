// IBM's engine with every rule: what is a violation and what it recommends; what it asks a person to look at is not told.
async () => {
  const checker = new ace.Checker();
  const { results } = await checker.check(document, checker.rulesetIds);
  return results
    .filter(({ value: [, outcome] }) => outcome === "FAIL")
    .map(({ ruleId, path, message }) => ({ rule: ruleId, where: path.dom, why: message }));
};
