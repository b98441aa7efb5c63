// The page as JSON for Siteimprove Alfa. Of a style sheet with a rule that it does not know, as @container, it would
// drop all rules and find nothing: it is given copies in which what applies of a container's rules stands by itself.
// It goes as a string, for Playwright takes ten times as long for a tree.
async () => {
  const known = ["FontFace", "Import", "Keyframes", "LayerBlock", "LayerStatement", "Media", "Namespace", "Page", "Style", "Supports"];
  const probe = "--alfa-probe";
  const bare = (selector) => selector.replace(/::[\w-]+(\([^)]*\))?/g, "") || "*";

  const applies = (rule) => {
    rule.style.setProperty(probe, "1");
    const matched = [...document.querySelectorAll(bare(rule.selectorText))];
    const pseudo = rule.selectorText.match(/::(before|after|marker)/)?.[0];
    const found = matched.some((each) => getComputedStyle(each, pseudo).getPropertyValue(probe) === "1");
    rule.style.removeProperty(probe);
    return found;
  };

  const flatten = (copy, original) => {
    for (let at = original.cssRules.length - 1; at >= 0; at -= 1) {
      const rule = original.cssRules[at];
      if (rule instanceof CSSContainerRule) {
        const inside = [...rule.cssRules].filter((each) => each instanceof CSSStyleRule && applies(each));
        copy.deleteRule(at);
        inside.reverse().forEach((each) => copy.insertRule(each.cssText, at));
      } else if (!known.includes(rule.constructor.name.replace(/^CSS|Rule$/g, ""))) {
        copy.deleteRule(at);
      } else if (rule.cssRules?.length && !(rule instanceof CSSKeyframesRule)) {
        flatten(copy.cssRules[at], rule);
      }
    }
  };

  const plain = (sheet) => {
    const copy = new CSSStyleSheet({ media: sheet.media.mediaText, disabled: sheet.disabled });
    copy.replaceSync([...sheet.cssRules].map((rule) => rule.cssText).join("\n"));
    flatten(copy, sheet);
    return copy;
  };

  const sheets = { styleSheets: document.styleSheets, adoptedStyleSheets: document.adoptedStyleSheets };
  const copies = Object.entries(sheets).map(([name, each]) => [name, { value: [...each].map(plain), configurable: true }]);
  Object.defineProperties(document, Object.fromEntries(copies));
  const tree = await alfaDom.fromNode(document);
  Object.keys(sheets).forEach((name) => delete document[name]);
  return JSON.stringify({
    request: { method: "GET", url: location.href, headers: [], body: "" },
    response: { url: location.href, status: 200, headers: [], body: "" },
    document: tree,
    device: alfaDevice.fromWindow(),
  });
};
