// Reads a page as JSON from the standard input, `{url, document, device}` as Alfa's own functions take them from a
// browser, and writes what Alfa has against it: a JSON list of `{rule, says, where}`. A rule of a success criterion up
// to level AA counts, and a best practice; what needs an answer of a person ("cannot tell") does not.
import { Audit } from "@siteimprove/alfa-act";
import { Device } from "@siteimprove/alfa-device";
import { Node } from "@siteimprove/alfa-dom";
import { Header, Headers, Request, Response } from "@siteimprove/alfa-http";
import rules from "@siteimprove/alfa-rules";
import { URL } from "@siteimprove/alfa-url";
import { Page } from "@siteimprove/alfa-web";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const given = JSON.parse(Buffer.concat(chunks).toString("utf-8"));

const device = Device.from(given.device);
const url = URL.parse(given.url).getUnsafe();
const headers = Headers.of([Header.of("Content-Type", "text/html")]);
const page = Page.of(
  Request.of("GET", url),
  Response.of(url, 200, headers),
  Node.from(given.document, device),
  device,
);

/** The success criteria of WCAG 2.2 that are of level AAA, which the site is not held to. */
const ENHANCED = new Set(
  ("1.2.6 1.2.7 1.2.8 1.2.9 1.3.6 1.4.6 1.4.7 1.4.8 1.4.9 2.1.3 2.2.3 2.2.4 2.2.5 2.2.6 2.3.2 2.3.3 2.4.8 2.4.9 2.4.10 " +
    "2.4.12 2.4.13 2.5.5 2.5.6 3.1.3 3.1.4 3.1.5 3.1.6 3.2.5 3.3.5 3.3.6 3.3.9").split(" "),
);
/** Whether the site is held to a rule: one of a criterion up to level AA, or one that rests on no criterion. */
const counts = (rule) => {
  const criteria = rule.requirements.flatMap((each) => each.toJSON().chapter ?? []);
  return !criteria.length || criteria.some((chapter) => !ENHANCED.has(chapter));
};

/**
 * Whether a rule is wrong of an element: the roles of publishing, as they stand today, ask for no element within the
 * endnotes (https://www.w3.org/TR/dpub-aria-1.1/#doc-endnotes).
 */
const undue = (rule, target) =>
  rule === "sia-r68" &&
  typeof target?.attribute === "function" &&
  target.attribute("role").some((role) => role.value === "doc-endnotes");

const found = [];
for (const outcome of await Audit.of(page, [...rules].filter(counts)).evaluate()) {
  const told = outcome.toJSON();
  const rule = outcome.rule.uri.split("/").at(-1);
  if (told.outcome !== "failed" || undue(rule, outcome.target)) continue;
  const says = told.expectations.map(([, result]) => result.error?.message ?? result.value?.message ?? "").filter(Boolean);
  found.push({
    rule,
    says: says.join("; "),
    where: typeof outcome.target?.path === "function" ? outcome.target.path() : String(outcome.target).slice(0, 200),
  });
}
process.stdout.write(JSON.stringify(found));
