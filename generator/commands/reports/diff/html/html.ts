import { sentenceOf } from "../../../../compare/change.js";
import type { ReportedChange } from "../../../../compare/compare.js";
import { createLineIndex, type LineIndex } from "../../../../diagnostics/lines.js";
import type { DocumentDiff } from "../../../../run/diff.js";
import { summariseComparison } from "../levels.js";
import { changesByOperation, countsOf, operationName, outcomeOf, outcomesText, tasksOf } from "../summary.js";
import { changeMarkup } from "./change.js";
import { html, type Markup, nothing, sentence } from "./markup.js";
import { style } from "./style.js";

/**
 * Differences as one page that needs nothing else: no script, and nothing from the network. Of each document first what a
 * person must do, then the operations with their changes. All text of a contract is escaped.
 */
export function formatHtml(documents: readonly DocumentDiff[]): string {
  const lines = createLineIndex();
  const parts = documents.map((document, index) => documentMarkup(document, `d${index + 1}`, lines));
  const title = documents.map(titleOf).join(", ");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${{ kind: "markup", text: style }}</style>
</head>
<body>
${parts}
</body>
</html>
`.text;
}

function titleOf({ old, new: now }: DocumentDiff): string {
  return now === undefined ? `${old} is not configured any more` : `${old} → ${now}`;
}

function documentMarkup(document: DocumentDiff, id: string, lines: LineIndex): Markup {
  const sections = sectionsOf(document, id);
  return html`<main id="${id}">
<h1>${titleOf(document)}</h1>
<p>${summariseComparison(document)}.</p>
${tasksMarkup(document)}
${contentsMarkup(sections)}
${sections.map((section) => sectionMarkup(section, lines))}
</main>`;
}

function tasksMarkup(document: DocumentDiff): Markup {
  const tasks = tasksOf(document);
  if (tasks.length === 0) return nothing;
  const items = tasks.map(
    ({ text, changes }) => html`<li>${sentence(text)}${changes === 1 ? "" : ` (${changes} changes)`}</li>`,
  );
  return html`<h2>To do</h2>
<ul>
${items}
</ul>`;
}

/** Changes under one heading. Each change is shown in the first section that it belongs to, and others lead there. */
interface Section {
  readonly id: string;
  readonly title: string;
  /** How many changes do what. */
  readonly counts: string;
  readonly changes: readonly SectionChange[];
}

interface SectionChange {
  readonly change: ReportedChange;
  readonly id: string;
  readonly isFirst: boolean;
}

function sectionsOf(document: DocumentDiff, id: string): readonly Section[] {
  const unused = document.changes.filter(({ operations }) => operations.length === 0);
  const groups = [
    ...changesByOperation(document).map((each) => ({
      title: operationName(each.operation),
      counts: countsOf(each),
      changes: each.changes,
    })),
    ...(unused.length === 0 ? [] : [unusedGroup(unused)]),
  ];
  const ids = new Map<ReportedChange, string>();
  return groups.map(({ title, counts, changes }, index) => ({
    id: `${id}-s${index + 1}`,
    title,
    counts,
    changes: changes.map((change) => {
      const known = ids.get(change);
      const own = known ?? `${id}-c${ids.size + 1}`;
      ids.set(change, own);
      return { change, id: own, isFirst: known === undefined };
    }),
  }));
}

function unusedGroup(changes: readonly ReportedChange[]) {
  const counts = outcomesText(changes.map((change) => outcomeOf(change)));
  return { title: "The API, and schemas that no operation uses", counts, changes };
}

function contentsMarkup(sections: readonly Section[]): Markup {
  if (sections.length < 2) return nothing;
  const rows = sections.map(
    ({ id, title, counts }) => html`<tr><td><a href="#${id}">${title}</a></td><td>${counts}</td></tr>`,
  );
  return html`<h2>Operations</h2>
<table>
${rows}
</table>`;
}

function sectionMarkup({ id, title, counts, changes }: Section, lines: LineIndex): Markup {
  const shown = changes.map((each) =>
    each.isFirst
      ? changeMarkup(each.change, each.id, lines)
      : html`<p><a href="#${each.id}">${sentence(sentenceOf(each.change))}</a></p>`,
  );
  return html`<h2 id="${id}">${title}: ${counts}</h2>
${shown}`;
}
