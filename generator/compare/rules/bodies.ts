import type { Direction } from "../../2-normalise/api.js";
import { type Content, soleContent } from "../../3-analyse/calls.js";
import type { Change, Subject } from "../change.js";
import { breaking, compatible } from "../effects.js";
import { type Comparing, mendOf } from "../finding.js";
import { unsealed } from "../position.js";
import { type OperationPair, operationChange, operationSubject } from "./operation-changes.js";

/** Request bodies (OAS 3.1 §4.8.13). */
export function compareBodies(pair: OperationPair, comparing: Comparing): readonly Change[] {
  const [old, now] = [pair.calls.old.body, pair.calls.new.body];
  if (old === undefined && now === undefined) return [];
  if (old === undefined || now === undefined) {
    const places = { old: old?.at ?? pair.old.at, new: now?.at ?? pair.new.at };
    if (now === undefined) {
      const wire = breaking("request", "requests", "Requests with a body were valid and are not any more.");
      const source = breaking("request", "calls", "Code that gives a body does not compile.");
      return [operationChange("request-body-removed", "takes no body any more", pair, { wire, source }, places)];
    }
    const verdicts = now.required
      ? {
          wire: breaking("request", "requests", "Requests without a body were valid and are not any more."),
          source: breaking("request", "calls", "Code that gives no body does not compile."),
        }
      : { wire: compatible("Requests without a body are valid."), source: compatible("Calls without a body compile.") };
    const required = now.required ? "required" : "optional";
    return [
      operationChange(
        `request-body-added-${required}`,
        `takes a body now, which is ${required}`,
        pair,
        verdicts,
        places,
      ),
    ];
  }
  if (old.description !== now.description) comparing.reword({ old: old.at, new: now.at });
  const places = { old: old.at, new: now.at };
  const becoming =
    old.required === now.required
      ? []
      : [
          now.required
            ? operationChange(
                "request-body-became-required",
                "requires its body",
                pair,
                {
                  wire: breaking("request", "requests", "Requests without a body were valid and are not any more."),
                  source: breaking("request", "calls", "Code that gives no body does not compile."),
                },
                places,
              )
            : operationChange(
                "request-body-became-optional",
                "does not require its body any more",
                pair,
                {
                  wire: compatible("Requests with a body are valid."),
                  source: compatible("Calls with a body compile."),
                },
                places,
              ),
        ];
  const subject = operationSubject(pair.new, "request body");
  const [before, after] = [soleContent(old.contents), soleContent(now.contents)];
  if (before === undefined || after === undefined) return becoming;
  return [...becoming, ...compareContents(before, after, subject, "request", comparing)];
}

/** The media type of a body and its schema (OAS 3.1 §4.8.14). */
export function compareContents(
  old: Content,
  now: Content,
  subject: Subject,
  direction: Direction,
  comparing: Comparing,
): readonly Change[] {
  const at = { old: old.at, new: now.at };
  return [...compareMediaTypes(old, now, subject, direction), ...compareSchemas()];

  function compareSchemas(): readonly Change[] {
    if (old.schema !== undefined && now.schema !== undefined) {
      const position = {
        subject,
        direction,
        part: "body",
        dependence: "grows",
        typed: undefined,
        sealed: unsealed,
      } as const;
      return comparing.walk(old.schema, now.schema, position);
    }
    if (old.schema === now.schema) return [];
    const added = now.schema !== undefined;
    const rule = `${direction}-body-media-type-schema-${added ? "added" : "removed"}`;
    const what = added ? "says what its body must be, which could be any JSON" : "may be any JSON now";
    const breaks = added === (direction === "request");
    const wire = breaks
      ? breaking(
          direction,
          `${direction}s`,
          `${direction === "request" ? "Requests with another body were valid" : "Responses may have another body than before"}.`,
        )
      : compatible(
          `Every ${direction} that ${direction === "request" ? "was valid still is" : "is valid was valid before"}.`,
        );
    const source = breaks
      ? breaking(
          direction,
          direction === "request" ? "values that are sent" : "values that are read",
          "The type of the body is another one.",
        )
      : compatible("The type of the body is at least as wide, or as narrow, as code needs it.");
    return [{ rule, subject, directions: [direction], wire, source, ...at, what, mend: mendOf(wire, source) }];
  }
}

function compareMediaTypes(old: Content, now: Content, subject: Subject, direction: Direction): readonly Change[] {
  if (old.mediaType.toLowerCase() === now.mediaType.toLowerCase() && old.mediaType === now.mediaType) return [];
  const at = { old: old.at, new: now.at };
  const wire =
    old.mediaType.toLowerCase() === now.mediaType.toLowerCase()
      ? compatible("Media types do not tell upper from lower case.")
      : breaking(
          direction,
          `${direction}s`,
          direction === "request"
            ? `Requests of ${shown(old)} were valid and are not any more.`
            : `Responses are not ${shown(old)} any more, which readers ask for.`,
        );
  const source = breaking(
    direction,
    "`paths`",
    `The key \`${old.mediaType}\` of \`paths\` is \`${now.mediaType}\` now. Operation functions are called as before.`,
  );
  const rule = direction === "request" ? "request-body-media-type-removed" : "response-media-type-removed";
  return [
    {
      rule,
      subject,
      directions: [direction],
      wire,
      source,
      ...at,
      what: `is ${shown(now)} in place of ${shown(old)}`,
      mend: mendOf(wire, source),
    },
  ];
}

function shown({ mediaType }: Content): string {
  return `\`${mediaType}\``;
}
