// Siteimprove Alfa: reads pages as JSON in JSON, one a line, and answers each with a line of violations.
import { createInterface } from "node:readline";
import { Audit, Outcome } from "@siteimprove/alfa-act";
import { Element } from "@siteimprove/alfa-dom";
import rules from "@siteimprove/alfa-rules";
import { Page } from "@siteimprove/alfa-web";

const words = (text) => text.replace(/\s+/g, " ").trim().slice(0, 160);
const where = (target) => (Element.isElement(target) ? words(target.toString()) : words(String(target)));

for await (const line of createInterface({ input: process.stdin })) {
  const { page, only } = JSON.parse(line);
  const wanted = [...rules].filter(({ uri }) => !only || only.includes(uri.split("/").at(-1)));
  const outcomes = await Audit.of(Page.from(JSON.parse(page)).getUnsafe(), wanted).evaluate();
  const failed = [...outcomes].filter(Outcome.isFailed).map(({ rule, target, expectations }) => ({
    rule: rule.uri.split("/").at(-1),
    where: where(target),
    why: [...expectations].map(([, each]) => each.toJSON().error?.message ?? "").join(" ").trim(),
  }));
  console.log(JSON.stringify(failed));
}
