import { sentenceOf, type Verdict } from "../../../../compare/change.js";
import type { ReportedChange } from "../../../../compare/compare.js";
import type { LineIndex } from "../../../../diagnostics/lines.js";
import { headingOf, isBreakingHeading } from "../levels.js";
import { operationName } from "../summary.js";
import { wholeWitness, witnessLines } from "../witness.js";
import { excerpt } from "./excerpt.js";
import { html, type Markup, nothing, sentence } from "./markup.js";

/**
 * A change with all that is known of it: what it breaks and why, the witness, what to do, and both places. One that breaks
 * nothing is folded.
 */
export function changeMarkup(change: ReportedChange, id: string, lines: LineIndex): Markup {
  const heading = headingOf(change);
  const title = sentence(sentenceOf(change));
  return html`<details class="change ${heading}" id="${id}"${isBreakingHeading(heading) ? html` open` : nothing}>
<summary>${title}</summary>
${detailsMarkup(change)}
<div class="spans">
${change.old === undefined ? nothing : excerpt("before", change.old, lines)}
${excerpt(change.old === undefined ? "now" : "after", change.new, lines)}
</div>
</details>`;
}

function detailsMarkup({ rule, wire, source, mend, operations }: ReportedChange): Markup {
  return html`<dl>
${verdictMarkup("wire", wire)}
${verdictMarkup("source", source)}
${mend === undefined ? nothing : html`<dt>to do</dt><dd>${sentence(mend)}</dd>`}
${operations.length < 2 ? nothing : html`<dt>counts for</dt><dd>${operations.map(operationName).join(", ")}</dd>`}
<dt>rule</dt><dd><code>${rule}</code></dd>
</dl>`;
}

function verdictMarkup(level: "wire" | "source", verdict: Verdict): Markup {
  switch (verdict.kind) {
    case "breaking": {
      const examples = verdict.witnesses.map(
        (witness) => html`<pre>${witnessLines(wholeWitness(witness)).join("\n")}</pre>`,
      );
      return html`<dt>${level}</dt><dd><span class="breaking-word">breaks ${verdict.breaks}:</span> ${sentence(verdict.reason)}${examples}</dd>`;
    }
    case "may-break":
      return html`<dt>${level}</dt><dd><span class="may-break-word">may break ${verdict.breaks}:</span> ${sentence(verdict.reason)}</dd>`;
    case "compatible":
      return html`<dt>${level}</dt><dd><span class="compatible-word">compatible:</span> ${sentence(verdict.reason)}</dd>`;
    case "none":
      return nothing;
    default:
      return verdict satisfies never;
  }
}
