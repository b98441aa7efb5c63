// html-validate: reads pages as JSON strings, one a line, and answers each with a line of violations.
import { createInterface } from "node:readline";
import { HtmlValidate } from "html-validate";

const sets = ["recommended", "document", "a11y"].map((name) => `html-validate:${name}`);
const checker = new HtmlValidate({ extends: sets });

for await (const line of createInterface({ input: process.stdin })) {
  const { results } = await checker.validateString(JSON.parse(line));
  const found = results.flatMap(({ messages }) => messages);
  console.log(
    JSON.stringify(
      found.map(({ ruleId, message, selector, line: row }) => ({ rule: ruleId, where: selector ?? `line ${row}`, why: message })),
    ),
  );
}
